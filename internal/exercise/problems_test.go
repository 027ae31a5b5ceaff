package exercise_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/config"
	"underpin/internal/diag"
	"underpin/internal/diag/diagtest"
	"underpin/internal/exercise"
)

// problemTest is a mistake made in one file of the base, and what is said of it.
type problemTest struct {
	name string
	file string // in exercises/
	old  string // what stands in the file; "" for the whole of it
	new  string // what is written instead, with marks
	want []string
}

const (
	apology  = "apology/exercise.yaml"
	french   = "apology/exercise.fr.yaml"
	examples = "apology/examples.yaml"
	longText = "_widgets/long-text/long-text.yaml"
	choose   = "_widgets/choose-one/choose-one.yaml"
	sentence = "_widgets/sentence-builder/sentence-builder.yaml"
)

func exerciseProblems() []problemTest {
	return []problemTest{
		{"widget that there is not", apology, "widget: long-text", "widget: ⟦lng-text⟧",
			[]string{`widget-unknown: no widget is called "lng-text" (did you mean "long-text"?)`}},
		{"widget left out", apology, "- widget: long-text\n        id: what", "- ⟦id⟧: what",
			[]string{`key-missing: "widget" is missing (begin with a line "- widget: …" and the name of a folder in exercises/_widgets/)`}},
		{"widget misspelt", apology, "widget: long-text", "⟦wiget⟧: long-text",
			[]string{`key-unknown: there is no key "wiget" (did you mean "widget"?)`}},
		{"widget that is a list", apology, "widget: long-text", "widget: ⟦[long-text]⟧",
			[]string{`value-type: "widget" must be one text, not a list (put the text in quotes if it begins with a bracket; otherwise write one value)`}},
		{"a text where a widget belongs", apology, "      - widget: long-text\n        id: what\n        label: What did you do?\n        hint: In a sentence.\n        was: [deed]\n", "      - ⟦long-text⟧\n",
			[]string{`value-type: an item of "widgets" must have keys with texts, not one value (write "key: text" under it, a line each)`}},
		{"option that there is not", apology, "was: [deed]", "⟦lnes⟧: 4",
			[]string{`key-unknown: there is no key "lnes" (did you mean "lines"?)`}},
		{"option of the wrong kind", apology, "was: [deed]", "lines: ⟦many⟧",
			[]string{`value-type: "lines" must be a whole number, not "many" (write a whole number in figures, such as 3)`}},
		{"option out of its bounds", apology, "was: [deed]", "lines: ⟦1⟧",
			[]string{`value-invalid: "lines" must be 2 at least (write 2 or more)`}},
		{"option left out", apology, "- widget: choose-one\n        id: way\n        label: Which way?\n        choices:\n          - {id: left, label: Left}\n          - {id: right, label: Right, more: \"*More*\"}\n", "- ⟦widget⟧: choose-one\n        id: way\n        label: Which way?\n",
			[]string{`key-missing: "choices" is missing (add "choices:" and what belongs to it)`}},
		{"label left out", apology, "- widget: long-text\n        id: what\n        label: What did you do?", "- ⟦widget⟧: long-text\n        id: what",
			[]string{`key-missing: "label" is missing (add a line "label: …")`}},
		{"choice without a label", apology, "{id: left, label: Left}", "⟦{id:⟧ left}",
			[]string{`key-missing: "label" is missing (add a line "label: …")`}},
		{"the same choice twice", apology, "{id: right, label: Right", "{id: ⟦left⟧, label: Right",
			[]string{`id-doubled: "left" stands in line 18 already (give it another name, or delete one of the two)`}},
		{"an id twice", apology, "id: ask", "id: ⟦what⟧",
			[]string{`id-doubled: "what" stands in line 21 already (give it another name)`}},
		{"an id that is none", apology, "id: ask", "id: ⟦Ask_me⟧",
			[]string{`value-invalid: "id" can't be "Ask_me" (write lower-case letters, digits and single hyphens)`}},
		{"a retired id", apology, "retired: [old]", "retired: [old, what]",
			[]string{`id-retired: "what" is retired (line 39): saved files may hold answers to another question under it (give this widget another id)`}},
		{"a former id that is in use", apology, "was: [deed]", "was: [⟦way⟧]",
			[]string{`id-retired: "way" is the id of the widget in line 15, so nothing can have been called so before (delete it here, or give that widget another id)`}},
		{"a former id that is retired", apology, "was: [deed]", "was: [⟦old⟧]",
			[]string{`id-retired: "old" is retired (line 39), so its answers go nowhere (delete it here or there)`}},
		{"when names no widget", apology, "when: {way: left}", "when: {⟦wya⟧: left}",
			[]string{`when-unknown: this exercise has no widget "wya" (did you mean "way"?)`}},
		{"when names itself", apology, "when: {way: left}", "when: {⟦ask⟧: left}",
			[]string{`when-unknown: "ask" does not stand above this widget, but in line 28 (name a widget that the reader answers before this one)`}},
		{"when names free words", apology, "when: {way: left}", "when: {⟦what⟧: left}",
			[]string{`when-unknown: "what" is answered in the reader's own words, which nobody can foresee (name a widget that is answered by choosing)`}},
		{"when names no choice", apology, "when: {way: left}", "when: {way: ⟦lft⟧}",
			[]string{`value-invalid: "way" can't be "lft" (did you mean "left"?)`}},
		{"when is no mapping", apology, "when: {way: left}", "when: ⟦left⟧",
			[]string{`value-type: "when" must have keys with texts, not one value (write "key: text" under it, a line each)`}},
		{"result names no widget", apology, "I did this: {what}", "I did this: ⟦{wht}⟧",
			[]string{`result-unknown: this exercise has no widget "wht" (did you mean "what"?)`}},
		{"result names no widget, with spaces", apology, "I did this: {what}", "I did ⟦{x}⟧ this: ⟦{ wht }⟧ {what}",
			[]string{`result-unknown: this exercise has no widget "x" (use one of: way, what, ask)`, `result-unknown: this exercise has no widget "wht" (did you mean "what"?)`}},
		{"result names no part", apology, "- {ask.when}", "- ⟦{ask.wen}⟧",
			[]string{`result-unknown: "ask" has no part "wen" (did you mean "when"?)`}},
		{"result names a part of what has none", apology, "- {ask.when}", "- ⟦{what.when}⟧",
			[]string{`result-unknown: an answer to "what" has no parts (write {what})`}},
		{"a mode that is none", apology, "mode: alone", "mode: ⟦togther⟧",
			[]string{`value-invalid: "mode" can't be "togther" (did you mean "together"?)`}},
		{"no gate where one must be", apology, "mode: alone", "mode: together\ngate: ⟦false⟧",
			[]string{`gate-required: an exercise whose mode is together always stands behind the gate (delete this line)`}},
		{"a talk without two", apology, "mode: alone", "mode: alone\ntalk: ⟦What surprised you?⟧",
			[]string{`talk-alone: an exercise whose mode is alone has no talk over two sets of answers (delete talk, or write mode: apart-then-together)`}},
		{"a talk of two who answer together", apology, "mode: alone", "mode: together\ntalk: ⟦What surprised you?⟧",
			[]string{`talk-alone: an exercise whose mode is together has no talk over two sets of answers (delete talk, or write mode: apart-then-together)`}},
		{"a talk with a mode that there is not", apology, "mode: alone", "mode: ⟦apart⟧\ntalk: What surprised you?",
			[]string{`value-invalid: "mode" can't be "apart" (use one of: alone, together, apart-then-together)`}},
		{"a topic that is none", apology, "topics: [talk]", "topics: [⟦tlak⟧]",
			[]string{`topic-unknown: site.yaml has no topic "tlak" (did you mean "talk"?)`}},
		{"a role that is none", apology, "for: broke", "for: ⟦brok⟧",
			[]string{`role-unknown: site.yaml has no role "brok" (did you mean "broke"?)`}},
		{"a phase that is none", apology, "mode: alone", "mode: alone\nphase: ⟦atune⟧",
			[]string{`phase-unknown: site.yaml has no phase "atune" (did you mean "atone"?)`}},
		{"an empty file", apology, "", "⟦#⟧\n",
			[]string{`key-missing: "title", "summary", "minutes", "mode" and "steps" are missing (add a line "title: …")`}},
		{"no YAML", apology, "title: Build an apology", "title: Build⟦:⟧ an apology",
			[]string{`yaml-syntax: a colon and a space stand inside a text (put the whole text in quotes)`}},
	}
}

