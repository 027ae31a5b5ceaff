package search

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// The browser's words are tested against the same file.
func TestWordsAreThoseOfTheFile(t *testing.T) {
	const name = "testdata/words.txt"
	file, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	for line := range strings.Lines(string(file)) {
		line = strings.TrimSuffix(line, "\n")
		text, _, cases := strings.Cut(line, " -> ")
		if !cases {
			fmt.Fprintln(&got, line)
			continue
		}
		fmt.Fprintf(&got, "%s -> %s\n", text, strings.Join(wordsOf(text), " "))
	}
	compareFile(t, name, got.Bytes())
}

func FuzzWords(f *testing.F) {
	file, err := os.ReadFile("testdata/words.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(file)) {
		f.Add(line)
	}
	f.Add("a'b'\xff\u0301信\u0301'")
	f.Fuzz(func(t *testing.T, text string) {
		var s scanner
		s.reset([]byte(text))
		for w := s.next(); w != nil; w = s.next() {
			if len(w) == 0 || utf8.RuneCount(w) > longestWord {
				t.Fatalf("%q gives the word %q", text, w)
			}
			if utf8.ValidString(text) && !utf8.Valid(w) {
				t.Fatalf("%q gives the broken word %q", text, w)
			}
			if bytes.ContainsFunc(w, func(r rune) bool { return r >= 'A' && r <= 'Z' || r == ' ' || r == '"' || r == '\\' }) {
				t.Fatalf("%q gives the word %q, which the script can't write", text, w)
			}
			for _, lang := range []string{"en", "fr", "ru", "ar"} {
				languageOf(lang).stem(string(w))
			}
		}
	})
}
