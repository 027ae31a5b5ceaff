// Package diag says what is wrong with a site: a problem with its place, a
// permanent code, a message and one hint.
//
// In come the bytes of a source file and the offsets or the line and column
// that a parser gives for a problem. Out go sorted lists of problems, and their
// three written forms: text, JSON and GitHub annotations. All arithmetic on
// positions is done here, so that every package means the same by a column.
//
// diag imports nothing of the project and must not know any file format.
package diag

import (
	"cmp"
	"slices"
)

// Severity says whether a problem stops a build.
type Severity uint8

// The severities. A warning stops a build only under --strict.
const (
	SeverityError Severity = iota
	SeverityWarning
)

// String returns the word that users see.
func (s Severity) String() string {
	if s == SeverityWarning {
		return "warning"
	}
	return "error"
}

// Range is a place within one line of a file. Lines and columns count from 1; a
// column is a code point and a tab is one. EndColumn is exclusive. The zero
// Range stands for a whole file.
type Range struct {
	Line, Column, EndColumn int32
}

// Diagnostic is one problem. It is data alone: no place is repeated in Message,
// and the source line is looked up when the problem is written.
type Diagnostic struct {
	File     string // relative to the source folder, with forward slashes
	At       Range
	Severity Severity
	Code     Code
	Message  string
	Hint     string // the one action that most likely mends it, or ""
}

// Error returns a problem that stops a build.
func Error(code Code, file string, at Range, message, hint string) Diagnostic {
	return Diagnostic{File: file, At: at, Severity: SeverityError, Code: code, Message: message, Hint: hint}
}

// Warning returns a problem that does not stop a build by itself.
func Warning(code Code, file string, at Range, message, hint string) Diagnostic {
	return Diagnostic{File: file, At: at, Severity: SeverityWarning, Code: code, Message: message, Hint: hint}
}

// List is a list of problems, in any order until sorted.
type List []Diagnostic

// Sort orders the list by file, line, column and code, and drops repetitions of
// the very same problem.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.At.Line, b.At.Line),
			cmp.Compare(a.At.Column, b.At.Column),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Message, b.Message),
		)
	})
	*l = slices.Compact(*l)
}

// HasErrors reports whether any problem in the list is an error.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == SeverityError })
}

// Count returns how many errors and how many warnings the list holds.
func (l List) Count() (errors, warnings int) {
	for _, d := range l {
		if d.Severity == SeverityError {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}

// AsErrors returns a copy in which every warning has become an error, as
// --strict asks.
func (l List) AsErrors() List {
	out := slices.Clone(l)
	for i := range out {
		out[i].Severity = SeverityError
	}
	return out
}
