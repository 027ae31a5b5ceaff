package markdown

import (
	"slices"

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
	target := escapeString(p.termID(id))
	p.write(`<button type="button" class="term" popovertarget="`, target, `">`)
	p.insideLink(link)
	p.write("</button>")
	if slices.Contains(p.doc.Terms, id) {
		return
	}
	p.doc.Terms = append(p.doc.Terms, id)
	p.write(`<span popover id="`, target, `" class="definition">`, string(term.Definition), "</span>")
}

func (p *page) termID(id string) string { return "term-" + p.form.prefix + id }
