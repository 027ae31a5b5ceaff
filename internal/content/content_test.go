package content

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"underpin/internal/config"
	"underpin/internal/diag"
	"underpin/internal/diag/diagtest"
	"underpin/internal/strictyaml"
)

const settings = `title: Trust
tagline: Bit by bit
language: en
languages: [{code: en, name: English}, {code: fr, name: Français}]
sections: [{id: start, title: Start}, {id: help, title: Help}]
topics: [{id: money, title: Money}, {id: closeness, title: Closeness}]
roles: [{id: either, title: Either}, {id: hurt, title: Hurt}]
phases: [{id: atone, title: Atone}]
`

const summary = "What this page gives a reader, said in fifty letters or more."

// page is a page that has nothing wrong with it, with more front matter.
func page(more string) string {
	return "---\ntitle: A page\nsummary: " + summary + "\nreviewed: 2026-11-22\n" + more + "---\nBody.\n"
}

// site makes a source folder of site.yaml, home, and the files of a txtar
// archive, in which "PAGE" stands for a whole good page.
func site(t *testing.T, archive string) (source fstest.MapFS, places map[string][]diag.Range) {
	t.Helper()
	source = fstest.MapFS{
		"content/index.md": {Data: []byte(page(""))},
		"site.yaml":        {Data: []byte(settings)},
		"site.fr.yaml":     {},
	}
	places = map[string][]diag.Range{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		text, marked := diagtest.Marks(strings.ReplaceAll(string(f.Data), "PAGE\n", page("")))
		source[f.Name] = &fstest.MapFile{Data: []byte(text)}
		if len(marked) > 0 {
			places[f.Name] = marked
		}
	}
	return source, places
}

func settingsOf(t *testing.T, source fstest.MapFS) *config.Config {
	t.Helper()
	cfg, problems := config.Read(source)
	if cfg == nil {
		t.Fatal(problems)
	}
	return cfg
}

func names(pages []*Page) []string {
	var all []string
	for _, p := range pages {
		all = append(all, p.Source)
	}
	return all
}

// check holds problems against what is wanted: lines with the file before them,
// and places by file. Problems of whole files have no place.
func check(t *testing.T, problems diag.List, want []string, places map[string][]diag.Range) {
	t.Helper()
	got := []string{}
	at := map[string][]diag.Range{}
	problems.Sort()
	for _, d := range problems {
		got = append(got, d.File+": "+diagtest.Lines(diag.List{d})[0])
		if d.At != (diag.Range{}) {
			at[d.File] = append(at[d.File], d.At)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(places, at); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
}

func TestPage(t *testing.T) {
	const text = "\uFEFF" + `---
title: Größe
summary: What this page gives a reader, said in fifty letters or more.
reviewed: 2026-11-22
reviewed_by: A. Person, counselor
for: hurt
phase: atone
topics: [money, closeness]
order: -3
related: [help/right now]
aliases: [old/größe.html]
rests_on: experience
sensitive: true
content_note: Hard words.
layout: guide
draft: true
---

Text.
`
	source, _ := site(t, "")
	source["content/start/größe.md"] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, "\n", "\r\n"))}
	cfg := settingsOf(t, source)
	value := func(v string) strictyaml.Value[string] { return strictyaml.Value[string]{V: v} }
	want := &Page{
		Source: "content/start/größe.md", Section: "start", Slug: "größe", Lang: "en",
		Front: Front{
			Title: value("Größe"), Summary: value(summary), Reviewed: strictyaml.Value[strictyaml.Date]{V: strictyaml.Date{Year: 2026, Month: 11, Day: 22}},
			ReviewedBy: "A. Person, counselor", For: value("hurt"), Phase: value("atone"),
			Topics: []strictyaml.Value[string]{value("money"), value("closeness")}, Order: strictyaml.Value[int]{V: -3},
			Related: []strictyaml.Value[string]{value("help/right now")}, Aliases: []strictyaml.Value[string]{value("old/größe.html")},
			RestsOn: value("experience"), Sensitive: true, ContentNote: "Hard words.", Layout: value("guide"), Draft: true,
		},
	}
	without := cmp.FilterPath(func(p cmp.Path) bool { name := p.Last().String(); return name == ".At" || name == ".BodyAt" }, cmp.Ignore())
	c, problems := Read(source, cfg, true)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	got := c.Pages[1]
	if diff := cmp.Diff(want, got, without); diff != "" {
		t.Errorf("page (-want +got):\n%s", diff)
	}
	if !got.Front.Order.Given() || got.Front.Title.At != (diag.Range{Line: 2, Column: 8, EndColumn: 13}) {
		t.Errorf("the order stands at %v and the title at %v", got.Front.Order.At, got.Front.Title.At)
	}
	alone, file, problems := ReadPage(source, cfg, got.Source)
	if diff := cmp.Diff(got, alone); diff != "" || len(problems) > 0 {
		t.Errorf("read alone, with %v (-all +alone):\n%s", problems, diff)
	}
	if body := string(file.Text[alone.BodyAt:]); body != "\nText.\n" {
		t.Errorf("the body is %q", body)
	}
	if c, _ := Read(source, cfg, false); len(c.Pages) != 1 {
		t.Errorf("without drafts the pages are %v", names(c.Pages))
	}
}

