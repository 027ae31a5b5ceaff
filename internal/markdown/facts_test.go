package markdown

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/diag"
)

const factsSource = `Some "quoted" words, don't they -- [@b] say [@a] and [@b]?

## What's *next* & "now"

- A [link](x.md#there), [out](https://example.org "t"), ![alt words](p.png)
- ` + "`code` and [flooded](glossary:flooding)" + `

[Do it](exercise:apology)

### Über 5 < 6

` + "```go\nleft out\n```" + `

| One | Two |
|-----|-----|
| a&amp;b | \*c\* |
`

func TestFacts(t *testing.T) {
	p := New("en", nil)
	doc, problems := parseText(t, p, factsSource)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if diff := cmp.Diff([]Heading{
		{Level: 2, ID: "whats-next--now", Anchor: "part-2080408440", Text: "What’s next & “now”", At: diag.Range{Line: 3, Column: 4, EndColumn: 25}},
		{Level: 3, ID: "über-5--6", Anchor: "part-661754303", Text: "Über 5 < 6", At: diag.Range{Line: 10, Column: 5, EndColumn: 15}},
	}, withoutOffsets(doc.Headings)); diff != "" {
		t.Errorf("headings (-want +got):\n%s", diff)
	}
	for _, h := range doc.Headings {
		if rest := string(doc.HTML()[h.Offset:]); !strings.HasPrefix(rest, `<h`) || !strings.Contains(rest[:40], `id="`+h.Anchor+`"`) {
			t.Errorf("offset of %q leads to %.40q", h.ID, rest)
		}
	}
	if diff := cmp.Diff([]Link{
		{Dest: "x.md#there", Target: Target{Href: "x.html#there", Page: "x.md", Fragment: "there"}, At: diag.Range{Line: 5, Column: 12, EndColumn: 22}},
		{Dest: "https://example.org", Target: Target{Href: "https://example.org"}, At: diag.Range{Line: 5, Column: 31, EndColumn: 50}},
	}, doc.Links); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Citation{
		{ID: "b", At: diag.Range{Line: 1, Column: 38, EndColumn: 39}},
		{ID: "a", At: diag.Range{Line: 1, Column: 47, EndColumn: 48}},
	}, doc.Citations); diff != "" {
		t.Errorf("citations (-want +got):\n%s", diff)
	}
	if !slices.Equal(doc.Exercises, []string{"apology"}) || !slices.Equal(doc.Terms, []string{"flooding"}) || !doc.HasCode {
		t.Errorf("got exercises %q, terms %q, code %v", doc.Exercises, doc.Terms, doc.HasCode)
	}
	want := `Some "quoted" words, don't they -- say and?
What's next & "now"
A link, out, 
code and flooded
Über 5 < 6
One
Two
a&b
*c*
`
	if diff := cmp.Diff(want, string(doc.AppendText(nil))); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	if doc.WordCount != 23 {
		t.Errorf("got %d words, want 23", doc.WordCount)
	}
}

func withoutOffsets(headings []Heading) []Heading {
	headings = slices.Clone(headings)
	for i := range headings {
		headings[i].Offset = 0
	}
	return headings
}

// TestBody checks that a body below front matter gives the same as one alone,
// with places in the whole file, however the file is saved.
func TestBody(t *testing.T) {
	front := "---\ntitle: Évènement\n---\n"
	body := "\t- code\n\n- é [x](missing.md)\n\n---\n"
	p := New("en", nil)
	alone, _ := parseText(t, p, body)
	want := string(alone.HTML())
	for name, source := range map[string]string{
		"LF": front + body, "CRLF": strings.ReplaceAll(front+body, "\n", "\r\n"), "BOM": "\uFEFF" + front + body,
	} {
		t.Run(name, func(t *testing.T) {
			f, problems := diag.NewFile("page.md", []byte(source))
			if problems != nil {
				t.Fatal(problems)
			}
			_, _, at, err := FrontMatter(f.Text)
			if err != nil {
				t.Fatal(err)
			}
			doc, problems := p.Parse(f, at, testResolver())
			if got := string(doc.HTML()); got != want {
				t.Errorf("HTML: got %q, want %q", got, want)
			}
			if len(problems) != 1 || problems[0].At != (diag.Range{Line: 6, Column: 9, EndColumn: 19}) {
				t.Errorf("problems: got %v, want one at 6:9 to 19", problems)
			}
		})
	}
}

func TestRelease(t *testing.T) {
	p := New("en", nil)
	first, _ := parseText(t, p, "## One\n\nA [x](y.md)[^1] [a][b].\n\n[^1]: Note\n")
	headings := first.Headings
	first.Release()
	first.Release() // a second time is harmless
	second, problems := parseText(t, p, "Two\n")
	if got := string(second.HTML()); got != "<p>Two</p>\n" || len(problems) > 0 || second.WordCount != 1 {
		t.Errorf("got %q with %v", got, problems)
	}
	if headings[0].ID != "one" {
		t.Errorf("the headings of a released document changed: %v", headings)
	}
}

