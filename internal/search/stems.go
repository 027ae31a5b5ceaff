package search

import (
	"embed"
	"regexp"
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/irish"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/tamil"
	"github.com/blevesearch/snowballstem/turkish"
	"golang.org/x/text/unicode/norm"
)

// language is what search knows of a language: how endings are taken off, and
// which words are too common to be looked for in running text. A language that
// Snowball does not know has no endings: each word then stands for itself.
type language struct {
	code string
	cut  func(*snowballstem.Env) bool
	stop map[string]bool
}

// Words too common to be looked for, one file a language, as the Snowball project
// lists them.
//
//go:embed stopwords
var stopwords embed.FS

func languageOf(lang string) language {
	code, _, _ := strings.Cut(strings.ToLower(lang), "-")
	l := language{code: code, cut: cutter(code)}
	if code == "nb" || code == "nn" {
		code = "no"
	}
	words, err := stopwords.ReadFile("stopwords/" + code + ".txt")
	if err != nil { // there is no such list
		return l
	}
	l.stop = map[string]bool{}
	for word := range strings.FieldsSeq(string(words)) {
		l.stop[word] = true
	}
	return l
}

// cutter returns what takes off the endings of a language, or nil.
func cutter(code string) func(*snowballstem.Env) bool {
	switch code {
	case "ar":
		return arabic.Stem
	case "da":
		return danish.Stem
	case "de":
		return german.Stem
	case "en":
		return english.Stem
	case "es":
		return spanish.Stem
	case "fi":
		return finnish.Stem
	case "fr":
		return french.Stem
	case "ga":
		return irish.Stem
	case "hu":
		return hungarian.Stem
	case "it":
		return italian.Stem
	case "nb", "nn", "no":
		return norwegian.Stem
	case "nl":
		return dutch.Stem
	case "pt":
		return portuguese.Stem
	case "ro":
		return romanian.Stem
	case "ru":
		return russian.Stem
	case "sv":
		return swedish.Stem
	case "ta":
		return tamil.Stem
	case "tr":
		return turkish.Stem
	}
	return nil
}

func (l language) isStop(word []byte) bool {
	return l.stop[string(word)]
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
		env := snowballstem.NewEnv(norm.NFC.String(word))
		l.cut(env)
		word = env.Current()
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
