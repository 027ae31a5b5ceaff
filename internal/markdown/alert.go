package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"underpin/internal/diag"
)

// alert is a quote whose first line is [!NOTE] or the like, as on GitHub.
type alert struct {
	ast.BaseBlock
	kind string // in small letters
}

var kindAlert = ast.NewNodeKind("Alert")

// Kind implements ast.Node.
func (*alert) Kind() ast.NodeKind { return kindAlert }

// Dump implements ast.Node.
func (n *alert) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// alertParser is goldmark's parser of quotes, which makes alerts of some.
type alertParser struct{ parser.BlockParser }

func newAlertParser() alertParser { return alertParser{parser.NewBlockquoteParser()} }

// Close implements parser.BlockParser. The quote's paragraphs are closed by
// then, but their words are not parsed yet, so the mark can be taken off.
func (a alertParser) Close(quote ast.Node, reader text.Reader, pc parser.Context) {
	a.BlockParser.Close(quote, reader, pc)
	first, ok := quote.FirstChild().(*ast.Paragraph)
	if !ok || first.Lines().Len() == 0 {
		return
	}
	line := first.Lines().At(0)
	kind, at, ok := pc.Get(pageKey).(*page).readAlert(line, reader.Source(), first)
	if !ok {
		return
	}
	first.Lines().SetSliced(1, first.Lines().Len())
	if first.Lines().Len() == 0 {
		quote.RemoveChild(quote, first)
	}
	n := &alert{kind: kind}
	n.SetPos(at.start)
	n.SetBlankPreviousLines(quote.HasBlankPreviousLines())
	for c := quote.FirstChild(); c != nil; c = quote.FirstChild() {
		n.AppendChild(n, c)
	}
	quote.Parent().ReplaceChild(quote.Parent(), quote, n)
}

// readAlert returns the kind of alert that a quote's first line opens, and
// reports lines that were meant to open one.
func (p *page) readAlert(segment text.Segment, source []byte, first *ast.Paragraph) (kind string, at span, ok bool) {
	line := source[segment.Start:segment.Stop]
	end := bytes.IndexByte(line, ']')
	if !bytes.HasPrefix(line, []byte("[!")) || end < 3 || strings.Trim(string(line[2:end]), letters) != "" {
		return "", span{}, false
	}
	at = span{segment.Start, segment.Start + end + 1}
	kinds := []string{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"}
	word := strings.ToUpper(string(line[2:end]))
	alone := len(bytes.TrimSpace(line[end+1:])) == 0
	switch {
	case !slices.Contains(kinds, word):
		if alone {
			p.report(diag.AlertInvalid, at.start+2, at.end-1, `no kind of alert is called "`+string(line[2:end])+`"`, diag.DidYouMean(word, kinds))
		}
		return "", span{}, false
	case !alone:
		p.report(diag.AlertInvalid, at.start, at.end, "the mark of an alert stands on a line of its own", "begin the words on the next line, behind another >")
		return "", span{}, false
	case first.Lines().Len() == 1 && first.NextSibling() == nil:
		p.report(diag.AlertInvalid, at.start, at.end, "this alert has no words", "write them on the next line, behind another >")
	}
	return strings.ToLower(word), at, true
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

func renderAlert(p *page, n ast.Node) {
	kind := n.(*alert).kind
	p.write(`<div class="alert alert-`, kind, `" role="note"><p class="alert-title">`, p.label("alert-"+kind, ""), "</p>\n")
	p.wrap("", n, "</div>\n")
}
