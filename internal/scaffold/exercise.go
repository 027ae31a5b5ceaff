package scaffold

import (
	"io/fs"
	"slices"
	"strings"
	"text/template"

	"underpin/internal/config"
	"underpin/internal/exercise"
)

var newExercise = parse(`-- exercise.yaml --
title: {{.Title}}
summary: Say here in one or two plain sentences what a reader leaves with.
minutes: 10
mode: alone
when_not: |
  Say who had better not do this, and where they can turn instead.
steps:
  - title: What happened
    text: |
      Say in a sentence or two what this step is for.
    widgets:
      - widget: {{.Widget}}
        id: what
        label: What happened, in plain words
  - title: What comes next
    widgets:
      - widget: {{.Widget}}
        id: next
        label: One thing I will do
        hint: Small enough to be done this week.
result:
  title: In your words
  text: |
    {what}

    What I will do: {next}
-- examples.yaml --
# A usual, a sparse and a long one at least. Each is filled in by a real browser,
# and must give its result.
examples:
  - name: usual
    answers:
      what: I said I had called, and I had not.
      next: I will call on Monday at nine.
    result: |
      I said I had called, and I had not.

      What I will do: I will call on Monday at nine.
  - name: sparse
    answers:
      what: I was late.
    result: |
      I was late.
  - name: long
    answers:
      what: I said on Friday that the bill was paid. It was not, and I knew that it was not. You found the letter on Sunday.
      next: I will pay it today before noon, show you the receipt, and open the mail with you for the next four weeks.
    result: |
      I said on Friday that the bill was paid. It was not, and I knew that it was not. You found the letter on Sunday.

      What I will do: I will pay it today before noon, show you the receipt, and open the mail with you for the next four weeks.
`)

// Exercise returns the files of a new exercise with an id: the exercise and its
// examples. An id that cannot be used is a *Mistake.
func Exercise(source fs.FS, id string) ([]File, error) {
	set, err := read(source)
	if err != nil {
		return nil, err
	}
	id = strings.Trim(strings.TrimPrefix(id, exercise.Folder+"/"), "/")
	if !slug.MatchString(id) || id == "index" {
		return nil, mistake("name the exercise in lower case with hyphens, in words that tell a stranger nothing: underpin new exercise weekly-talk")
	}
	if set.Exercise(id) != nil {
		return nil, mistake("exercises/%s/ exists already, and nothing was changed", id)
	}
	widget := plainWidget(set)
	if widget == "" {
		return nil, mistake("there is no widget yet that takes words and needs no options; make one first: underpin new widget short-text")
	}
	return fill(newExercise, exercise.Folder+"/"+id+"/", map[string]string{"Title": titleOf(id), "Widget": widget})
}

// read reads the exercises that there are.
func read(source fs.FS) (*exercise.Set, error) {
	cfg, _ := config.Read(source)
	if cfg == nil {
		return nil, errBroken
	}
	set, _ := exercise.Read(source, cfg)
	return set, nil
}

// plainWidget returns a widget that takes a text and must be told nothing;
// rather one of several lines. It is "" when there is none.
func plainWidget(set *exercise.Set) string {
	found := ""
	for _, w := range set.Widgets {
		needs := slices.ContainsFunc(w.Options, func(o exercise.Option) bool { return o.Required })
		if w.Value == exercise.KindText && !needs && !w.Flawed && (found == "" || w.Tag == "long-text") {
			found = w.Tag
		}
	}
	return found
}

// parse reads a template of several files, each below a line with its name.
func parse(text string) *template.Template {
	all := template.New("")
	for _, part := range strings.Split(text, "-- ")[1:] {
		name, rest, ok := strings.Cut(part, " --\n")
		if !ok {
			panic("scaffold: a template has no line with its name: " + part)
		}
		template.Must(all.New(name).Parse(rest))
	}
	return all
}

// fill writes the files of a template into a folder. "TAG" in a name stands for
// the tag in data.
func fill(all *template.Template, folder string, data map[string]string) ([]File, error) {
	var files []File
	for _, t := range all.Templates() {
		var b strings.Builder
		if err := t.Execute(&b, data); err != nil {
			return nil, err
		}
		files = append(files, File{Name: folder + strings.ReplaceAll(t.Name(), "TAG", data["Tag"]), Data: []byte(b.String())})
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return files, nil
}
