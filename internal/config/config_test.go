package config

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"underpin/internal/diag"
	"underpin/internal/diag/diagtest"
	"underpin/internal/strictyaml"
)

const small = `title: Vertrauen
tagline: Stück für Stück
language: en
sections:
  - {id: start, title: Start here, summary: Begin.}
  - {id: help, title: Get help}
topics: [{id: money, title: Money}]
roles: [{id: either, title: Either}]
phases: [{id: atone, title: Atone}]
`

func read(t *testing.T, files map[string]string) (*Config, diag.List) {
	t.Helper()
	source := fstest.MapFS{}
	for name, text := range files {
		source[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return Read(source)
}

func TestDefaults(t *testing.T) {
	c, problems := read(t, map[string]string{"site.yaml": small})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := &Config{
		Title: "Vertrauen", Tagline: "Stück für Stück", Language: "en",
		Languages:    []Language{{Code: "en", Name: "en", Direction: "ltr"}},
		Sections:     []Section{{ID: "start", Title: "Start here", Summary: "Begin."}, {ID: "help", Title: "Get help"}},
		Topics:       []Choice{{ID: "money", Title: "Money"}},
		Roles:        []Choice{{ID: "either", Title: "Either"}},
		Phases:       []Choice{{ID: "atone", Title: "Atone"}},
		ExitURL:      "https://www.bbc.com/weather",
		ReviewMonths: 12,
	}
	if diff := cmp.Diff(want, c, cmpopts.IgnoreUnexported(Config{})); diff != "" {
		t.Errorf("settings (-want +got):\n%s", diff)
	}
	if c.In("fr") != c {
		t.Error("In a language that the site does not have, the settings are not the original's")
	}
}

func TestEverything(t *testing.T) {
	c, problems := read(t, map[string]string{"site.yaml": small + `base_url: https://example.org/trust
languages: [{code: en, name: English}, {code: ar, name: العربية}, {code: yi, name: Yiddish, direction: ltr}]
paths:
  - id: first
    title: First
    steps: [start/is this for you, "exercise:weekly-talk"]
exit_url: https://weather.example
review_months: 6
repository: https://code.example/trust
licenses: {code: MIT, prose: CC BY 4.0}
`, "site.ar.yaml": "", "site.yi.yaml": ""})
	for _, d := range problems {
		if d.Severity == diag.SeverityError {
			t.Fatal(d)
		}
	}
	if c.BaseURL != "https://example.org/trust/" || c.ExitURL != "https://weather.example" || c.ReviewMonths != 6 || c.Repository != "https://code.example/trust" || c.Licenses != (Licenses{"MIT", "CC BY 4.0"}) {
		t.Errorf("got %+v", c)
	}
	steps := []string{c.Paths[0].Steps[0].V, c.Paths[0].Steps[1].V}
	if diff := cmp.Diff([]string{"start/is this for you", "exercise:weekly-talk"}, steps); diff != "" {
		t.Errorf("steps (-want +got):\n%s", diff)
	}
	for lang, want := range map[string]string{"en": "ltr", "ar": "rtl", "yi": "ltr", "he": "rtl", "az-Arab": "rtl", "dv": "rtl", "de": "ltr"} {
		if got := c.Direction(lang); got != want {
			t.Errorf("Direction(%q) is %q, want %q", lang, got, want)
		}
	}
}

// TestSetBaseURL demands that a slash at its end makes no difference, in any
// language.
func TestSetBaseURL(t *testing.T) {
	for _, url := range []string{"https://a.example/b", "https://a.example/b/"} {
		c, _ := read(t, map[string]string{"site.yaml": small + "languages: [{code: en, name: English}, {code: fr, name: Français}]\n"})
		c.SetBaseURL(url)
		if c.BaseURL != "https://a.example/b/" || c.In("fr").BaseURL != c.BaseURL {
			t.Errorf("after SetBaseURL(%q): %q and %q", url, c.BaseURL, c.In("fr").BaseURL)
		}
	}
	c, _ := read(t, map[string]string{"site.yaml": small})
	if c.SetBaseURL(""); c.BaseURL != "" {
		t.Errorf("without a base URL it is %q", c.BaseURL)
	}
}

// TestProblems makes the mistakes that site.yaml can hold besides those of any
// YAML. The place of each expected problem is marked.
func TestProblems(t *testing.T) {
	for _, test := range []struct {
		name, source string
		want         []string
	}{
		{"section doubled", strings.Replace(small, "{id: help,", "{id: ⟦start⟧,", 1), []string{
			`id-doubled: "start" stands in line 5 already (give it another name, or delete one of the two)`}},
		{"section that is no folder name", strings.Replace(small, "{id: help,", "{id: ⟦Get Help⟧,", 1), []string{
			`value-invalid: "id" can't be "Get Help" (write lower-case letters, digits and single hyphens)`}},
		{"section where the build writes", strings.Replace(small, "{id: help,", "{id: ⟦exercises⟧,", 1), []string{
			`value-invalid: a section can't be called "exercises": the build writes a folder of that name (choose another id, and rename the folder in content/)`}},
		{"section where translations go", strings.Replace(small, "{id: help,", "{id: ⟦en⟧,", 1) + "languages: [{code: en, name: English}]\n", []string{
			`value-invalid: a section can't be called "en": the translations into that language stand there (choose another id, and rename the folder in content/)`}},
		{"language unlisted", strings.Replace(small, "language: en", "language: ⟦en⟧", 1) + "languages: [{code: de, name: Deutsch}]\n", []string{
			`language-unknown: "en" is not among the languages (add it to languages, with its name)`}},
		{"language doubled", small + "languages: [{code: en, name: English}, {code: ⟦en⟧, name: Englisch}]\n", []string{
			`id-doubled: "en" stands in line 10 already (give it another name, or delete one of the two)`}},
		{"language that is none", strings.Replace(small, "language: en", "language: ⟦anglais⟧", 1), []string{
			`value-invalid: "language" can't be "anglais", which is no language code (write a BCP 47 code such as en, fr or pt-BR)`}},
		{"direction", small + "languages: [{code: en, name: English, direction: ⟦left⟧}]\n", []string{
			`value-invalid: "direction" can't be "left" (use one of: ltr, rtl)`}},
		{"base URL without https", small + "base_url: ⟦http://example.org⟧\n", []string{
			`value-invalid: "base_url" must begin with https:// (write https://example.org)`}},
		{"base URL with a fragment", small + "base_url: ⟦https://example.org/#a⟧\n", []string{
			`value-invalid: "base_url" must end with its path (leave out what begins with ? or #)`}},
		{"exit address without a scheme", small + "exit_url: ⟦weather.example⟧\n", []string{
			`value-invalid: "exit_url" must be an address, not "weather.example" (write a whole address such as https://example.org/page)`}},
		{"months", small + "review_months: ⟦0⟧\n", []string{
			`value-invalid: "review_months" must be 1 at least (write 1 or more)`}},
		{"steps", small + `paths:
  - id: a
    title: A
    steps:
      - start/fine
      - ⟦start/apology.md⟧
      - ⟦/start/apology⟧
      - ⟦content/start/apology.md⟧
      - ⟦apology⟧
      - ⟦"exercise:"⟧
      - ⟦"exercise: talk"⟧
      - ⟦start/fine⟧
`, []string{
			`value-invalid: a step can't be "start/apology.md" (write "start/apology")`,
			`value-invalid: a step can't be "/start/apology" (write "start/apology")`,
			`value-invalid: a step can't be "content/start/apology.md" (write "start/apology")`,
			`value-invalid: a step can't be "apology" (write section/slug for a page, or exercise:id for an exercise)`,
			`value-invalid: a step can't be "exercise:" (write the name of the exercise's folder after exercise:, such as exercise:apology)`,
			`value-invalid: a step can't be "exercise: talk" (write the name of the exercise's folder after exercise:, such as exercise:apology)`,
			`value-invalid: "start/fine" stands in this list already (delete one of the two)`,
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			source, places := diagtest.Marks(test.source)
			_, problems := read(t, map[string]string{"site.yaml": source})
			if diff := cmp.Diff(test.want, diagtest.Lines(problems)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(places, diagtest.Places(problems)); diff != "" {
				t.Errorf("places (-want +got):\n%s", diff)
			}
		})
	}
}

// TestUnreadable demands no settings where nothing could be said about the rest
// of the site, and doubtful ones where something could.
func TestUnreadable(t *testing.T) {
	for _, test := range []struct {
		name     string
		files    map[string]string
		code     diag.Code
		settings bool
		doubtful bool
	}{
		{"no file", nil, diag.FileMissing, false, false},
		{"no YAML", map[string]string{"site.yaml": "title: a: b\n"}, diag.YAMLSyntax, false, false},
		{"no language", map[string]string{"site.yaml": strings.Replace(small, "language: en\n", "", 1)}, diag.KeyMissing, false, false},
		{"unknown key", map[string]string{"site.yaml": small + "colour: red\n"}, diag.KeyUnknown, true, true},
		{"wrong step", map[string]string{"site.yaml": small + "paths: [{id: a, title: A, steps: [b]}]\n"}, diag.ValueInvalid, true, false},
	} {
		c, problems := read(t, test.files)
		if len(problems) != 1 || problems[0].Code != test.code {
			t.Errorf("%s: problems are %v, want one with %s", test.name, problems, test.code)
		}
		if (c != nil) != test.settings || c != nil && c.Doubtful != test.doubtful {
			t.Errorf("%s: settings are %+v", test.name, c)
		}
	}
}

// TestLanguages demands that the originals' language is always among those of
// the site, and none without a code: every page has one of them.
func TestLanguages(t *testing.T) {
	for languages, want := range map[string][]string{
		"[{code: fr, name: Français}]":                                     {"en", "fr"},
		"[{code: en, name: English}, {code: anglais, name: x}, {name: y}]": {"en"},
	} {
		c, _ := read(t, map[string]string{"site.yaml": small + "languages: " + languages + "\n"})
		var codes []string
		for _, l := range c.Languages {
			codes = append(codes, l.Code)
		}
		if diff := cmp.Diff(want, codes); diff != "" || !c.Doubtful {
			t.Errorf("%s: doubtful is %t, codes (-want +got):\n%s", languages, c.Doubtful, diff)
		}
	}
}

// TestWrongSteps demands that what is no step is reported here alone.
func TestWrongSteps(t *testing.T) {
	c, _ := read(t, map[string]string{"site.yaml": small + "paths: [{id: a, title: A, steps: [b, start/c]}]\n"})
	if steps := c.Paths[0].Steps; len(steps) != 1 || steps[0].V != "start/c" {
		t.Errorf("steps are %v", steps)
	}
}

func TestTranslation(t *testing.T) {
	c, problems := read(t, map[string]string{
		"site.yaml": small + "languages: [{code: en, name: English}, {code: fr, name: Français}]\npaths: [{id: p, title: P, summary: S, steps: [start/a]}]\n",
		"site.fr.yaml": `title: Confiance
tagline: Peu à peu
sections:
  - {id: start, title: Commencer, summary: Le début.}
  - {id: help, title: De l'aide}
topics: [{id: money, title: Argent}]
roles: [{id: either, title: L'un ou l'autre}]
phases: [{id: atone, title: Réparer}]
paths: [{id: p, title: Chemin, summary: Résumé}]
`})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	fr := c.In("fr")
	want := &Config{
		Title: "Confiance", Tagline: "Peu à peu", Language: "en", Languages: c.Languages,
		Sections: []Section{{ID: "start", Title: "Commencer", Summary: "Le début."}, {ID: "help", Title: "De l'aide"}},
		Topics:   []Choice{{ID: "money", Title: "Argent"}},
		Roles:    []Choice{{ID: "either", Title: "L'un ou l'autre"}},
		Phases:   []Choice{{ID: "atone", Title: "Réparer"}},
		Paths:    []Path{{ID: "p", Title: "Chemin", Summary: "Résumé", Steps: []strictyaml.Value[string]{{V: "start/a"}}}},
		ExitURL:  c.ExitURL, ReviewMonths: 12,
	}
	if diff := cmp.Diff(want, fr, cmpopts.IgnoreUnexported(Config{}), cmpopts.IgnoreTypes(diag.Range{})); diff != "" {
		t.Errorf("translation (-want +got):\n%s", diff)
	}
	if c.Title != "Vertrauen" || c.Sections[0].Title != "Start here" {
		t.Errorf("translating changed the original: %+v", c)
	}
}

func TestTranslationProblems(t *testing.T) {
	const languages = "languages: [{code: en, name: English}, {code: fr, name: Français}]\n"
	for _, test := range []struct {
		name   string
		files  map[string]string // with marks
		want   []string
		borrow string // the language of the first section's texts in French
	}{
		{"none", map[string]string{"site.yaml": small + languages}, []string{
			"translation-missing: there are no texts of the site in Français (add it to site.fr.yaml; until then the original stands there)"}, "en"},
		{"some missing", map[string]string{"site.yaml": small + languages, "site.fr.yaml": "title: Confiance\nsections: [{id: start, title: Commencer}]\n"}, []string{
			`translation-missing: the phase "atone" has no title in this language (add it to site.fr.yaml; until then the original stands there)`,
			`translation-missing: the role "either" has no title in this language (add it to site.fr.yaml; until then the original stands there)`,
			`translation-missing: the section "help" has no title in this language (add it to site.fr.yaml; until then the original stands there)`,
			`translation-missing: the summary of the section "start" is not translated (add it to site.fr.yaml; until then the original stands there)`,
			`translation-missing: the tagline is not translated (add it to site.fr.yaml; until then the original stands there)`,
			`translation-missing: the topic "money" has no title in this language (add it to site.fr.yaml; until then the original stands there)`}, ""},
		{"not texts", map[string]string{"site.yaml": small + languages, "site.fr.yaml": "⟦exit_url⟧: https://a.example\npaths: [{id: ⟦x⟧, title: X, ⟦steps⟧: [a/b]}]\n"}, []string{
			`translation-key: "exit_url" can't stand here: it holds for all languages and stands in site.yaml (delete this line and what belongs to it)`,
			`translation-orphan: site.yaml has no path "x" (leave it out, or add it to site.yaml first)`,
			`translation-key: "steps" can't stand here: steps hold for all languages and stand in site.yaml (delete this line and what belongs to it)`}, "en"},
		{"unknown id", map[string]string{"site.yaml": small + languages, "site.fr.yaml": "topics: [{id: ⟦mony⟧, title: Argent}]\n⟦titre⟧: Confiance\n"}, []string{
			`translation-orphan: site.yaml has no topic "mony" (did you mean "money"?)`,
			`key-unknown: there is no key "titre" (did you mean "title"?)`}, "en"},
		{"no such language", map[string]string{"site.yaml": small, "site.de.yaml": "title: x\n"}, []string{
			`language-unknown: site.yaml lists no language "de" (add it to languages in site.yaml, with its name)`}, ""},
		{"the original's language", map[string]string{"site.yaml": small, "site.en.yaml": "title: x\n"}, []string{
			`language-unknown: "en" is the language of site.yaml itself (move the texts to site.yaml, and delete this file)`}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var places []diag.Range
			for name, text := range test.files {
				source, marked := diagtest.Marks(text)
				test.files[name] = source
				places = append(places, marked...)
			}
			c, problems := read(t, test.files)
			if diff := cmp.Diff(test.want, diagtest.Lines(problems)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			if len(places) > 0 {
				if diff := cmp.Diff(places, diagtest.Places(problems)); diff != "" {
					t.Errorf("places (-want +got):\n%s", diff)
				}
			}
			if got := c.In("fr").Sections[0].Lang; got != test.borrow {
				t.Errorf("the first section's texts are said to be in %q, want %q", got, test.borrow)
			}
		})
	}
}
