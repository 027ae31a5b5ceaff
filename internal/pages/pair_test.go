package pages_test

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// pairWidgets are widgets of the kinds whose answers name something.
var pairWidgets = map[string]string{
	"pick-some": `summary: Some of several.
value: choices
ids: [none]
options:
  - {name: choices, type: choices, required: true, meaning: The answers.}
  - {name: none, type: bool, meaning: Adds one more.}
strings: {none: None of these}
good: [{name: one, use: {id: what, label: What, choices: [{id: a, label: A}]}, value: [a]}]
bad: [{name: no label, use: {id: what}, diagnostic: key-missing}]
`,
	"make-piles": `summary: Cards in piles.
value: record
options:
  - {name: piles, type: choices, required: true, meaning: The piles.}
  - {name: cards, type: choices, required: true, meaning: The cards.}
good: [{name: one, use: {id: what, label: What, piles: [{id: p, label: P}], cards: [{id: c, label: C}]}, value: {c: p}}]
bad: [{name: no label, use: {id: what}, diagnostic: key-missing}]
`,
	"make-sheet": `summary: Points with fields.
value: list
ids: [point, name]
options:
  - {name: points, type: choices, required: true, meaning: The points.}
  - name: fields
    type: choices
    required: true
    meaning: The fields.
    keys:
      - {name: choices, type: choices, meaning: The answers of a field.}
good: [{name: one, use: {id: what, label: What, points: [{id: p, label: P}], fields: [{id: f, label: F}]}, value: [{point: p, f: words}]}]
bad: [{name: no label, use: {id: what}, diagnostic: key-missing}]
`,
	"draw-loop": `summary: Stops in a ring.
value: record
ids: [exit]
options:
  - {name: stops, type: choices, required: true, meaning: The stops.}
good: [{name: one, use: {id: what, label: What, stops: [{id: s, label: S}]}, value: {s: words, exit: s}}]
bad: [{name: no label, use: {id: what}, diagnostic: key-missing}]
`,
}

const apart = `title: Hopes & fears
summary: An exercise that two people answer apart, which tests look at.
minutes: 5
mode: apart-then-together
talk: |
  - What *surprised* you? See [home](../../content/index.md).
steps:
  - title: You
    widgets:
      - {widget: pick-some, id: some, label: "*Some*", none: true, choices: [{id: a, label: A}]}
      - {widget: make-piles, id: piles, label: Piles, was: [heaps], piles: [{id: p, label: P}], cards: [{id: c, label: C}]}
      - {widget: make-sheet, id: sheet, label: Sheet, when: {some: a}, points: [{id: q, label: Q}], fields: [{id: f, label: F, choices: [{id: y, label: "Yes"}]}, {id: g, label: G}]}
      - {widget: draw-loop, id: loop, label: Loop, stops: [{id: s, label: S}]}
      - {widget: one-line, id: words, label: Words, ends: [{id: soon, label: Soon}]}
retired: [old]
`

// forTwo is a site with an exercise that two people answer apart.
func forTwo() map[string]string {
	changed := map[string]string{
		"exercises/apart/exercise.yaml": apart,
		"exercises/apart/examples.yaml": strings.ReplaceAll(examples, `, result: ""`, ""),
		"content/start/two.md":          "---\ntitle: Two\n" + front + "rests_on: experience\nlayout: side-by-side\n---\n\nTwo.\n",
		"layouts/side-by-side.html":     `{{define "main"}}{{with .Pair}}{{with .Gate}}<aside data-exercise="{{.ID}}">{{.H 0 "g" .Title}}</aside>{{end}}{{range .Exercises}}[{{.Href}} {{.Title}}]{{end}}{{.Data}}{{else}}none{{end}}{{end}}`,
		"layouts/exercise.html":         `{{define "main"}}{{with .Exercise}}{{template "exercise" .}}{{.Pair}}{{end}}{{end}}`,
	}
	for tag, contract := range pairWidgets {
		folder := "exercises/_widgets/" + tag + "/" + tag
		changed[folder+".yaml"], changed[folder+".html"], changed[folder+".ts"] = contract, "<p></p>", ""
	}
	return exercises(changed)
}

