package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"underpin/internal/diag"
)

// linkParser is goldmark's parser of links and pictures, watched: it notes what
// looks like a reference to a link or a footnote that is not defined, which
// goldmark takes for plain text, and where an empty destination stands.
type linkParser struct{ parser.InlineParser }

func newLinkParser() linkParser { return linkParser{parser.NewLinkParser()} }

// Parse implements parser.InlineParser.
func (l linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	labelled := line[0] == ']' && pc.IsInLinkLabel()
	if line[0] == '[' {
		noteFootnoteReference(line, segment.Start, pc)
	}
	n := l.InlineParser.Parse(parent, block, pc)
	switch n := n.(type) {
	case nil:
		if labelled {
			noteLinkReference(line, segment.Start, pc, block.Source())
			noteNoLink(line, segment.Start, pc, block.Source())
		}
	case *ast.Link:
		if len(n.Destination) == 0 {
			n.SetPos(segment.Start + 1)
		}
	case *ast.Image:
		if len(n.Destination) == 0 {
			n.SetPos(segment.Start + 1)
		}
	}
	return n
}

// CloseBlock implements parser.CloseBlocker.
func (l linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	l.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// noteFootnoteReference notes [^label]: goldmark's parser of footnotes, which is
// asked before, has refused it.
func noteFootnoteReference(line []byte, at int, pc parser.Context) {
	end := bytes.IndexByte(line, ']')
	if end < 3 || line[1] != '^' || util.IsBlank(line[2:end]) || end+1 < len(line) && line[end+1] == '(' {
		return
	}
	p := pc.Get(pageKey).(*page)
	p.noFootnotes = append(p.noFootnotes, span{at, at + end + 1})
}

// noteLinkReference notes the label of [text][label], given the line from the
// first ] on. Brackets right after a word, as in a[0][1], are no link.
func noteLinkReference(line []byte, at int, pc parser.Context, source []byte) {
	end := bytes.IndexByte(line[1:], ']') + 1
	if len(line) < 3 || line[1] != '[' || end < 3 || line[2] == '^' || line[2] == '@' || util.IsBlank(line[2:end]) {
		return
	}
	if followsWord(source, at) {
		return
	}
	p := pc.Get(pageKey).(*page)
	p.noReferences = append(p.noReferences, span{at + 2, at + end})
}

// followsWord reports whether the bracket that is closed at an offset was opened
// right after a word.
func followsWord(source []byte, at int) bool {
	open, depth := at-1, 1
	for ; open >= 0 && depth > 0; open-- {
		switch source[open] {
		case '[':
			depth--
		case ']':
			depth++
		}
	}
	before, _ := utf8.DecodeLastRune(source[:open+1])
	return isWordRune(before) || before == ']' || before == ')'
}

// noteNoLink notes what stands in round brackets right behind square ones and
// yet makes no link, as in [text](two words.md), which would be shown as it is
// written. line begins with the first ].
func noteNoLink(line []byte, at int, pc parser.Context, source []byte) {
	if len(line) < 3 || line[1] != '(' || followsWord(source, at) {
		return
	}
	inside := bytes.TrimRight(line[2:], "\n")
	if end := bytes.IndexByte(inside, ')'); end >= 0 {
		inside = inside[:end]
	}
	if util.IsBlank(inside) {
		return
	}
	p := pc.Get(pageKey).(*page)
	p.noLinks = append(p.noLinks, span{at + 2, at + 2 + len(inside)})
}

// checkNoLinks reports what looks like a link and is none.
func (p *page) checkNoLinks() {
	for _, at := range p.noLinks {
		hint := "look for another link inside its words: a link can't hold one"
		inside := p.source[at.start:at.end]
		switch {
		case bytes.ContainsAny(inside, "\"'"):
			hint = `write it without spaces; a title behind it stands between two "`
		case bytes.HasPrefix(inside, []byte("tel:")) || bytes.HasPrefix(inside, []byte("sms:")):
			hint = "write the number without spaces: " + string(bytes.ReplaceAll(inside, []byte(" "), nil))
		case bytes.IndexByte(inside, ' ') > bytes.IndexByte(inside, '#') && bytes.IndexByte(inside, '#') >= 0:
			hint = "write the heading's words in lower case with hyphens for spaces: " + strings.ToLower(string(bytes.ReplaceAll(inside, []byte(" "), []byte("-"))))
		case bytes.IndexByte(inside, ' ') >= 0:
			hint = "write %20 for each space in it; or put a space before the round bracket if no link is meant"
		case !bytes.HasPrefix(p.source[at.end:], []byte(")")):
			hint = "close the round bracket behind it"
		}
		p.report(diag.LinkInvalid, at.start, at.end, "this makes no link", hint)
	}
}

// checkReferences reports the labels that no definition has.
func (p *page) checkReferences(context parser.Context) {
	if len(p.noReferences) == 0 {
		return
	}
	var known []string
	for _, r := range context.References() {
		known = append(known, string(r.Label()))
	}
	for _, at := range p.noReferences {
		label := string(p.source[at.start:at.end])
		hint := "write the address in round brackets, or add a line [" + label + "]: address"
		if near, ok := diag.Nearest(label, known); ok {
			hint = `did you mean "` + near + `"?`
		}
		p.report(diag.ReferenceUnknown, at.start, at.end, `no link is defined as "`+label+`"`, hint)
	}
}

// destination is where a link leads, with the place at which that is written:
// for [text][label] in the definition of the label.
type destination struct {
	text string // escapes and entities undone
	raw  string
	at   span
}

func (p *page) destination(raw []byte, n ast.Node) destination {
	start, ok := p.offset(raw)
	if !ok {
		return destination{string(appendUnescaped(nil, raw)), string(raw), span{n.Pos(), n.Pos() + 1}}
	}
	return destination{string(appendUnescaped(nil, raw)), string(raw), span{start, start + len(raw)}}
}

func renderLink(p *page, n ast.Node) {
	link := n.(*ast.Link)
	dest := p.destination(link.Destination, n)
	if p.isWordless(link) {
		p.report(diag.LinkInvalid, n.Pos(), n.Pos()+2, "this link has no words", "write what it leads to between the square brackets")
	}
	if id, ok := cutScheme(dest.text, exerciseScheme); ok {
		p.renderExerciseLink(link, dest, id)
		return
	}
	if id, ok := cutScheme(dest.text, termScheme); ok {
		p.renderTerm(link, dest, id)
		return
	}
	target, outside, problem := p.resolve(dest.text)
	if problem != nil {
		p.reportProblem(problem, dest.at.start, dest.at.end)
		p.mailLinked = isMail(dest.text)
		p.insideLink(link)
		p.mailLinked = false
		return
	}
	p.doc.Links = append(p.doc.Links, Link{Dest: dest.raw, Target: target, At: p.place(dest.at.start, dest.at.end)})
	p.writeAnchor(link, target, outside)
}

// isWordless reports whether a link would have no name for those who listen.
func (p *page) isWordless(link *ast.Link) bool {
	if len(bytes.TrimSpace(p.plainText(nil, link))) > 0 {
		return false
	}
	picture := false
	_ = ast.Walk(link, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		picture = picture || n.Kind() == ast.KindImage || n.Kind() == ast.KindRawHTML
		return ast.WalkContinue, nil
	})
	return !picture
}

