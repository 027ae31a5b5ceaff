package exercise_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// kinds is an exercise with a widget of each kind that the base lacks.
const kinds = `
-- exercises/_widgets/item-list/item-list.yaml --
summary: Rows.
value: list
options:
  - name: columns
    type: choices
    required: true
    meaning: The fields of a row.
    keys:
      - {name: kind, type: text, one_of: [text, date, number, choice], default: text, meaning: What it holds.}
      - {name: choices, type: choices, meaning: The answers.}
good: [{name: one, use: {id: a, label: A, columns: [{id: what, label: What}]}, value: [{what: Words.}]}]
bad: [{name: none, use: {id: a, label: A}, diagnostic: key-missing}]
-- exercises/_widgets/item-list/item-list.html --
<p></p>
-- exercises/_widgets/item-list/item-list.ts --
export class X {}
-- exercises/_widgets/rating-scale/rating-scale.yaml --
summary: A number.
value: number
options:
  - {name: from, type: number, default: 0, meaning: The lowest.}
  - {name: to, type: number, default: 10, meaning: The highest.}
good: [{name: one, use: {id: a, label: A}, value: 10}]
bad: [{name: upside down, use: {id: a, label: A, from: 5, to: 1}, diagnostic: value-invalid}]
-- exercises/_widgets/rating-scale/rating-scale.html --
<p></p>
-- exercises/_widgets/rating-scale/rating-scale.ts --
export class X {}
-- exercises/_widgets/one-day/one-day.yaml --
summary: A day.
value: date
good: [{name: one, use: {id: a, label: A}, value: 2026-11-22}]
bad: [{name: no label, use: {id: a}, diagnostic: key-missing}]
-- exercises/_widgets/one-day/one-day.html --
<p></p>
-- exercises/_widgets/one-day/one-day.ts --
export class X {}
-- exercises/_widgets/choose-many/choose-many.yaml --
summary: Several answers.
value: choices
ids: [none, any]
options:
  - {name: choices, type: choices, required: true, meaning: The answers.}
  - {name: none, type: bool, meaning: Adds none of these.}
  - {name: first, type: text, names: choices, one_of: [last], meaning: Which is first.}
good: [{name: one, use: {id: a, label: A, none: true, first: x, choices: [{id: x, label: X}, {id: y, label: Y}]}, value: [none]}]
bad: [{name: no such first, use: {id: a, label: A, first: z, choices: [{id: x, label: X}]}, diagnostic: value-invalid}]
-- exercises/_widgets/choose-many/choose-many.html --
<p></p>
-- exercises/_widgets/choose-many/choose-many.ts --
export class X {}
-- exercises/kinds/exercise.yaml --
title: Kinds
summary: An exercise with a widget of each kind, so that answers of all kinds are read.
minutes: 1
mode: alone
steps:
  - title: One
    widgets:
      - {widget: choose-many, id: many, label: Many, choices: [{id: x, label: X}, {id: y, label: Y}]}
      - {widget: rating-scale, id: scale, label: Scale, from: -2, to: 2}
      - {widget: one-day, id: day, label: Day, when: {many: x}}
      - widget: item-list
        id: rows
        label: Rows
        when: {scale: -1}
        columns:
          - {id: what, label: What}
          - {id: on, label: When, kind: date}
          - {id: size, label: Size, kind: choice, choices: [{id: s, label: Small}, {id: l, label: Large}]}
          - {id: n, label: How many, kind: number}
-- exercises/kinds/examples.yaml --
examples:
  - name: all
    answers:
      many: [x, any]
      scale: -1
      day: 2026-12-01
      rows:
        - {what: a, on: 2026-12-01, size: s, n: 3}
        - {what: "", on: "", size: ""}
  - {name: few, answers: {scale: 2}}
  - {name: none, answers: {}}
-- exercises/kinds/exercise.fr.yaml --
title: Sortes
summary: Un exercice avec un outil de chaque sorte, pour lire des réponses de toutes sortes.
steps:
  - title: Un
    widgets:
      - {id: many, label: Plusieurs, choices: [{id: x, label: X}, {id: y, label: Y}]}
      - {id: scale, label: Échelle}
      - {id: day, label: Jour}
      - id: rows
        label: Lignes
        columns:
          - {id: what, label: Quoi}
          - {id: on, label: Quand}
          - {id: size, label: Taille, choices: [{id: s, label: Petit}, {id: l, label: Grand}]}
          - {id: n, label: Combien}
`

