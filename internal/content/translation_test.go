package content

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/diag"
)

const original = "-- content/start/a.md --\n---\ntitle: A page\nsummary: " + summary + `
reviewed: 2026-11-22
reviewed_by: Someone
order: 4
topics: [money]
related: [help/b]
aliases: [old.html]
rests_on: experience
sensitive: true
content_note: Hard words.
layout: faq
---
`

const frenchSummary = "Ce que cette page donne à lire, en cinquante lettres et plus."

func TestTranslation(t *testing.T) {
	source, _ := site(t, original+"-- content/start/a.fr.md --\n---\ntitle: Une page\nsummary: "+frenchSummary+"\nreviewed: 2026-11-23\ncontent_note: Mots durs.\n---\n")
	cfg := settingsOf(t, source)
	c, problems := Read(source, cfg, false)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	fr, en := c.Pages[1], c.Pages[2]
	if fr.Lang != "fr" || fr.Slug != "a" || fr.Section != "start" || fr.Borrowed != nil {
		t.Errorf("the translation is %+v", fr)
	}
	f := fr.Front
	if f.Title.V != "Une page" || f.Summary.V != frenchSummary || f.ContentNote != "Mots durs." || f.Reviewed.V.Day != 23 || f.ReviewedBy != "" {
		t.Errorf("its own texts are %+v", f)
	}
	if f.Order != en.Front.Order || f.Topics[0].V != "money" || f.RestsOn.V != "experience" || !f.Sensitive || f.Layout.V != "faq" || f.For.V != "either" {
		t.Errorf("what it takes from the original is %+v", f)
	}
	if f.Related != nil || f.Aliases != nil {
		t.Errorf("it repeats related %v and aliases %v, which are the original's", f.Related, f.Aliases)
	}
	alone, _, problems := ReadPage(source, cfg, fr.Source)
	if diff := cmp.Diff(fr, alone); diff != "" || len(problems) > 0 {
		t.Errorf("read alone, with %v (-all +alone):\n%s", problems, diff)
	}
}

func TestTranslationProblems(t *testing.T) {
	for _, test := range []struct {
		name, archive string
		want          []string
	}{
		{"texts missing", original + "-- content/start/a.fr.md --\n---\ntitle: Une page\n---\n", []string{
			`content/start/a.fr.md: translation-missing: "content_note" is not translated (add it; until then the original's stands there)`,
			`content/start/a.fr.md: translation-missing: "summary" is not translated (add it; until then the original's stands there)`}},
		{"no texts at all", original + "-- content/start/a.fr.md --\n---\n---\nTexte.\n", []string{
			`content/start/a.fr.md: translation-missing: "content_note" is not translated (add it; until then the original's stands there)`,
			`content/start/a.fr.md: translation-missing: "summary" is not translated (add it; until then the original's stands there)`,
			`content/start/a.fr.md: translation-missing: "title" is not translated (add it; until then the original's stands there)`}},
		{"more than texts", original + "-- content/start/a.fr.md --\n---\ntitle: Une page\nsummary: " + frenchSummary + "\ncontent_note: x\n⟦order⟧: 3\n⟦topics⟧: [money]\n---\n", []string{
			`content/start/a.fr.md: translation-key: "order" can't stand here: a translation takes it from the original (delete this line and what belongs to it)`,
			`content/start/a.fr.md: translation-key: "topics" can't stand here: a translation takes them from the original (delete this line and what belongs to it)`}},
		{"misspelt", original + "-- content/start/a.fr.md --\n---\n⟦titre⟧: Une page\n---\n", []string{
			`content/start/a.fr.md: key-unknown: there is no key "titre" (did you mean "title"?)`}},
		{"no original", "-- content/start/b.fr.md --\n---\ntitle: Une page\nsummary: " + frenchSummary + "\n---\n", []string{
			`content/start/b.fr.md: translation-orphan: there is no original of this translation (write b.md beside it, or give it the name of its original)`}},
		{"mistake in the original", "-- content/start/a.md --\n---\ntitle: A page\nsummary: ⟦short⟧\nreviewed: 2026-11-22\n---\n-- content/start/a.fr.md --\n---\ntitle: Une page\nsummary: " + frenchSummary + "\n---\n", []string{
			`content/start/a.md: value-invalid: "summary" has 5 characters, and needs 50 at least (add 45 or more)`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			source, places := site(t, test.archive)
			_, problems := Read(source, settingsOf(t, source), false)
			check(t, problems, test.want, places)
		})
	}
}

// TestBorrowed demands that a page says which of its texts are the original's.
func TestBorrowed(t *testing.T) {
	source, _ := site(t, original+"-- content/start/a.fr.md --\n---\ntitle: Une page\n---\n")
	c, _ := Read(source, settingsOf(t, source), false)
	fr := c.Pages[1]
	if diff := cmp.Diff([]string{"summary", "content_note"}, fr.Borrowed); diff != "" {
		t.Errorf("borrowed (-want +got):\n%s", diff)
	}
	if fr.Front.Summary.V != summary || fr.Front.Summary.At != (diag.Range{}) {
		t.Errorf("the summary is %+v", fr.Front.Summary)
	}
}

// TestDraftTranslation leaves out the translation of a draft.
func TestDraftTranslation(t *testing.T) {
	source, _ := site(t, "-- content/start/a.md --\n"+page("draft: true\n")+"-- content/start/a.fr.md --\n---\ntitle: Une page\nsummary: "+frenchSummary+"\n---\n")
	cfg := settingsOf(t, source)
	for drafts, want := range map[bool]int{true: 3, false: 1} {
		if c, _ := Read(source, cfg, drafts); len(c.Pages) != want {
			t.Errorf("with drafts %v there are %v", drafts, names(c.Pages))
		}
	}
}

// TestReadPageElsewhere asks for pages where none can stand.
func TestReadPageElsewhere(t *testing.T) {
	source, _ := site(t, "-- content/start/a.de.md --\nPAGE\n-- content/start/deep/a.md --\nPAGE\n-- content/b.md --\nPAGE\n")
	cfg := settingsOf(t, source)
	for name, want := range map[string]diag.Code{
		"content/start/a.de.md":   diag.LanguageUnknown,
		"content/start/deep/a.md": "",
		"content/b.md":            diag.FileMisplaced,
		"content/start/none.md":   diag.FileMissing,
		"layouts/a.md":            "",
		"content/sources.yaml":    "",
	} {
		_, file, problems := ReadPage(source, cfg, name)
		var got diag.Code
		if len(problems) > 0 {
			got = problems[0].Code
		}
		if file != nil || got != want {
			t.Errorf("%s: problems are %v, want %q", name, problems, want)
		}
	}
}
