package diag

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// File is a source file's text with the means to say where in it something
// stands. The byte order mark is gone and line ends are LF, so the same words
// give the same offsets whichever editor saved them; lines and columns stay
// those that the editor shows.
type File struct {
	Name string
	Text []byte

	starts []int // offset of each line, made when first needed

	// The last place looked up: an offset and its column. Many problems in one
	// long line would otherwise each be counted from its beginning.
	lastAt, lastColumn int
}

// NewFile reads raw as a source file called name. What cannot be text (UTF-16,
// invalid UTF-8, a NUL byte) is reported with its place, and the file returned
// is then nil. raw is not changed, and is kept only if it needed no change.
func NewFile(name string, raw []byte) (*File, List) {
	if bytes.HasPrefix(raw, []byte{0xFF, 0xFE}) || bytes.HasPrefix(raw, []byte{0xFE, 0xFF}) {
		return nil, List{Error(EncodingInvalid, name, Range{}, "this file is saved as UTF-16", "save it as UTF-8 in your editor")}
	}
	text := bytes.TrimPrefix(raw, []byte("\uFEFF"))
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
		text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
	}
	f := &File{Name: name, Text: text}
	if at := bytes.IndexByte(text, 0); at >= 0 {
		return nil, List{Error(EncodingInvalid, name, f.Range(at, at+1), "a NUL byte stands here, so this is not a text file", "save it as UTF-8 text in your editor")}
	}
	if !utf8.Valid(text) {
		at := invalidAt(text)
		message := fmt.Sprintf("the byte 0x%02X here is not UTF-8", text[at])
		return nil, List{Error(EncodingInvalid, name, f.Range(at, at+1), message, "save the file as UTF-8 in your editor")}
	}
	return f, nil
}

func invalidAt(text []byte) int {
	at := 0
	for at < len(text) {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}

// Range returns the place of the bytes from start up to end. A range that runs
// on into further lines ends where its first line ends; an empty one is one
// column wide so that there is something to point at.
func (f *File) Range(start, end int) Range {
	f.index()
	start = min(max(start, 0), len(f.Text))
	line := sort.SearchInts(f.starts, start+1)
	from := f.starts[line-1]
	end = min(max(end, start), f.lineEnd(line))
	column := 1
	if from <= f.lastAt && f.lastAt <= start && f.lastColumn > 0 {
		from, column = f.lastAt, f.lastColumn
	}
	column += runes(f.Text[from:start])
	f.lastAt, f.lastColumn = start, column
	return Range{Line: int32(line), Column: int32(column), EndColumn: int32(column + max(1, runes(f.Text[start:max(start, end)])))}
}

// LineColumn returns the place of width code points from a line and a column
// that both count from 1, as YAML parsers give them. What lies outside of the
// file is moved to its nearest edge.
func (f *File) LineColumn(line, column, width int) Range {
	f.index()
	line = min(max(line, 1), len(f.starts))
	length := runes(f.Text[f.starts[line-1]:f.lineEnd(line)])
	column = min(max(column, 1), length+1)
	end := min(column+max(width, 1), length+1)
	return Range{Line: int32(line), Column: int32(column), EndColumn: int32(max(end, column+1))}
}

// ByteColumn returns the place of width bytes from a line that counts from 1
// and a column in bytes that counts from 0, as esbuild and html/template give
// them.
func (f *File) ByteColumn(line, column, width int) Range {
	f.index()
	line = min(max(line, 1), len(f.starts))
	start := min(f.starts[line-1]+max(column, 0), f.lineEnd(line))
	return f.Range(start, start+width)
}

// Offset returns the byte offset of a line and column that both count from 1.
func (f *File) Offset(line, column int) int {
	f.index()
	line = min(max(line, 1), len(f.starts))
	at, end := f.starts[line-1], f.lineEnd(line)
	for ; column > 1 && at < end; column-- {
		_, size := utf8.DecodeRune(f.Text[at:])
		at += size
	}
	return at
}

// Line returns the text of a line that counts from 1, without its end.
func (f *File) Line(line int) string {
	f.index()
	if line < 1 || line > len(f.starts) {
		return ""
	}
	return string(f.Text[f.starts[line-1]:f.lineEnd(line)])
}

// index notes where lines begin. A bare NEL, LS or PS ends no line: no editor
// counts them so.
func (f *File) index() {
	if f.starts != nil {
		return
	}
	f.starts = append(make([]int, 0, 1+bytes.Count(f.Text, []byte("\n"))), 0)
	for at, b := range f.Text {
		if b == '\n' {
			f.starts = append(f.starts, at+1)
		}
	}
}

func (f *File) lineEnd(line int) int {
	if line < len(f.starts) {
		return f.starts[line] - 1
	}
	return len(f.Text)
}

func runes(text []byte) int { return utf8.RuneCount(text) }

// caret returns a line that points at r under the source line text: tabs are
// repeated so that it aligns whatever a tab is wide.
func caret(text string, r Range) string {
	var b strings.Builder
	column := int32(1)
	for _, c := range text {
		if column == r.Column {
			break
		}
		if c == '\t' {
			b.WriteByte('\t')
		} else {
			b.WriteByte(' ')
		}
		column++
	}
	for i := r.Column; i < max(r.EndColumn, r.Column+1); i++ {
		b.WriteByte('^')
	}
	return b.String()
}
