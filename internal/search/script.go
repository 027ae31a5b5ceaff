package search

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"
)

// Script returns the content of a language's search script, the same whatever
// the order in which pages were added and whoever added them. Each list of
// synonyms holds words or phrases that are found by one another.
//
// The script assigns one global, by JSON.parse of a string, which browsers read
// several times faster than the same object written out:
//
//	lang      the language without its region
//	pages     for each page [url, title, section, summary, id, text, id, text, …]
//	words     groups of words with a common stem, separated by spaces; each word
//	          is a capital letter, A for 0, for how much of its beginning it
//	          shares with the word before, and the rest
//	hits      for each group, separated by spaces, its pages in the writing of
//	          appendNumber, or "!" and its pages when it is too common to be
//	          required
//	synonyms  the lists, in the writing of words
func Script(lang string, synonyms [][]string, builders ...*Builder) []byte {
	m := merge(languageOf(lang), builders)
	out := make([]byte, 0, m.size())
	out = append(out, `var underpinSearch=JSON.parse('{"lang":`...)
	out = appendString(out, m.language.code)
	out = append(out, `,"pages":[`...)
	out = m.appendPages(out)
	out = append(out, `],"words":"`...)
	out = m.appendWords(out)
	out = append(out, `","hits":"`...)
	out = m.appendHits(out)
	out = append(out, `","synonyms":[`...)
	out = appendSynonyms(out, synonyms)
	return append(out, "]}');\n"...)
}

// merged is the words of several builders, brought together.
type merged struct {
	language language
	builders []*Builder
	pages    []pageRef // in the order of ids
	ranks    [][]int32 // builder, ordinal -> place in pages
	forms    []form    // by stem, then by word
}

type pageRef struct {
	id               int32
	builder, ordinal int
}

// form is one written form of a word, and where one builder keeps it.
type form struct {
	stem, word string
	raw        string
	builder    int
	entry      *entry
}

func merge(l language, builders []*Builder) *merged {
	m := &merged{language: l, builders: builders}
	m.ranks = make([][]int32, len(builders))
	for i, b := range builders {
		m.ranks[i] = make([]int32, len(b.ids))
		for ordinal, id := range b.ids {
			m.pages = append(m.pages, pageRef{id, i, ordinal})
		}
		for j := range b.entries {
			m.forms = append(m.forms, form{raw: b.entries[j].word, builder: i, entry: &b.entries[j]})
		}
	}
	slices.SortFunc(m.pages, func(a, b pageRef) int { return cmp.Compare(a.id, b.id) })
	for rank, p := range m.pages {
		m.ranks[p.builder][p.ordinal] = int32(rank)
	}
	m.sortForms()
	return m
}

func (m *merged) sortForms() {
	slices.SortFunc(m.forms, func(a, b form) int { return strings.Compare(a.raw, b.raw) })
	for i := range m.forms {
		f := &m.forms[i]
		if i > 0 && f.raw == m.forms[i-1].raw {
			f.stem, f.word = m.forms[i-1].stem, m.forms[i-1].word
			continue
		}
		f.stem, f.word = m.language.stem(f.raw), fold(f.raw)
	}
	m.forms = slices.DeleteFunc(m.forms, func(f form) bool { return f.word == "" })
	slices.SortFunc(m.forms, func(a, b form) int {
		return cmp.Or(strings.Compare(a.stem, b.stem), strings.Compare(a.word, b.word))
	})
}

// groups yields the forms of each stem.
func (m *merged) groups(yield func(forms []form) bool) {
	for start, end := 0, 0; start < len(m.forms); start = end {
		for end = start + 1; end < len(m.forms) && m.forms[end].stem == m.forms[start].stem; end++ {
		}
		if !yield(m.forms[start:end]) {
			return
		}
	}
}

// size guesses the length of the script, so that it is written into one piece of memory.
func (m *merged) size() int {
	size := 1024
	for _, b := range m.builders {
		size += b.records.length + 2*len(b.ids)
		for i := range b.entries {
			size += len(b.entries[i].list) + 8
		}
	}
	return size
}

func (m *merged) appendPages(dst []byte) []byte {
	for i, p := range m.pages {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, m.builders[p.builder].records.at(p.ordinal)...)
	}
	return dst
}

