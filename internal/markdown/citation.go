package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"underpin/internal/diag"
)

// citation is [@id] or [@a; @b]: a mark for one or more sources.
type citation struct {
	ast.BaseInline
	ids  []span
	last int // where its ] stands
}

var kindCitation = ast.NewNodeKind("Citation")

// Kind implements ast.Node.
func (*citation) Kind() ast.NodeKind { return kindCitation }

// Dump implements ast.Node.
func (n *citation) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// citationParser reads citations. It is asked before the parser of links, which
// would take the bracket.
type citationParser struct{}

// Trigger implements parser.InlineParser.
func (citationParser) Trigger() []byte { return []byte{'['} }

// Parse implements parser.InlineParser. A link whose text begins with an @, such
// as somebody's name on another site, is left to the parser of links.
func (citationParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	p := pc.Get(pageKey).(*page)
	if len(line) < 3 || line[1] != '@' {
		if size := p.checkPrefix(line, segment.Start); size > 0 {
			block.Advance(size)
			return &citation{}
		}
		return nil
	}
	n := &citation{}
	n.SetPos(segment.Start)
	block.Advance(1)
	inside, closed := block.FindClosure('[', ']', text.FindClosureOptions{Newline: true, Advance: true})
	if !closed || block.Peek() == '(' {
		return nil
	}
	for i := range inside.Len() {
		part := inside.At(i)
		n.last = part.Stop
		if !p.readCitations(n, part) {
			return n
		}
	}
	return n
}

// checkPrefix reports words before an id, as in [see @a], and returns the size of
// such a bracket.
func (p *page) checkPrefix(line []byte, start int) int {
	end := bytes.IndexByte(line, ']')
	at := bytes.IndexByte(line, '@')
	if at < 2 || at+1 >= end || line[at-1] != ' ' && line[at-1] != '-' || !isIDByte(line[at+1]) {
		return 0
	}
	if rest := line[end+1:]; len(rest) > 0 && (rest[0] == '(' || rest[0] == '[') {
		return 0
	}
	p.report(diag.CitationInvalid, start+1, start+at, "a citation holds nothing but the ids of sources", "write these words before the bracket")
	return end + 1
}

// readCitations reads the ids in one line's part of a citation, and reports the
// first thing that is none.
func (p *page) readCitations(n *citation, part text.Segment) bool {
	for start := part.Start; start < part.Stop; {
		stop := part.Stop
		if i := bytes.IndexByte(p.source[start:stop], ';'); i >= 0 {
			stop = start + i
		}
		item := trim(p.source, span{start, stop})
		start = stop + 1
		if item.start == item.end {
			continue
		}
		id := span{item.start + 1, item.start + 1}
		for id.end < item.end && isIDByte(p.source[id.end]) {
			id.end++
		}
		switch {
		case p.source[item.start] != '@' || id.start == id.end:
			p.report(diag.CitationInvalid, item.start, item.end, "this is not the id of a source",
				"write [@id] or [@a; @b]; ids are small letters, digits and hyphens")
			return false
		case id.end < item.end:
			p.report(diag.CitationLocator, id.end, item.end, "a citation names a source and nothing else",
				"write [@"+string(p.source[id.start:id.end])+"] and say in the sentence which part you mean")
			return false
		}
		n.ids = append(n.ids, id)
	}
	return true
}

func isIDByte(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-'
}

func trim(source []byte, s span) span {
	for s.start < s.end && isSpaceByte(source[s.start]) {
		s.start++
	}
	for s.start < s.end && isSpaceByte(source[s.end-1]) {
		s.end--
	}
	return s
}

func isSpaceByte(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

func renderCitation(p *page, n ast.Node) {
	c := n.(*citation)
	switch {
	case len(c.ids) == 0:
		return // reported when it was read
	case p.form.fragment:
		p.report(diag.BlockMisplaced, n.Pos(), c.last+1, "a source cannot be cited here", "cite it in the text of a page, or list it among the sources")
		return
	case p.refuseInLink(n.Pos(), c.last+1, "a citation"):
		return
	}
	p.joinMark()
	p.write(`<sup class="cite">`)
	for i, id := range c.ids {
		if i > 0 {
			p.write(", ")
		}
		p.writeCitation(id)
	}
	p.write("</sup>")
}

// joinMark takes back the space before a raised mark: authors type it so that
// the source reads well, but a mark belongs to the word before it. Two marks in
// a row stay apart, or 1 and 2 would read as 12.
func (p *page) joinMark() {
	p.out = bytes.TrimRight(p.out, " \n")
	if bytes.HasSuffix(p.out, []byte("</sup>")) {
		p.write(" ")
	}
	p.words = bytes.TrimSuffix(p.words, []byte(" "))
}

func (p *page) writeCitation(at span) {
	id := string(p.source[at.start:at.end])
	number := 0
	for number < len(p.doc.Citations) && p.doc.Citations[number].ID != id {
		number++
	}
	if number == len(p.doc.Citations) {
		if problem := p.resolver.Source(id); problem != nil {
			p.reportProblem(problem, at.start, at.end)
		}
		p.doc.Citations = append(p.doc.Citations, Citation{ID: id, At: p.place(at.start, at.end)})
	}
	shown := strconv.Itoa(number + 1)
	p.write(`<a href="#source-`, shown, `" aria-label="`, p.label("source-label", shown), `">`, shown, `</a>`)
}