func exampleProblems() []problemTest {
	return []problemTest{
		{"an answer to no widget, and none like it", examples, "      what: I was late.\n", "      ⟦elsewhere⟧: I was late.\n",
			[]string{`example-unknown: the exercise has no widget "elsewhere" (use one of: way, what, ask)`}},
		{"an answer to no widget", examples, "      what: I was late.\n", "      ⟦wht⟧: I was late.\n",
			[]string{`example-unknown: the exercise has no widget "wht" (did you mean "what"?)`}},
		{"an answer that is no choice", examples, "way: right", "way: ⟦up⟧",
			[]string{`value-invalid: "way" can't be "up" (use one of: left, right)`}},
		{"an answer to no part", examples, "{when: you call", "{⟦wen⟧: you call",
			[]string{`example-unknown: "ask" has no part "wen" (did you mean "when"?)`}},
		{"an answer of the wrong kind", examples, "ask: {when: you call, then: I come}", "ask: ⟦I come⟧",
			[]string{`value-type: "ask" must have keys with texts, not one value (write "key: text" under it, a line each)`}},
		{"an answer to what is not shown", examples, "answers: {way: right}", "answers: {way: right, ⟦ask⟧: {when: x}}",
			[]string{`example-wrong: "ask" is shown only when "way" is answered with "left" (answer that, or delete this answer)`}},
		{"too few", examples, "  - name: sparse\n    answers: {way: right}\n    result: …\n", "",
			[]string{`value-invalid: "examples" has 2 items, and needs 3 at least (add to the list)`}},
		{"a name twice", examples, "name: sparse", "name: ⟦usual⟧",
			[]string{`id-doubled: "usual" stands in line 2 already (give it another name, or delete one of the two)`}},
		{"words that the exercise has not", examples, "result: |\n      I did this: I was late and said", "result: ⟦|⟧\n      I had done this: I was late and said",
			[]string{`example-wrong: the exercise puts something else together: the first line of its result is not there (it reads: I did this: I was late and said I was not.)`}},
		{"an answer that is not in the result", examples, "what: I was late and said I was not.", "what: I was on time.",
			[]string{`example-wrong: the exercise puts something else together: the first line of its result is not there (it reads: I did this: I was on time.)`}},
		{"less than the exercise puts together", examples, "      - When you call\n      - When you call then I come\n", "",
			[]string{`example-wrong: the exercise puts something else together: line 2 of its result is not there (it reads: {ask})`}},
		{"more than the exercise puts together", examples, "result: |\n      I did this: I was late and said I was not.\n", "result: ⟦|⟧\n      I did this: I was late and said I was not.\n\n      I am sorry.\n",
			[]string{`example-wrong: the exercise puts less together than this (let it end with: I did this: I was late and said I was not.)`}},
		{"no result", examples, "- name: sparse\n    answers: {way: right}\n    result: …", "- ⟦name⟧: sparse\n    answers: {way: right}",
			[]string{`key-missing: "result" is missing (add "result: |" and below it what the exercise puts together)`}},
	}
}

