package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"underpin/internal/diag"
)

// renderHTMLBlock reports a block of raw HTML, and leaves it out.
func renderHTMLBlock(p *page, n ast.Node) {
	if n.Lines().Len() == 0 {
		return
	}
	line := n.Lines().At(0)
	at := trim(p.source, span{line.Start, line.Stop})
	p.reportHTML(at)
}

// renderRawHTML reports a tag among words, and leaves it out. Tags with nothing
// between them are one problem.
func renderRawHTML(p *page, n ast.Node) {
	segments := n.(*ast.RawHTML).Segments
	if segments.Len() == 0 {
		return
	}
	at := span{segments.At(0).Start, segments.At(0).Stop}
	before, adjacent := n.PreviousSibling().(*ast.RawHTML)
	if adjacent && before.Segments.Len() > 0 && before.Segments.At(before.Segments.Len()-1).Stop == at.start {
		p.rawOpen = append(p.rawOpen, tagName(p.source[at.start:at.end]))
		return
	}
	p.reportHTML(at)
}

// reportHTML reports the HTML at a place, unless it is the closing tag of one
// that was reported.
func (p *page) reportHTML(at span) {
	html := p.source[at.start:at.end]
	name := tagName(html)
	if bytes.HasPrefix(html, []byte("</")) {
		if i := slices.Index(p.rawOpen, name); i >= 0 {
			p.rawOpen = slices.Delete(p.rawOpen, i, i+1)
			return
		}
	}
	p.rawOpen = append(p.rawOpen, name)
	if bytes.HasPrefix(html, []byte("<!--")) {
		p.report(diag.RawHTML, at.start, at.end, "comments are not allowed in pages", "delete it; notes for editors belong in the commit or in an issue")
		return
	}
	p.report(diag.RawHTML, at.start, at.end, "HTML is not allowed in pages", tagHint(name))
}

// tagName returns the name of the tag that html begins with, in small letters.
func tagName(html []byte) string {
	name := strings.TrimLeft(string(html), "</")
	end := strings.IndexFunc(name, func(r rune) bool { return !isWordRune(r) && r != '-' })
	if end >= 0 {
		name = name[:end]
	}
	return strings.ToLower(name)
}

// tagHint returns how Markdown says what a tag says.
func tagHint(tag string) string {
	switch tag {
	case "b", "strong":
		return "write **words** for strong words"
	case "i", "em":
		return "write *words* for stressed words"
	case "s", "del", "strike":
		return "write ~~words~~ for struck words"
	case "code", "tt", "kbd", "samp":
		return "write `words` for code"
	case "br":
		return "end the line with a backslash to break it, or begin a new paragraph"
	case "p", "div", "span", "center", "font":
		return "leave it out; a blank line begins a paragraph, and the layout does the rest"
	case "a":
		return "write [words](address) for a link"
	case "img", "figure", "picture":
		return "write ![what one sees](file.png) for a picture"
	case "hr":
		return "write --- on a line of its own for a rule"
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return "begin the line with ## for a heading"
	case "ul", "ol", "li":
		return "begin each line with - or 1. for a list"
	case "table", "tr", "td", "th":
		return "write the table with | between its columns"
	case "blockquote", "q":
		return "begin the line with > for a quote"
	case "details", "summary":
		return "use a heading, or an alert such as > [!NOTE]"
	case "sup", "sub":
		return "write [^name] for a footnote, or type the raised character itself"
	case "script", "style", "iframe", "object", "embed", "form", "input", "button", "video", "audio":
		return "leave it out; what a page does belongs in an exercise"
	}
	return "write it in Markdown; put it between backticks to show it as it is"
}
