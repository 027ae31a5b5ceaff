package exercise_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/config"
	"underpin/internal/exercise"
)

func TestReferences(t *testing.T) {
	for _, test := range []struct {
		text string
		want []exercise.Reference
	}{
		{"no braces", nil},
		{"{what}", []exercise.Reference{{ID: "what", Start: 0, End: 6}}},
		{"é {ask.when}, {b}", []exercise.Reference{{ID: "ask", Part: "when", Start: 3, End: 13}, {ID: "b", Start: 15, End: 18}}},
		{"{ what }", []exercise.Reference{{ID: "what", Start: 0, End: 8}}},
		{"{several words} and {} and { ", nil},
		{"{not\nclosed} {a}", []exercise.Reference{{ID: "a", Start: 13, End: 16}}},
		{"{{a}}", []exercise.Reference{{ID: "a", Start: 1, End: 4}}},
	} {
		if diff := cmp.Diff(test.want, exercise.References(test.text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
	}
}

func ExampleRead() {
	source := fstest.MapFS{
		"site.yaml": {Data: []byte("title: T\ntagline: S\nlanguage: en\nsections: [{id: start, title: Start}]\ntopics: [{id: help, title: Help}]\nroles: [{id: either, title: Either}]\nphases: [{id: atone, title: Atone}]\n")},
		"exercises/apology/exercise.yaml": {Data: []byte(`title: Build an apology
summary: Words that own what happened and say what changes, without an excuse.
minutes: 15
mode: alone
steps:
  - title: What happened
    widgets:
      - widget: lng-text
`)},
		"exercises/_widgets/long-text/long-text.yaml": {Data: []byte(`summary: Several lines.
value: text
good: [{name: one, use: {id: a, label: A}, value: Words.}]
bad: [{name: no label, use: {id: a}, diagnostic: key-missing}]
`)},
		"exercises/_widgets/long-text/long-text.html": {},
		"exercises/_widgets/long-text/long-text.ts":   {},
	}
	cfg, _ := config.Read(source)
	_, problems := exercise.Read(source, cfg)
	for _, d := range problems {
		fmt.Println(d.File, d.At.Line, d.Code, d.Hint)
	}
	// Output:
	// exercises/apology/exercise.yaml 8 widget-unknown did you mean "long-text"?
	// exercises/apology/examples.yaml 0 file-missing write three or more: a usual, a sparse and a long one
}
