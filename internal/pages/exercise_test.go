package pages_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"underpin/internal/pages"
)

const widget = `summary: One line of the reader's own words.
value: text
options:
  - {name: size, type: number, default: 40, meaning: How many letters it shows.}
  - {name: note, type: markdown, meaning: What stands below.}
  - name: ends
    type: choices
    meaning: What may come last.
    keys: [{name: hint, type: text, meaning: More words.}]
strings: {more: "One more than {n}"}
good: [{name: a line, use: {id: what, label: What}, value: Words.}]
bad: [{name: no label, use: {id: what}, diagnostic: key-missing}]
`

const widgetTemplate = `<label for="{{.Prefix}}_field">{{.Label}}</label>
  {{with .Hint}}<p>{{.}}</p>{{end}}
  <input id="{{.Prefix}}_field" name="{{.Prefix}}" size="{{.Options.size}}" data-more="{{.T "more"}}" autocomplete="off">
{{range .Numbers 1 2}}<hr data-n="{{.}}">{{end}}{{range .Options.ends}}<b id="{{.id}}">{{.label}}{{.hint}}</b>{{end}}{{.Options.note}}
`

const apology = `title: Build an "apology"
summary: A small exercise that tests look at, in place and on its own page.
minutes: 5
for: broke
phase: atone
topics: [help]
mode: alone
when_not: Not when you are [afraid](../../content/start/one.md).
sources: [b]
steps:
  - title: What you did
    text: |
      Say it plainly, as [this](../../content/start/index.md) says.
    widgets:
      - {widget: one-line, id: what, label: "What *I* did", hint: "In a & few words", size: 20}
  - title: And then
    widgets:
      - widget: one-line
        id: then
        label: Then
        was: [next]
        note: "See [home](../../content/index.md)."
        ends: [{id: soon, label: Soon}]
result:
  title: In your words
  text: |
    I did this: {what}

    - First {what}, then {then}.
    - Always.

    | a | b |
    |---|---|
    | {then} | [x](../../content/index.md) |
retired: [old]
`

const gate = `title: Before you start
summary: A few questions that stand before each exercise for two, for tests.
minutes: 2
mode: alone
keep: false
sensitive: true
when_not: Not here.
steps:
  - title: Some questions
    widgets: [{widget: one-line, id: check, label: Is it so}]
`

const examples = `examples:
  - {name: usual, answers: {}, result: ""}
  - {name: sparse, answers: {}, result: ""}
  - {name: long, answers: {}, result: ""}
`

