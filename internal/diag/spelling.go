package diag

import (
	"slices"
	"strings"
)

// DidYouMean returns the hint that proposes the known word nearest to word, or
// names all known words when none is near and there are few of them.
func DidYouMean(word string, known []string) string {
	if near, ok := Nearest(word, known); ok {
		return `did you mean "` + near + `"?`
	}
	known = slices.DeleteFunc(slices.Clone(known), func(w string) bool { return w == "" }) // "may be left out"
	if len(known) == 0 || len(known) > 12 {
		return ""
	}
	return "use one of: " + strings.Join(known, ", ")
}

// Nearest returns the known word that word was most likely meant to be: the one
// with the fewest slips, ignoring case and separators, if there are few enough
// for the length of the word and something of it is left. Among equals the first in alphabetical order is
// returned, so that the answer does not depend on the order of known.
func Nearest(word string, known []string) (string, bool) {
	plain := fold(word)
	best, slips := "", 1+len([]rune(plain))/3
	for _, candidate := range slices.Sorted(slices.Values(known)) {
		n := distance(plain, fold(candidate))
		if near := n < slips || n == slips && best == ""; near && n < max(1, len([]rune(plain))) {
			best, slips = candidate, n
		}
	}
	return best, best != ""
}

func fold(s string) string {
	return strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(s))
}

// distance counts insertions, deletions, substitutions and swaps of neighbours
// (the optimal string alignment distance).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}
