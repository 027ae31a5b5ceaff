package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"underpin/internal/diag"
)

// form says what a text may hold.
type form struct {
	fragment bool   // not a page of its own: no headings, footnotes, citations, exercises in place
	inline   bool   // words and marks within one paragraph, written without <p>
	prefix   string // for ids
}

// Fragment is a piece of Markdown that stands in a value of a YAML file.
type Fragment struct {
	Text   string
	At     diag.Range // where the value stands in the file
	Inline bool       // one paragraph's words, written without <p>
	Prefix string     // put into every id, so that two pieces can stand on one page
}

// ParseFragment renders a piece of Markdown within f. It may hold no headings,
// footnotes, citations or exercises in place. Problems stand at their place in
// the file where the value is written as it is, and at the value otherwise.
func (p *Parser) ParseFragment(f *diag.File, fragment Fragment, r Resolver) (*Document, diag.List) {
	page := p.pages.Get().(*page)
	page.reset(r, f.Name, fragment.Places(f))
	page.form = form{fragment: true, inline: fragment.Inline, prefix: fragment.Prefix}
	if page.form.prefix != "" {
		page.form.prefix += "-"
	}
	doc := page.parse([]byte(fragment.Text), 0)
	return doc, page.takeProblems()
}

// Places returns a function that finds where the bytes [start,end) of the text
// stand in f: at their true place where the value is written literally, and at
// the value otherwise.
func (fragment Fragment) Places(f *diag.File) func(start, end int) diag.Range {
	lines := locate(f, fragment)
	return func(start, end int) diag.Range {
		for _, l := range lines {
			if l.from <= start && start <= l.from+l.size {
				return f.Range(l.to+start-l.from, l.to+min(end, l.from+l.size)-l.from)
			}
		}
		return fragment.At
	}
}

// piece says that size bytes at from in a value stand at to in the file.
type piece struct{ from, to, size int }

// locate finds the lines of a value in its file: the YAML reader gives only
// where a value begins. A plain or quoted value follows at once, a literal block
// line by line below. What YAML changed, such as folded lines, is not found.
func locate(f *diag.File, fragment Fragment) []piece {
	if fragment.At.Line == 0 {
		return nil
	}
	at := f.Offset(int(fragment.At.Line), int(fragment.At.Column))
	text := []byte(fragment.Text)
	for _, quote := range []int{0, 1} {
		if at+quote <= len(f.Text) && bytes.HasPrefix(f.Text[at+quote:], text) {
			return []piece{{0, at + quote, len(text)}}
		}
	}
	var found []piece
	from := 0
	for line := range bytes.Lines(text) {
		line := bytes.TrimRight(line, "\n")
		if len(bytes.TrimSpace(line)) > 0 {
			i := bytes.Index(f.Text[at:], line)
			if i < 0 {
				return nil
			}
			at += i
			found = append(found, piece{from, at, len(line)})
			at += len(line)
		}
		from += len(line) + 1
	}
	return found
}

// begin renders the whole of a body or a fragment.
func (p *page) begin(root ast.Node) {
	if !p.form.inline {
		p.render(root)
		return
	}
	only := root.FirstChild()
	if only == nil {
		return
	}
	if only.Kind() != ast.KindParagraph || only.NextSibling() != nil {
		at := only.Pos()
		if only.Kind() == ast.KindParagraph {
			at = only.NextSibling().Pos()
		}
		p.report(diag.BlockMisplaced, at, at+1, "only one paragraph of words can stand here", "write it without blank lines, lists, quotes and the like")
	}
	p.startBlock()
	renderChildren(p, only)
	p.endBlock()
}
