package build_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"underpin/internal/build"
	"underpin/internal/diag"
)

// small is a guide with an exercise, laid over the small site.
const small = `-- exercises/_lib/exercise.ts --
export const start = (id: string, widgets: object): void => console.log(id, widgets);
-- exercises/_widgets/one-line/one-line.yaml --
summary: One line of the reader's own words.
value: text
good: [{name: a line, use: {id: what, label: What}, value: Words.}]
bad: [{name: no label, use: {id: what}, diagnostic: key-missing}]
-- exercises/_widgets/one-line/one-line.html --
<label for="{{.Prefix}}">{{.Label}}</label><input id="{{.Prefix}}" name="{{.Prefix}}" autocomplete="off">
-- exercises/_widgets/one-line/one-line.ts --
export class OneLine extends HTMLElement {}
-- exercises/apology/exercise.yaml --
title: Build an apology
summary: A small exercise that tests look at, in its guide and on its own page.
minutes: 5
mode: alone
steps: [{title: What happened, widgets: [{widget: one-line, id: what, label: What happened}]}]
-- exercises/apology/examples.yaml --
examples: [{name: usual, answers: {what: A.}}, {name: sparse, answers: {}}, {name: long, answers: {what: A and B.}}]
-- content/start/first.md --
---
title: First
summary: The first and only guide of a small site that examples lay their own files over.
reviewed: 2026-11-22
rests_on: experience
related: [start/index]
---

Some words to read.

[Build an apology](exercise:apology)
`

func TestScriptBudget(t *testing.T) {
	var noise strings.Builder
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		fmt.Fprintf(&noise, "%08x", random.Uint32())
	}
	dir := lay(t, small+"-- exercises/_lib/exercise.ts --\nexport const start = (...all: unknown[]): void => console.log(all, \""+noise.String()+"\");\n")
	problems := checked(t, dir)
	if len(problems) != 1 || problems[0].Code != diag.BudgetExceeded || problems[0].File != "exercises/apology/exercise.yaml" {
		t.Errorf("got %v", problems)
	}
}

func TestExerciseReadingGrade(t *testing.T) {
	hard := strings.Repeat("Considerable organizational complexity necessitates comprehensive interdepartmental communication. ", 12)
	problems := checked(t, lay(t, strings.Replace(small, "minutes: 5", "minutes: 5\nwhen_not: Never.", 1)))
	if len(problems) > 0 {
		t.Fatalf("got %v", problems)
	}
	problems = checked(t, lay(t, strings.Replace(small, "{title: What happened, ", "{title: What happened, text: "+hard+", ", 1)))
	if len(problems) != 1 || problems[0].Code != diag.ReadingGrade || problems[0].File != "exercises/apology/exercise.yaml" {
		t.Errorf("got %v", problems)
	}
}

// TestPreviewOfExercises changes each part of an exercise and looks at the guide
// that holds it.
func TestPreviewOfExercises(t *testing.T) {
	dir := lay(t, small)
	preview, err := build.NewPreview(build.Options{Source: dir}, "")
	if err != nil {
		t.Fatal(err)
	}
	get := func(path string) string {
		t.Helper()
		answer, err := preview.Get(path)
		if err != nil || !answer.Found || len(answer.Problems) > 0 {
			t.Fatalf("%s: %v %v", path, err, answer.Problems)
		}
		return string(answer.Data)
	}
	script := func() string {
		t.Helper()
		_, after, _ := strings.Cut(get("start/first.html"), `<script defer src="../`)
		name, _, _ := strings.Cut(after, `"`)
		return get(name)
	}
	if !strings.Contains(get("start/first.html"), "Build an apology") || !strings.Contains(get("exercises/index.html"), "apology.html") {
		t.Fatal("the exercise is not shown")
	}
	tests := []struct{ file, old, new, want string }{
		{"exercises/apology/exercise.yaml", "title: Build an", "title: Write an", "Write an apology"},
		{"exercises/_widgets/one-line/one-line.html", "<input", "<input maxlength=99", "maxlength=99"},
		{"layouts/parts/exercise.html", "<section", "<section class=changed", "class=changed"},
	}
	for _, tt := range tests {
		change(t, preview, dir, tt.file, tt.old, tt.new)
		for _, path := range []string{"start/first.html", "exercises/apology.html"} {
			if out := get(path); !strings.Contains(out, tt.want) {
				t.Errorf("after a change of %s, %s lacks %s:\n%s", tt.file, path, tt.want, out)
			}
		}
	}
	change(t, preview, dir, "exercises/_widgets/one-line/one-line.ts", "{}", "{ changed = true }")
	if out := script(); !strings.Contains(out, "changed") {
		t.Errorf("the script is an old one: %s", out)
	}
}

// TestExercisesAreNoFolder has a file where the folder should be: what exercises
// there would be is not known, so nothing is said of links to them.
func TestExercisesAreNoFolder(t *testing.T) {
	dir := lay(t, small)
	if err := os.RemoveAll(filepath.Join(dir, "exercises")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "exercises"), []byte("no folder"), 0o666); err != nil {
		t.Fatal(err)
	}
	result, err := build.Run(build.Options{Source: dir})
	if err != nil || len(result.Problems) != 1 || result.Problems[0].File != "exercises" || result.Problems[0].Code != diag.FileMissing {
		t.Errorf("got %v (%v), want one problem of exercises", result.Problems, err)
	}
}

func change(t *testing.T, preview *build.Preview, dir, file, old, new string) {
	t.Helper()
	name := filepath.Join(dir, filepath.FromSlash(file))
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), old) {
		t.Fatalf("%s lacks %q", file, old)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(text), old, new, 1)), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := preview.Changed([]string{file}); err != nil {
		t.Fatal(err)
	}
}
