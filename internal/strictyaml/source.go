package strictyaml

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"underpin/internal/diag"
)

// source is the text of one document and where it lies in its file.
type source struct {
	file   *diag.File
	text   []byte
	line   int   // of the file, where text begins; counts from 1
	column int   // code points before text on that line
	starts []int // offset of each line of text
}

func newSource(f *diag.File, start, end int) *source {
	before := f.Text[:start]
	s := &source{file: f, text: f.Text[start:end], line: 1 + bytes.Count(before, []byte("\n"))}
	if n := bytes.LastIndexByte(before, '\n'); n+1 < start {
		s.column = utf8.RuneCount(before[n+1:])
	}
	s.starts = append(make([]int, 0, 32), 0)
	for at := 0; ; {
		n := bytes.IndexByte(s.text[at:], '\n')
		if n < 0 {
			return s
		}
		at += n + 1
		s.starts = append(s.starts, at)
	}
}

// lineText returns a line of the document, counted from 1, without its end.
func (s *source) lineText(line int) []byte {
	if line < 1 || line > len(s.starts) {
		return nil
	}
	end := len(s.text)
	if line < len(s.starts) {
		end = s.starts[line] - 1
	}
	return s.text[s.starts[line-1]:end]
}

// at returns the place of width code points from a line and column of the
// document, which count from 1 as those of YAML nodes do. The column counts
// code points, so nothing has to be measured again.
func (s *source) at(line, column, width int) diag.Range {
	if line == 1 {
		column += s.column
	}
	return diag.Range{
		Line:      int32(s.line + line - 1),
		Column:    int32(column),
		EndColumn: int32(column + max(width, 1)),
	}
}

// inLine returns the place of the bytes [from,to) of a line.
func (s *source) inLine(line, from, to int) diag.Range {
	text := s.lineText(line)
	from = min(max(from, 0), len(text))
	to = min(max(to, from), len(text))
	return s.at(line, 1+utf8.RuneCount(text[:from]), utf8.RuneCount(text[from:to]))
}

// start is the place where the document begins.
func (s *source) start() diag.Range {
	return s.at(1, 1, utf8.RuneCount(s.lineText(1)))
}

// node returns the place of what a node shows on its first line.
func (s *source) node(n *yaml.Node) diag.Range {
	const block = yaml.LiteralStyle | yaml.FoldedStyle
	if n.Kind == mappingNode && n.Style&(yaml.FlowStyle|yaml.TaggedStyle) == 0 && n.Anchor == "" && len(n.Content) > 0 {
		n = n.Content[0] // a mapping begins where its first key does
	}
	line := s.lineText(n.Line)
	from := byteColumn(line, n.Column)
	rest := line[from:]
	width := utf8.RuneCountInString(n.Value)
	switch {
	case n.Kind == aliasNode:
		width++
	case n.Kind != scalarNode || n.Style&block != 0 || n.Style&yaml.TaggedStyle != 0 || n.Anchor != "":
		width = utf8.RuneCount(firstWord(rest))
	case n.Style != 0:
		width = utf8.RuneCount(quoted(rest))
	case !bytes.HasPrefix(rest, []byte(n.Value)):
		width = utf8.RuneCount(bytes.TrimRight(rest, " \t")) // goes on in the next line
	}
	return s.at(n.Line, n.Column, width)
}

// hyphen returns the place of the hyphen that an empty item stands after, or
// that of the null that is written out.
func (s *source) hyphen(n *yaml.Node) diag.Range {
	line := s.lineText(n.Line)
	if from := byteColumn(line, n.Column); n.Value == "" && from > 0 && line[from-1] == '-' {
		return s.at(n.Line, n.Column-1, 1)
	}
	return s.node(n)
}

// byteColumn returns the byte offset of a column that counts code points from 1.
func byteColumn(line []byte, column int) int {
	at := 0
	for ; column > 1 && at < len(line); column-- {
		if line[at] < utf8.RuneSelf {
			at++
			continue
		}
		_, size := utf8.DecodeRune(line[at:])
		at += size
	}
	return at
}

// firstWord returns what stands before the first space.
func firstWord(rest []byte) []byte {
	if n := bytes.IndexAny(rest, " \t"); n > 0 {
		return rest[:n]
	}
	return rest
}

// quoted returns the quoted text that rest begins with, with its quotes, or
// what of it stands on this line.
func quoted(rest []byte) []byte {
	if n := closingQuote(rest); n > 0 {
		return rest[:n]
	}
	return bytes.TrimRight(rest, " \t")
}

// closingQuote returns the offset after the closing quote of the text that
// begins with an opening one, or -1 when it is not closed here.
func closingQuote(text []byte) int {
	for i := 1; i < len(text); i++ {
		switch {
		case text[0] == '"' && text[i] == '\\':
			i++
		case text[i] != text[0]:
		case text[0] == '\'' && i+1 < len(text) && text[i+1] == '\'':
			i++
		default:
			return i + 1
		}
	}
	return -1
}

// clean returns the text for the YAML library, in which every character that
// YAML forbids is a space, and reports each. NEL, LS and PS are among them: the
// library takes them for line ends, which no editor does, so that every later
// line would be counted wrong.
func (s *source) clean(problems *diag.List) []byte {
	if forbidden(s.text) < 0 {
		return s.text
	}
	text := make([]byte, 0, len(s.text))
	line := 1
	for at, r := range string(s.text) {
		if r == '\n' {
			line++
		}
		if !isForbidden(r) {
			text = utf8.AppendRune(text, r)
			continue
		}
		text = append(text, ' ')
		from := at - s.starts[line-1]
		*problems = append(*problems, diag.Error(diag.YAMLSyntax, s.file.Name, s.inLine(line, from, from+utf8.RuneLen(r)),
			fmt.Sprintf("an invisible character (U+%04X) stands here", r), "delete it, and write the word again if need be"))
	}
	return text
}

// forbidden returns the offset of the first character that may not stand in
// YAML, or -1.
func forbidden(text []byte) int {
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case b >= ' ' && b < 0x7F || b == '\n' || b == '\t':
		case b < utf8.RuneSelf:
			return i
		case b == 0xC2 || b == 0xE2 || b == 0xEF: // the first bytes of all that is forbidden further up
			if r, _ := utf8.DecodeRune(text[i:]); isForbidden(r) {
				return i
			}
		}
	}
	return -1
}

func isForbidden(r rune) bool {
	switch {
	case r < ' ':
		return r != '\n' && r != '\t'
	case r >= 0x7F && r < 0xA0, r == '\u2028', r == '\u2029', r == '\uFEFF', r == '\uFFFE', r == '\uFFFF':
		return true
	}
	return false
}

// secondDocument returns the place of the line that a second document begins
// with.
func (s *source) secondDocument() diag.Range {
	begun := false
	for line := 1; line <= len(s.starts); line++ {
		t := s.lineText(line)
		if begun && isMarker(t) {
			return s.inLine(line, 0, 3)
		}
		begun = begun || len(bytes.TrimSpace(t)) > 0 && t[0] != '#'
	}
	return s.start()
}

func isMarker(line []byte) bool {
	if !bytes.HasPrefix(line, []byte("---")) && !bytes.HasPrefix(line, []byte("...")) {
		return false
	}
	return len(line) == 3 || line[3] == ' ' || line[3] == '\t'
}
