package bundle

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// sheet makes the forms of a chapter sheets to write on. Nothing of a form is
// left: e-readers would show fields that forget. Nor are its groups: their names
// stand before them in words, and would be read twice.
func (c *chapter) sheet() {
	c.sayForPaper()
	for _, n := range elements(c.main) {
		switch {
		case n.Namespace != "":
		case n.DataAtom == atom.Input, n.DataAtom == atom.Textarea:
			c.field(n)
		case n.DataAtom == atom.Form, n.DataAtom == 0 && strings.Contains(n.Data, "-"):
			rename(n, atom.Div, "widget")
		case has(n, "on-paper"):
			c.onPaper(n)
		case has(n, "ways"):
			unset(n, "aria-hidden")
		case has(n, "own-words"):
			c.result(n)
		case has(n, "sentence"):
			if end := n.LastChild; end.DataAtom == atom.Span && strings.Trim(textOf(end), ".,;!? ") == "" {
				remove(end) // it would stand alone below the lines
			}
		}
		if _, ok := get(n, "data-value"); ok {
			c.gap(n)
		}
		if _, ok := get(n, "data-say"); ok {
			rename(n, atom.Div, "") // what is done in a turn, below how long it is
		}
	}
	for _, n := range elements(c.main) {
		switch n.DataAtom {
		case atom.Fieldset:
			c.group(n)
		case atom.Label:
			c.label(n)
		case atom.Div:
			if has(n, "step") {
				rename(n, atom.Div, "step")
			}
		case atom.Dt:
			if has(n.Parent.Parent, "facts") || within(n, "line") != nil {
				n.AppendChild(text(": ")) // not every program reads what a style sheet adds
			}
		case atom.Details:
			rename(n, atom.Div, "way")
		case atom.Summary:
			rename(n, atom.P, "name")
		}
	}
}

// sayForPaper says what holds on paper in place of what holds on a screen.
func (c *chapter) sayForPaper() {
	for _, n := range elements(c.main) {
		_, plain := get(n, "data-plain")
		switch {
		case plain && n.FirstChild != nil:
			n.FirstChild.Data = c.words["book-paper"]
			first := n.Parent.FirstChild
			n.Parent.RemoveChild(n)
			first.Parent.InsertBefore(n, first)
		case has(n, "facts") && first(n, atom.Time) == nil && n.LastChild != nil: // what is kept of what is typed
			n.RemoveChild(n.LastChild)
		case has(n, "note") && n.Parent != nil && has(n.Parent, "gate") && n.FirstChild != nil && n.FirstChild.Type == html.TextNode:
			n.FirstChild.Data = c.words["book-gate"] + " "
			gate := n.Parent // what is ticked on paper stays there, so it is said before the questions
			gate.RemoveChild(n)
			gate.InsertBefore(n, afterHeading(gate))
		}
	}
}

// afterHeading returns what follows the heading that a section begins with.
func afterHeading(section *html.Node) *html.Node {
	for n := range section.ChildNodes() {
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			return n.NextSibling
		}
	}
	return section.FirstChild
}

// field puts what a pen needs in the place of a field: a box, or lines.
func (c *chapter) field(n *html.Node) {
	kind, _ := get(n, "type")
	made := c.lines(1)
	switch {
	case kind == "checkbox" || kind == "radio":
		made = c.box(kind == "radio")
	case kind == "date" || kind == "time" || kind == "number":
		set(made, "class", "blank short")
	case n.DataAtom == atom.Textarea:
		rows, _ := get(n, "rows")
		if count, err := strconv.Atoi(rows); err == nil && count > 0 {
			made = c.lines(count)
		}
	}
	n.Parent.InsertBefore(made, n)
	remove(n)
}

// box is an empty box, or a circle where one alone may be ticked.
func (c *chapter) box(one bool) *html.Node {
	sign, name := "\u2610", "book-tick"
	if one {
		sign, name = "\u25CB", "book-one"
	}
	n := element(atom.Span, "class", "box", "role", "img", "aria-label", c.words[name])
	n.AppendChild(text(sign))
	return n
}

// lines are ruled lines to write on.
func (c *chapter) lines(count int) *html.Node {
	n := element(atom.Span, "class", "blank", "role", "img", "aria-label", c.words["book-write"])
	for range count {
		rule := element(atom.Span, "class", "rule")
		rule.AppendChild(text("\u00A0"))
		n.AppendChild(rule)
	}
	return n
}

// gap makes room for a few words within a sentence, or for more where nothing
// else stands in the paragraph.
func (c *chapter) gap(n *html.Node) {
	words := textOf(n.Parent)
	_, line := get(n.Parent, "data-line")
	if line && strings.Trim(words, " ….") == "" {
		n.Parent.InsertBefore(c.lines(2), n)
		for n.NextSibling != nil { // a full stop below the lines would stand alone
			remove(n.NextSibling)
		}
		remove(n)
		return
	}
	rename(n, atom.Span, "gap")
	set(n, "role", "img")
	set(n, "aria-label", c.words["book-write"])
	n.FirstChild.Data = strings.Repeat("_", 16)
}

// onPaper shows the choices of a list that opened, each with its box.
func (c *chapter) onPaper(n *html.Node) {
	unset(n, "aria-hidden")
	for _, choice := range elements(n) {
		choice.InsertBefore(text("\u00A0"), choice.FirstChild)
		choice.InsertBefore(c.box(true), choice.FirstChild)
	}
}

// result says what the end of a sheet is for.
func (c *chapter) result(n *html.Node) {
	if _, ok := get(n, "data-none"); ok {
		note := element(atom.P, "class", "note")
		note.AppendChild(text(c.words["book-result"]))
		n.InsertBefore(note, n.FirstChild)
	}
}

// group makes a part with its name above it of a fieldset with a legend.
func (c *chapter) group(n *html.Node) {
	class, _ := get(n, "class")
	if rename(n, atom.Div, class); class == "" {
		set(n, "class", "question")
	}
	for legend := range n.ChildNodes() {
		if legend.DataAtom == atom.Legend {
			rename(legend, atom.P, "name")
			return
		}
	}
}

// label makes an item of a list of a choice, and the name of a place to write of
// any other label.
func (c *chapter) label(n *html.Node) {
	var box, blank bool
	for child := range n.ChildNodes() {
		box = box || has(child, "box")
		blank = blank || has(child, "blank") || has(child, "on-paper")
	}
	switch {
	case box:
		class := "picks"
		if has(n.Parent, "scale-steps") {
			class = "scale-row"
		}
		rename(n, atom.Li, "")
		c.item(n, class)
	case blank:
		rename(n, atom.Div, "field")
	default:
		rename(n, atom.P, "name")
	}
}

// item puts a choice into the list of those right before it, or begins one.
func (c *chapter) item(n *html.Node, class string) {
	list := n.PrevSibling
	for list != nil && isSpace(list) {
		list = list.PrevSibling
	}
	if list == nil || !has(list, class) {
		list = element(atom.Ul, "class", class)
		n.Parent.InsertBefore(list, n)
	}
	remove(n)
	if box := n.FirstChild; box.NextSibling != nil {
		n.InsertBefore(text(" "), box.NextSibling)
	}
	list.AppendChild(n)
}
