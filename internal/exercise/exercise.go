// Package exercise reads exercises/: the exercises that editors declare, their
// worked examples, and the contracts of the widgets that they are made of.
//
// In come the source folder and the settings of the site. Out come typed values
// in which every use of a widget has been held against its contract, with every
// problem at its place: a widget, an option, an id or a part that there is not,
// a gate left out, an example that nobody could fill in like that.
//
// It must not know how an exercise looks, what a link in one leads to, or what a
// widget's script does.
package exercise

import (
	"cmp"
	"slices"

	"underpin/internal/diag"
	"underpin/internal/strictyaml"
)

// Folder is the folder that exercises are read from, in the source folder.
const Folder = "exercises"

// The folders in it that hold no exercise.
const (
	widgetsFolder = Folder + "/_widgets"
	libFolder     = Folder + "/_lib"
)

// Set is everything that exercises/ holds.
type Set struct {
	Exercises []*Exercise // sorted by id
	Widgets   []*Widget   // those of _widgets/, sorted by tag
	Unsure    bool        // exercises/ can't be read: what is not here may be meant
}

// Exercise returns the exercise with an id, nil when there is none.
func (s *Set) Exercise(id string) *Exercise {
	i, ok := slices.BinarySearchFunc(s.Exercises, id, func(x *Exercise, id string) int { return cmp.Compare(x.ID, id) })
	if !ok {
		return nil
	}
	return s.Exercises[i]
}

// IDs returns the ids of all exercises, sorted.
func (s *Set) IDs() []string {
	ids := make([]string, len(s.Exercises))
	for i, x := range s.Exercises {
		ids[i] = x.ID
	}
	return ids
}

// AllWidgets returns the widgets whose contracts can be read: those of _widgets/
// and those of single exercises, sorted by tag.
func (s *Set) AllWidgets() []*Widget {
	all := slices.DeleteFunc(slices.Clone(s.Widgets), func(w *Widget) bool { return w.keys == nil })
	for _, x := range s.Exercises {
		for _, w := range x.Widgets {
			if !slices.Contains(all, w) {
				all = append(all, w)
			}
		}
	}
	slices.SortFunc(all, func(a, b *Widget) int { return cmp.Compare(a.Tag, b.Tag) })
	return all
}

// Form says how a text is written.
type Form uint8

// The forms of a text.
const (
	Plain  Form = iota
	Inline      // Markdown within one paragraph
	Blocks      // Markdown
)

// Text is a text with the place where it stands. The zero Text is one that the
// file does not give.
type Text struct {
	V    string
	At   diag.Range
	File *diag.File // that At is a place in
	Lang string
	Form Form
}

// Given reports whether there is a text.
func (t Text) Given() bool { return t.File != nil }

// Exercise is one exercise, in one language.
type Exercise struct {
	ID        string
	Folder    string // "exercises/apology"
	Source    string // the file that its texts stand in: "exercises/apology/exercise.yaml"
	Lang      string
	Title     Text
	Summary   Text
	Minutes   int
	For       strictyaml.Value[string]
	Phase     strictyaml.Value[string]
	Topics    []strictyaml.Value[string]
	Sensitive bool
	Mode      strictyaml.Value[string] // Alone, Together or ApartThenTogether
	Gate      bool                     // whether it stands behind the gate, as all that are for two do
	Keep      bool                     // whether answers may be kept, saved, copied and printed
	WhenNot   Text
	Talk      Text // for two who have shown each other their answers
	Sources   []strictyaml.Value[string]
	Steps     []Step
	Result    *Result // nil when nothing is put together
	Retired   []strictyaml.Value[string]
	Widgets   []*Widget // those that it uses, sorted by tag
	Examples  []Example // of the original, in every language

	// Flawed says that its files have errors, which are reported: what it does
	// not say may be meant all the same.
	Flawed bool

	translations map[string]*Exercise
}

// The modes of an exercise.
const (
	Alone             = "alone"
	Together          = "together"
	ApartThenTogether = "apart-then-together"
)

// In returns the exercise with the texts of another language. Texts that are not
// translated stay the original's, as their Lang says.
func (x *Exercise) In(lang string) *Exercise {
	if other := x.translations[lang]; other != nil {
		return other
	}
	return x
}

// Uses returns the widgets of all steps, in order.
func (x *Exercise) Uses() []*Use {
	var all []*Use
	for i := range x.Steps {
		for j := range x.Steps[i].Uses {
			all = append(all, &x.Steps[i].Uses[j])
		}
	}
	return all
}

// Use returns the widget with an id, nil when there is none.
func (x *Exercise) Use(id string) *Use {
	for _, u := range x.Uses() {
		if u.ID.V == id {
			return u
		}
	}
	return nil
}

// Step is a part of an exercise.
type Step struct {
	Title Text
	Text  Text
	Uses  []Use
}

// Use is a widget as a step uses it.
type Use struct {
	At      diag.Range
	Widget  *Widget
	ID      strictyaml.Value[string]
	Label   Text
	Hint    Text
	When    []Condition // all must hold for it to be shown
	Was     []string    // ids that it had before
	Options Options
}

// Options are all options of a widget by their names, with defaults filled in;
// what is not given and has no default is there as its zero value:
//
//	text, markdown   Text
//	text that is one of some words string, and []string for texts
//	number           int
//	bool             bool
//	texts            []Text
//	choices, records []Options, with "id" (string) and "label" (Text) in choices
type Options map[string]any

// Condition says that a widget above was answered with a value: with that
// choice, with that choice among others, or with that number.
type Condition struct {
	ID    strictyaml.Value[string]
	Value strictyaml.Value[string]
}

// Result is what an exercise puts together from the reader's words. In its text
// {id} stands for the answer of a widget and {id.part} for a part of one.
type Result struct {
	Title, Text Text
}

// Example is an exercise filled in by somebody who could be real.
type Example struct {
	Name    strictyaml.Value[string]
	Answers []Answer
	Result  strictyaml.Value[string] // as text, "" when the exercise has none
}

// Answer is the answer to one widget.
type Answer struct {
	ID    strictyaml.Value[string]
	Value any // string, []string, int, map[string]string or []map[string]string, as the widget's Value says
}
