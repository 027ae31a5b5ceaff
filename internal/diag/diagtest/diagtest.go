// Package diagtest lets a test mark in a source where a problem is expected, so
// that nobody has to count columns.
//
// In come sources with marks, and problems that were found. Out come the sources
// without marks and the places of the marks, and the problems in a form that is
// easy to compare. It must not know the arithmetic that it helps to test.
package diagtest

import (
	"fmt"
	"strings"

	"underpin/internal/diag"
)

// The marks around the place of an expected problem. Its code, message and hint
// stand in the test.
const (
	open  = '⟦'
	close = '⟧'
)

// Marks cuts the marks out of a source and returns the places that they
// enclose, in order. It counts for itself, without the arithmetic under test.
func Marks(marked string) (source string, places []diag.Range) {
	var b strings.Builder
	line, column := int32(1), int32(1)
	for _, r := range marked {
		switch r {
		case open:
			places = append(places, diag.Range{Line: line, Column: column})
			continue
		case close:
			places[len(places)-1].EndColumn = column
			continue
		case '\n':
			line, column = line+1, 0
		case '\uFEFF':
			if b.Len() == 0 {
				column = 0
			}
		}
		column++
		b.WriteRune(r)
	}
	return b.String(), places
}

// Lines writes problems as "code: message (hint)", sorted by their place.
func Lines(problems diag.List) []string {
	problems.Sort()
	lines := []string{}
	for _, d := range problems {
		lines = append(lines, fmt.Sprintf("%s: %s (%s)", d.Code, d.Message, d.Hint))
	}
	return lines
}

// Places returns the places of problems, sorted.
func Places(problems diag.List) []diag.Range {
	problems.Sort()
	places := []diag.Range{}
	for _, d := range problems {
		places = append(places, d.At)
	}
	return places
}