// exercises is a site with an exercise, one for two, and the gate.
func exercises(changed map[string]string) map[string]string {
	all := map[string]string{
		"exercises/_widgets/one-line/one-line.yaml": widget,
		"exercises/_widgets/one-line/one-line.html": widgetTemplate,
		"exercises/_widgets/one-line/one-line.ts":   "export class OneLine extends HTMLElement {}",
		"exercises/apology/exercise.yaml":           apology,
		"exercises/before-you-start/exercise.yaml":  gate,
		"exercises/talk/exercise.yaml":              strings.NewReplacer("mode: alone", "mode: together", `Build an "apology"`, "A talk").Replace(apology),
		"layouts/parts/exercise.html": `{{define "exercise"}}<section>{{with .Sheet}}<link href="{{.}}">{{end}}{{.H 0 (printf "%s_title" .ID) .Title}}{{.WhenNot}}` +
			`{{with .Gate}}<aside data-exercise="{{.ID}}">{{.H 0 "g" .Title}}{{range .Steps}}{{.Text}}{{range .Widgets}}{{.}}{{end}}{{end}}</aside>{{else}}{{if .Gated}}<i>above</i>{{end}}{{end}}` +
			`<div data-exercise="{{.ID}}"{{if .Keep}} data-keep{{end}}>{{range .Steps}}{{$.H 1 .ID .Title}}{{.Text}}{{range .Widgets}}{{.}}{{end}}{{end}}` +
			`{{with .Result}}{{$.H 1 "r" .Title}}{{.HTML}}{{end}}{{.Data}}</div><script src="{{.Script}}"></script></section>{{end}}`,
		"layouts/exercise.html":  `{{define "main"}}{{with .Exercise}}{{template "exercise" .}}{{end}}{{range .TOC}}[{{.ID}}]{{end}}{{range .Sources}}({{.Number}} {{.ID}}){{end}}{{end}}`,
		"layouts/exercises.html": `{{define "main"}}{{.Title}}: {{range .Exercises}}{{.Title}}{{range .Exercises}} {{.Href}} {{.Minutes}} {{.Mode}};{{end}}{{end}}{{end}}`,
		"layouts/guide.html":     `{{define "main"}}{{.Body}}{{range .Sources}}({{.Number}} {{.ID}}){{end}}{{end}}`,
		"layouts/strings.yaml":   string(files()["layouts/strings.yaml"].Data) + "exercises-title: Exercises\nexercises-summary: Things to do.\n",
		"content/start/one.md":   "---\ntitle: One\n" + front + "---\n\nRead. [@a]\n\n[Do it](exercise:apology)\n\nOr [talk](exercise:talk).\n",
	}
	for _, id := range []string{"apology", "before-you-start", "talk"} {
		all["exercises/"+id+"/examples.yaml"] = examples
	}
	all["exercises/before-you-start/examples.yaml"] = strings.ReplaceAll(examples, `, result: ""`, "")
	maps.Copy(all, changed)
	return all
}

func TestExerciseInPlace(t *testing.T) {
	out := good(t, "start/one.html", exercises(nil))
	for _, want := range []string{
		`<link href="../assets/exercise-apology.css">`,
		`<h2 id="apology_title">Build an “apology”</h2>`,
		`<p>Not when you are <a href="one.html">afraid</a>.</p>`,
		`<h3 id="apology_step_1">What you did</h3>`,
		`<p>Say it plainly, as <a href="index.html">this</a> says.</p>`,
		`<one-line class="widget" data-id="what" data-widget="one-line"><label for="apology_what_field">What <em>I</em> did</label>`,
		`<input id="apology_what_field" name="apology_what" size="20" data-more="One more than {n}" autocomplete="off">`,
		`<hr data-n="1"><hr data-n="2">`,
		`<b id="soon">Soon</b><p>See <a href="../index.html">home</a>.</p>`,
		`<script src="../assets/exercise-apology.js"></script>`,
		`Or <a href="../exercises/talk.html">talk</a>.`,
		`(1 a)(2 b)`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if t.Failed() {
		t.Log(out)
	}
}

// TestExerciseLinksFitThePage shows an exercise in another folder than its links
// were first written for.
func TestExerciseLinksFitThePage(t *testing.T) {
	home := strings.Replace(string(files()["content/index.md"].Data), "Hello.", "[Do it](exercise:apology)", 1)
	out := good(t, "index.html", exercises(map[string]string{"content/index.md": home}))
	for _, want := range []string{`<a href="start/one.html">afraid</a>`, `<a href="index.html">x</a>`, `src="assets/exercise-apology.js"`} {
		if !strings.Contains(out, want) {
			t.Errorf("home lacks %s:\n%s", want, out)
		}
	}
}

func TestExerciseOnItsOwnPage(t *testing.T) {
	out := good(t, "exercises/apology.html", exercises(nil))
	for _, want := range []string{
		`<title>Build an “apology” – Small</title>`,
		`<h1 id="apology_title">`, `<h2 id="apology_step_1">`,
		`<a href="../start/one.html">afraid</a>`,
		`<script src="../assets/exercise-apology.js"></script>`,
		`[apology_step_1][apology_step_2][apology_result](1 b)`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the page lacks %s:\n%s", want, out)
		}
	}
	if out := good(t, "exercises/before-you-start.html", exercises(nil)); !strings.Contains(out, "<title>Small</title>") {
		t.Errorf("the tab of a sensitive exercise tells more than the site's title:\n%s", out)
	}
}

