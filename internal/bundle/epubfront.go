package bundle

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// coverDrawing returns a copy of the first drawing of the chapters, without its
// words, nil when there is none.
func (b *book) coverDrawing() *html.Node {
	for _, c := range b.chapters {
		for _, n := range elements(c.main) {
			if n.Namespace == "svg" && has(n, "draw") {
				made := copyOf(n)
				for _, part := range elements(made) {
					if part.Data == "title" || part.Data == "text" {
						remove(part)
					}
				}
				return made
			}
		}
	}
	return nil
}

func copyOf(n *html.Node) *html.Node {
	made := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: slices.Clone(n.Attr)}
	for c := range n.ChildNodes() {
		made.AppendChild(copyOf(c))
	}
	return made
}

// coverStyle is the pen of the site's drawings. A cover is a picture, which has
// colors of its own.
const coverStyle = `text{font-family:Georgia,serif;font-size:64px;text-anchor:middle;fill:#14202e}` +
	`.s,.d,.x,.h,.w,.m,.v{fill:none;stroke:#14202e;stroke-width:1.5}.d,.m{stroke-width:1}.h{stroke-width:.8}.x,.w{stroke-width:2.2}` +
	`.c,.k{fill:#14202e}.b{fill:#96401f}.p,.e{fill:#fffdf8}.p.s,.e.s{fill:#fffdf8}.h,.words{display:none}`

// cover draws the cover: the title and a drawing, and nothing that tells more.
func (b *book) cover() []byte {
	out := &xhtml{}
	out.WriteString(xmlHead + `<svg xmlns="` + spaces["svg"] + `" viewBox="0 0 600 800" role="img"`)
	out.attribute("aria-label", b.title)
	out.WriteString("><style>" + coverStyle + `</style><rect width="600" height="800" fill="#fffdf8"/>`)
	for i, line := range broken(b.title, 16) {
		out.WriteString(fmt.Sprintf(`<text x="300" y="%d">%s</text>`, 140+80*i, escapeXML(line)))
	}
	if b.drawing != nil {
		for _, a := range []struct{ key, value string }{{"x", "60"}, {"y", "330"}, {"width", "480"}, {"height", "400"}} {
			set(b.drawing, a.key, a.value)
		}
		out.node(b.drawing, "svg")
	}
	out.WriteString("</svg>\n")
	return out.Bytes()
}

// broken breaks words into lines of some characters, as far as they fit.
func broken(words string, width int) (lines []string) {
	for word := range strings.FieldsSeq(words) {
		last := len(lines) - 1
		if last >= 0 && len([]rune(lines[last]))+1+len([]rune(word)) <= width {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// document begins a document of the book; its caller ends it with close.
func (b *book) document(lang, dir, title, kind string) *xhtml {
	out := &xhtml{}
	out.WriteString(xmlHead + "<!DOCTYPE html>\n" + `<html xmlns="` + spaces[""] + `" xmlns:epub="http://www.idpf.org/2007/ops"`)
	out.speak(lang, dir)
	out.WriteString(">\n<head>\n" + `<meta charset="utf-8"/>` + "\n<title>" + escapeXML(title) + "</title>\n" +
		`<link rel="stylesheet" type="text/css" href="` + styleFile + `"/>` + "\n</head>\n<body")
	if kind != "" {
		out.attribute("epub:type", kind)
	}
	out.WriteString(">\n")
	return out
}

func (w *xhtml) speak(lang, dir string) {
	w.attribute("lang", lang)
	w.attribute("xml:lang", lang)
	if dir != "" {
		w.attribute("dir", dir)
	}
}

func (w *xhtml) close() []byte {
	w.WriteString("\n</body>\n</html>\n")
	return w.Bytes()
}

// coverPage shows the cover.
func (b *book) coverPage() []byte {
	c := b.chapters[0]
	out := b.document(c.Lang, c.dir, b.title, "cover")
	out.WriteString(`<p class="cover"><img src="` + coverFile + `"`)
	out.attribute("alt", b.title)
	out.WriteString("/></p>")
	return out.close()
}

// titlePage says which edition this is, what may be done with it and how to be
// rid of it, in every language of the book.
func (b *book) titlePage() []byte {
	opening := b.chapters[0]
	out := b.document(opening.Lang, opening.dir, b.title, "titlepage")
	out.WriteString("<h1>" + escapeXML(b.title) + "</h1>\n")
	for _, lang := range b.languages() {
		c := b.opening(lang)
		out.WriteString("<div")
		out.speak(lang, c.dir)
		out.WriteString(">\n<p>" + escapeXML(c.words["edition"]) + ": <b>" + b.stamp.Edition + "</b>, <time>" + b.stamp.Reviewed + "</time></p>\n")
		out.paragraphs(c.words["book-license"], c.words["trace"])
		out.paragraphs(c.footer()...)
		for _, help := range b.chapters {
			if help.Lang == lang && help.Layout == helpLayout {
				out.WriteString("<p><a href=\"" + help.file + "\">" + escapeXML(help.Title) + "</a></p>\n")
			}
		}
		out.WriteString("</div>\n")
	}
	out.WriteString(`<p class="note"><code>` + escapeXML(b.stamp.String()) + "</code></p>")
	return out.close()
}

func (w *xhtml) paragraphs(all ...string) {
	for _, words := range all {
		if words != "" {
			w.WriteString("<p>" + escapeXML(words) + "</p>\n")
		}
	}
}

// footer returns what the site says at the foot of every page: whom to call, and
// what it is not.
func (c *chapter) footer() (said []string) {
	for foot := range c.root.Descendants() {
		if foot.DataAtom != atom.Footer {
			continue
		}
		for _, n := range elements(foot) {
			if n.DataAtom == atom.P && has(n.Parent, "note") {
				said = append(said, textOf(n))
			}
		}
	}
	return said
}

// chapterFile writes a chapter. A sensitive page keeps its title to itself, as on
// the site.
func (b *book) chapterFile(c *chapter) []byte {
	title := c.Title
	if c.Sensitive {
		title = b.title
	}
	out := b.document(c.Lang, c.dir, title, "bodymatter")
	out.inner(c.main, "")
	return out.close()
}
