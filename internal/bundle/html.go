package bundle

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"underpin/internal/build"
	"underpin/internal/pages"
)

// HTML makes one file of all pages that are wanted: with scripts it shows one at
// a time, without them one below the other. It needs no other file, and its
// policy allows what stands in it by hash alone. One page is parsed at a time.
func HTML(e *build.Edition, o Options) ([]byte, error) {
	chosen, err := o.choose(e)
	if err != nil {
		return nil, err
	}
	parts, err := partsOf(e, chosen)
	if err != nil {
		return nil, err
	}
	j := &join{
		edition: e, options: o, pages: chosen, parts: parts, names: map[string]string{},
		stamp: o.stampOf(KindHTML, e, chosen, parts).String(),
	}
	for i, p := range chosen {
		j.names[p.Path] = fmt.Sprintf("p%d", i+1)
	}
	return j.file()
}

// join is a file on its way.
type join struct {
	edition *build.Edition
	options Options
	pages   []build.EditionPage
	parts   *parts
	names   map[string]string // by path, what the ids of a page begin with
	stamp   string
}

// shell is what stands around the pages of a language.
type shell struct {
	lang           string
	root           *html.Node
	header, footer []*html.Node
}

// shells returns what is around the pages, by language, that of the first page
// first. It is taken from the first page of each language: home, or what is wanted
// instead. The links of a header depend on nothing but the place.
func (j *join) shells() ([]shell, error) {
	var all []shell
	for _, p := range j.pages {
		if slices.ContainsFunc(all, func(s shell) bool { return s.lang == p.Lang }) {
			continue
		}
		parsed, err := parse(j.edition, p)
		if err != nil {
			return nil, err
		}
		s := shell{lang: p.Lang, root: parsed.root}
		around := &s.header
		for n := range first(parsed.root, atom.Body).ChildNodes() {
			switch {
			case n == parsed.main:
				around = &s.footer
			case n.DataAtom == atom.Header || n.DataAtom == atom.Footer:
				*around = append(*around, n)
			}
		}
		prefix := ""
		if len(all) > 0 {
			prefix = p.Lang + "-"
		}
		for _, n := range slices.Concat(s.header, s.footer) {
			j.thin(parsed, n)
			j.rewrite(parsed, n, prefix)
		}
		all = append(all, s)
	}
	return all, nil
}

// inside makes a page's main part fit to stand beside all others.
func (j *join) inside(p *page) {
	prefix := j.names[p.Path] + "-"
	for _, n := range slices.Collect(p.main.ChildNodes()) { // some are taken out
		j.rewrite(p, n, prefix)
	}
	if p.Layout == listLayout {
		if head := first(p.main, atom.H1); head != nil {
			head.Parent.AppendChild(j.printAll(p.Lang))
		}
	}
}

func (j *join) printAll(lang string) *html.Node {
	button := element(atom.Button, "class", "button", "type", "button", "data-do", "print-all", "hidden", "")
	button.AppendChild(text(j.edition.Words[lang]["print-all"]))
	return button
}

// file writes all of it.
func (j *join) file() ([]byte, error) {
	shells, err := j.shells()
	if err != nil {
		return nil, err
	}
	e, out := j.edition, &writer{}
	out.Grow(j.room())
	exit, _ := get(shells[0].root, "data-exit-url")
	dir, _ := get(shells[0].root, "dir")
	out.printf("<!DOCTYPE html>\n<html lang=%s dir=%s data-exit-url=%s>\n<head>\n<meta charset=\"utf-8\">\n", shells[0].lang, dir, exit)
	out.printf(`<meta http-equiv="Content-Security-Policy" content=%s>`+"\n", j.policy())
	out.raw(`<meta name="referrer" content="no-referrer">` + "\n<script>" + e.Head + "</script>\n")
	if j.parts.script != "" {
		out.raw("<script>" + one + "</script>\n")
	}
	out.printf(`<meta name="viewport" content="width=device-width, initial-scale=1">`+"\n<title>%t</title>\n", j.options.title(e))
	out.printf(`<meta name="robots" content="noindex">`+"\n"+`<meta name="edition" content=%s>`+"\n", j.stamp)
	out.printf(`<link rel="icon" href=%s>`+"\n", j.icon())
	out.raw("<style>" + j.parts.style + "</style>\n</head>\n<body>\n")
	out.nodes(shells[0].header)
	if err := j.contents(out, shells); err != nil {
		return nil, err
	}
	out.raw(`<main id="main">`)
	for _, p := range j.pages {
		if err := j.page(out, p); err != nil {
			return nil, err
		}
	}
	out.raw("</main>\n")
	out.nodes(shells[0].footer)
	j.edges(out, shells)
	if j.parts.script != "" {
		out.raw("<script>" + j.parts.script + "</script>\n")
	}
	out.raw("</body>\n</html>\n")
	return out.Bytes(), out.err
}

// room is about how long the file becomes: without it, a long one would be copied
// each time that it outgrows its place.
func (j *join) room() int {
	n := len(j.edition.Head) + len(j.parts.style) + len(j.parts.script)
	for _, p := range j.pages {
		n += len(j.edition.Files[p.Path])
	}
	for _, lang := range languagesOf(j.pages) {
		n += len(j.edition.Indexes[lang])
	}
	return n
}

