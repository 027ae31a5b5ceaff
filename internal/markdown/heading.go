package markdown

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"underpin/internal/diag"
)

func renderHeading(p *page, n ast.Node) {
	heading := n.(*ast.Heading)
	text := string(bytes.TrimSpace(p.plainText(nil, n)))
	start, end := headingSpan(n)
	p.checkHeading(heading.Level, text, start, end)
	level, id := strconv.Itoa(heading.Level), p.uniqueSlug(text)
	anchor := p.uniqueAnchor(id, start, end)
	p.doc.Headings = append(p.doc.Headings, Heading{
		Level: heading.Level, ID: id, Anchor: anchor, Text: p.parser.Typographic(text), At: p.place(start, end), Offset: len(p.out),
	})
	p.startBlock()
	p.write("<h", level, ` id="`, anchor, `">`)
	p.wrap("", n, "</h"+level+">\n")
	p.endBlock()
}

// headingSpan returns where a heading's words stand, or its marks when it has
// none.
func headingSpan(n ast.Node) (start, end int) {
	if lines := n.Lines(); lines.Len() > 0 {
		return lines.At(0).Start, lines.At(0).Stop
	}
	return n.Pos(), n.Pos() + 1
}

func (p *page) checkHeading(level int, text string, start, end int) {
	above := max(p.level, 1)
	p.level = level
	switch {
	case p.form.fragment:
		p.report(diag.BlockMisplaced, start, end, "a heading cannot stand here", "leave it out: the layout writes the headings around this text")
	case text == "":
		p.report(diag.HeadingEmpty, start, end, "this heading has no words", "write its words, or delete its marks")
	case level == 1:
		p.report(diag.HeadingLevel, start, end, "a page has one heading of level 1, and its title is that heading", `begin this one with "##"`)
	case level > above+1:
		p.report(diag.HeadingLevel, start, end,
			fmt.Sprintf("this heading is of level %d, but the one above it is of level %d", level, above),
			fmt.Sprintf("begin it with %q", strings.Repeat("#", above+1)))
	}
}

// checkMarks reports a line of a paragraph that was meant as a heading: one that
// begins with two marks or more and no space. A single one may be a number's.
func (p *page) checkMarks(paragraph ast.Node) {
	lines := paragraph.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		text := bytes.TrimRight(line.Value(p.source), "\n")
		words := bytes.TrimLeft(text, "#")
		marks := len(text) - len(words)
		if marks < 2 || marks > 6 || len(words) == 0 || words[0] == ' ' || words[0] == '\t' {
			continue
		}
		p.report(diag.HeadingMark, line.Start, line.Start+marks, "a space is missing between the marks of a heading and its words",
			fmt.Sprintf("write %q", string(text[:marks])+" "+string(words)))
	}
}

// uniqueSlug returns a heading's id, told apart from earlier ones of the same
// words by -1, -2 and so on, as GitHub does.
func (p *page) uniqueSlug(text string) string {
	base := slug(text)
	if base == "" {
		base = "section" // an empty id is not valid; GitHub has none to agree with
	}
	id := base
	for {
		if _, taken := p.slugs[id]; !taken {
			break
		}
		p.slugs[base]++
		id = base + "-" + strconv.Itoa(p.slugs[base])
	}
	p.slugs[id] = 0
	return id
}

// slug makes an id of words as GitHub does: lower case, spaces to hyphens, and
// of the rest only letters, marks, digits, hyphens and connecting punctuation.
func slug(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Nl, unicode.Pc, unicode.Other_Alphabetic):
			return r
		}
		return -1
	}, strings.ToLower(text))
}

// uniqueAnchor returns what a heading's id is published as. That two of a page
// are published as one will hardly ever happen, and is reported when it does: a
// link to one would lead to the other.
func (p *page) uniqueAnchor(id string, start, end int) string {
	anchor := Anchor(id)
	if other, taken := p.anchors[anchor]; taken {
		p.report(diag.IDDoubled, start, end,
			fmt.Sprintf("this heading and %q are published under one id, %s", other, anchor), "word one of the two differently")
	}
	p.anchors[anchor] = id
	return anchor
}