// writeAnchor writes a link to a target that is known to be well.
func (p *page) writeAnchor(link *ast.Link, target Target, outside bool) {
	p.openAnchor(target.Href, link.Title, outside)
	p.insideLink(link)
	p.write("</a>")
}

func (p *page) openAnchor(href string, title []byte, outside bool) {
	p.write(`<a href="`)
	p.out = appendEscaped(p.out, []byte(href))
	if len(title) > 0 {
		p.write(`" title="`)
		p.out = appendEscaped(p.out, appendUnescaped(nil, title))
	}
	if outside {
		p.write(`" rel="noreferrer`)
	}
	p.write(`">`)
}

// insideLink writes what stands within a link, where no other may stand.
func (p *page) insideLink(n ast.Node) {
	p.inLink = true
	renderChildren(p, n)
	p.inLink = false
}

// refuseInLink reports what cannot stand within a link, since one press cannot
// lead to two places.
func (p *page) refuseInLink(start, end int, what string) bool {
	if p.inLink {
		p.report(diag.LinkNested, start, end, what+" cannot stand within a link", "move it behind the link")
	}
	return p.inLink
}

// renderAutoLink writes <https://...> and, where linkify is on, bare addresses.
func renderAutoLink(p *page, n ast.Node) {
	link := n.(*ast.AutoLink)
	label := link.Label(p.source)
	start, _ := p.offset(label)
	end := start + len(label)
	dest := string(label)
	p.words = append(p.words, label...)
	if link.AutoLinkType == ast.AutoLinkEmail {
		p.reportMail(start, end)
	} else if !p.refuseInLink(start, end, "another link") {
		if link.Protocol != nil { // www.
			dest = "https://" + dest
		}
		if target, outside, problem := p.resolve(dest); problem != nil {
			p.reportProblem(problem, start, end)
		} else {
			p.doc.Links = append(p.doc.Links, Link{Dest: dest, Target: target, At: p.place(start, end)})
			p.openAnchor(target.Href, nil, outside)
			p.out = append(appendEscaped(p.out, label), "</a>"...)
			return
		}
	}
	p.out = appendEscaped(p.out, label)
}
