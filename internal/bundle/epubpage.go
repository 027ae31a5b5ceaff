package bundle

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Only a browser can use these. Whatever is hidden waits for a script that never
// comes.
var (
	browserKinds      = []atom.Atom{atom.Script, atom.Template, atom.Link, atom.Style, atom.Noscript, atom.Progress, atom.Select}
	browserClasses    = []string{"toc", "clock", "breath-go", "piles", "deck-at", "deck-acts", "row-acts", "plan-error", "way", "sr", "rules", "edit"}
	browserAttributes = []string{"hidden", "data-news", "data-search", "data-alarm"}
)

func forBrowsers(n *html.Node) bool {
	if slices.Contains(browserKinds, n.DataAtom) || n.DataAtom == atom.Button && !has(n, "term") {
		return true
	}
	if rel, _ := get(n, "rel"); rel == "prev" || rel == "next" { // pages turn by themselves
		return true
	}
	href, _ := get(n, "href")
	if has(n, "button") && strings.HasPrefix(href, "#") || strings.HasSuffix(href, "_phone") {
		return true
	}
	return slices.ContainsFunc(browserClasses, func(class string) bool { return has(n, class) }) ||
		slices.ContainsFunc(browserAttributes, func(key string) bool { _, ok := get(n, key); return ok })
}

// strip takes out what only a browser can use. The list of countries stays: the
// contents of the book do not reach into a page, and help must be quick to find.
func (c *chapter) strip() {
	for _, n := range elements(c.main) {
		if has(n, "toc") && c.Layout == helpLayout {
			rename(n, atom.Div, "countries")
			continue
		}
		if !forBrowsers(n) {
			continue
		}
		gone := n
		switch {
		case n.DataAtom == atom.A && n.Parent.DataAtom == atom.Li:
			gone = n.Parent // with what it says of the link
		case n.DataAtom == atom.A && n.NextSibling != nil && strings.HasPrefix(n.NextSibling.Data, ", "):
			n.NextSibling.Data = n.NextSibling.Data[2:]
		case n.DataAtom == atom.Input && n.Parent.DataAtom == atom.Label:
			gone = n.Parent
		}
		remove(gone)
	}
}

// kept are the attributes that a book has a use for, those of drawings aside.
var kept = []string{
	"id", "class", "lang", "dir", "href", "title", "aria-label", "aria-labelledby", "aria-hidden", "role", "colspan", "rowspan",
	"scope", "start", "src", "alt", "width", "height", "datetime", "hreflang", "epub:type",
}

// clean takes out what is empty by now, keeps the attributes that a book has a
// use for, and numbers the ids: the site's own may say more than a name should,
// and need not be names in XML.
func (c *chapter) clean() {
	for _, n := range slices.Backward(elements(c.main)) {
		if isEmpty(n) {
			remove(n)
		}
	}
	for _, n := range slices.Collect(c.main.Descendants()) {
		if isSpace(n) && n.PrevSibling != nil && isSpace(n.PrevSibling) { // what stood between is gone
			remove(n)
		}
	}
	all := elements(c.main)
	for _, n := range all {
		n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool {
			if n.Namespace == "" {
				return !slices.Contains(kept, a.Key)
			}
			return strings.HasPrefix(a.Key, "data-") || a.Key == "style"
		})
		if role, _ := get(n, "role"); role == "status" || role == "region" {
			unset(n, "role")
		}
		if id, ok := get(n, "id"); ok {
			c.ids[id] = fmt.Sprintf("p%d", len(c.ids)+1)
			set(n, "id", c.ids[id])
		}
	}
	for _, n := range all {
		names, ok := get(n, "aria-labelledby")
		if !ok {
			continue
		}
		var left []string
		for _, id := range strings.Fields(names) {
			if c.ids[id] != "" {
				left = append(left, c.ids[id])
			}
		}
		if set(n, "aria-labelledby", strings.Join(left, " ")); len(left) == 0 {
			unset(n, "aria-labelledby")
		}
	}
}

// isEmpty reports whether nothing is left of an element that had words.
func isEmpty(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.P, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Nav, atom.Section, atom.Span, atom.Label:
	default:
		return false
	}
	if has(n, "rule") {
		return false
	}
	for child := range n.ChildNodes() {
		if !isSpace(child) {
			return false
		}
	}
	return true
}

func isSpace(n *html.Node) bool { return n.Type == html.TextNode && strings.TrimSpace(n.Data) == "" }

// links leads the links of a chapter inside. Those to what is left out become
// words that say so; those to other sites stay.
func (b *book) links(c *chapter) {
	for _, n := range elements(c.main) {
		href, ok := get(n, "href")
		if !ok || n.Namespace != "" {
			continue
		}
		file, id, inside := c.target(href)
		if !inside {
			continue
		}
		to := b.at[file]
		switch {
		case to == nil && within(n, "label") != nil: // it says what its own page is, which is here
			rename(n, atom.Span, "")
		case to == nil:
			rename(n, atom.Span, "left-out")
			n.AppendChild(text(" (" + c.words["left-out"] + ")"))
		case id == "main" || id == "":
			set(n, "href", to.file)
		case to.ids[id] == "" && to == c:
			rename(n, atom.Span, "")
		case to.ids[id] == "":
			set(n, "href", to.file)
		case to == c:
			set(n, "href", "#"+to.ids[id])
		default:
			set(n, "href", to.file+"#"+to.ids[id])
		}
	}
}

// showPictures paints the drawings of a chapter and gives its pictures their files
// in the book. Words stand for those of a kind that no e-reader has to know.
func (b *book) showPictures(c *chapter) {
	for _, n := range elements(c.main) {
		if n.Namespace == "svg" && within(n, "draw") != nil {
			paint(n, pagePalette)
		}
		src, ok := get(n, "src")
		if !ok {
			continue
		}
		file, _, inside := c.target(src)
		if _, found := b.edition.Files[file]; !inside || !found || !kindOf(file).inBooks {
			alt, _ := get(n, "alt")
			rename(n, atom.Span, "")
			n.AppendChild(text(alt))
			continue
		}
		if !slices.Contains(b.pictures, file) {
			b.pictures = append(b.pictures, file)
		}
		set(n, "src", b.pictureName(file))
	}
}
