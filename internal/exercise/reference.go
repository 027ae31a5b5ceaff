package exercise

import "strings"

// References returns the references in the text of a result, in order. Braces
// around several words are words.
func References(text string) []Reference {
	var all []Reference
	for at := 0; ; {
		open := strings.IndexByte(text[at:], '{')
		if open < 0 {
			return all
		}
		start := at + open
		length := strings.IndexAny(text[start+1:], "{}\n")
		if length < 0 {
			return all
		}
		at = start + 1 + length
		if text[at] != '}' {
			continue
		}
		at++
		inside := strings.TrimSpace(text[start+1 : at-1])
		if inside == "" || strings.ContainsAny(inside, " \t") {
			continue
		}
		id, part, _ := strings.Cut(inside, ".")
		all = append(all, Reference{ID: id, Part: part, Start: start, End: at})
	}
}
