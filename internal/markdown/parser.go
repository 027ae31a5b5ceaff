package markdown

import (
	"maps"
	"sync"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"underpin/internal/diag"
)

// Parser turns Markdown of one language into HTML. It is safe for concurrent
// use, and is made once: goldmark's parsers are costly to set up.
type Parser struct {
	quotes    quotes
	words     map[string]string
	renderers []renderFunc
	code      *highlighter
	plain     parser.Parser // without linkify
	linking   parser.Parser // with it
	pages     sync.Pool     // of *page
}

// english holds every word that this package itself puts into a page. "{0}"
// stands for a number.
func english() map[string]string {
	return map[string]string{
		"alert-note":      "Note",
		"alert-tip":       "Tip",
		"alert-important": "Important",
		"alert-warning":   "Warning",
		"alert-caution":   "Caution",
		"source-label":    "Source {0}",
		"table-label":     "Table {0}",
		"footnotes-label": "Footnotes",
		"footnote-back":   "Back to the text",
		"task-done":       "Done",
		"task-open":       "Not done",
	}
}

// New returns a Parser for a language. words are the layouts' words by their
// keys; those that this package needs (alert-note, source-label, ...) and that
// are missing are English.
func New(lang string, words map[string]string) *Parser {
	p := &Parser{
		quotes:    quotesOf(lang),
		words:     english(),
		renderers: renderTable(),
		code:      newHighlighter(),
		plain:     newGoldmark(false),
		linking:   newGoldmark(true),
	}
	maps.Copy(p.words, words)
	p.pages.New = func() any { return newPage(p) }
	return p
}

// newGoldmark assembles goldmark's own parts and ours. The numbers are
// goldmark's priorities: lower ones are asked first.
func newGoldmark(linkify bool) parser.Parser {
	inline := []util.PrioritizedValue{
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(citationParser{}, 100),
		util.Prioritized(extension.NewFootnoteParser(), 101),
		util.Prioritized(newLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(parser.NewEmphasisParser(), 500),
		util.Prioritized(extension.NewStrikethroughParser(), 500),
	}
	if linkify {
		inline = append(inline, util.Prioritized(newLinkifyParser(), 999))
	}
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(newAlertParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(newFootnoteBlockParser(), 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(inline...),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	)
}

// pageKey is where goldmark's context holds the page that is being parsed, so
// that our parsers can note what they see.
var pageKey = parser.NewContextKey()

// Parse reads the body of f, which begins at bodyAt, and renders it. Every
// problem of the body is in the list; the document is never nil, and where
// something is wrong it shows the author's words.
func (p *Parser) Parse(f *diag.File, bodyAt int, r Resolver) (*Document, diag.List) {
	page := p.pages.Get().(*page)
	page.reset(r, f.Name, f.Range)
	doc := page.parse(f.Text, bodyAt)
	return doc, page.takeProblems()
}

// parse runs goldmark over source from bodyAt on. The reader is given the whole
// file, so that every position goldmark gives is an offset into the file.
func (p *page) parse(source []byte, bodyAt int) *Document {
	// Without room behind it: goldmark appends a line end to a last line of code
	// in place, which would write into whatever lies behind the text.
	source = source[:len(source):len(source)]
	p.source = source
	goldmark := p.parser.plain
	if needsLinkify(source[bodyAt:]) {
		goldmark = p.parser.linking
	}
	context := parser.NewContext()
	context.Set(pageKey, p)
	root := goldmark.Parse(readerAt(source, bodyAt), parser.WithContext(context))
	p.checkReferences(context)
	p.checkNoLinks()
	p.checkFootnotes()
	p.begin(root)
	p.doc.WordCount = countWords(p.words)
	return p.doc
}

// readerAt starts a reader at a line's beginning. It is set to the line before
// and moved on, because only that tells it where its line begins.
func readerAt(source []byte, at int) text.Reader {
	reader := text.NewReader(source)
	if at > 0 {
		reader.SetPosition(0, text.NewSegment(at, at))
		reader.AdvanceLine()
	}
	return reader
}
