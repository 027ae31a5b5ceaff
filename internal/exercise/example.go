package exercise

import (
	"fmt"
	"slices"

	"underpin/internal/diag"
	"underpin/internal/strictyaml"
)

// examples reads examples.yaml. Where the exercise itself has errors, what an
// example names and the exercise lacks is not reported.
func (r *exerciseReader) examples() {
	name := r.x.Folder + "/examples.yaml"
	f, found := r.open(name)
	if f == nil {
		if !found {
			r.add(diag.Error(diag.FileMissing, name, diag.Range{}, "there are no examples of this exercise", "write three or more: a usual, a sparse and a long one"))
		}
		return
	}
	var file ExamplesFile
	r.add(r.decode(f, &file)...)
	for _, keys := range file.Examples {
		e := exampleReader{exerciseReader: r, name: name}
		r.x.Examples = append(r.x.Examples, e.read(keys))
	}
}

// exampleReader is the reading of one example.
type exampleReader struct {
	*exerciseReader
	name string
}

func (r *exampleReader) report(code diag.Code, at diag.Range, message, hint string) {
	r.add(diag.Error(code, r.name, at, message, hint))
}

func (r *exampleReader) read(keys ExampleKeys) Example {
	e := Example{Name: keys.Name, Result: keys.Result}
	if r.doubtful {
		return e
	}
	var entries []strictyaml.Entry
	if keys.Answers.Given() {
		var problems diag.List
		entries, problems = keys.Answers.Entries()
		r.add(problems...)
	}
	for _, entry := range entries {
		if a, ok := r.answer(entry); ok {
			e.Answers = append(e.Answers, a)
		}
	}
	if len(e.Answers) == len(entries) {
		r.shown(&e) // else what it would need may be an answer with a mistake
	}
	switch hasResult := r.x.Result != nil; {
	case hasResult && !keys.Result.Given():
		r.report(diag.KeyMissing, keys.At, `"result" is missing`, `add "result: |" and below it what the exercise puts together`)
	case !hasResult && keys.Result.Given():
		r.report(diag.ExampleWrong, keys.Result.At, "this exercise puts no result together", "delete the result here, or add one to exercise.yaml")
	case hasResult && !r.misread && len(e.Answers) == len(entries):
		r.differs(&e)
	}
	return e
}

// answer reads one answer, and reports whether anything is known of it.
func (r *exampleReader) answer(entry strictyaml.Entry) (Answer, bool) {
	u := r.x.Use(entry.Key.V)
	if u == nil {
		if _, known := r.ids[entry.Key.V]; !known {
			r.report(diag.ExampleUnknown, entry.Key.At, fmt.Sprintf("the exercise has no widget %q", entry.Key.V), orElse(diag.DidYouMean(entry.Key.V, idsOf(r.x.Uses())), "write the id of one of its widgets, or delete this answer"))
		}
		return Answer{}, false
	}
	a := answer{Use: u, name: entry.Key.V, file: r.name}
	value := a.value(entry.Value)
	r.add(a.problems...)
	return Answer{ID: entry.Key, Value: value}, !a.problems.HasErrors()
}

// shown reports answers to widgets that the other answers do not show.
func (r *exampleReader) shown(e *Example) {
	for _, a := range e.Answers {
		for _, c := range r.x.Use(a.ID.V).When {
			if !e.meets(c) {
				r.report(diag.ExampleWrong, a.ID.At, fmt.Sprintf("%q is shown only when %q is answered with %q", a.ID.V, c.ID.V, c.Value.V), "answer that, or delete this answer")
				break
			}
		}
	}
}

// meets reports whether the answers fulfil a condition.
func (e *Example) meets(c Condition) bool {
	for _, a := range e.Answers {
		if a.ID.V != c.ID.V {
			continue
		}
		if chosen, ok := a.Value.([]string); ok {
			return slices.Contains(chosen, c.Value.V)
		}
		return fmt.Sprint(a.Value) == c.Value.V
	}
	return false
}
