package bundle

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// gatherNotes makes notes of what a browser shows beside the words: definitions,
// footnotes and sources. E-readers show them where they are asked for; in all
// others they stand at the end of the page.
func (c *chapter) gatherNotes() {
	marks := map[string]*html.Node{}
	for _, n := range elements(c.main) {
		id, _ := get(n, "popovertarget")
		href, _ := get(n, "href")
		_, popover := get(n, "popover")
		switch {
		case n.DataAtom == atom.Button && id != "":
			c.mark(n, marks, id)
		case popover:
			c.define(n, marks)
		case n.DataAtom == atom.A && n.Parent.DataAtom == atom.Sup && strings.HasPrefix(href, "#"):
			set(n, "epub:type", "noteref")
			set(n, "role", "doc-noteref")
		case has(n, "footnotes"):
			c.footnotes(n)
		case has(n, "sources") && n.DataAtom == atom.Ol:
			c.sources(n)
		}
	}
	if len(c.notes) == 0 {
		return
	}
	// Where notes pop up they show nowhere else: a heading would stand above nothing.
	end := element(atom.Section, "class", "notes", "aria-label", c.words["book-notes"])
	for _, note := range c.notes {
		end.AppendChild(note)
	}
	c.main.AppendChild(end)
}

// sources makes notes at the end of a page of the list of its sources. The list
// of all that there are is the end of none.
func (c *chapter) sources(list *html.Node) {
	if c.Layout == sourcesLayout {
		return
	}
	end := element(atom.Section, "epub:type", "endnotes", "role", "doc-endnotes")
	list.Parent.InsertBefore(end, list)
	remove(list)
	end.AppendChild(list)
	for n := range list.ChildNodes() {
		if n.DataAtom == atom.Li {
			set(n, "epub:type", "endnote")
		}
	}
}

// mark makes a link to its definition of the words that are defined.
func (c *chapter) mark(n *html.Node, marks map[string]*html.Node, id string) {
	rename(n, atom.A, "term")
	set(n, "href", "#"+id)
	set(n, "epub:type", "noteref")
	set(n, "role", "doc-noteref")
	if marks[id] == nil {
		marks[id] = n
		set(n, "id", "mark "+id) // no id of a page has a space
	}
}

// define makes a note of a definition.
func (c *chapter) define(n *html.Node, marks map[string]*html.Node) {
	id, _ := get(n, "id")
	remove(n)
	rename(n, atom.P, "")
	unset(n, "id")
	note := element(atom.Aside, "id", id, "epub:type", "footnote", "role", "doc-footnote")
	note.AppendChild(n)
	if mark := marks[id]; mark != nil {
		name := element(atom.B)
		name.AppendChild(text(textOf(mark)))
		n.InsertBefore(text(": "), n.FirstChild)
		n.InsertBefore(name, n.FirstChild)
		back := element(atom.A, "href", "#mark%20"+id, "role", "doc-backlink", "aria-label", c.words["book-back"])
		back.AppendChild(text("\u21A9\uFE0E"))
		n.AppendChild(text("\u00A0"))
		n.AppendChild(back)
	}
	c.notes = append(c.notes, note)
}

// footnotes makes notes of a list of footnotes.
func (c *chapter) footnotes(list *html.Node) {
	number := 0
	for _, n := range elements(list) {
		if n.DataAtom != atom.Li || n.Parent.Parent != list {
			continue
		}
		number++
		rename(n, atom.Aside, "")
		set(n, "epub:type", "footnote")
		set(n, "role", "doc-footnote")
		at := n
		if p := first(n, atom.P); p != nil {
			at = p
		}
		at.InsertBefore(text(fmt.Sprintf("%d. ", number)), at.FirstChild)
		remove(n)
		c.notes = append(c.notes, n)
	}
	remove(list)
}
