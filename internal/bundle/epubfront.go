package bundle

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// drawingOf returns a copy of the first drawing of a tree, without its
// words, nil when there is none.
func drawingOf(tree *html.Node) *html.Node {
	for _, n := range elements(tree) {
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
	return nil
}

func copyOf(n *html.Node) *html.Node {
	made := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: slices.Clone(n.Attr)}
	for c := range n.ChildNodes() {
		made.AppendChild(copyOf(c))
	}
	return made
}

// pens are the widths of the site's pen by the classes of what it draws.
var pens = []struct{ class, width string }{{"s", "1.5"}, {"d", "1"}, {"m", "1"}, {"h", "0.8"}, {"x", "2.2"}, {"w", "2.2"}, {"v", "0"}}

// A palette is what a drawing is painted with. Its parts say their colors
// themselves, since not every program reads a style sheet for a picture: without
// one, all of a house would be black.
type palette struct{ ink, brick, paper string }

// A cover is a picture with colors of its own. Within the pages the reader's ink
// is on the reader's paper.
var (
	coverPalette = palette{ink: "#14202e", brick: "#96401f", paper: "#fffdf8"}
	pagePalette  = palette{ink: "currentColor", brick: "currentColor", paper: "none"}
)

const coverText = `<text x="300" y="%d" font-family="serif" font-size="64" text-anchor="middle" fill="%s">%s</text>`

// paint gives a part of a drawing the colors that its class has on the site.
func paint(n *html.Node, p palette) {
	fill := p.ink
	switch {
	case n.Data == "text": // about its place, whatever the direction of the page
		set(n, "font-size", "17")
		set(n, "text-anchor", "middle")
	case n.Data != "path":
		return
	case has(n, "b"):
		fill = p.brick
		if p.brick == p.ink {
			set(n, "fill-opacity", "0.45")
		}
	case has(n, "p") || has(n, "e"):
		fill = p.paper
	}
	for _, pen := range pens {
		if !has(n, pen.class) {
			continue
		}
		if set(n, "stroke-width", pen.width); pen.width != "0" {
			set(n, "stroke", p.ink)
		}
		if !has(n, "p") && !has(n, "e") {
			fill = "none"
		}
	}
	set(n, "fill", fill)
}

// cover draws the cover: the title and a drawing, and nothing that tells more.
func (b *book) cover() []byte {
	out := &xhtml{}
	out.WriteString(xmlHead + `<svg xmlns="` + spaces["svg"] + `" viewBox="0 0 600 800" role="img"`)
	out.attribute("aria-label", b.title)
	out.WriteString(`><rect width="600" height="800" fill="` + coverPalette.paper + `"/>`)
	for i, line := range broken(b.title, 16) {
		fmt.Fprintf(out, coverText, 140+80*i, coverPalette.ink, escapeXML(line))
	}
	if b.drawing != nil {
		b.draw(out)
	}
	out.WriteString("</svg>\n")
	return out.Bytes()
}

// draw fits the drawing into the lower part of the cover.
func (b *book) draw(out *xhtml) {
	var x, y, width, height float64
	box, _ := get(b.drawing, "viewBox")
	if n, err := fmt.Sscan(box, &x, &y, &width, &height); n != 4 || err != nil || width <= 0 || height <= 0 {
		return
	}
	scale := min(480/width, 400/height)
	fmt.Fprintf(out, `<g transform="translate(%.2f %.2f) scale(%.4f)">`, 300-scale*(x+width/2), 530-scale*(y+height/2), scale)
	for _, n := range elements(b.drawing) {
		paint(n, coverPalette)
		unset(n, "class")
	}
	out.inner(b.drawing, "svg")
	out.WriteString("</g>")
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
		out.WriteString(">\n<p>" + escapeXML(c.words["edition"]) + ": <b>" + b.stamp.Edition + "</b>")
		if day := b.stamp.Reviewed; day != "" {
			out.WriteString(", <time>" + day + "</time>")
		}
		out.WriteString("</p>\n")
		out.paragraphs(c.words["book-license"], c.words["trace"])
		out.paragraphs(c.foot...)
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
