package check

import (
	"bytes"
	"strings"
	"unicode"
)

// Grade returns the Flesch-Kincaid grade of an English text whose blocks are
// apart by newlines: 0.39 words a sentence + 11.8 syllables a word - 15.59
// (Kincaid, Fishburne, Rogers and Chissom, 1975). Syllables are estimated from
// spelling, so the grade is a warning light and no verdict. A text without
// words has grade 0.
func Grade(text []byte) float64 {
	sentences, words, syllables := 0, 0, 0
	for block := range bytes.Lines(text) {
		inSentence := false
		for field := range bytes.FieldsSeq(block) {
			word := strings.TrimFunc(string(field), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
			if word != "" {
				words++
				syllables += Syllables(word)
				inSentence = true
			}
			if inSentence && endsSentence(field) {
				sentences++
				inSentence = false
			}
		}
		if inSentence {
			sentences++
		}
	}
	if words == 0 {
		return 0
	}
	return 0.39*float64(words)/float64(sentences) + 11.8*float64(syllables)/float64(words) - 15.59
}

func endsSentence(field []byte) bool {
	trimmed := bytes.TrimRight(field, `"')]”’»`)
	return len(trimmed) > 0 && strings.IndexByte(".!?:", trimmed[len(trimmed)-1]) >= 0 || bytes.HasSuffix(trimmed, []byte("…"))
}

// Syllables estimates the syllables of an English word: groups of vowels, less a
// silent e, at least one.
func Syllables(word string) int {
	word = strings.ToLower(word)
	for _, silent := range []string{"ely", "eless", "eful", "ement", "eness"} {
		if stem, ok := strings.CutSuffix(word, silent); ok && len(stem) > 1 && !isVowel(rune(stem[len(stem)-1])) {
			word = stem + silent[1:]
		}
	}
	switch {
	case strings.HasSuffix(word, "le") && len(word) > 2 && !isVowel(rune(word[len(word)-3])):
	case strings.HasSuffix(word, "e"):
		word = strings.TrimSuffix(word, "e")
	case strings.HasSuffix(word, "es") && len(word) > 3 && !strings.ContainsAny(word[len(word)-3:len(word)-2], "sxzcgh"):
		word = strings.TrimSuffix(word, "es")
	case strings.HasSuffix(word, "ed") && len(word) > 3 && !strings.ContainsAny(word[len(word)-3:len(word)-2], "td"):
		word = strings.TrimSuffix(word, "ed")
	}
	n, in := 0, false
	for _, r := range word {
		vowel := isVowel(r)
		if vowel && !in {
			n++
		}
		in = vowel
	}
	return max(n, 1)
}

func isVowel(r rune) bool { return strings.ContainsRune("aeiouyáéíóúäöü", r) }