// TestConcurrent parses pages with one parser from several goroutines, as a
// build does; the race detector watches when it is on.
func TestConcurrent(t *testing.T) {
	p := New("en", nil)
	source := factsSource + "\n" + benchmarkPage(200) + "```python\nlast line"
	want, _ := parseText(t, p, source)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 5 {
				doc, _ := parseText(t, p, source)
				if string(doc.HTML()) != string(want.HTML()) {
					t.Error("a page differs when parsed beside others")
				}
				doc.Release()
			}
		})
	}
	group.Wait()
}

func TestWords(t *testing.T) {
	p := New("fr", map[string]string{"alert-note": "À savoir & plus", "source-label": "Source n° {0}"})
	doc, _ := parseText(t, p, "> [!NOTE]\n> Dit [@a].\n\n> [!TIP]\n> x\n")
	for _, want := range []string{`<p class="alert-title">À savoir &amp; plus</p>`, `aria-label="Source n° 1"`, `<p class="alert-title">Tip</p>`} {
		if !strings.Contains(string(doc.HTML()), want) {
			t.Errorf("no %s in %s", want, doc.HTML())
		}
	}
}

func TestTypographic(t *testing.T) {
	for _, tt := range []struct{ lang, in, want string }{
		{"en", `Don't say "never"...`, "Don’t say “never”…"},
		{"en", "plain words", "plain words"},
		{"fr", `"Pourquoi ?"`, "«\u202FPourquoi\u202F?\u202F»"},
		{"xx", `"unknown language"`, "“unknown language”"},
	} {
		if got := New(tt.lang, nil).Typographic(tt.in); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestFragment(t *testing.T) {
	yaml := `text: An *é* [x](missing.md)
quoted: "é [y](missing.md)"
block: |
  - One [a](missing.md)

    two <b>
folded: >
  Words [b](missing.md)
  folded
heading: |
  ## No

  [^1]: No [@a]

  [No](exercise:apology)
inline: "# é"
`
	f, _ := diag.NewFile("exercise.yaml", []byte(yaml))
	p := New("en", nil)
	tests := []struct {
		name, text, html string
		line, column     int
		inline           bool
		places           []diag.Range
	}{
		{name: "plain", text: "An *é* [x](missing.md)", line: 1, column: 7, inline: true, html: "An <em>é</em> x", places: []diag.Range{{Line: 1, Column: 18, EndColumn: 28}}},
		{name: "quoted", text: "é [y](missing.md)", line: 2, column: 9, html: "<p>é y</p>\n", places: []diag.Range{{Line: 2, Column: 16, EndColumn: 26}}},
		{name: "block", text: "- One [a](missing.md)\n\n  two <b>\n", line: 3, column: 8, html: "<ul>\n<li>\n<p>One a</p>\n<p>two </p>\n</li>\n</ul>\n",
			places: []diag.Range{{Line: 4, Column: 13, EndColumn: 23}, {Line: 6, Column: 9, EndColumn: 12}}},
		{name: "folded", text: "Words [b](missing.md) folded\n", line: 7, column: 9, html: "<p>Words b folded</p>\n", places: []diag.Range{{Line: 7, Column: 9, EndColumn: 10}}},
		{name: "what only pages hold", text: "## No\n\n[^1]: No [@a]\n\n[No](exercise:apology)\n", line: 10, column: 10, html: "<h2 id=\"part-1647734778\">No</h2>\n",
			places: []diag.Range{{Line: 11, Column: 6, EndColumn: 8}, {Line: 13, Column: 3, EndColumn: 7}, {Line: 15, Column: 8, EndColumn: 24}}},
		{name: "a block where words belong", text: "# é", line: 16, column: 9, inline: true, html: "é", places: []diag.Range{{Line: 16, Column: 10, EndColumn: 11}}},
		{name: "two mistakes in what YAML has folded", text: "[é](missing.md) and\n\n[é](../missing.md) no line of it", line: 1, column: 7,
			html: "<p>é and</p>\n<p>é no line of it</p>\n", places: []diag.Range{{Line: 1, Column: 7, EndColumn: 8}, {Line: 1, Column: 7, EndColumn: 8}}},
		{name: "empty", text: "", line: 1, column: 7, inline: true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fragment := Fragment{Text: tt.text, At: f.LineColumn(tt.line, tt.column, 1), Inline: tt.inline}
			doc, problems := p.ParseFragment(f, fragment, testResolver())
			problems.Sort()
			if got := string(doc.HTML()); got != tt.html {
				t.Errorf("HTML: got %q, want %q", got, tt.html)
			}
			var places []diag.Range
			for _, d := range problems {
				places = append(places, d.At)
			}
			if diff := cmp.Diff(tt.places, places); diff != "" {
				t.Errorf("places (-want +got):\n%s\n%v", diff, problems)
			}
		})
	}
	doc, _ := p.ParseFragment(f, Fragment{Text: "[x](glossary:flooding)", Prefix: "talk"}, testResolver())
	if !strings.Contains(string(doc.HTML()), `<span popover id="term-talk-1"`) {
		t.Errorf("no prefix in %s", doc.HTML())
	}
}
