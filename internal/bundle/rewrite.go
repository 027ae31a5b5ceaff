package bundle

import (
	"encoding/base64"
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// idLists are the attributes that name ids of the same page, one or several.
var idLists = []string{
	"for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-errormessage",
	"aria-flowto", "aria-activedescendant", "popovertarget", "headers", "list", "form",
}

// idInStyle is where SVG names an id in another attribute's value.
var idInStyle = regexp.MustCompile(`url\(#([^)]+)\)`)

// rewrite makes a tree of a page fit to stand in one file with all others: ids and
// what names them begin with prefix, links lead inside, pictures are data, and
// what the page would fetch is gone.
func (j *join) rewrite(p *page, tree *html.Node, prefix string) {
	for _, n := range append(descendants(tree), tree) {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Script:
			j.script(p, n)
		case atom.Link:
			blank(n)
		case atom.Template:
			if id, _ := get(n, "id"); id == searchTemplate {
				n.FirstChild, n.LastChild = nil, nil // the script of all pages has come with them
			}
		}
		j.ids(n, prefix)
		j.addresses(p, n, prefix)
	}
}

// blank makes an element one that does nothing. It stays, for styles say what
// comes first in a place and what follows what.
func blank(n *html.Node) {
	n.DataAtom, n.Data, n.Attr, n.FirstChild, n.LastChild = atom.Template, atom.Template.String(), nil, nil, nil
}

// script keeps data, with its links led inside, and drops code.
func (j *join) script(p *page, n *html.Node) {
	var value any
	if kind, _ := get(n, "type"); kind != "application/json" || n.FirstChild == nil || json.Unmarshal([]byte(n.FirstChild.Data), &value) != nil {
		blank(n)
		return
	}
	if !j.links(p, value) {
		return // as it was written, with its order of keys
	}
	if data, err := json.Marshal(value); err == nil {
		n.FirstChild.Data = string(data)
	}
}

// links leads the links of a JSON value inside, and reports whether there are any.
func (j *join) links(p *page, value any) (some bool) {
	switch value := value.(type) {
	case []any:
		for _, part := range value {
			some = j.links(p, part) || some
		}
	case map[string]any:
		for key, part := range value {
			if address, ok := part.(string); ok && key == "href" {
				value[key], some = j.address(p, address), true
				continue
			}
			some = j.links(p, part) || some
		}
	}
	return some
}

// ids gives the ids of an element, and the ids it names, their prefix.
func (j *join) ids(n *html.Node, prefix string) {
	for i, a := range n.Attr {
		switch {
		case a.Key == "id":
			n.Attr[i].Val = prefix + a.Val
		case slices.Contains(idLists, a.Key):
			names := strings.Fields(a.Val)
			for k := range names {
				names[k] = prefix + names[k]
			}
			n.Attr[i].Val = strings.Join(names, " ")
		case strings.Contains(a.Val, "url(#"):
			n.Attr[i].Val = idInStyle.ReplaceAllString(a.Val, "url(#"+prefix+"$1)")
		}
	}
}

// addresses leads the links of an element inside and makes its pictures data.
func (j *join) addresses(p *page, n *html.Node, prefix string) {
	if _, ok := get(n, "data-root"); ok {
		set(n, "data-root", "./") // where what is kept on the device belongs: the folder of the file
	}
	if src, ok := get(n, "src"); ok {
		if file, _, inside := p.target(src); inside {
			set(n, "src", dataURL(file, j.edition.Files[file]))
		}
	}
	href, ok := get(n, "href")
	switch {
	case !ok:
	case n.Namespace == "svg":
		if id, is := strings.CutPrefix(href, "#"); is {
			set(n, "href", "#"+prefix+id)
		}
	default:
		address := j.address(p, href)
		switch {
		case address != "":
			set(n, "href", address)
			unset(n, "hreflang")
		case n.DataAtom == atom.A:
			j.leaveOut(p, n)
		default:
			unset(n, "href")
		}
	}
}

// address returns where a link of a page leads from the file, "" where that is
// left out.
func (j *join) address(p *page, href string) string {
	file, id, inside := p.target(href)
	if !inside || href == "#main" {
		return href
	}
	name := j.names[file]
	switch {
	case name == "":
		return ""
	case id == "":
		return "#" + name
	}
	return "#" + name + "-" + id
}

// leaveOut makes a link into words that say it leads to what is not here. A label
// says what its own page is, which is here.
func (j *join) leaveOut(p *page, n *html.Node) {
	words := j.edition.Words[p.Lang]["left-out"]
	n.DataAtom, n.Data, n.Attr = atom.Span, "span", nil
	if within(n, "label") != nil {
		return
	}
	note := element(atom.Small)
	note.AppendChild(text(" (" + words + ")"))
	n.AppendChild(note)
}

// thin takes out of a header or footer what leads to pages that are left out: what
// says so at its place in a text would fill the screen there.
func (j *join) thin(p *page, tree *html.Node) {
	for _, n := range descendants(tree) {
		href, ok := get(n, "href")
		if n.DataAtom != atom.A || !ok || j.address(p, href) != "" {
			continue
		}
		if item := n.Parent; item != nil && item.DataAtom == atom.Li {
			remove(item)
		} else {
			set(n, "href", "") // the name of the site leads to this page, the first
		}
	}
	for _, button := range descendants(tree) {
		name, opens := get(button, "popovertarget")
		if panel := byID(tree, name); opens && panel != nil && first(panel, atom.Nav) != nil && first(panel, atom.A) == nil {
			remove(panel)
			remove(button.Parent)
		}
	}
}

// descendants lists a tree, so that it may be changed meanwhile.
func descendants(tree *html.Node) []*html.Node { return slices.Collect(tree.Descendants()) }

func byID(tree *html.Node, id string) *html.Node {
	for n := range tree.Descendants() {
		if found, ok := get(n, "id"); ok && found == id {
			return n
		}
	}
	return nil
}

func remove(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

// kind is one of pictures that pages may show.
type kind struct {
	media   string // as HTTP and EPUB call it
	inBooks bool   // every e-reader has to know it
}

// kinds are those of pictures, by the endings of their names.
var kinds = map[string]kind{
	".avif": {"image/avif", false}, ".gif": {"image/gif", true}, ".ico": {"image/x-icon", false}, ".jpeg": {"image/jpeg", true},
	".jpg": {"image/jpeg", true}, ".png": {"image/png", true}, ".svg": {"image/svg+xml", true}, ".webp": {"image/webp", true},
}

// kindOf returns the kind of a picture by its name, an empty one for what is none.
func kindOf(file string) kind { return kinds[path.Ext(file)] }

// dataURL returns a picture as an address that holds it.
func dataURL(name string, data []byte) string {
	return "data:" + kindOf(name).media + ";base64," + base64.StdEncoding.EncodeToString(data)
}
