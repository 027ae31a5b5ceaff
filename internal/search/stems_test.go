package search

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the files of testdata that the browser's side is tested against")

// Lines of "word stem". The browser's stemmer is tested against the same file.
func TestStemsAreThoseOfTheFile(t *testing.T) {
	const name = "testdata/stems.txt"
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	english := languageOf("en")
	for lines := bufio.NewScanner(bytes.NewReader(want)); lines.Scan(); {
		word, _, _ := strings.Cut(lines.Text(), " ")
		fmt.Fprintf(&got, "%s %s\n", word, english.stem(word))
	}
	compareFile(t, name, got.Bytes())
}

func TestFormsOfOneWordShareAStem(t *testing.T) {
	tests := []struct{ lang, forms string }{
		{"en", "apologise apologies apologizing apology apologised apologize"},
		{"en", "behaviour behaviors behaviour"},
		{"en-GB", "recognise recognized recognising recognizes"},
		{"en", "acknowledgment acknowledgement acknowledge acknowledging"},
		{"en", "judgement judgments"},
		{"en", "counselling counseling counsel"},
		{"en", "counsellor counselors"},
		{"en", "practise practice practising practiced"},
		{"en", "centre centers"},
		{"en", "programme programs"},
		{"en", "defence defenses defensive"},
		{"en", "promise promised promising"},
		{"en", "forgive forgiving forgives"},
		{"fr", "pardonner pardonné pardonnez"},
		{"es", "perdonar perdonado"},
		{"ru", "доверие доверия"},
		{"sv", "förlåtelse förlåtelsen"},
		{"no", "tilgivelse tilgivelsen"},
		{"ar", "ثقة ثقه"},
		{"el", "λόγος λογοσ"},
	}
	for _, tt := range tests {
		l := languageOf(tt.lang)
		forms := strings.Fields(tt.forms)
		for _, form := range forms[1:] {
			if got, want := l.stem(form), l.stem(forms[0]); got != want {
				t.Errorf("%s: stem of %q is %q, that of %q is %q", tt.lang, form, got, forms[0], want)
			}
		}
	}
}

func TestDifferentWordsKeepDifferentStems(t *testing.T) {
	l := languageOf("en")
	for _, pair := range [][2]string{
		{"trust", "truth"}, {"forgive", "forget"}, {"promise", "premise"}, {"four", "for"}, {"wise", "size"}, {"source", "sore"},
	} {
		if l.stem(pair[0]) == l.stem(pair[1]) {
			t.Errorf("%q and %q share the stem %q", pair[0], pair[1], l.stem(pair[0]))
		}
	}
}

func compareFile(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	gotLines, wantLines := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(gotLines), len(wantLines)) {
		if gotLines[i] != wantLines[i] {
			t.Fatalf("%s, line %d:\n got %s\nwant %s\n(go test -update rewrites it; the browser's tests must then pass too)", name, i+1, gotLines[i], wantLines[i])
		}
	}
	t.Fatalf("%s: got %d lines, want %d", name, len(gotLines), len(wantLines))
}
