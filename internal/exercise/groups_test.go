package exercise_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// groups is an exercise with what stands in groups, and with rows whose fields
// have kinds.
const groups = `
-- exercises/_widgets/word-finder/word-finder.yaml --
summary: Words in groups.
value: choices
options:
  - name: groups
    type: choices
    required: true
    meaning: The groups.
    keys:
      - name: words
        type: choices
        required: true
        meaning: The words.
        keys: [{name: more, type: text, meaning: A sentence.}]
good: [{name: one, use: {id: a, label: A, groups: [{id: g, label: G, words: [{id: w, label: W, more: Words.}]}]}, value: [w]}]
bad: [{name: no words, use: {id: a, label: A, groups: [{id: g, label: G}]}, diagnostic: key-missing}]
-- exercises/_widgets/word-finder/word-finder.html --
<p></p>
-- exercises/_widgets/word-finder/word-finder.ts --
export class X {}
-- exercises/_widgets/day-rows/day-rows.yaml --
summary: Rows.
value: list
ids: [date]
options:
  - name: lines
    type: choices
    required: true
    meaning: The fields of a row.
    keys:
      - {name: kind, type: text, one_of: [scale, choice], default: scale, meaning: What it holds.}
      - {name: from, type: number, default: 0, meaning: The lowest.}
      - {name: to, type: number, default: 10, meaning: The highest.}
      - {name: choices, type: choices, meaning: The answers.}
good: [{name: one, use: {id: a, label: A, lines: [{id: how, label: How}]}, value: [{date: 2026-11-22, how: 10}]}]
bad: [{name: upside down, use: {id: a, label: A, lines: [{id: how, label: How, from: 5, to: 1}]}, diagnostic: value-invalid}]
-- exercises/_widgets/day-rows/day-rows.html --
<p></p>
-- exercises/_widgets/day-rows/day-rows.ts --
export class X {}
-- exercises/groups/exercise.yaml --
title: Groups
summary: An exercise with what stands in groups, and with rows whose fields have kinds.
minutes: 1
mode: alone
steps:
  - title: One
    widgets:
      - widget: word-finder
        id: words
        label: Words
        groups:
          - {id: low, label: Low, words: [{id: sad, label: sad, more: Heavy.}]}
          - {id: high, label: High, words: [{id: glad, label: glad}, {id: calm, label: calm}]}
      - widget: day-rows
        id: rows
        label: Rows
        lines:
          - {id: how, label: How, from: 1, to: 5}
          - {id: size, label: Size, kind: choice, choices: [{id: s, label: Small}]}
-- exercises/groups/examples.yaml --
examples:
  - {name: all, answers: {words: [sad, calm], rows: [{date: 2026-11-22, how: 5, size: s}]}}
  - {name: few, answers: {words: [glad]}}
  - {name: none, answers: {}}
-- exercises/groups/exercise.fr.yaml --
title: Groupes
summary: Un exercice avec des mots en groupes, et des lignes dont les champs ont des sortes.
steps:
  - title: Un
    widgets:
      - id: words
        label: Mots
        groups:
          - {id: low, label: Bas, words: [{id: sad, label: triste, more: Lourd.}]}
          - {id: high, label: Haut, words: [{id: glad, label: content}, {id: calm, label: calme}]}
      - id: rows
        label: Lignes
        lines:
          - {id: how, label: Comment}
          - {id: size, label: Taille, choices: [{id: s, label: Petit}]}
`

func TestGroups(t *testing.T) {
	set, problems := read(t, folder(groups))
	if len(problems) > 0 {
		t.Fatal(strings.Join(problems, "\n"))
	}
	if diff := cmp.Diff([]string{"sad", "glad", "calm"}, set.Exercise("groups").Use("words").Names()); diff != "" {
		t.Errorf("what an answer may name (-want +got):\n%s", diff)
	}
}

func TestGroupProblems(t *testing.T) {
	for _, test := range []struct{ name, file, old, new, want string }{
		{"a word twice in a group", "exercise", "{id: calm, label: calm}", "{id: glad, label: calm}", `id-doubled: `},
		{"a word twice in two groups", "exercise", "{id: calm, label: calm}", "{id: sad, label: calm}", `id-doubled: no item of "groups" can be called "sad": "groups" has one (give it another id)`},
		{"a group without words", "exercise", "words: [{id: sad, label: sad, more: Heavy.}]", "words: []", `value-invalid: `},
		{"an unknown key of a word", "exercise", "more: Heavy.", "mood: Heavy.", `key-unknown: `},
		{"a scale of a row upside down", "exercise", "from: 1, to: 5", "from: 5, to: 1", `value-invalid: the scale goes from 5 to 1 (make to larger than from)`},
		{"a choice without choices", "exercise", ", choices: [{id: s, label: Small}]", "", `key-missing: "size" is a choice and has no choices (add choices, or another kind)`},
		{"a group as an answer", "examples", "words: [glad]", "words: [high]", `value-invalid: an item of "words" can't be "high" (use one of: sad, glad, calm)`},
		{"outside the scale of a row", "examples", "how: 5", "how: 6", `value-invalid: "how" must be 5 at most (write 5 or less)`},
	} {
		t.Run(test.name, func(t *testing.T) {
			name := "exercises/groups/" + test.file + ".yaml"
			all := folder(groups)
			text := string(all[name].Data)
			if !strings.Contains(text, test.old) {
				t.Fatalf("%q does not stand there", test.old)
			}
			all[name].Data = []byte(strings.Replace(text, test.old, test.new, 1))
			for _, got := range problems(t, all) {
				if strings.HasPrefix(got, name+": "+test.want) {
					return
				}
			}
			t.Errorf("%q is not among:\n%s", test.want, strings.Join(problems(t, all), "\n"))
		})
	}
}
