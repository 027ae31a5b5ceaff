package markdown

import (
	"slices"
	"strconv"

	"github.com/yuin/goldmark/ast"
)

const termScheme = "glossary:"

// renderTerm writes words with the definition of a term at hand. The definition
// stands in the page once, after the first of its words; others open the same.
func (p *page) renderTerm(link *ast.Link, dest destination, id string) {
	term, problem := p.resolver.Term(id)
	if problem != nil {
		p.reportProblem(problem, dest.at.start, dest.at.end)
		renderChildren(p, link)
		return
	}
	number := slices.Index(p.doc.Terms, id)
	first := number < 0
	if first {
		number = len(p.doc.Terms)
		p.doc.Terms = append(p.doc.Terms, id)
	}
	target := escapeString("term-" + p.form.prefix + strconv.Itoa(number+1))
	p.write(`<button type="button" class="term" popovertarget="`, target, `">`)
	p.insideLink(link)
	p.write("</button>")
	if !first {
		return
	}
	p.write(`<span popover id="`, target, `" class="definition">`, string(term.Definition), "</span>")
}