func (m *merged) appendWords(dst []byte) []byte {
	before := ""
	for forms := range m.groups {
		if before != "" {
			dst = append(dst, ' ')
		}
		for i, f := range forms {
			if i > 0 && f.word == before {
				continue
			}
			shared, units := sharedPrefix(before, f.word)
			dst = append(dst, 'A'+byte(units))
			dst = append(dst, f.word[shared:]...)
			before = f.word
		}
	}
	return dst
}

// sharedPrefix returns how much of their beginning two words share, in bytes
// and in what JavaScript counts, which is what the script must say.
func sharedPrefix(a, b string) (bytes, units int) {
	for i, r := range b {
		n := utf16.RuneLen(r)
		if units+n > 'Z'-'A' || !strings.HasPrefix(a[i:], string(r)) {
			return i, units
		}
		units += n
		bytes = i + len(string(r))
	}
	return bytes, units
}

func (m *merged) appendHits(dst []byte) []byte {
	sum := tally{m: m, hits: make([]uint16, len(m.pages))}
	first := true
	for forms := range m.groups {
		if !first {
			dst = append(dst, ' ')
		}
		first = false
		if !slices.ContainsFunc(forms, func(f form) bool { return !f.entry.stop }) {
			dst = append(dst, '!')
		}
		dst = sum.appendGroup(dst, forms)
	}
	return dst
}

// tally adds up the hits of the forms of one stem, page by page.
type tally struct {
	m       *merged
	hits    []uint16 // by page: how often in the text, and where else above 8 bits
	touched []int32
}

func (t *tally) appendGroup(dst []byte, forms []form) []byte {
	for _, f := range forms {
		t.add(f)
	}
	t.sort()
	last := int32(-1)
	for _, page := range t.touched {
		dst = appendNumber(dst, int(page-last-1)*levels+level(t.hits[page]))
		t.hits[page], last = 0, page
	}
	t.touched = t.touched[:0]
	return dst
}

func (t *tally) add(f form) {
	ranks, ordinal := t.m.ranks[f.builder], -1
	for list := f.entry.list; len(list) > 0; {
		distance, n := binary.Uvarint(list)
		ordinal += int(distance)
		page, value := ranks[ordinal], uint16(list[n])
		list = list[n+1:]
		if t.hits[page] == 0 {
			t.touched = append(t.touched, page)
		}
		fields := (t.hits[page]>>8 | value>>4) << 8
		t.hits[page] = fields | min(t.hits[page]&0xff+value&mostHits, 0xff)
	}
}

// sort orders the touched pages. When they are a good part of all, walking
// through all is quicker than sorting.
func (t *tally) sort() {
	if len(t.touched) < len(t.hits)/16 {
		slices.Sort(t.touched)
		return
	}
	t.touched = t.touched[:0]
	for page, hits := range t.hits {
		if hits != 0 {
			t.touched = append(t.touched, int32(page))
		}
	}
}

// levels is the number of grades that level gives.
const levels = 6

// level grades how much a page is about a word; layouts/search/find.ts gives each
// grade its weight.
func level(hits uint16) int {
	fields, inText := hits>>8<<4, hits&0xff
	switch {
	case fields&inTitle != 0:
		return 5
	case fields&inHeading != 0:
		return 4
	case fields&inSummary != 0:
		return 3
	case inText >= 4:
		return 2
	case inText >= 2:
		return 1
	}
	return 0
}

// appendSynonyms writes each phrase as the scanner and fold would leave it.
func appendSynonyms(dst []byte, synonyms [][]string) []byte {
	first := true
	for _, list := range synonyms {
		if !first {
			dst = append(dst, ',')
		}
		first = false
		dst = append(dst, '[')
		for i, phrase := range list {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = appendString(dst, strings.Join(wordsOf(phrase), " "))
		}
		dst = append(dst, ']')
	}
	return dst
}

func wordsOf(text string) []string {
	var s scanner
	var words []string
	s.reset([]byte(text))
	for w := s.next(); w != nil; w = s.next() {
		words = append(words, fold(string(w)))
	}
	return words
}
