package exercise_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"underpin/internal/config"
	"underpin/internal/exercise"
)

// base is a small source folder with two widgets and an exercise.
const base = `
-- site.yaml --
title: Small
tagline: A small site for tests
language: en
languages: [{code: en, name: English}, {code: fr, name: Français}]
sections: [{id: start, title: Start here, summary: Where to begin}]
topics: [{id: help, title: Help}, {id: talk, title: Talk}]
roles: [{id: broke, title: Broke}, {id: either, title: Either}]
phases: [{id: atone, title: Atone}]
-- site.fr.yaml --
title: Petit
tagline: Un petit site
sections: [{id: start, title: Commencer, summary: Par où commencer}]
topics: [{id: help, title: Aide}, {id: talk, title: Parler}]
roles: [{id: broke, title: Brisé}, {id: either, title: Un}]
phases: [{id: atone, title: Expier}]
-- exercises/_widgets/long-text/long-text.yaml --
summary: Several lines of the reader's own words.
value: text
options:
  - name: lines
    type: number
    default: 4
    min: 2
    max: 40
    meaning: How many lines of room there are.
  - name: notices
    type: records
    meaning: Words to point out while one writes.
    keys:
      - name: words
        type: texts
        required: true
        meaning: The words.
      - name: say
        type: text
        required: true
        meaning: What to say of them.
strings:
  count: "{n} words"
good:
  - name: plain
    use: {id: what, label: "What happened?"}
    value: I was late.
  - name: with notices
    use:
      id: what
      label: What happened?
      lines: 8
      notices: [{words: [but, however], say: This takes back what was said.}]
    value: |
      I was late.

      Twice.
bad:
  - name: no label
    use: {id: what}
    diagnostic: key-missing
-- exercises/_widgets/long-text/long-text.html --
<p></p>
-- exercises/_widgets/long-text/long-text.ts --
-- exercises/_widgets/long-text/strings.fr.yaml --
count: "{n} mots"
-- exercises/_widgets/choose-one/choose-one.yaml --
summary: One of several answers.
value: choice
options:
  - {name: choices, type: choices, required: true, min: 2, meaning: The answers., keys: [{name: more, type: markdown, meaning: What to say of it.}]}
good:
  - name: two
    use: {id: way, label: "Which way?", choices: [{id: left, label: Left}, {id: right, label: Right}]}
    value: left
bad:
  - name: no choices
    use: {id: way, label: "Which way?"}
    diagnostic: key-missing
-- exercises/_widgets/choose-one/choose-one.html --
<p></p>
-- exercises/_widgets/choose-one/choose-one.ts --
-- exercises/_widgets/sentence-builder/sentence-builder.yaml --
summary: A sentence out of parts.
value: record
options:
  - {name: parts, type: choices, required: true, meaning: The parts., keys: [{name: start, type: text, meaning: How the part begins.}]}
good:
  - name: two
    use: {id: ask, label: Ask, parts: [{id: when, label: When, start: When}, {id: then, label: Then}]}
    value: {when: you call, then: I come}
bad:
  - name: no parts
    use: {id: ask, label: Ask}
    diagnostic: key-missing
-- exercises/_widgets/sentence-builder/sentence-builder.html --
<p></p>
-- exercises/_widgets/sentence-builder/sentence-builder.ts --
-- exercises/apology/exercise.yaml --
title: Build an apology
summary: Words that own what happened and say what changes, without an excuse in them.
minutes: 15
for: broke
topics: [talk]
mode: alone
when_not: |
  Not while you are **afraid**.
sources: [doe-2020]
steps:
  - title: What happened
    text: Say it plainly.
    widgets:
      - widget: choose-one
        id: way
        label: Which way?
        choices:
          - {id: left, label: Left}
          - {id: right, label: Right, more: "*More*"}
      - widget: long-text
        id: what
        label: What did you do?
        hint: In a sentence.
        was: [deed]
  - title: Say it
    widgets:
      - widget: sentence-builder
        id: ask
        label: Put it together
        when: {way: left}
        parts: [{id: when, label: When, start: When}, {id: then, label: Then}]
result:
  title: Your apology
  text: |
    I did this: {what}

    - {ask.when}
    - {ask}
retired: [old]
-- exercises/apology/examples.yaml --
examples:
  - name: usual
    answers:
      way: left
      what: I was late.
      ask: {when: you call, then: I come}
    result: |
      I did this: I was late.

      - When you call
      - When you call then I come
  - name: sparse
    answers: {way: right}
    result: …
  - name: long
    answers: {what: I was late and said I was not.}
    result: |
      I did this: I was late and said I was not.
-- exercises/apology/exercise.fr.yaml --
title: Construire des excuses
summary: Des mots qui reconnaissent ce qui est arrivé et disent ce qui change.
when_not: |
  Pas si vous avez **peur**.
steps:
  - title: Ce qui est arrivé
    text: Dites-le simplement.
    widgets:
      - {id: way, label: "Par où ?", choices: [{id: left, label: Gauche}, {id: right, label: Droite, more: "*Plus*"}]}
      - {id: what, label: "Qu'avez-vous fait ?", hint: En une phrase.}
  - title: Dites-le
    widgets:
      - {id: ask, label: Ensemble, parts: [{id: when, label: Quand, start: Quand}, {id: then, label: Alors}]}
result:
  title: Vos excuses
  text: |
    J'ai fait ceci : {what}

    - {ask.when}
    - {ask}
`

// folder is base with files laid over it.
func folder(over string) fstest.MapFS {
	all := fstest.MapFS{}
	for _, archive := range []string{base, over} {
		for _, f := range txtar.Parse([]byte(archive)).Files {
			if len(strings.TrimSpace(string(f.Data))) == 0 && archive == over {
				delete(all, f.Name) // a file laid over as an empty one is taken away
				continue
			}
			all[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return all
}

func read(t *testing.T, source fstest.MapFS) (*exercise.Set, []string) {
	t.Helper()
	cfg, problems := config.Read(source)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	set, found := exercise.Read(source, cfg)
	found.Sort()
	var lines []string
	for _, d := range found {
		lines = append(lines, d.File+": "+string(d.Code)+": "+d.Message+" ("+d.Hint+")")
	}
	return set, lines
}

func TestRead(t *testing.T) {
	set, problems := read(t, folder(""))
	if len(problems) > 0 {
		t.Fatal(strings.Join(problems, "\n"))
	}
	x := set.Exercise("apology")
	if x == nil || x.Title.V != "Build an apology" || len(x.Uses()) != 3 || len(x.Widgets) != 3 {
		t.Fatalf("%+v", x)
	}
	if got := x.Use("what").Options["lines"]; got != 4 {
		t.Errorf("lines is %v", got)
	}
	choices := x.Use("way").Options["choices"].([]exercise.Options)
	if choices[1]["id"] != "right" || choices[1]["more"].(exercise.Text).V != "*More*" {
		t.Errorf("choices are %v", choices)
	}
}
