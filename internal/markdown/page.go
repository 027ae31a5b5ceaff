package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"underpin/internal/diag"
)

// page is one body on its way from source to HTML: what the parsers noted, what
// is written so far, and what is wrong. It is reused for the next body.
type page struct {
	parser   *Parser
	resolver Resolver
	file     string
	place    func(start, end int) diag.Range // of offsets into source
	form     form
	source   []byte

	doc      *Document
	out      []byte // HTML
	words    []byte // plain words
	problems diag.List

	// Noted while parsing.
	footnotes    []*extast.Footnote
	noFootnotes  []span // references to footnotes that are not defined
	noReferences []span // labels of reference links that are not defined
	noLinks      []span // what stands in round brackets and is no destination

	// Counted while rendering.
	slugs      map[string]int
	anchors    map[string]string // to the ids of headings they stand for
	open       openQuotes
	inLink     bool
	mailLinked bool // inside a link to a mail address, which was reported
	tables     int
	level      int // of the last heading
	rawOpen    []string
}

// span is a piece of the source.
type span struct{ start, end int }

func newPage(p *Parser) *page {
	return &page{parser: p, slugs: map[string]int{}, anchors: map[string]string{}}
}

// reset makes the page ready for another body, keeping its memory.
func (p *page) reset(r Resolver, file string, place func(start, end int) diag.Range) {
	clear(p.slugs)
	clear(p.anchors)
	*p = page{
		parser: p.parser, resolver: r, file: file, place: place,
		out: p.out[:0], words: p.words[:0], slugs: p.slugs, anchors: p.anchors,
		footnotes: p.footnotes[:0], noFootnotes: p.noFootnotes[:0], noReferences: p.noReferences[:0], noLinks: p.noLinks[:0], rawOpen: p.rawOpen[:0],
	}
	p.doc = &Document{page: p}
}

func (p *page) takeProblems() diag.List {
	problems := p.problems
	p.problems = nil
	return problems
}

// report notes what is wrong with source[start:end]. The same problem at the
// same place is noted once: several links may share one reference definition.
func (p *page) report(code diag.Code, start, end int, message, hint string) {
	d := diag.Error(code, p.file, p.place(start, end), message, hint)
	for _, known := range p.problems {
		if known.Code == code && known.At == d.At && known.Message == message {
			return
		}
	}
	p.problems = append(p.problems, d)
}

func (p *page) reportProblem(problem *Problem, start, end int) {
	p.report(problem.Code, start, end, problem.Message, problem.Hint)
}

// renderFunc writes one node with all that is in it.
type renderFunc func(p *page, n ast.Node)

// renderTable returns how each kind of node is written, by kind. goldmark's own
// renderer is not used: it writes style attributes, knows nothing of the page it
// is in, and costs a second walk for everything a page has to know of its body.
func renderTable() []renderFunc {
	functions := map[ast.NodeKind]renderFunc{
		ast.KindDocument:                 renderChildren,
		ast.KindHeading:                  renderHeading,
		ast.KindParagraph:                renderParagraph,
		ast.KindTextBlock:                renderTextBlock,
		ast.KindBlockquote:               renderBlockquote,
		ast.KindList:                     renderList,
		ast.KindListItem:                 renderListItem,
		ast.KindThematicBreak:            renderThematicBreak,
		ast.KindCodeBlock:                renderCodeBlock,
		ast.KindFencedCodeBlock:          renderFencedCode,
		ast.KindHTMLBlock:                renderHTMLBlock,
		ast.KindText:                     renderText,
		ast.KindString:                   renderString,
		ast.KindEmphasis:                 renderEmphasis,
		ast.KindCodeSpan:                 renderCodeSpan,
		ast.KindRawHTML:                  renderRawHTML,
		ast.KindLink:                     renderLink,
		ast.KindAutoLink:                 renderAutoLink,
		ast.KindImage:                    renderPicture,
		extast.KindStrikethrough:         renderStrikethrough,
		extast.KindTaskCheckBox:          renderTaskBox,
		extast.KindTable:                 renderTableBlock,
		extast.KindTableHeader:           renderTableHeader,
		extast.KindTableRow:              renderTableRow,
		extast.KindTableCell:             renderTableCell,
		extast.KindDefinitionList:        renderDefinitions,
		extast.KindDefinitionTerm:        renderDefinitionTerm,
		extast.KindDefinitionDescription: renderDefinition,
		extast.KindFootnoteLink:          renderFootnoteLink,
		extast.KindFootnoteBacklink:      renderFootnoteBacklink,
		extast.KindFootnote:              renderFootnote,
		extast.KindFootnoteList:          renderFootnoteList,
		kindAlert:                        renderAlert,
		kindCitation:                     renderCitation,
	}
	last := ast.NodeKind(0)
	for kind := range functions {
		last = max(last, kind)
	}
	table := make([]renderFunc, last+1)
	for kind, f := range functions {
		table[kind] = f
	}
	return table
}