func TestResultHasPlacesAndLines(t *testing.T) {
	out := good(t, "start/one.html", exercises(nil))
	for _, want := range []string{
		`<p data-line>I did this: <span data-value="what" data-empty dir="auto">…</span></p>`,
		`<li data-line>First <span data-value="what" data-empty dir="auto">…</span>, then <span data-value="then" data-empty dir="auto">…</span>.</li>`,
		`<li>Always.</li>`,
		`<tr data-line>`,
		`<a href="../index.html">x</a>`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the result lacks %s:\n%s", want, out)
		}
	}
}

func TestResultHasRows(t *testing.T) {
	choices := strings.NewReplacer("value: text", "value: choices", "label: What}, value: Words.", "label: What, ends: [{id: soon, label: Soon}]}, value: [soon]").Replace(widget)
	for label, want := range map[string]bool{"I call you.": true, "call": false} {
		t.Run(label, func(t *testing.T) {
			out := good(t, "exercises/apology.html", exercises(map[string]string{
				"exercises/_widgets/one-line/one-line.yaml": choices,
				"exercises/apology/exercise.yaml": strings.NewReplacer("I did this: {what}", "{what}\n\n    I did: {what}",
					"size: 20", `size: 20, ends: [{id: call, label: "`+label+`"}]`).Replace(apology),
			}))
			if got := strings.Contains(out, `<p data-line><span data-value="what" data-empty dir="auto" data-rows>…</span></p>`); got != want {
				t.Errorf("alone in its line, in rows: %v, want %v:\n%s", got, want, out)
			}
			if !strings.Contains(out, `I did: <span data-value="what" data-empty dir="auto">…`) {
				t.Errorf("in rows among words:\n%s", out)
			}
		})
	}
}

func TestPattern(t *testing.T) {
	got := pages.UseView{}.Pattern([]any{"you'd better", "log-in", "why (me)?", "’til"})
	if want := `you['’]d\s+better|log-in|why\s+\(me\)\?|['’]til`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestKeepers(t *testing.T) {
	out := good(t, "start/one.html", exercises(map[string]string{"layouts/guide.html": `{{define "main"}}{{.Keepers}}{{end}}`}))
	want := `{"apology":{"title":"Build an “apology”","href":"../exercises/apology.html"},"talk":{"title":"A talk","href":"../exercises/talk.html"}}`
	if !strings.Contains(out, want) {
		t.Errorf("want %s in:\n%s", want, out)
	}
}

func TestExerciseData(t *testing.T) {
	out := good(t, "start/one.html", exercises(nil))
	_, after, _ := strings.Cut(out, `<script type="application/json" data-exercise-data>`)
	data, _, _ := strings.Cut(after, "</script>")
	var got any
	if err := json.Unmarshal([]byte(data), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"id": "apology", "keep": true, "retired": []any{"old"},
		"ids": map[string]any{
			"what": map[string]any{"widget": "one-line", "value": "text"},
			"then": map[string]any{"widget": "one-line", "value": "text", "was": []any{"next"}},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestGateStandsOnce(t *testing.T) {
	page := "---\ntitle: One\n" + front + "rests_on: experience\n---\n\n[Talk](exercise:talk)\n\n[More](exercise:walk)\n"
	all := exercises(map[string]string{"content/start/one.md": page})
	all["exercises/walk/exercise.yaml"], all["exercises/walk/examples.yaml"] = all["exercises/talk/exercise.yaml"], examples
	out := good(t, "start/one.html", all)
	if n := strings.Count(out, `data-exercise="before-you-start"`); n != 1 {
		t.Errorf("the gate stands %d times on a page with two exercises for two:\n%s", n, out)
	}
	gate, talk, above := strings.Index(out, `data-exercise="before-you-start"`), strings.Index(out, `data-exercise="talk"`), strings.Index(out, "<i>above</i>")
	if gate > talk || above < talk {
		t.Errorf("gate at %d, the first exercise at %d, the pointer to the gate at %d", gate, talk, above)
	}
	if ids := doubled(t, out); len(ids) > 0 {
		t.Errorf("ids that stand twice: %v", ids)
	}
	if !strings.Contains(out, `<h3 id="g">Before you start</h3>`) {
		t.Errorf("the gate's heading is one level below the exercise's:\n%s", out)
	}
	if out := good(t, "start/one.html", exercises(nil)); strings.Contains(out, "before-you-start") || strings.Contains(out, "above") {
		t.Errorf("an exercise done alone has a gate:\n%s", out)
	}
}

func TestGateAndItsExerciseOnOnePage(t *testing.T) {
	page := "---\ntitle: One\n" + front + "rests_on: experience\n---\n\n[Talk](exercise:talk)\n\n[First](exercise:before-you-start)\n"
	_, problems := render(t, "start/one.html", exercises(map[string]string{"content/start/one.md": page}))
	if len(problems) != 1 || problems[0].Code != "exercise-doubled" || problems[0].At.Line != 10 {
		t.Errorf("got %v", problems)
	}
}

// doubled returns the ids that stand more than once on a page.
func doubled(t *testing.T, page string) []string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" && a.Val != "g" && a.Val != "r" && a.Val != "soon" {
				seen[a.Val]++
			}
		}
	}
	maps.DeleteFunc(seen, func(_ string, n int) bool { return n < 2 })
	return slices.Sorted(maps.Keys(seen))
}

