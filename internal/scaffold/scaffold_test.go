package scaffold_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"underpin/internal/config"
	"underpin/internal/content"
	"underpin/internal/scaffold"
)

var today = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

func source(languages string) fstest.MapFS {
	page := "---\ntitle: One\nsummary: A summary that is long enough to pass for one, which takes some words.\nreviewed: 2026-11-22\ncontent_note: \"It says: \\\"hard\\\" things.\"\n---\n\nWords.\n"
	return fstest.MapFS{
		"site.yaml":              {Data: []byte("title: T\ntagline: S\nlanguage: en\n" + languages + "sections: [{id: start, title: Start, summary: Where to begin}]\ntopics: [{id: help, title: Help}]\nroles: [{id: either, title: Either}]\nphases: [{id: atone, title: Atone}]\n")},
		"content/index.md":       {Data: []byte(page)},
		"content/start/index.md": {Data: []byte(page)},
		"content/start/one.md":   {Data: []byte(page)},
	}
}

const french = "languages: [{code: en, name: English}, {code: fr, name: Français}]\n"

// builds reports what reading the source with the new file in it finds wrong
// with that file.
func builds(t *testing.T, all fstest.MapFS, f scaffold.File) {
	t.Helper()
	all[f.Name] = &fstest.MapFile{Data: f.Data}
	cfg, _ := config.Read(all)
	_, problems := content.Read(all, cfg, true)
	for _, d := range problems {
		if d.File == f.Name {
			t.Errorf("the new file has a problem: %s\n%s", d.Message, f.Data)
		}
	}
}

func TestGuide(t *testing.T) {
	f, err := scaffold.Guide(source(""), "start/after-a-fight", today)
	if err != nil {
		t.Fatal(err)
	}
	if f.Name != "content/start/after-a-fight.md" {
		t.Errorf("the name is %s", f.Name)
	}
	for _, want := range []string{"title: After a fight\n", "reviewed: 2026-11-22\n", "## What to do today\n"} {
		if !strings.Contains(string(f.Data), want) {
			t.Errorf("the guide lacks %q:\n%s", want, f.Data)
		}
	}
	builds(t, source(""), f)
}

func TestTranslation(t *testing.T) {
	f, err := scaffold.Translation(source(french), "start/one.fr")
	if err != nil {
		t.Fatal(err)
	}
	if f.Name != "content/start/one.fr.md" {
		t.Errorf("the name is %s", f.Name)
	}
	builds(t, source(french), f)
}

func TestMistakes(t *testing.T) {
	tests := []struct {
		name, translation string
		languages         string
		want              string
	}{
		{"guide", "", "", "name the guide as section/slug"},
		{"start/Has Space", "", "", "name the guide as section/slug"},
		{"strat/one", "", "", `no section "strat"; did you mean "start"?`},
		{"", "start/one", french, "name the page and the language"},
		{"", "start/one.de", french, `no language "de"`},
		{"", "start/onne.fr", french, "did you mean content/start/one.md?"},
		{"", "start/one.fr", "", "add the new language under languages"},
	}
	for _, tt := range tests {
		t.Run(tt.name+tt.translation+tt.want, func(t *testing.T) {
			var err error
			if tt.translation == "" {
				_, err = scaffold.Guide(source(tt.languages), tt.name, today)
			} else {
				_, err = scaffold.Translation(source(tt.languages), tt.translation)
			}
			var mistake *scaffold.Mistake
			if !errors.As(err, &mistake) || !strings.Contains(mistake.Message, tt.want) {
				t.Errorf("got %v, want a mistake with %q", err, tt.want)
			}
		})
	}
}
