package diag_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/diag"
)

func sample() (diag.List, fstest.MapFS) {
	source := fstest.MapFS{"content/a.md": {Data: []byte("one\n\t[é](exercise:apolgy) and more\n")}}
	file, _ := diag.NewFile("content/a.md", source["content/a.md"].Data)
	at := strings.Index(string(file.Text), "exercise")
	l := diag.List{
		diag.Warning(diag.DeadEnd, "content/b.md", diag.Range{}, "this page leads nowhere", ""),
		diag.Error(diag.ExerciseUnknown, "content/a.md", file.Range(at, at+len("exercise:apolgy")), `no exercise is called "apolgy"`, `did you mean "apology"?`),
	}
	l.Sort()
	return l, source
}

func ExampleWriteText() {
	source := fstest.MapFS{"content/a.md": {Data: []byte("[Build it](exercise:apolgy)\n")}}
	problem := diag.Error(diag.ExerciseUnknown, "content/a.md", diag.Range{Line: 1, Column: 12, EndColumn: 27},
		`no exercise is called "apolgy"`, diag.DidYouMean("apolgy", []string{"apology", "say-it"}))
	if err := diag.WriteText(os.Stdout, diag.List{problem}, source, diag.Style{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// content/a.md:1:12: error: no exercise is called "apolgy" [exercise-unknown]
	//     1 | [Build it](exercise:apolgy)
	//       |            ^^^^^^^^^^^^^^^
	//   hint: did you mean "apology"?
}

func TestWriteText(t *testing.T) {
	l, source := sample()
	var b strings.Builder
	if err := diag.WriteText(&b, l, source, diag.Style{}); err != nil {
		t.Fatal(err)
	}
	want := `content/a.md:2:6: error: no exercise is called "apolgy" [exercise-unknown]
    2 | 	[é](exercise:apolgy) and more
      | 	    ^^^^^^^^^^^^^^^
  hint: did you mean "apology"?
content/b.md: warning: this page leads nowhere [dead-end]
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestColorIsNeverAlone(t *testing.T) {
	l, source := sample()
	plain, colored := &strings.Builder{}, &strings.Builder{}
	if err := diag.WriteText(plain, l, source, diag.Style{}); err != nil {
		t.Fatal(err)
	}
	if err := diag.WriteText(colored, l, source, diag.Style{Color: true}); err != nil {
		t.Fatal(err)
	}
	stripped := strings.NewReplacer("\x1b[1;31m", "", "\x1b[1;33m", "", "\x1b[0m", "").Replace(colored.String())
	if stripped != plain.String() || stripped == colored.String() {
		t.Errorf("without its colours the text is\n%s\nand not\n%s", stripped, plain)
	}
}

func TestWriteJSON(t *testing.T) {
	l, _ := sample()
	var b strings.Builder
	if err := diag.WriteJSON(&b, l, diag.Summary{Pages: 3, Written: 2}); err != nil {
		t.Fatal(err)
	}
	want := `{
  "diagnostics": [
    {
      "file": "content/a.md",
      "line": 2,
      "column": 6,
      "end_column": 21,
      "severity": "error",
      "code": "exercise-unknown",
      "message": "no exercise is called \"apolgy\"",
      "hint": "did you mean \"apology\"?"
    },
    {
      "file": "content/b.md",
      "line": 0,
      "column": 0,
      "end_column": 0,
      "severity": "warning",
      "code": "dead-end",
      "message": "this page leads nowhere",
      "hint": ""
    }
  ],
  "pages": 3,
  "written": 2,
  "unchanged": 0,
  "removed": 0
}
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWriteJSONWithoutProblems(t *testing.T) {
	var b strings.Builder
	if err := diag.WriteJSON(&b, nil, diag.Summary{}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), `"diagnostics": []`) {
		t.Errorf("no problems are an empty list, got %s", b.String())
	}
}

func TestWriteGitHub(t *testing.T) {
	var b strings.Builder
	l := diag.List{diag.Error(diag.LinkDead, "content/a,b.md", diag.Range{Line: 3, Column: 4, EndColumn: 9}, "50% of it\nis gone", "mend it")}
	if err := diag.WriteGitHub(&b, l); err != nil {
		t.Fatal(err)
	}
	want := "::error file=content/a%2Cb.md,line=3,col=4,endColumn=8,title=link-dead::50%25 of it%0Ais gone%0Ahint: mend it\n"
	if b.String() != want {
		t.Errorf("got  %q\nwant %q", b.String(), want)
	}
}

func TestSortDropsRepetitions(t *testing.T) {
	d := diag.Error(diag.LinkDead, "b", diag.Range{Line: 2}, "m", "")
	l := diag.List{d, diag.Error(diag.LinkDead, "b", diag.Range{Line: 1}, "m", ""), d, diag.Error(diag.LinkDead, "a", diag.Range{Line: 9}, "m", "")}
	l.Sort()
	var got []string
	for _, d := range l {
		got = append(got, fmt.Sprint(d.File, d.At.Line))
	}
	if diff := cmp.Diff([]string{"a9", "b1", "b2"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNearest(t *testing.T) {
	known := []string{"1", "apology", "say-it", "requests", "right-door", "title"}
	tests := []struct {
		word, want string
		reason     string
	}{
		{"apolgy", "apology", "a letter left out"},
		{"titel", "title", "two letters swapped"},
		{"sayit", "say-it", "separators do not count"},
		{"Right_Door", "right-door", "nor does case"},
		{"request", "requests", ""},
		{"weather", "", "nothing is near"},
		{"2", "", "nothing of the word is left"},
		{"", "", ""},
	}
	for _, tt := range tests {
		if got, _ := diag.Nearest(tt.word, known); got != tt.want {
			t.Errorf("Nearest(%q) = %q, want %q: %s", tt.word, got, tt.want, tt.reason)
		}
	}
}

func TestDidYouMeanNamesAllOfFew(t *testing.T) {
	if got := diag.DidYouMean("x", []string{"ltr", "rtl"}); got != "use one of: ltr, rtl" {
		t.Errorf("got %q", got)
	}
}
