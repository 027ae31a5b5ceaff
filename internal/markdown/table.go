package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// renderTableBlock writes a table in a part of the page of its own, which
// scrolls on narrow screens: hence tabindex, for those without a mouse, and
// hence a role and a name.
func renderTableBlock(p *page, n ast.Node) {
	p.tables++
	p.write(`<div class="table" role="region" tabindex="0" aria-label="`, p.label("table-label", strconv.Itoa(p.tables)), `">`)
	p.wrap("<table>\n", n, "</table></div>\n")
}

func renderTableHeader(p *page, n ast.Node) {
	p.wrap("<thead>\n<tr>\n", n, "</tr>\n</thead>\n")
}

func renderTableRow(p *page, n ast.Node) {
	if n.PreviousSibling() != nil && n.PreviousSibling().Kind() == extast.KindTableHeader {
		p.write("<tbody>\n")
	}
	p.wrap("<tr>\n", n, "</tr>\n")
	if n.NextSibling() == nil {
		p.write("</tbody>\n")
	}
}

// renderTableCell writes a cell. An empty one in the header row, such as the
// corner above row names, heads nothing and is no <th>.
func renderTableCell(p *page, n ast.Node) {
	tag := "td"
	if n.Parent().Kind() == extast.KindTableHeader && n.HasChildren() {
		tag = "th"
	}
	p.startBlock()
	p.write("<", tag)
	if tag == "th" {
		p.write(` scope="col"`)
	}
	if a := n.(*extast.TableCell).Alignment; a != extast.AlignNone {
		p.write(` class="align-`, a.String(), `"`)
	}
	p.write(">")
	p.wrap("", n, "</"+tag+">\n")
	p.endBlock()
}
