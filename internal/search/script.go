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
	known      *known
}

func merge(l language, builders []*Builder) *merged {
	m := &merged{language: l, builders: builders}
	for i, b := range builders {
		b.flush()
		b.held = nil
		for ordinal, id := range b.ids {
			m.pages = append(m.pages, pageRef{id, i, ordinal})
		}
		for word, w := range b.words.each {
			m.forms = append(m.forms, form{raw: word, builder: i, known: w})
		}
	}
	slices.SortFunc(m.pages, func(a, b pageRef) int { return cmp.Compare(a.id, b.id) })
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
		size += b.records.length + 2*len(b.ids) + b.hits.length/2 + 8*int(b.words.number)
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
	lists := m.turn()
	for forms := range m.groups {
		if lists.group > 0 {
			dst = append(dst, ' ')
		}
		if !slices.ContainsFunc(forms, func(f form) bool { return f.known.count&stopWord == 0 }) {
			dst = append(dst, '!')
		}
		last := -1
		for _, hit := range lists.next() {
			page := int(hit / levels)
			dst = appendNumber(dst, (page-last-1)*levels+int(hit%levels))
			last = page
		}
	}
	return dst
}

// lists are the hits of every group, in the order of groups: all in one piece of
// memory, each a place in merged.pages times levels, plus the level.
type lists struct {
	hits       []uint32
	start, end []int // by group
	group      int   // the next
}

func (l *lists) next() []uint32 {
	l.group++
	return l.hits[l.start[l.group-1]:l.end[l.group-1]]
}

// turn reads the words of all pages, in the order of pages, into lists of pages
// by group.
func (m *merged) turn() *lists {
	l, groupOf := m.room()
	sums := make([]sum, len(l.start))
	var touched []int32
	for rank, p := range m.pages {
		numbers := groupOf[p.builder]
		for hits := m.builders[p.builder].hits.at(p.ordinal); len(hits) > 0; {
			number, n := binary.Uvarint(hits)
			group := numbers[number]
			if sums[group] == (sum{}) {
				touched = append(touched, group)
			}
			sums[group].add(count(hits[n]))
			hits = hits[n+1:]
		}
		for _, group := range touched {
			l.hits[l.end[group]] = uint32(rank*levels + sums[group].level())
			l.end[group]++
			sums[group] = sum{}
		}
		touched = touched[:0]
	}
	return l
}

// room makes empty lists, each with room for its hits, and finds the group of
// each builder's words.
func (m *merged) room() (*lists, [][]int32) {
	l := &lists{}
	groupOf := make([][]int32, len(m.builders))
	for i, b := range m.builders {
		groupOf[i] = make([]int32, b.words.number)
	}
	total := 0
	for forms := range m.groups {
		l.start = append(l.start, total)
		for _, f := range forms {
			groupOf[f.builder][f.known.number] = int32(len(l.start) - 1)
			total += int(f.known.pages)
		}
	}
	l.hits = make([]uint32, total)
	l.end = slices.Clone(l.start)
	return l, groupOf
}

// sum adds up the counts of the forms of one stem on one page.
type sum struct {
	fields count
	inText uint8
}

func (s *sum) add(c count) {
	s.fields |= c &^ inText
	s.inText += uint8(c & inText)
	if s.inText > 64 { // enough for any level, and far from the end of the type
		s.inText = 64
	}
}

// levels is the number of grades that level gives.
const levels = 6

// level grades how much a page is about a word; layouts/search/find.ts gives each
// grade its weight.
func (s sum) level() int {
	switch {
	case s.fields&inTitle != 0:
		return 5
	case s.fields&inHeading != 0:
		return 4
	case s.fields&inSummary != 0:
		return 3
	case s.inText >= 4:
		return 2
	case s.inText >= 2:
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
