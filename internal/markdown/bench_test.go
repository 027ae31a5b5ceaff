package markdown

import (
	"fmt"
	"strings"
	"testing"

	"underpin/internal/diag"
)

// benchmarkPage returns a page of about words words with everything a guide
// has: headings, lists, links, citations, terms, an exercise, an alert, a table,
// a footnote.
func benchmarkPage(words int) string {
	var b strings.Builder
	sentence := "Say what you did, in plain words, and don't say \"but\" after it; that [small word](../communication/listen.md#say-it-back) undoes the rest. "
	for i := 0; len(strings.Fields(b.String())) < words; i++ {
		fmt.Fprintf(&b, "## What to do, part %d\n\n", i)
		b.WriteString(sentence + "It was *measured* once [@lewicki-2016], and **only** once. " + sentence + "\n\n")
		b.WriteString("- Begin with the *thing itself*\n- Then say whom it hurt -- and how\n- Wait for the answer...\n\n")
		b.WriteString(strings.Repeat("Some people find that hard, and it's no wonder: nobody learned it. ", 2) + "\n\n")
		switch i {
		case 0:
			b.WriteString("> [!NOTE]\n> If you are afraid, [stop here](../help/on-your-own.md).\n\n")
		case 1:
			b.WriteString("[Build an apology](exercise:apology)\n\n")
		case 2:
			b.WriteString("| Say | Not |\n|-----|-----|\n| I lied | Mistakes were made |\n\nWhen [flooding](glossary:flooding) comes, wait.[^1]\n\n[^1]: Twenty minutes.\n\n")
		}
	}
	return b.String()
}

func BenchmarkParse(b *testing.B) {
	source := []byte(benchmarkPage(700))
	p, r := New("en", nil), testResolver()
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		f := &diag.File{Name: "page.md", Text: source}
		doc, problems := p.Parse(f, 0, r)
		if len(problems) > 0 {
			b.Fatal(problems)
		}
		doc.Release()
	}
}

func BenchmarkFrontMatter(b *testing.B) {
	source := []byte("---\n" + strings.Repeat("title: Something\n", 12) + "---\n" + benchmarkPage(700))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, _, err := FrontMatter(source); err != nil {
			b.Fatal(err)
		}
	}
}
