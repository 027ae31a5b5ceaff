package pages_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"underpin/internal/config"
	"underpin/internal/content"
	"underpin/internal/diag"
	"underpin/internal/exercise"
	"underpin/internal/markdown"
	"underpin/internal/pages"
	"underpin/internal/site"
)

const front = "summary: A summary that is long enough to pass for one, which takes some words.\nreviewed: 2026-11-22\n"

// files is a site whose frame shows what a test looks at.
func files() fstest.MapFS {
	return fstest.MapFS{
		"site.yaml": {Data: []byte(`title: Small
tagline: For tests
base_url: https://example.org/help/
language: en
sections: [{id: start, title: Start, summary: Where to begin}]
topics: [{id: help, title: Help}]
roles: [{id: broke, title: The one who broke it}, {id: either, title: Either}]
phases: [{id: atone, title: Atone}]
paths: [{id: hurt, title: I was hurt, steps: [start/one]}]
`)},
		"content/index.md":       {Data: []byte("---\ntitle: Home\n" + front + "rests_on: experience\n---\n\nHello.\n")},
		"content/start/index.md": {Data: []byte("---\ntitle: Start\n" + front + "rests_on: experience\n---\n\nHello.\n")},
		"content/start/one.md":   {Data: []byte("---\ntitle: One \"two\"\n" + front + "rests_on: experience\nfor: broke\nphase: atone\n---\n\nWords.\n")},
		"content/sources.yaml": {Data: []byte(`sources:
  - {id: a, authors: A., year: "2001", title: On A, publisher: P, kind: research, doi: 10.1/a, url: "https://example.org/a", limits: Much.}
  - {id: b, authors: B., title: On B, kind: book, limits: More.}
`)},
		"content/helplines.yaml": {Data: []byte(`helplines:
  - {country: US, service: Listening, purpose: [crisis/suicide], phone: 1-800-555-0100 (TTY 1-800-555-0101), checked: {date: 2026-11-22, at: "https://example.org", how: stored page}}
  - {country: US, service: Emergency, purpose: [emergency], phone: "911", checked: {date: 2026-11-22, how: "generally known, not read on a page"}}
  - {country: INT, service: Directory, purpose: [crisis/suicide], url: "https://example.org", checked: {date: 2026-11-22, at: "https://example.org", how: stored page}}
  - {country: DE, service: Hotline, purpose: [crisis/suicide], phone: "#8008", checked: {date: 2026-11-22, at: "https://example.org", how: stored page}}
`)},
		"layouts/strings.yaml":      {Data: []byte("rests-on: What this rests on\ndate: \"{month} {day}, {year}\"\nmonths: January, February, March, April, May, June, July, August, September, October, November, December\ngreet: \"Hello {0} of {1}\"\nn-one: one\nn-other: \"{0} of them\"\n")},
		"layouts/frame.html":        {Data: []byte(`{{define "frame"}}<!doctype html><html lang="{{.Lang}}"><head>{{.Policy}}{{.HeadScript}}<title>{{.TabTitle}}</title>{{.LinkedData}}</head><body>{{.Header}}<main>{{template "main" .}}</main></body></html>{{end}}`)},
		"layouts/parts/header.html": {Data: []byte(`{{define "header"}}<header>{{range .Nav}}<a href="{{.Href}}"{{if .Current}} aria-current="true"{{end}}>{{.Title}}</a>{{end}}</header>{{end}}`)},
		"layouts/guide.html":        {Data: []byte(`{{define "main"}}{{.Body}}{{end}}`)},
		"layouts/home.html":         {Data: []byte(`{{define "main"}}{{.Body}}{{end}}`)},
		"layouts/section.html":      {Data: []byte(`{{define "main"}}{{.Body}}{{end}}`)},
	}
}

// render renders the page at a path of the site over which changed is laid.
func render(t *testing.T, path string, changed map[string]string) (string, diag.List) {
	t.Helper()
	all := files()
	for name, text := range changed {
		all[name] = &fstest.MapFile{Data: []byte(text)}
	}
	cfg, problems := config.Read(all)
	if cfg == nil {
		t.Fatal(problems)
	}
	c, found := content.Read(all, cfg, false)
	set, wrong := exercise.Read(all, cfg)
	s, joined := site.New(cfg, c, set)
	problems = append(problems, wrong...)
	problems = append(append(problems, found...), joined...)
	r, broken := pages.New(pages.Input{
		Site: s, Source: all, Head: "head()",
		Asset: func(name string) (string, bool) { return "assets/" + name, strings.HasPrefix(name, "exercise-") },
		Style: func(string, bool) string { return "b{}" },
	})
	problems = append(problems, broken...)
	p := s.ByPath(path)
	if p == nil || r.Broken() {
		return "", problems
	}
	facts, wrong := r.Render(p, &pages.Buffers{})
	problems = append(problems, wrong...)
	problems.Sort()
	if facts == nil {
		return "", problems
	}
	return string(facts.HTML), problems
}