func (p *page) render(n ast.Node) {
	if kind := int(n.Kind()); kind < len(p.parser.renderers) && p.parser.renderers[kind] != nil {
		p.parser.renderers[kind](p, n)
	}
}

func renderChildren(p *page, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		p.render(c)
	}
}

// wrap writes n's children between two pieces of HTML.
func (p *page) wrap(before string, n ast.Node, after string) {
	p.out = append(p.out, before...)
	renderChildren(p, n)
	p.out = append(p.out, after...)
}

func (p *page) write(parts ...string) {
	for _, part := range parts {
		p.out = append(p.out, part...)
	}
}

// startBlock begins a block of words: quotes do not span blocks.
func (p *page) startBlock() { p.open = openQuotes{} }

// endBlock ends a line of plain words.
func (p *page) endBlock() {
	if n := len(p.words); n > 0 && p.words[n-1] != '\n' {
		p.words = append(p.words, '\n')
	}
}

// label returns one of the layouts' words, made safe for an attribute, with
// number put in.
func (p *page) label(key, number string) string {
	return escapeString(strings.ReplaceAll(p.parser.words[key], "{0}", number))
}

// offset returns where in the source b lies, given that goldmark cut b out of
// it; ok is false for bytes that goldmark copied together. Two slices of one
// array that both run on to its end differ in capacity by their distance.
func (p *page) offset(b []byte) (at int, ok bool) {
	at = cap(p.source) - cap(b)
	ok = len(b) > 0 && at >= 0 && at < len(p.source) && &p.source[at] == &b[0]
	return at, ok
}

// countWords counts what a reader would call words: runs without spaces that
// hold a letter or a digit. It adds up instead of branching, since where a word
// ends is what a processor cannot foresee: 6 µs a page instead of 17.
func countWords(text []byte) int {
	count, counted := 0, uint8(0) // counted is 1 within a word that has been counted
	for i := 0; i < len(text); {
		kind, size := kinds[text[i]], 1
		if text[i] >= utf8.RuneSelf {
			var r rune
			r, size = utf8.DecodeRune(text[i:])
			kind = kindOf(r)
		}
		i += size
		letter, space := kind>>1, kind&1
		count += int(letter &^ counted)
		counted = (counted | letter) &^ space
	}
	return count
}

// Kinds of characters to countWords; what is neither is 0.
const (
	isSpace  = 1
	isLetter = 2 // or a digit
)

// kinds has the kind of every character of ASCII.
var kinds = func() (kinds [256]uint8) {
	for r := range rune(utf8.RuneSelf) {
		kinds[r] = kindOf(r)
	}
	return kinds
}()

func kindOf(r rune) uint8 {
	switch {
	case isWordRune(r):
		return isLetter
	case r <= ' ' || unicode.IsSpace(r):
		return isSpace
	}
	return 0
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