func (j *join) page(out *writer, of build.EditionPage) error {
	p, err := parse(j.edition, of)
	if err != nil {
		return err
	}
	j.inside(p)
	dir, _ := get(p.root, "dir")
	out.printf("\n<div data-page=%s id=%s lang=%s dir=%s data-sheets=%s>", p.Path, j.names[p.Path], p.Lang, dir, strings.Join(j.parts.sheets[p.Path], " "))
	out.nodes(slices.Collect(p.main.ChildNodes()))
	out.raw("</div>")
	return out.err
}

// contents lists the pages for readers without scripts; others have the site's
// own list.
func (j *join) contents(out *writer, shells []shell) error {
	out.raw("<noscript>")
	for i, p := range j.pages {
		if i == 0 || j.pages[i-1].Lang != p.Lang {
			if i > 0 {
				out.raw("</ul></nav>")
			}
			words := j.edition.Words[p.Lang]["contents"]
			of := slices.IndexFunc(shells, func(s shell) bool { return s.lang == p.Lang })
			dir, _ := get(shells[of].root, "dir")
			out.printf("<nav class=\"contents\" lang=%s dir=%s aria-label=%s><p class=\"label\">%t</p><ul>", p.Lang, dir, words, words)
		}
		title := p.Title
		if title == "" { // it stands in the page alone
			parsed, err := parse(j.edition, p)
			if err != nil {
				return err
			}
			title = parsed.Title
		}
		out.printf("<li><a href=%s>%t</a></li>", "#"+j.names[p.Path], title)
	}
	out.raw("</ul></nav></noscript>\n")
	return nil
}

// edges writes what stands below the footer: the edition, and what only scripts
// read.
func (j *join) edges(out *writer, shells []shell) {
	added := j.edition.Words[shells[0].lang]
	out.printf("<p class=\"wrap note\">%t %t: %t</p>\n", added["trace"], added["edition"], j.stamp)
	for i, s := range shells {
		if i > 0 {
			out.printf("<template data-frame=%s>", s.lang)
			out.nodes(slices.Concat(s.header, s.footer))
			out.raw("</template>\n")
		}
		out.data("words", s.lang, j.edition.Words[s.lang])
		if searches(j.pages, s.lang) {
			out.data("index", s.lang, j.index(s.lang))
		}
	}
}

// index returns the search index of a language with its pages called by the names
// they have here. A page that is left out has an empty record.
func (j *join) index(lang string) map[string]any {
	var index map[string]any
	if json.Unmarshal(j.edition.Indexes[lang], &index) != nil {
		return nil // a language without pages has none
	}
	pages, _ := index["pages"].([]any)
	for i := range pages {
		record, _ := pages[i].([]any)
		name := ""
		if len(record) > 0 {
			address, _ := record[0].(string)
			home := &page{}
			path, _, _ := home.target(address)
			name = j.names[path]
		}
		if name == "" {
			pages[i] = []any{}
		} else {
			record[0] = name
		}
	}
	return index
}

// icon is the address of the icon, as data.
func (j *join) icon() string {
	if svg, ok := j.edition.Files["favicon.svg"]; ok {
		return dataURL("favicon.svg", svg)
	}
	return "data:,"
}

// one says before the first page is seen that there will be one at a time. A media
// query would not do: where a reader has switched scripts off for this file alone,
// browsers differ in what it says.
const one = `document.documentElement.dataset.one=""`

// policy lets in nothing but what stands in the file.
func (j *join) policy() string {
	p := pages.Policy{Scripts: []string{j.edition.Head}, Styles: []string{j.parts.style}, Alone: true}
	if j.parts.script != "" {
		p.Scripts = append(p.Scripts, one, j.parts.script)
	}
	return p.String()
}

// writer writes HTML. Values of %s are attributes, quoted; those of %t are text.
type writer struct {
	bytes.Buffer
	err error
}

func (w *writer) raw(text string) { w.WriteString(text) }

func (w *writer) printf(format string, values ...string) {
	for _, value := range values {
		before, after, _ := strings.Cut(format, "%")
		value = html.EscapeString(value)
		if after[0] == 's' {
			value = `"` + value + `"`
		}
		w.WriteString(before + value)
		format = after[1:]
	}
	w.WriteString(format)
}

func (w *writer) nodes(nodes []*html.Node) {
	for _, n := range nodes {
		if err := html.Render(w, n); err != nil && w.err == nil {
			w.err = err
		}
	}
}

// data writes a value as JSON that scripts find by its kind and language.
func (w *writer) data(kind, lang string, value any) {
	text, err := json.Marshal(value) // escapes "<"
	if err != nil && w.err == nil {
		w.err = err
	}
	w.printf("<script type=\"application/json\" data-"+kind+"=%s>", lang)
	w.Write(text)
	w.raw("</script>\n")
}

// element makes an element with attributes, given as names and values in turn.
func element(kind atom.Atom, attributes ...string) *html.Node {
	n := &html.Node{Type: html.ElementNode, DataAtom: kind, Data: kind.String()}
	for pair := range slices.Chunk(attributes, 2) {
		set(n, pair[0], pair[1])
	}
	return n
}

func text(words string) *html.Node { return &html.Node{Type: html.TextNode, Data: words} }
