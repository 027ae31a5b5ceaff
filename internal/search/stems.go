package search

import (
	"regexp"
	"strings"

	"github.com/kljensen/snowball/english"
	"github.com/kljensen/snowball/french"
	"github.com/kljensen/snowball/hungarian"
	"github.com/kljensen/snowball/norwegian"
	"github.com/kljensen/snowball/russian"
	"github.com/kljensen/snowball/spanish"
	"github.com/kljensen/snowball/swedish"
	"golang.org/x/text/unicode/norm"
)

// language is what search knows of a language: how endings are taken off, and
// which words are too common to be looked for in running text. A language that
// Snowball does not know has neither: each word then stands for itself.
type language struct {
	code string
	cut  func(word string, stopWords bool) string
	stop func(word string) bool
}

func languageOf(lang string) language {
	code, _, _ := strings.Cut(strings.ToLower(lang), "-")
	switch code {
	case "en":
		return language{code, english.Stem, english.IsStopWord}
	case "es":
		return language{code, spanish.Stem, spanish.IsStopWord}
	case "fr":
		return language{code, french.Stem, french.IsStopWord}
	case "hu":
		return language{code, hungarian.Stem, hungarian.IsStopWord}
	case "nb", "no":
		return language{code, norwegian.Stem, norwegian.IsStopWord}
	case "ru":
		return language{code, russian.Stem, russian.IsStopWord}
	case "sv":
		return language{code, swedish.Stem, swedish.IsStopWord}
	}
	return language{code: code}
}

func (l language) isStop(word string) bool {
	return l.stop != nil && l.stop(word)
}

// stem returns what the forms of a word have in common: "apologise",
// "apologies" and "apologizing" all give "apolog". The browser does the same
// for English words that no page holds (layouts/search/stem.ts); both are held by
// testdata/stems.txt.
func (l language) stem(word string) string {
	if l.code == "en" {
		word = american(word)
	}
	if l.cut != nil {
		word = l.cut(norm.NFC.String(word), true)
	}
	return fold(word)
}

// spelling is one way in which British and American writing differ. Which way it
// is turned does not matter as long as both sides of a search turn it alike: a
// "promize" that nobody writes still meets itself.
type spelling struct {
	part    string // stands in every word that the pattern can match; quick to rule out the rest
	pattern *regexp.Regexp
	becomes string
}

var spellings = []spelling{
	{"practis", regexp.MustCompile(`^practis`), "practic"},
	{"enc", regexp.MustCompile(`^(def|off|lic|pret)enc`), "${1}ens"},
	{"our", regexp.MustCompile(`(...)our`), "${1}or"},
	{"is", regexp.MustCompile(`(...i)s(e|ed|er|ers|es|ing|able|ation|ations)$`), "${1}z$2"},
	{"lys", regexp.MustCompile(`(.ly)s(e|ed|er|ers|es|ing)$`), "${1}z$2"},
	{"dgement", regexp.MustCompile(`dgement`), "dgment"},
	{"ellor", regexp.MustCompile(`ellor`), "elor"},
	{"tre", regexp.MustCompile(`(..t)re(s?)$`), "${1}er$2"},
	{"mme", regexp.MustCompile(`mme(s?)$`), "m$1"},
}

func american(word string) string {
	for _, s := range spellings {
		if strings.Contains(word, s.part) {
			word = s.pattern.ReplaceAllString(word, s.becomes)
		}
	}
	return word
}
