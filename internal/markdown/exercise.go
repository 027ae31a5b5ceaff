package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"

	"underpin/internal/diag"
)

const exerciseScheme = "exercise:"

// renderExerciseInPlace writes the exercise that a paragraph of nothing but a
// link stands for, and reports whether the link is one to an exercise.
func (p *page) renderExerciseInPlace(link *ast.Link) bool {
	dest := p.destination(link.Destination, link)
	id, ok := cutScheme(dest.text, exerciseScheme)
	if !ok {
		return false
	}
	if p.form.fragment {
		p.report(diag.BlockMisplaced, dest.at.start, dest.at.end, "an exercise cannot stand here", "put it in a sentence to link to it")
		return true
	}
	if slices.Contains(p.doc.Exercises, id) {
		p.report(diag.ExerciseDoubled, dest.at.start, dest.at.end, "this exercise stands on this page already",
			"keep one; put the link in a sentence to lead to the exercise's own page")
		return true
	}
	exercise, problem := p.resolver.Exercise(id, true)
	if problem != nil {
		p.reportProblem(problem, dest.at.start, dest.at.end)
		return true
	}
	p.doc.Exercises = append(p.doc.Exercises, id)
	if len(exercise.HTML) == 0 {
		p.write("<p>")
		p.writeAnchor(link, Target{Href: exercise.Href}, false)
		p.write("</p>\n")
		return true
	}
	p.out = append(append(p.out, exercise.HTML...), '\n')
	return true
}

// renderExerciseLink writes a link within a sentence to an exercise's own page.
func (p *page) renderExerciseLink(link *ast.Link, dest destination, id string) {
	exercise, problem := p.resolver.Exercise(id, false)
	if problem != nil {
		p.reportProblem(problem, dest.at.start, dest.at.end)
		renderChildren(p, link)
		return
	}
	p.writeAnchor(link, Target{Href: exercise.Href}, false)
}
