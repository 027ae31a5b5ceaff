package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"underpin/internal/diag"
)

// footnoteBlockParser is goldmark's parser of footnotes' definitions, watched:
// goldmark drops those that nothing refers to without a word.
type footnoteBlockParser struct{ parser.BlockParser }

func newFootnoteBlockParser() footnoteBlockParser {
	return footnoteBlockParser{extension.NewFootnoteBlockParser()}
}

// Open implements parser.BlockParser.
func (f footnoteBlockParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	n, state := f.BlockParser.Open(parent, reader, pc)
	if footnote, ok := n.(*extast.Footnote); ok {
		p := pc.Get(pageKey).(*page)
		p.footnotes = append(p.footnotes, footnote)
	}
	return n, state
}

// checkFootnotes reports references without a definition, and definitions
// without a reference.
func (p *page) checkFootnotes() {
	if p.form.fragment && len(p.footnotes) > 0 {
		at := p.footnoteLabel(p.footnotes[0])
		p.report(diag.BlockMisplaced, at.start, at.end, "footnotes cannot stand here", "say it in the text")
		return
	}
	seen := make(map[string]bool, len(p.footnotes))
	for _, f := range p.footnotes {
		if ref := string(f.Ref); seen[ref] {
			at := p.footnoteLabel(f)
			p.report(diag.IDDoubled, at.start, at.end, `another footnote is called "`+ref+`"`, "give one of them another name")
		} else if f.Index < 0 {
			at := p.footnoteLabel(f)
			p.report(diag.FootnoteUnused, at.start, at.end, "nothing refers to this footnote", "write [^"+ref+"] where it belongs, or delete it")
		}
		seen[string(f.Ref)] = true
	}
	for _, at := range p.noFootnotes {
		p.reportUnknownFootnote(at)
	}
}

func (p *page) reportUnknownFootnote(at span) {
	label := string(p.source[at.start+2 : at.end-1])
	known := make([]string, len(p.footnotes))
	for i, f := range p.footnotes {
		known[i] = string(f.Ref)
	}
	hint := "add a line [^" + label + "]: with its words"
	if near, ok := diag.Nearest(label, known); ok {
		hint = `did you mean "` + near + `"?`
	}
	p.report(diag.FootnoteUnknown, at.start, at.end, `no footnote is called "`+label+`"`, hint)
}

// footnoteLabel returns where the label of a definition stands. goldmark gives
// a place in the line that tabs may have moved, so it is looked for.
func (p *page) footnoteLabel(f *extast.Footnote) span {
	line := 1 + bytes.LastIndexByte(p.source[:min(max(f.Pos(), 0), len(p.source))], '\n')
	i := bytes.Index(p.source[line:], append([]byte("[^"), f.Ref...))
	if i < 0 {
		return span{line, line + 1}
	}
	return span{line + i, line + i + len(f.Ref) + 3}
}

func renderFootnoteLink(p *page, n ast.Node) {
	link := n.(*extast.FootnoteLink)
	if p.refuseInLink(n.Pos(), n.Pos()+2, "a footnote") {
		return
	}
	number := strconv.Itoa(link.Index)
	p.write(`<sup id="`, footnoteMark(number, link.RefIndex), `"><a href="#fn:`, number, `" class="footnote-ref" role="doc-noteref">`, number, `</a></sup>`)
}

func renderFootnoteBacklink(p *page, n ast.Node) {
	link := n.(*extast.FootnoteBacklink)
	mark := footnoteMark(strconv.Itoa(link.Index), link.RefIndex)
	p.write("\u00A0", `<a href="#`, mark, `" class="footnote-backref" role="doc-backlink" aria-label="`, p.label("footnote-back", ""), "\">\u21A9\uFE0E</a>")
}

func footnoteMark(number string, reference int) string {
	if reference == 0 {
		return "fnref:" + number
	}
	return "fnref" + strconv.Itoa(reference) + ":" + number
}

func renderFootnote(p *page, n ast.Node) {
	p.wrap(`<li id="fn:`+strconv.Itoa(n.(*extast.Footnote).Index)+"\">\n", n, "</li>\n")
}

func renderFootnoteList(p *page, n ast.Node) {
	p.wrap(`<div class="footnotes" role="doc-endnotes" aria-label="`+p.label("footnotes-label", "")+"\">\n<ol>\n", n, "</ol>\n</div>\n")
}
