package content

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/strictyaml"
)

func TestData(t *testing.T) {
	source, places := site(t, `
-- content/sources.yaml --
sources:
  - id: lewicki-2016
    authors: Lewicki, R. J.
    year: 2016
    title: An Exploration
    publisher: A journal
    kind: research
    doi: 10.1037/a0035392
    limits: Not couples.
  - {id: b, authors: B, title: T, kind: book, limits: L, url: http://example.org/}
-- content/helplines.yaml --
helplines:
  - country: US
    service: Emergency
    purpose: [emergency]
    phone: 911
    checked: {date: 2026-11-22, how: "generally known, not read on a page"}
  - country: INT
    service: Directory
    purpose: [domestic abuse, crisis or suicide]
    url: https://example.org
    for_whom: everyone
    checked: {date: 2026-11-22, at: http://example.org/list, how: stored page}
-- content/glossary.yaml --
glossary:
  - {id: flooding, term: flooding, definition: Being *so* worked up., see: [time-out]}
  - {id: time-out, term: time-out, definition: A pause.}
-- content/glossary.fr.yaml --
glossary:
  - {id: flooding, term: submersion, definition: ⟦Être débordé.⟧}
  - {id: time-out, term: pause, definition: Un arrêt.}
-- content/words.yaml --
words:
  - {avoid: cheater, say: the one who broke trust, why: People are more.}
  - {avoid: "no", say: another word}
synonyms:
  - [lie, deceit]
`)
	c, problems := Read(source, settingsOf(t, source), false)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if s := c.Sources[0]; s.ID.V != "lewicki-2016" || s.Year != "2016" || s.DOI != "10.1037/a0035392" || s.URL != "" || s.Limits != "Not couples." {
		t.Errorf("the first source is %+v", s)
	}
	if s := c.Sources[1]; s.Year != "" || s.URL != "http://example.org/" {
		t.Errorf("the second source is %+v", s)
	}
	if h := c.Helplines[0]; h.Country.V != "US" || h.Phone != "911" || h.Purpose[0] != "emergency" || h.Checked.Date != (strictyaml.Date{Year: 2026, Month: 11, Day: 22}) {
		t.Errorf("the first help line is %+v", h)
	}
	french := c.Glossary[0].In("fr")
	if french.Term.V != "submersion" || french.File != "content/glossary.fr.yaml" || french.Lang != "fr" || french.See[0].V != "time-out" || french.Definition.At != places["content/glossary.fr.yaml"][0] {
		t.Errorf("the first term in French is %+v", french)
	}
	if german := c.Glossary[0].In("de"); german.Term.V != "flooding" || german.File != "content/glossary.yaml" || german.Lang != "en" {
		t.Errorf("the first term in a language it is not in is %+v", german)
	}
	if diff := cmp.Diff([][]string{{"lie", "deceit"}}, c.Words.Groups()); diff != "" {
		t.Errorf("synonyms (-want +got):\n%s", diff)
	}
	if w := c.Words.Words; len(w) != 2 || w[0] != (Word{"cheater", "the one who broke trust", "People are more."}) {
		t.Errorf("words are %v", w)
	}
}