func TestPairData(t *testing.T) {
	want := map[string]any{
		"id": "apart", "title": "Hopes & fears", "retired": []any{"old"},
		"uses": []any{
			map[string]any{"id": "some", "label": "Some", "value": "choices", "parts": []any{
				map[string]any{"id": "none", "label": "None of these"}, map[string]any{"id": "a", "label": "A"},
			}},
			map[string]any{"id": "piles", "label": "Piles", "value": "record", "was": []any{"heaps"}, "parts": []any{
				map[string]any{"id": "p", "label": "P", "names": []any{map[string]any{"id": "c", "label": "C"}}},
				map[string]any{"id": "c", "label": "C", "names": []any{map[string]any{"id": "p", "label": "P"}}},
			}},
			map[string]any{"id": "sheet", "label": "Sheet", "value": "list", "when": []any{map[string]any{"id": "some", "value": "a"}}, "parts": []any{
				map[string]any{"id": "point", "names": []any{map[string]any{"id": "q", "label": "Q"}}},
				map[string]any{"id": "name"},
				map[string]any{"id": "q", "label": "Q"},
				map[string]any{"id": "f", "label": "F", "names": []any{map[string]any{"id": "y", "label": "Yes"}}},
				map[string]any{"id": "g", "label": "G"},
			}},
			map[string]any{"id": "loop", "label": "Loop", "value": "record", "parts": []any{
				map[string]any{"id": "exit", "names": []any{map[string]any{"id": "s", "label": "S"}}},
				map[string]any{"id": "s", "label": "S"},
			}},
			map[string]any{"id": "words", "label": "Words", "value": "text"},
		},
	}
	for _, page := range []string{"start/two.html", "exercises/apart.html"} {
		out := good(t, page, forTwo())
		_, after, _ := strings.Cut(out, `<script type="application/json" data-pair-data>`)
		data, _, _ := strings.Cut(after, "</script>")
		var got []any
		if err := json.Unmarshal([]byte(data), &got); err != nil {
			t.Fatalf("%s: %v", page, err)
		}
		if page == "exercises/apart.html" { // where the form has the words of what is picked, and nothing comes from a file
			delete(want, "title")
			delete(want, "retired")
			uses := want["uses"].([]any)
			delete(uses[0].(map[string]any), "parts")
			delete(uses[1].(map[string]any), "was")
		}
		if diff := cmp.Diff([]any{want}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", page, diff)
		}
		if talk := `<template data-talk="apart"><ul>` + "\n" + `<li>What <em>surprised</em> you? See <a href="../index.html">home</a>.</li>`; !strings.Contains(out, talk) {
			t.Errorf("%s lacks %s:\n%s", page, talk, out)
		}
	}
}

// TestPairPage demands the gate once, before all else, and a link to each
// exercise; and nothing of it where there is nothing to open.
func TestPairPage(t *testing.T) {
	out := good(t, "start/two.html", forTwo())
	gate, link := strings.Index(out, `data-exercise="before-you-start"`), strings.Index(out, "[../exercises/apart.html Hopes &amp; fears]")
	if gate < 0 || link < gate || strings.Count(out, `data-exercise="before-you-start"`) != 1 {
		t.Errorf("the gate is at %d, the link at %d:\n%s", gate, link, out)
	}
	none := forTwo()
	none["exercises/apart/exercise.yaml"] = strings.Replace(apart, "minutes: 5", "minutes: 5\nkeep: false", 1)
	if out := good(t, "start/two.html", none); !strings.Contains(out, "none") {
		t.Errorf("an exercise that is never saved can be opened:\n%s", out)
	}
}

// TestPairOnOwnPage demands that an exercise that is not answered apart has
// nothing to show next to each other.
func TestPairOnOwnPage(t *testing.T) {
	for _, page := range []string{"exercises/talk.html", "exercises/apology.html"} {
		if out := good(t, page, forTwo()); strings.Contains(out, "data-pair-data") {
			t.Errorf("%s holds what is for two who answer apart", page)
		}
	}
}

// TestTalkIsReportedOnce demands that a mistake in the prompts is told at its
// place, once, though two pages show them.
func TestTalkIsReportedOnce(t *testing.T) {
	all := forTwo()
	all["exercises/apart/exercise.yaml"] = strings.Replace(apart, "content/index.md", "content/nowhere.md", 1)
	for page, want := range map[string]int{"exercises/apart.html": 1, "start/two.html": 0} {
		if _, problems := render(t, page, maps.Clone(all)); len(problems) != want {
			t.Errorf("%s: got %v", page, problems)
		}
	}
}