func TestDefaults(t *testing.T) {
	source, _ := site(t, "")
	c, problems := Read(source, settingsOf(t, source), false)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	f := c.Pages[0].Front
	if f.For.V != "either" || f.RestsOn.V != "research" || f.Order.Given() || f.Layout.V != "" || f.Draft || f.Sensitive {
		t.Errorf("front matter is %+v", f)
	}
}

// TestPlacement reads files whose names and places are all well.
func TestPlacement(t *testing.T) {
	source, _ := site(t, `
-- content/start/index.md --
PAGE
-- content/start/what is 100%?.md --
PAGE
-- content/start/C# & Co.md --
PAGE
-- content/start/éclair.md --
PAGE
-- content/start/日本語.md --
PAGE
-- content/start/version-1.2.md --
PAGE
-- content/start/.draft.md --
nothing
-- content/start/page.md~ --
nothing
-- content/start/drawing #1.svg --
<svg/>
-- content/start/pictures/deep/a.png --
png
-- content/house.svg --
<svg/>
-- content/help/Thumbs.db --
x
-- content/.DS_Store --
x
`)
	c, problems := Read(source, settingsOf(t, source), false)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := []string{
		"content/index.md  index en", "content/start/C# & Co.md start C# & Co en", "content/start/index.md start index en",
		"content/start/version-1.2.md start version-1.2 en", "content/start/what is 100%?.md start what is 100%? en",
		"content/start/éclair.md start éclair en", "content/start/日本語.md start 日本語 en",
	}
	var got []string
	for _, p := range c.Pages {
		got = append(got, fmt.Sprintf("%s %s %s %s", p.Source, p.Section, p.Slug, p.Lang))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"content/house.svg", "content/start/drawing #1.svg", "content/start/pictures/deep/a.png"}, c.Files); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// TestCaseClash keeps the file that links mostly mean, whichever comes first.
func TestCaseClash(t *testing.T) {
	source, _ := site(t, "-- content/start/Apology.md --\nPAGE\n-- content/start/apology.md --\nPAGE\n-- content/start/b.md --\nPAGE\n-- content/start/b.MD --\nPAGE\n")
	c, problems := Read(source, settingsOf(t, source), false)
	if len(problems) != 2 {
		t.Errorf("problems are %v, want two", problems)
	}
	if diff := cmp.Diff([]string{"content/index.md", "content/start/apology.md", "content/start/b.md"}, names(c.Pages)); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
}

// TestManyPages reads more pages than there are workers and demands the same
// order and the same problems every time.
func TestManyPages(t *testing.T) {
	source, _ := site(t, "")
	for i := range 300 {
		source[fmt.Sprintf("content/start/%03d.md", i)] = &fstest.MapFile{Data: []byte(page(fmt.Sprintf("order: %d\nordr: %d\n", i, i)))}
	}
	cfg := settingsOf(t, source)
	first, problems := Read(source, cfg, false)
	if len(first.Pages) != 301 || len(problems) != 300 {
		t.Fatalf("%d pages and %d problems, want 301 and 300", len(first.Pages), len(problems))
	}
	second, again := Read(source, cfg, false)
	if diff := cmp.Diff(first.Pages, second.Pages); diff != "" {
		t.Errorf("pages differ from one time to the next:\n%s", diff)
	}
	if diff := cmp.Diff(problems, again); diff != "" {
		t.Errorf("problems differ from one time to the next:\n%s", diff)
	}
	for i, p := range first.Pages[1:] {
		if p.Front.Order.V != i {
			t.Fatalf("%s has the order %d", p.Source, p.Front.Order.V)
		}
	}
}