func TestDataProblems(t *testing.T) {
	const line = "    checked: {date: 2026-11-22, at: https://example.org, how: stored page}\n"
	for _, test := range []struct {
		name, file, text string
		want             []string
	}{
		{"source ids", "sources.yaml", `sources:
  - {id: a, authors: A, title: T, kind: book, limits: L}
  - {id: ⟦A b⟧, authors: A, title: T, kind: book, limits: L}
  - {id: ⟦a⟧, authors: A, title: T, kind: book, limits: L}
`, []string{
			`value-invalid: "id" can't be "A b" (write lower-case letters, digits and hyphens)`,
			`id-doubled: "a" stands in line 2 already (give it another name, or delete one of the two)`}},
		{"source values", "sources.yaml", `sources:
  - ⟦id⟧: a
    authors: A
    year: ⟦n.d.⟧
    title: ⟦1984⟧
    kind: book
    doi: ⟦https://doi.org/10.1/a⟧
    url: ⟦example.org⟧
`, []string{
			`key-missing: "limits" is missing (add a line "limits: …")`,
			`value-invalid: "year" can't be "n.d." (write a year in four figures, or leave the line out where there is none)`,
			`value-type: "title" must be text, and 1984 without quotes is a number (put it in quotes: "1984")`,
			`value-invalid: "doi" can't be "https://doi.org/10.1/a" (write the DOI alone, such as 10.1037/a0035392)`,
			`value-invalid: "url" must be an address, not "example.org" (write a whole address such as https://example.org/page)`}},
		{"another key on top", "sources.yaml", "⟦source⟧:\n  - id: a\n", []string{
			`key-unknown: there is no key "source" (did you mean "sources"?)`}},
		{"list on top", "sources.yaml", "⟦-⟧ id: a\n", []string{
			`value-type: this file must have keys, not a list (write lines such as "sources: …")`}},
		{"countries", "helplines.yaml", "helplines:\n" +
			"  - country: ⟦UK⟧\n    service: S\n    purpose: [a]\n    phone: 1\n" + line +
			"  - country: ⟦Germany⟧\n    service: S\n    purpose: [a]\n    phone: 1\n" + line +
			"  - country: ⟦us⟧\n    service: S\n    purpose: [a]\n    phone: 1\n" + line, []string{
			`value-invalid: "UK" is no country (write "GB")`,
			`value-invalid: "Germany" is no country (write the country's two capital letters (ISO 3166), or INT for an international directory)`,
			`value-invalid: "us" is no country (write "US")`}},
		{"no way to reach it", "helplines.yaml", "helplines:\n  - ⟦country⟧: US\n    service: S\n    purpose: [a]\n" + line, []string{
			`key-missing: nothing here says how to reach this service (add phone, text, chat or url)`}},
		{"not said where it was read", "helplines.yaml", "helplines:\n  - country: US\n    service: S\n    purpose: [a]\n    phone: 1\n    checked:\n      ⟦date⟧: 2026-11-22\n      how: stored page\n", []string{
			`key-missing: "at" is missing (add the address of the page it was read on, or write "how: generally known, not read on a page")`}},
		{"checked without its keys", "helplines.yaml", "helplines:\n  - country: US\n    service: S\n    purpose: [a]\n    phone: 1\n    checked: ⟦2026-11-22⟧\n", []string{
			`value-type: "checked" must have keys, not one value (write lines such as "date: …")`}},
		{"term unknown", "glossary.yaml", "glossary:\n  - {id: flooding, term: F, definition: D, see: [⟦floding⟧]}\n", []string{
			`term-unknown: the glossary has no term "floding" (did you mean "flooding"?)`}},
		{"words", "words.yaml", "words:\n  - {avoid: a, say: b}\n  - {avoid: ⟦a⟧, say: c}\n  - ⟦{avoid:⟧ d}\nsynonyms:\n  - ⟦a⟧\n", []string{
			`id-doubled: "a" stands in line 2 already (give it another name, or delete one of the two)`,
			`key-missing: "say" is missing (add a line "say: …")`,
			`value-type: an item of "synonyms" must be a list, not one value (begin each item on a line of its own with a hyphen and a space)`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			name := "content/" + test.file
			source, places := site(t, "-- "+name+" --\n"+test.text)
			if test.file == "glossary.yaml" {
				french, _ := site(t, "-- content/glossary.fr.yaml --\nglossary: [{id: flooding, term: F, definition: D}]\n")
				source["content/glossary.fr.yaml"] = french["content/glossary.fr.yaml"]
			}
			var want []string
			for _, line := range test.want {
				want = append(want, name+": "+line)
			}
			_, problems := Read(source, settingsOf(t, source), false)
			check(t, problems, want, places)
		})
	}
}

func TestGlossaryTranslation(t *testing.T) {
	const glossary = "-- content/glossary.yaml --\nglossary:\n  - {id: a, term: A, definition: D}\n  - {id: b, term: B, definition: D}\n"
	for _, test := range []struct {
		name, archive string
		want          []string
	}{
		{"none", glossary, []string{
			"content/glossary.fr.yaml: translation-missing: the glossary is not translated into Français (add it to content/glossary.fr.yaml; until then the original stands there)"}},
		{"part", glossary + "-- content/glossary.fr.yaml --\nglossary:\n  - {id: a, term: A, definition: D}\n", []string{
			`content/glossary.fr.yaml: translation-missing: the term "b" is not translated (add it to content/glossary.fr.yaml; until then the original stands there)`}},
		{"too much", glossary + "-- content/glossary.fr.yaml --\nglossary:\n  - {id: a, term: A, definition: D, ⟦see⟧: [b]}\n  - {id: ⟦other⟧, term: C, definition: D}\n", []string{
			`content/glossary.fr.yaml: translation-key: "see" can't stand here: a translation takes it from glossary.yaml (delete this line and what belongs to it)`,
			`content/glossary.fr.yaml: translation-orphan: glossary.yaml has no term "other" (use one of: a, b)`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			source, places := site(t, test.archive)
			_, problems := Read(source, settingsOf(t, source), false)
			check(t, problems, test.want, places)
		})
	}
}
