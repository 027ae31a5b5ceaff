package diag_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/diag"
)

// TestLongLines demands the part of a long line that holds what is wrong, with
// the caret under it.
func TestLongLines(t *testing.T) {
	words := strings.Repeat("é ", 100)
	for _, test := range []struct {
		name, line, wrong, shown, caret string
	}{
		{"at its beginning", "bad " + words, "bad", "bad " + strings.Repeat("é ", 58) + "…", "^^^"},
		{"in its midst", words + "bad " + words, "bad", "…" + strings.Repeat("é ", 25) + "bad " + strings.Repeat("é ", 33) + "…", strings.Repeat(" ", 51) + "^^^"},
		{"at its end", words + "bad", "bad", "…" + strings.Repeat("é ", 25) + "bad", strings.Repeat(" ", 51) + "^^^"},
		{"all of it", strings.Repeat("x", 200), strings.Repeat("x", 200), strings.Repeat("x", 120) + "…", strings.Repeat("^", 120)},
		{"after tabs", "\t\t" + words + "\tbad", "bad", "…" + strings.Repeat(" é", 24) + " \tbad", strings.Repeat(" ", 50) + "\t^^^"},
	} {
		t.Run(test.name, func(t *testing.T) {
			source := fstest.MapFS{"a.md": {Data: []byte(test.line + "\n")}}
			file, _ := diag.NewFile("a.md", source["a.md"].Data)
			at := strings.Index(test.line, test.wrong)
			problem := diag.Error(diag.LinkDead, "a.md", file.Range(at, at+len(test.wrong)), "wrong", "")
			var b strings.Builder
			if err := diag.WriteText(&b, diag.List{problem}, source, diag.Style{}); err != nil {
				t.Fatal(err)
			}
			_, got, _ := strings.Cut(b.String(), "\n")
			if diff := cmp.Diff("    1 | "+test.shown+"\n      | "+test.caret+"\n", got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestManyInOneLine demands the same columns however places are asked for.
func TestManyInOneLine(t *testing.T) {
	text := "é\n" + strings.Repeat("ü ", 50) + "\nend"
	all, _ := diag.NewFile("a.md", []byte(text))
	for _, order := range [][]int{{3, 30, 60, 9, 60, 0, 104, 153, 3}, {153, 60, 60, 61}} {
		for _, at := range order {
			one, _ := diag.NewFile("a.md", []byte(text))
			if got, want := all.Range(at, at+1), one.Range(at, at+1); got != want {
				t.Errorf("offset %d is at %v, want %v", at, got, want)
			}
		}
	}
}

// TestHarmless demands that no file, nor the name of one, steers a terminal.
func TestHarmless(t *testing.T) {
	const name = "a\x1b[31m\n.md"
	source := fstest.MapFS{name: {Data: []byte("\u202Ebad \x1b]0;title\x07\n")}}
	problem := diag.Error(diag.LinkDead, name, diag.Range{Line: 1, Column: 2, EndColumn: 5}, "wrong", "")
	var b strings.Builder
	if err := diag.WriteText(&b, diag.List{problem}, source, diag.Style{}); err != nil {
		t.Fatal(err)
	}
	want := "a\uFFFD[31m\uFFFD.md:1:2: error: wrong [link-dead]\n    1 | \uFFFDbad \uFFFD]0;title\uFFFD\n      |  ^^^\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
