package markdown

import (
	"github.com/yuin/goldmark/ast"
)

// renderText writes plain words: as HTML with typographic quotes and dashes,
// and as they are for AppendText.
func renderText(p *page, n ast.Node) {
	t := n.(*ast.Text)
	if t.IsRaw() {
		value := t.Segment.Value(p.source)
		p.out = appendEscaped(p.out, value)
		p.words = append(p.words, value...)
	} else {
		p.writeText(t.Segment.Start, t.Segment.Stop)
	}
	switch {
	case t.HardLineBreak():
		p.write("<br>\n")
		p.words = append(p.words, ' ')
	case t.SoftLineBreak():
		p.write("\n")
		p.words = append(p.words, ' ')
	}
}

// writeText writes source[start:end]. Quotes and dashes are set here and not by
// a parser, as goldmark's typographer does: what stands on either side of a
// quote is at hand in the source, and no node has to be made for each.
func (p *page) writeText(start, end int) {
	source, special := p.source, &p.parser.quotes.special
	from := start
	for i := start; i < end; {
		if !special[source[i]] {
			i++
			continue
		}
		html, value, size := p.specialAt(i, end)
		if size == 0 {
			i++
			continue
		}
		p.out = append(append(p.out, source[from:i]...), html...)
		p.words = append(append(p.words, source[from:i]...), value...)
		i += size
		from = i
	}
	p.out = append(p.out, source[from:end]...)
	p.words = append(p.words, source[from:end]...)
}

// specialAt returns what to write for the special byte at source[i] and for the
// plain words, and how many bytes that takes; 0 leaves the byte as it is.
func (p *page) specialAt(i, end int) (html string, value []byte, size int) {
	switch c := p.source[i]; c {
	case '\\', '&':
		value, size = unescapeAt(p.source[:end], i)
		return string(appendEscaped(nil, value)), value, size
	case '<', '>':
		return entityOf(c), p.source[i : i+1], 1
	case '@':
		p.checkMail(i)
		return "", nil, 0
	default:
		html, size = p.parser.quotes.at(p.source, i, end, &p.open)
		return html, p.source[i : i+size], size
	}
}
