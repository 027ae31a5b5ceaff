package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

func renderParagraph(p *page, n ast.Node) {
	if only := n.FirstChild(); only != nil && only.NextSibling() == nil {
		switch only := only.(type) {
		case *ast.Image:
			renderFigure(p, only)
			return
		case *ast.Link:
			if n.Parent().Kind() == ast.KindDocument && p.renderExerciseInPlace(only) {
				return
			}
		}
	}
	p.checkMarks(n)
	p.startBlock()
	p.wrap("<p>", n, "</p>\n")
	p.endBlock()
}

// renderTextBlock writes the words of a tight list's item, which have no <p>.
func renderTextBlock(p *page, n ast.Node) {
	p.startBlock()
	renderChildren(p, n)
	if n.NextSibling() != nil && n.FirstChild() != nil {
		p.write("\n")
	}
	p.endBlock()
}

func renderBlockquote(p *page, n ast.Node) { p.wrap("<blockquote>\n", n, "</blockquote>\n") }

func renderThematicBreak(p *page, _ ast.Node) { p.write("<hr>\n") }

func renderList(p *page, n ast.Node) {
	list := n.(*ast.List)
	tag := "ul"
	if list.IsOrdered() {
		tag = "ol"
	}
	p.write("<", tag)
	if list.IsOrdered() && list.Start != 1 {
		p.write(` start="`, strconv.Itoa(list.Start), `"`)
	}
	if hasTasks(list) {
		p.write(` class="tasks"`)
	}
	p.wrap(">\n", n, "</"+tag+">\n")
}

func renderListItem(p *page, n ast.Node) {
	p.write("<li>")
	if first := n.FirstChild(); first != nil && first.Kind() != ast.KindTextBlock {
		p.write("\n")
	}
	p.wrap("", n, "</li>\n")
}

// hasTasks reports whether any item of a list begins with a task's box.
func hasTasks(list *ast.List) bool {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if block := item.FirstChild(); block != nil {
			if first := block.FirstChild(); first != nil && first.Kind() == extast.KindTaskCheckBox {
				return true
			}
		}
	}
	return false
}

// renderTaskBox writes a task's box. It is labelled by what it says and not by
// the words beside it, which may hold links and buttons.
func renderTaskBox(p *page, n ast.Node) {
	checked, label := "", "task-open"
	if n.(*extast.TaskCheckBox).IsChecked {
		checked, label = " checked", "task-done"
	}
	p.write(`<input type="checkbox" disabled`, checked, ` aria-label="`, p.label(label, ""), `"> `)
}

func renderDefinitions(p *page, n ast.Node) { p.wrap("<dl>\n", n, "</dl>\n") }

func renderDefinitionTerm(p *page, n ast.Node) {
	p.startBlock()
	p.wrap("<dt>", n, "</dt>\n")
	p.endBlock()
}

func renderDefinition(p *page, n ast.Node) {
	before := "<dd>\n"
	if n.(*extast.DefinitionDescription).IsTight {
		before = "<dd>"
	}
	p.wrap(before, n, "</dd>\n")
	p.endBlock()
}
