package diag

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// How much of a source line is shown, in code points, and how much of that
// stands before what is wrong. A paragraph is often one line, and a caret under
// a line that wraps points at nothing.
const (
	widest = 120
	before = 50
)

// crop returns the part of a long line that holds r, with r as it lies in it.
func crop(line string, r Range) (string, Range) {
	if len(line) <= widest || utf8.RuneCountInString(line) <= widest {
		return line, r
	}
	first := max(1, r.Column-before) // the first column shown
	start := byteOf(line, int(first)-1)
	shown := line[start:]
	end := byteOf(shown, widest)
	r.Column, r.EndColumn = r.Column-first+1, min(r.EndColumn-first+1, widest+1)
	if shown = shown[:end]; start+end < len(line) {
		shown += "…"
	}
	if start > 0 {
		shown, r.Column, r.EndColumn = "…"+shown, r.Column+1, r.EndColumn+1
	}
	return shown, r
}

// byteOf returns the offset of the code point that n others stand before.
func byteOf(s string, n int) int {
	for at := range s {
		if n == 0 {
			return at
		}
		n--
	}
	return len(s)
}

// harmless replaces, one for one, what would steer a terminal or turn the order
// of the characters on it around.
func harmless(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' || unicode.Is(unicode.Bidi_Control, r) {
			return utf8.RuneError
		}
		return r
	}, s)
}