func contractProblems() []problemTest {
	return []problemTest{
		{"a kind of value that is none", longText, "value: text", "value: ⟦texts⟧",
			[]string{`value-invalid: "value" can't be "texts" (did you mean "text"?)`}},
		{"a type that is none", longText, "type: number", "type: ⟦nmber⟧",
			[]string{`value-invalid: "type" can't be "nmber" (did you mean "number"?)`}},
		{"a default of another type", longText, "default: 4", "default: ⟦four⟧",
			[]string{`value-type: "default" must be a whole number, not "four" (write a whole number in figures, such as 3)`}},
		{"a default out of bounds", longText, "default: 4", "default: ⟦1⟧",
			[]string{`value-invalid: "default" must be 2 at least (write 2 or more)`}},
		{"a default of what must be given", longText, "default: 4", "required: true\n    default: ⟦4⟧",
			[]string{`option-invalid: what must be given has no default (delete default, or delete required)`}},
		{"an option that all have", longText, "name: lines", "name: ⟦label⟧",
			[]string{`option-invalid: "label" is a key that every widget has (give the option another name)`}},
		{"keys of a number", longText, "default: 4", "default: 4\n    keys: [{name: ⟦deep⟧, type: text, meaning: No.}]",
			[]string{`option-invalid: an option of type number has no keys (write type: records, or delete keys)`}},
		{"names that name nothing", longText, "strings:\n", "  - {name: goes, type: text, names: ⟦lines⟧, meaning: No.}\nstrings:\n",
			[]string{`option-invalid: there is no option "lines" of type choices (name an option of type choices)`}},
		{"choices of nothing", choose, "type: choices", "type: texts",
			[]string{`option-invalid: an answer that is a choice needs ids, and no option is of type choices (add an option of type choices, or ids)`, `option-invalid: an option of type texts has no keys (write type: records, or delete keys)`}},
		{"a good example that is none", longText, "lines: 8", "lines: ⟦1⟧",
			[]string{`value-invalid: "lines" must be 2 at least (write 2 or more)`}},
		{"a good value that is none", choose, "value: left", "value: ⟦lft⟧",
			[]string{`value-invalid: "value" can't be "lft" (did you mean "left"?)`}},
		{"a good value with a part that is none", sentence, "{when: you call", "{⟦wen⟧: you call",
			[]string{`example-unknown: "ask" has no part "wen" (did you mean "when"?)`}},
		{"a bad example that is good", longText, "use: {id: what}\n    diagnostic: key-missing", "use: {id: what, label: What}\n    diagnostic: ⟦key-missing⟧",
			[]string{`example-wrong: there is nothing wrong with this example (put the mistake in, or move it to good)`}},
		{"a bad example of something else", longText, "diagnostic: key-missing", "diagnostic: ⟦key-unknown⟧",
			[]string{`example-wrong: this example gives key-missing: "label" is missing (write diagnostic: key-missing, or mend the rest of the example)`}},
		{"a translated text of nothing", "_widgets/long-text/strings.fr.yaml", "count:", "⟦cuont⟧:",
			[]string{`translation-missing: "count" is not translated (add it to exercises/_widgets/long-text/strings.fr.yaml; until then the original stands there)`, `translation-orphan: the contract has no text "cuont" (did you mean "count"?)`}},
	}
}