func good(t *testing.T, path string, changed map[string]string) string {
	t.Helper()
	out, problems := render(t, path, changed)
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	return out
}

func TestHead(t *testing.T) {
	out := good(t, "start/one.html", nil)
	for _, want := range []string{
		`<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'sha256-`,
		`connect-src 'none'`,
		`<script>head()</script><title>One “two” – Small</title>`,
		`"headline":"One \"two\""`,
		`"item":"https://example.org/help/start/one.html"`,
		`<header><a href="index.html" aria-current="true">Start</a></header>`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the page lacks %s:\n%s", want, out)
		}
	}
}

func TestSensitivePageHidesItsTitle(t *testing.T) {
	page := strings.Replace(string(files()["content/start/one.md"].Data), "for: broke", "sensitive: true", 1)
	out := good(t, "start/one.html", map[string]string{"content/start/one.md": page})
	if !strings.Contains(out, "<title>Small</title>") {
		t.Errorf("the tab tells more than the site's title:\n%s", out)
	}
}

func TestBodyIsCutBelowGround(t *testing.T) {
	out := good(t, "start/one.html", map[string]string{
		"content/start/one.md": "---\ntitle: One\n" + front + "---\n\nAbove. [@b]\n\n## First\n\nStill above.\n\n## What this rests on\n\nBelow. [@a; @b]\n\n### Deeper\n\nStill below.\n",
		"layouts/guide.html":   `{{define "main"}}{{.Body}}<hr id="{{.RestsID}}">{{.Rests}}{{range .TOC}}[{{.ID}}]{{end}}{{range .Sources}}({{.Number}} {{.ID}} {{.Address}}){{end}}{{end}}`,
	})
	above, below, _ := strings.Cut(out, `<hr id="`+markdown.Anchor("what-this-rests-on")+`">`)
	if !strings.Contains(above, "Still above") || strings.Contains(above, "Below") || !strings.Contains(below, "Still below") || strings.Contains(below, "What this rests on") {
		t.Errorf("the body is not cut at its heading:\n%s", out)
	}
	if want := "[" + markdown.Anchor("first") + "](1 b )(2 a https://doi.org/10.1/a)"; !strings.Contains(below, want) {
		t.Errorf("want %s in:\n%s", want, below)
	}
}