func TestValues(t *testing.T) {
	set, problems := read(t, folder(kinds))
	if len(problems) > 0 {
		t.Fatal(strings.Join(problems, "\n"))
	}
	got := map[string]any{}
	for _, a := range set.Exercise("kinds").Examples[0].Answers {
		got[a.ID.V] = a.Value
	}
	want := map[string]any{
		"many": []string{"x", "any"}, "scale": -1, "day": "2026-12-01",
		"rows": []map[string]string{{"what": "a", "on": "2026-12-01", "size": "s", "n": "3"}, {"what": "", "on": "", "size": ""}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestValueProblems(t *testing.T) {
	for _, test := range []struct{ name, old, new, want string }{
		{"no choice of the widget", "many: [x, any]", "many: [x, z]", `value-invalid: an item of "many" can't be "z" (use one of: any, x, y)`},
		{"none, which is not offered", "many: [x, any]", "many: [x, none]", `value-invalid: an item of "many" can't be "none" (use one of: any, x, y)`},
		{"a choice twice", "many: [x, any]", "many: [x, x]", `value-invalid: "x" stands in this list already (delete one of the two)`},
		{"outside the scale", "scale: 2}", "scale: 3}", `value-invalid: "scale" can't be 3 (write a number from -2 to 2)`},
		{"no number", "scale: 2}", "scale: two}", `value-type: "scale" must be a whole number, not "two" (write a whole number in figures, such as 3)`},
		{"no day", "day: 2026-12-01", "day: tomorrow", `value-type: "day" must be a date, not "tomorrow" (write year, month and day in figures, such as 2026-11-22)`},
		{"no day in a row", "on: 2026-12-01", "on: tomorrow", `value-type: "on" must be a date, not "tomorrow" (write year, month and day in figures, such as 2026-11-22)`},
		{"no choice in a row", "size: s, n", "size: m, n", `value-invalid: "size" can't be "m" (use one of: s, l)`},
		{"no number in a row", "n: 3", "n: x", `value-type: "n" must be a whole number, not "x" (write a whole number in figures, such as 3)`},
		{"no column", "what: a", "wath: a", `example-unknown: "rows" has no part "wath" (did you mean "what"?)`},
		{"rows that are one", "{name: few, answers: {scale: 2}}", "{name: few, answers: {scale: -1, rows: {what: a}}}", `value-type: "rows" must be a list, not keys (begin each item on a line of its own with a hyphen and a space)`},
		{"a day that is not shown", "many: [x, any]", "many: [y]", `example-wrong: "day" is shown only when "many" is answered with "x" (answer that, or delete this answer)`},
	} {
		t.Run(test.name, func(t *testing.T) {
			const name = "exercises/kinds/examples.yaml"
			all := folder(kinds)
			all[name].Data = []byte(strings.Replace(string(all[name].Data), test.old, test.new, 1))
			if diff := cmp.Diff([]string{name + ": " + test.want}, problems(t, all)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestOptionProblems(t *testing.T) {
	for _, test := range []struct{ name, old, new, want string }{
		{"an id that the widget uses", "{id: y, label: Y}]}\n      - {widget: r", "{id: none, label: N}]}\n      - {widget: r", `id-doubled: no item of "choices" can be called "none": the widget has an answer of its own that is called so (give it another id)`},
		{"a name of nothing", "label: Many,", "label: Many, first: z,", `value-invalid: "first" can't be "z": no item of "choices" is called so (use one of: last, x, y)`},
		{"a scale upside down", "from: -2, to: 2", "from: 2, to: -2", `value-invalid: the scale goes from 2 to -2 (make to larger than from)`},
		{"a word that is none", "kind: date", "kind: dat", `value-invalid: "kind" can't be "dat" (did you mean "date"?)`},
		{"when outside the scale", "when: {scale: -1}", "when: {scale: 5}", `value-invalid: "scale" can't be 5 (write a number from -2 to 2)`},
	} {
		t.Run(test.name, func(t *testing.T) {
			const name = "exercises/kinds/exercise.yaml"
			all := folder(kinds)
			text := string(all[name].Data)
			if !strings.Contains(text, test.old) {
				t.Fatalf("%q does not stand there", test.old)
			}
			all[name].Data = []byte(strings.Replace(text, test.old, test.new, 1))
			if diff := cmp.Diff([]string{name + ": " + test.want}, problems(t, all)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