func translationProblems() []problemTest {
	return []problemTest{
		{"a key that is no text", french, "title: Construire des excuses", "title: Construire des excuses\n⟦minutes⟧: 3",
			[]string{`translation-key: "minutes" can't stand here: a translation takes it from the original (delete this line and what belongs to it)`}},
		{"an option that is no text", french, "- {id: what,", "- {⟦lines⟧: 3, id: what,",
			[]string{`translation-key: "lines" can't stand here: a translation takes it from the original (delete this line and what belongs to it)`}},
		{"a widget that is none", french, "{id: what,", "{id: ⟦wht⟧,",
			[]string{`translation-missing: the widget "what" is not translated (add it; until then the original's stands there)`, `translation-orphan: the original has no widget "wht" (take it out, or write it in the original first)`}},
		{"a choice that is none", french, "{id: way, label: \"Par où ?\", choices: [{id: left, label: Gauche}", "{id: ⟦way⟧, label: \"Par où ?\", choices: [{id: ⟦lft⟧, label: Gauche}",
			[]string{`translation-missing: item 1 of "choices" is not translated (add it; until then the original's stands there)`, `translation-orphan: "choices" has no "lft" in the original (take it out, or write it in the original first)`}},
		{"a hint that is none", french, "{id: ask,", "{id: ask, hint: ⟦Vite⟧,",
			[]string{`translation-orphan: the original has no "hint" (take it out, or write it in the original first)`}},
		{"result names no widget", french, "ceci : {what}", "ceci : ⟦{quoi}⟧",
			[]string{`result-unknown: this exercise has no widget "quoi" (use one of: way, what, ask)`}},
	}
}

func TestProblems(t *testing.T) {
	for _, test := range slices.Concat(exerciseProblems(), exampleProblems(), contractProblems(), translationProblems()) {
		t.Run(test.file+": "+test.name, func(t *testing.T) {
			all := folder("")
			name := exercise.Folder + "/" + test.file
			text := string(all[name].Data)
			if test.old == "" {
				test.old = text
			}
			if strings.Count(text, test.old) < 1 {
				t.Fatalf("%q does not stand in %s", test.old, name)
			}
			source, places := diagtest.Marks(strings.Replace(text, test.old, test.new, 1))
			all[name].Data = []byte(source)
			cfg, _ := config.Read(all)
			_, problems := exercise.Read(all, cfg)
			if diff := cmp.Diff(test.want, diagtest.Lines(problems)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			found := slices.DeleteFunc(diagtest.Places(problems), func(at diag.Range) bool { return at.Line == 0 })
			if diff := cmp.Diff(places, found); len(places) > 0 && diff != "" {
				t.Errorf("places (-want +got):\n%s", diff)
			}
			for _, d := range problems {
				if d.File != name {
					t.Errorf("%s is blamed: %s", d.File, d.Message)
				}
			}
		})
	}
}