func TestLists(t *testing.T) {
	tests := []struct{ name, template, want string }{
		{"words", `{{.T "greet" 1 "two"}}, {{.Plural "n" 1}}, {{.Plural "n" 3}}`, "Hello 1 of two, one, 3 of them"},
		{"places", `{{.Root}} {{.SearchIndex}} {{.Home.Href}}`, "../ ../search/en.js ../index.html"},
		{"facts", `{{.For}}, {{.PhaseTitle}}, {{.Reviewed}}, {{.Position}} of {{.Count}}, {{.Minutes}}`, "The one who broke it, Atone, November 22, 2026, 1 of 1, 1"},
		{"ways", `{{range .Ways}}{{.Title}}: {{range .Steps}}{{.Href}}{{end}}{{end}}`, "I was hurt: one.html"},
		{"phases", `{{range .Phases}}{{.Title}}: {{range .Pages}}{{.Title}}{{end}}{{end}}`, "Atone: One “two”"},
		{"sources", `{{range .AllSources}}{{.Number}} {{.ID}}, {{end}}`, "1 a, 2 b,"},
		{"countries", `{{range .Countries}}{{.Name}}:{{range .Lines}} {{.Service}} {{.Tel}}{{end}};{{end}}`, "INT: Directory ;Germany: Hotline ;United States: Emergency 911 Listening 18005550100;"},
		{"a layout no page has", `{{with .LayoutPage "help"}}some{{else}}none{{end}}`, "none"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out := good(t, "start/one.html", map[string]string{"layouts/guide.html": `{{define "main"}}` + tt.template + `{{end}}`})
			if got := text(t, out, "main"); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

// TestMarksLeadToTheirSource has a page that cites one source and lists all: its
// mark and its list must give that source one number.
func TestMarksLeadToTheirSource(t *testing.T) {
	out := good(t, "start/one.html", map[string]string{
		"content/start/one.md": "---\ntitle: One\n" + front + "---\n\nWords. [@b]\n",
		"layouts/guide.html":   `{{define "main"}}{{.Body}}{{range .AllSources}}<p id="source-{{.Number}}">{{.ID}}</p>{{end}}{{end}}`,
	})
	for _, want := range []string{`<a href="#source-1"`, `<p id="source-1">b</p><p id="source-2">a</p>`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in:\n%s", want, out)
		}
	}
}

// TestTermsAreNumbered has a glossary whose ids are in another order than its words.
func TestTermsAreNumbered(t *testing.T) {
	out := good(t, "start/one.html", map[string]string{
		"content/glossary.yaml": "glossary:\n  - id: a\n    term: Zeal\n    definition: One.\n    see: [b]\n  - id: b\n    term: Amends\n    definition: Two.\n    see: [a]\n",
		"layouts/guide.html":    `{{define "main"}}{{range .Terms}}{{.Number}} {{.Term}}{{range .See}} ({{.Number}} {{.Term}}){{end}}, {{end}}{{end}}`,
	})
	if got, want := text(t, out, "main"), "1 Amends (2 Zeal), 2 Zeal (1 Amends),"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// text returns the words of the first element with a tag.
func text(t *testing.T, page, tag string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == tag {
			var b strings.Builder
			for c := range n.Descendants() {
				if c.Type == html.TextNode {
					b.WriteString(c.Data)
				}
			}
			return strings.TrimSpace(b.String())
		}
	}
	return ""
}

func TestLayoutMistakesHaveTheirPlace(t *testing.T) {
	tests := []struct {
		name, layout string
		want         string
	}{
		{"a field there is not", "{{define \"main\"}}\n  {{.Bdy}}{{end}}", "layouts/guide.html 2:5"},
		{"a word there is not", "{{define \"main\"}}é{{.T \"nope\"}}{{end}}", "layouts/guide.html 1:21"},
		{"broken syntax", "{{define \"main\"}}\n{{if}}{{end}}", "layouts/guide.html 2:1"},
		{"a block that is not closed", "{{define \"main\"}}", "layouts/guide.html 1:1"},
		{"no main", "{{define \"mian\"}}{{end}}", "layouts/guide.html 0:0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, problems := render(t, "start/one.html", map[string]string{"layouts/guide.html": tt.layout})
			var got []string
			for _, d := range problems {
				if d.Code != diag.LayoutInvalid {
					t.Errorf("got %s: %s", d.Code, d.Message)
				}
				got = append(got, fmt.Sprintf("%s %d:%d", d.File, d.At.Line, d.At.Column))
			}
			if diff := cmp.Diff([]string{tt.want}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestLayoutsAreText demands that a layout in another encoding is reported, and
// that line ends and a byte order mark make no difference (P6).
func TestLayoutsAreText(t *testing.T) {
	for name, path := range map[string]string{"layout": "layouts/guide.html", "frame": "layouts/frame.html", "drawing": "layouts/drawings/house.svg"} {
		_, problems := render(t, "start/one.html", map[string]string{path: "\xE9"})
		if len(problems) != 1 || problems[0].Code != diag.EncodingInvalid || problems[0].File != path {
			t.Errorf("%s: problems are %v, want one with %s", name, problems, diag.EncodingInvalid)
		}
	}
	const layout = "{{define \"main\"}}<p>\n{{.Body}}\n</p>{{end}}\n"
	plain := good(t, "start/one.html", map[string]string{"layouts/guide.html": layout})
	for _, other := range []string{"\uFEFF" + layout, strings.ReplaceAll(layout, "\n", "\r\n")} {
		if diff := cmp.Diff(plain, good(t, "start/one.html", map[string]string{"layouts/guide.html": other})); diff != "" {
			t.Errorf("%.20q (-want +got):\n%s", other, diff)
		}
	}
}

// TestTranslatedWords demands that a translation of the layouts' words has no
// others, and no language that the site does not have.
func TestTranslatedWords(t *testing.T) {
	site := string(files()["site.yaml"].Data) + "languages: [{code: en, name: English}, {code: fr, name: Français}]\n"
	_, problems := render(t, "start/one.html", map[string]string{
		"site.yaml":               site,
		"layouts/strings.fr.yaml": "date: \"{month} {jour}\"\ngret: y\nn-one: \"{0}, {1}\"\n",
		"layouts/strings.de.yaml": "date: x\n",
		"layouts/strings.en.yaml": "date: x\n",
	})
	var got []string
	for _, d := range problems {
		if d.Severity == diag.SeverityError {
			got = append(got, fmt.Sprintf("%s %d:%d %s (%s)", d.File, d.At.Line, d.At.Column, d.Code, d.Hint))
		}
	}
	want := []string{
		"layouts/strings.de.yaml 0:0 language-unknown (add it to languages in site.yaml, or delete this file)",
		"layouts/strings.en.yaml 0:0 language-unknown (move the words to layouts/strings.yaml, and delete this file)",
		`layouts/strings.fr.yaml 1:1 value-invalid (use one of: {month}, {day}, {year})`,
		`layouts/strings.fr.yaml 2:1 key-unknown (did you mean "greet"?)`,
		`layouts/strings.fr.yaml 3:1 value-invalid (use one of: {0})`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestNearestPage demands the hint that most likely mends a dead link, and no
// page that is merely as short.
func TestNearestPage(t *testing.T) {
	pages := map[string]string{}
	for _, name := range []string{"start/say-it", "start/index", "talk/listening", "talk/index"} {
		pages["content/"+name+".md"] = "---\ntitle: X\n" + front + "rests_on: experience\n---\n\nWords.\n"
	}
	pages["site.yaml"] = strings.Replace(string(files()["site.yaml"].Data), "sections: [", "sections: [{id: talk, title: Talk, summary: Talk}, ", 1)
	for link, want := range map[string]string{
		"sayit.md":               `did you mean "say-it.md"?`,
		"../tlak/listening.md":   `did you mean "../talk/listening.md"?`,
		"../tlak/listenning.md":  `did you mean "../talk/listening.md"?`,
		"listening.md":           `did you mean "../talk/listening.md"?`,
		"garbage.md":             "check the folder and the spelling; links are relative to this file",
		"../garbage.md":          "check the folder and the spelling; links are relative to this file",
		"say-it.md?utm_source=x": `did you mean "say-it.md"?`,
	} {
		pages["content/start/one.md"] = "---\ntitle: One\n" + front + "rests_on: experience\n---\n\n[a](" + link + ")\n"
		_, problems := render(t, "start/one.html", pages)
		if len(problems) != 1 || problems[0].Hint != want {
			t.Errorf("%s: problems are %v, want the hint %q", link, problems, want)
		}
	}
}

// TestUnsureData demands no problem in a page for what a broken data file may
// hold.
func TestUnsureData(t *testing.T) {
	_, problems := render(t, "start/one.html", map[string]string{
		"content/start/one.md":  "---\ntitle: One\n" + front + "---\n\nWords [@nobody-knows] and [terms](glossary:nobody-knows).\n",
		"content/sources.yaml":  "sources: [\n",
		"content/glossary.yaml": "glossary: [\n",
	})
	for _, d := range problems {
		if d.Code != diag.YAMLSyntax {
			t.Errorf("follows from the broken file: %v", d)
		}
	}
}

func TestPictures(t *testing.T) {
	var five bytes.Buffer
	if err := png.Encode(&five, image.NewGray(image.Rect(0, 0, 5, 7))); err != nil {
		t.Fatal(err)
	}
	page := "---\ntitle: One\n" + front + "rests_on: experience\n---\n\n![Five by seven](five.png)\n\n![Forty by thirty](house.svg)\n"
	out := good(t, "start/one.html", map[string]string{
		"content/start/one.md":    page,
		"content/start/five.png":  five.String(),
		"content/start/house.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>`,
	})
	for _, want := range []string{`src="five.png" width="5" height="7"`, `src="house.svg" width="40" height="30"`} {
		if !strings.Contains(out, want) {
			t.Errorf("the page lacks %s:\n%s", want, out)
		}
	}
}

// TestLinksOfAMisplacedPage demands that links are not judged from a folder that
// is no section, which is reported itself, and that folders have their page.
func TestLinksOfAMisplacedPage(t *testing.T) {
	page := "---\ntitle: X\n" + front + "rests_on: experience\n---\n\nTo [one](one.md) and [home](..).\n"
	_, problems := render(t, "strat/x.html", map[string]string{"content/strat/x.md": page})
	if len(problems) != 1 || problems[0].Code != diag.SectionUnknown {
		t.Errorf("got %v, want the section alone", problems)
	}
	_, problems = render(t, "start/x.html", map[string]string{"content/start/x.md": page})
	if len(problems) != 1 || problems[0].Hint != "link to the file itself: ../index.md" {
		t.Errorf("got %v, want a hint to home's file", problems)
	}
}
