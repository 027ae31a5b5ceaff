package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

func renderEmphasis(p *page, n ast.Node) {
	if n.(*ast.Emphasis).Level == 2 {
		p.wrap("<strong>", n, "</strong>")
		return
	}
	p.wrap("<em>", n, "</em>")
}

func renderStrikethrough(p *page, n ast.Node) { p.wrap("<del>", n, "</del>") }

func renderCodeSpan(p *page, n ast.Node) {
	p.write("<code>")
	start := len(p.words)
	p.words = appendCodeSpan(p.words, n, p.source)
	p.out = appendEscaped(p.out, p.words[start:])
	p.write("</code>")
}

// appendCodeSpan appends the words of a code span; line ends in it are spaces.
func appendCodeSpan(dst []byte, n ast.Node, source []byte) []byte {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			value := t.Segment.Value(source)
			if line, cut := bytes.CutSuffix(value, []byte("\n")); cut {
				dst = append(append(dst, line...), ' ')
			} else {
				dst = append(dst, value...)
			}
		}
	}
	return dst
}

// renderString writes the rare text that goldmark makes up itself.
func renderString(p *page, n ast.Node) {
	p.out = appendEscaped(p.out, n.(*ast.String).Value)
	p.words = append(p.words, n.(*ast.String).Value...)
}

// plainText appends the words within a node as they would be read aloud: no
// marks, escapes and entities undone, pictures left out.
func (p *page) plainText(dst []byte, n ast.Node) []byte {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			dst = appendUnescaped(dst, p.source[c.Segment.Start:c.Segment.Stop])
			if c.SoftLineBreak() || c.HardLineBreak() {
				dst = append(dst, ' ')
			}
		case *ast.String:
			dst = append(dst, c.Value...)
		case *ast.CodeSpan:
			dst = appendCodeSpan(dst, c, p.source)
		case *ast.AutoLink:
			dst = append(dst, c.Label(p.source)...)
		case *ast.Image, *citation:
		default:
			dst = p.plainText(dst, c)
		}
	}
	return dst
}
