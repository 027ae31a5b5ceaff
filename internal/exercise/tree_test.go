package exercise_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/config"
	"underpin/internal/exercise"
)

// problems reads a folder and returns what is wrong with it, as
// "file: code: message (hint)".
func problems(t *testing.T, source fstest.MapFS) []string {
	t.Helper()
	_, lines := read(t, source)
	return lines
}

// TestTree lays files over the base, or takes them away where they are empty.
func TestTree(t *testing.T) {
	for _, test := range []struct {
		name, over string
		want       []string
	}{
		{"no exercise.yaml", "-- exercises/later/notes.txt --\nWords.\n",
			[]string{`exercises/later/exercise.yaml: file-missing: there is no exercise.yaml in this folder (write it, or delete the folder)`}},
		{"no examples", "-- exercises/apology/examples.yaml --\n",
			[]string{`exercises/apology/examples.yaml: file-missing: there are no examples of this exercise (write three or more: a usual, a sparse and a long one)`}},
		{"a file beside the folders", "-- exercises/notes.txt --\nWords.\n",
			[]string{`exercises/notes.txt: file-misplaced: only folders stand here: one for each exercise (move the file into the folder of its exercise)`}},
		{"a file beside the widgets", "-- exercises/_widgets/notes.txt --\nWords.\n",
			[]string{`exercises/_widgets/notes.txt: file-misplaced: only folders stand here: one for each widget (move the file into the folder of its widget, or into exercises/_lib/)`}},
		{"a file that nothing reads", "-- exercises/apology/example.yaml --\na: 1\n",
			[]string{`exercises/apology/example.yaml: file-misplaced: nothing reads this file (did you mean "examples.yaml"?)`}},
		{"a language that is none", "-- exercises/apology/exercise.de.yaml --\na: 1\n",
			[]string{`exercises/apology/exercise.de.yaml: language-unknown: site.yaml lists no language "de" to translate into (correct the name, or add the language to languages in site.yaml)`}},
		{"no translation", "-- exercises/apology/exercise.fr.yaml --\n",
			[]string{`exercises/apology/exercise.fr.yaml: translation-missing: this exercise is not translated into Français (write the file; until then the original stands there)`}},
		{"no translation of a widget", "-- exercises/_widgets/long-text/strings.fr.yaml --\n",
			[]string{`exercises/_widgets/long-text/strings.fr.yaml: translation-missing: the words of this widget are not translated into Français (write the file, with the keys of strings in long-text.yaml; until then the originals stand there)`}},
		{"no contract", "-- exercises/_widgets/long-text/long-text.yaml --\n",
			[]string{`exercises/_widgets/long-text/long-text.yaml: widget-incomplete: the widget "long-text" lacks its contract (write it; underpin new widget shows how one begins)`}},
		{"no form", "-- exercises/_widgets/long-text/long-text.html --\n",
			[]string{`exercises/_widgets/long-text/long-text.html: widget-incomplete: the widget "long-text" lacks its form (write it; underpin new widget shows how one begins)`}},
		{"no hyphen", own("exercises/_widgets/slider", "slider"),
			[]string{`exercises/_widgets/slider/slider.yaml: widget-reserved: a widget can't be called "slider" (name it in lower-case letters with a hyphen in it, such as long-text: HTML asks that of an element of one's own)`}},
		{"a name of HTML's", own("exercises/_widgets/font-face", "font-face"),
			[]string{`exercises/_widgets/font-face/font-face.yaml: widget-reserved: a widget can't be called "font-face" (choose another name: HTML keeps this one for itself)`}},
		{"a widget of one exercise", own("exercises/apology/own-words", "own-words"), nil},
		{"the same widget twice", own("exercises/apology/long-text", "long-text"),
			[]string{`exercises/apology/long-text/long-text.yaml: widget-reserved: exercises/_widgets/ has a widget "long-text" already (delete this one, or give it another name)`}},
		{"a name that no exercise can have", strings.ReplaceAll(small, "later", "Later_on"),
			[]string{`exercises/Later_on/exercise.yaml: value-invalid: an exercise can't be called "Later_on" (rename its folder: lower-case letters, digits and single hyphens, and not index)`}},
		{"pictures and hidden files", "-- exercises/apology/pictures/map.svg --\n<svg/>\n-- exercises/apology/.draft --\nx\n-- exercises/.hidden --\nx\n", nil},
		{"no exercise at all", small, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := problems(t, folder(test.over))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// small is an exercise that asks nothing.
const small = `-- exercises/later/exercise.yaml --
title: Later
summary: An exercise that asks nothing at all, which is allowed, if not of much use.
minutes: 1
mode: alone
steps: [{title: Wait}]
-- exercises/later/examples.yaml --
examples: [{name: a, answers: {}}, {name: b, answers: {}}, {name: c, answers: {}}]
-- exercises/later/exercise.fr.yaml --
title: Plus tard
summary: Un exercice qui ne demande rien du tout, ce qui est permis mais ne sert pas.
steps: [{title: Attendre}]
`

// own is the folder of a widget.
func own(folder, tag string) string {
	return strings.NewReplacer("FOLDER", folder, "TAG", tag).Replace(`-- FOLDER/TAG.yaml --
summary: Words.
value: text
good: [{name: one, use: {id: a, label: A}, value: Words.}]
bad: [{name: no id, use: {label: A}, diagnostic: key-missing}]
-- FOLDER/TAG.html --
<p></p>
-- FOLDER/TAG.ts --
export class X {}
`)
}

func TestNoFolder(t *testing.T) {
	source := fstest.MapFS{"site.yaml": folder("")["site.yaml"]}
	cfg, _ := config.Read(source)
	set, found := exercise.Read(source, cfg)
	if len(found) > 0 || len(set.Exercises) > 0 || set.Exercise("apology") != nil {
		t.Errorf("without a folder there is %+v, with %v", set, found)
	}
}

// TestLocalWidget demands that an exercise may use the widget in its folder, and
// no other exercise may.
func TestLocalWidget(t *testing.T) {
	uses := strings.Replace(small, "{title: Wait}", "{title: Wait, widgets: [{widget: own-words, id: a, label: A}]}", 1)
	got := problems(t, folder(own("exercises/later/own-words", "own-words")+uses))
	want := []string{`exercises/later/exercise.fr.yaml: translation-missing: the widget "a" is not translated (add it; until then the original's stands there)`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("in its folder (-want +got):\n%s", diff)
	}
	got = problems(t, folder(own("exercises/apology/own-words", "own-words")+uses))
	want = []string{`exercises/later/exercise.yaml: widget-unknown: no widget is called "own-words" (use one of: choose-one, long-text, sentence-builder)`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("in another folder (-want +got):\n%s", diff)
	}
}
