package exercise

import (
	"underpin/internal/diag"
)

// Widget is the contract of a widget.
type Widget struct {
	Tag     string
	Folder  string // "exercises/_widgets/long-text", or one in the folder of the only exercise that has it
	Source  string // its contract
	Summary string
	Value   Kind
	IDs     []string // that an answer may name besides those its options give
	Options []Option
	Strings map[string]string
	Good    []Good
	Bad     []Bad

	Flawed bool // its contract has errors, which are reported

	keys         *keys
	translations map[string]map[string]string
}

// Template returns the name of the template that shows it.
func (w *Widget) Template() string { return w.Folder + "/" + w.Tag + ".html" }

// Script returns the name of its script.
func (w *Widget) Script() string { return w.Folder + "/" + w.Tag + ".ts" }

// String returns a text of the widget's own, in a language where it is
// translated into that, and its language; "" where the contract has no such
// text.
func (w *Widget) String(key, lang string) string {
	if text, ok := w.translations[lang][key]; ok {
		return text
	}
	return w.Strings[key]
}

// Translates reports whether a text of the widget's own is translated into a
// language.
func (w *Widget) Translates(key, lang string) bool {
	_, ok := w.translations[lang][key]
	return ok
}

// Kind is the kind of value that a widget has.
type Kind string

// The kinds of values, with what an answer of each is.
const (
	KindText    Kind = "text"    // string
	KindChoice  Kind = "choice"  // string: the id of a choice
	KindChoices Kind = "choices" // []string: ids of choices
	KindList    Kind = "list"    // []map[string]string: rows, by the ids of columns
	KindNumber  Kind = "number"  // int
	KindDate    Kind = "date"    // string: 2026-11-22
	KindRecord  Kind = "record"  // map[string]string, by the ids of parts
)

// Option is something that an editor may set where a widget is used.
type Option struct {
	Name     string
	Type     string // text, markdown, number, bool, texts, choices or records
	Required bool
	Default  string // "" for none
	Meaning  string
	OneOf    []string // the only texts
	Names    string   // the option whose ids are the only texts, besides OneOf
	Min, Max int      // of a number, of the items of a list; 0 for none
	Keys     []Option // of each item of choices, besides id and label, and of records
}

// Good is a use of a widget as an example to follow, with an answer.
type Good struct {
	Name  string
	Use   *Use
	YAML  string // the use as a step writes it
	Value any
}

// Bad is a use of a widget that gives a diagnostic.
type Bad struct {
	Name       string
	YAML       string // the use as a step writes it
	Diagnostic diag.Code
}