func TestListOfExercises(t *testing.T) {
	out := good(t, "exercises/index.html", exercises(nil))
	if got, want := text(t, out, "main"), "Exercises:  before-you-start.html 2 alone;Help talk.html 5 together; apology.html 5 alone;"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestExerciseProblemsHaveTheirPlace(t *testing.T) {
	tests := []struct {
		name, path, old, new string
		file                 string
		code                 string
		line, column         int
	}{
		{"a dead link", "exercises/apology.html", "../../content/start/index.md", "../../content/start/nope.md", "exercises/apology/exercise.yaml", "link-dead", 13, 33},
		{"a link out of content", "exercises/apology.html", "../../content/start/index.md", "../talk/exercise.yaml", "exercises/apology/exercise.yaml", "link-outside", 13, 33},
		{"a source there is not", "exercises/apology.html", "sources: [b]", "sources: [c]", "exercises/apology/exercise.yaml", "source-unknown", 9, 11},
		{"told once, not by a guide too", "start/one.html", "../../content/start/index.md", "../../content/start/nope.md", "", "", 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, problems := render(t, tt.path, exercises(map[string]string{"exercises/apology/exercise.yaml": strings.Replace(apology, tt.old, tt.new, 1)}))
			if tt.code == "" && len(problems) == 0 {
				return
			}
			if len(problems) != 1 {
				t.Fatalf("got %v", problems)
			}
			if p := problems[0]; p.File != tt.file || string(p.Code) != tt.code || int(p.At.Line) != tt.line || int(p.At.Column) != tt.column {
				t.Errorf("got %s:%d:%d %s: %s", p.File, p.At.Line, p.At.Column, p.Code, p.Message)
			}
		})
	}
}

// TestBrokenFormIsToldOnce demands one problem for a widget's form that cannot be
// read, however many exercises use it.
func TestBrokenFormIsToldOnce(t *testing.T) {
	_, problems := render(t, "exercises/apology.html", exercises(map[string]string{"exercises/_widgets/one-line/one-line.html": "<p>{{.Label}</p>"}))
	if len(problems) != 1 || problems[0].File != "exercises/_widgets/one-line/one-line.html" || problems[0].At.Line != 1 {
		t.Errorf("got %v, want one problem in line 1 of the form", problems)
	}
}
