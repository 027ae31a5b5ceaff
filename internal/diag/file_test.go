package diag_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/diag"
)

func TestRange(t *testing.T) {
	tests := []struct {
		name, text string
		start, end int
		want       diag.Range
		reason     string
	}{
		{"first", "abc", 0, 1, diag.Range{Line: 1, Column: 1, EndColumn: 2}, ""},
		{"second line", "ab\ncde", 4, 6, diag.Range{Line: 2, Column: 2, EndColumn: 4}, ""},
		{"non-ASCII", "é→x", 5, 6, diag.Range{Line: 1, Column: 3, EndColumn: 4}, "a column is a code point"},
		{"outside the BMP", "😀x", 4, 5, diag.Range{Line: 1, Column: 2, EndColumn: 3}, "and not a UTF-16 unit"},
		{"tab", "\tx", 1, 2, diag.Range{Line: 1, Column: 2, EndColumn: 3}, "a tab is one column"},
		{"byte order mark", "\uFEFFabc", 1, 2, diag.Range{Line: 1, Column: 2, EndColumn: 3}, "the mark is no column"},
		{"CRLF", "ab\r\ncd", 3, 5, diag.Range{Line: 2, Column: 1, EndColumn: 3}, "offsets are into the text with LF"},
		{"CR", "ab\rcd", 3, 5, diag.Range{Line: 2, Column: 1, EndColumn: 3}, ""},
		{"over the end of a line", "ab\ncd", 1, 5, diag.Range{Line: 1, Column: 2, EndColumn: 3}, "a place lies in one line"},
		{"empty", "ab", 1, 1, diag.Range{Line: 1, Column: 2, EndColumn: 3}, "there must be something to point at"},
		{"end of file", "ab\n", 3, 3, diag.Range{Line: 2, Column: 1, EndColumn: 2}, ""},
		{"outside", "ab", 9, 12, diag.Range{Line: 1, Column: 3, EndColumn: 4}, "moved to the edge"},
		{"LS ends no line", "a\u2028b", 4, 5, diag.Range{Line: 1, Column: 3, EndColumn: 4}, "no editor counts it as one"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, problems := diag.NewFile("a.md", []byte(tt.text))
			if f == nil {
				t.Fatalf("NewFile: %v", problems)
			}
			if diff := cmp.Diff(tt.want, f.Range(tt.start, tt.end)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
			}
		})
	}
}

func TestLineColumnAndOffsetAgree(t *testing.T) {
	f, _ := diag.NewFile("a.md", []byte("éa\n\t→b\n"))
	for _, at := range []struct{ line, column int }{{1, 1}, {1, 2}, {1, 3}, {2, 1}, {2, 2}, {2, 3}, {3, 1}} {
		offset := f.Offset(at.line, at.column)
		got := f.Range(offset, offset+1)
		if int(got.Line) != at.line || int(got.Column) != at.column {
			t.Errorf("Range(Offset(%d, %d)) stands at %d:%d", at.line, at.column, got.Line, got.Column)
		}
		if same := f.LineColumn(at.line, at.column, 1); same != got {
			t.Errorf("LineColumn(%d, %d) = %v, and Range gives %v", at.line, at.column, same, got)
		}
	}
}

func TestByteColumn(t *testing.T) {
	f, _ := diag.NewFile("a.ts", []byte("x\nconst é = ;"))
	got := f.ByteColumn(2, 11, 1)
	want := diag.Range{Line: 2, Column: 11, EndColumn: 12}
	if got != want {
		t.Errorf("ByteColumn = %v, want %v", got, want)
	}
}

func TestNotText(t *testing.T) {
	tests := []struct {
		name, raw string
		want      diag.Range
	}{
		{"UTF-16 little endian", "\xff\xfea\x00", diag.Range{}},
		{"UTF-16 big endian", "\xfe\xff\x00a", diag.Range{}},
		{"invalid UTF-8", "ab\ncé\xe9d", diag.Range{Line: 2, Column: 3, EndColumn: 4}},
		{"NUL", "a\x00b", diag.Range{Line: 1, Column: 2, EndColumn: 3}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, problems := diag.NewFile("a.md", []byte(tt.raw))
			if f != nil || len(problems) != 1 {
				t.Fatalf("NewFile = %v, %v; want no file and one problem", f, problems)
			}
			if problems[0].At != tt.want || problems[0].Code != diag.EncodingInvalid {
				t.Errorf("got %s at %v, want %s at %v", problems[0].Code, problems[0].At, diag.EncodingInvalid, tt.want)
			}
		})
	}
}

// FuzzRange demands that every place lies inside its file.
func FuzzRange(f *testing.F) {
	f.Add("ab\r\ncé\td", 3, 7)
	f.Add("", -1, 9)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		file, _ := diag.NewFile("a", []byte(text))
		if file == nil {
			return
		}
		got := file.Range(start, end)
		line := []rune(file.Line(int(got.Line)))
		if got.Line < 1 || got.Column < 1 || int(got.Column) > len(line)+1 || got.EndColumn <= got.Column {
			t.Errorf("Range(%d, %d) = %v in a line of %d", start, end, got, len(line))
		}
	})
}
