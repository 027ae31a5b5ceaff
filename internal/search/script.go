package search

import (
	"bytes"
	"encoding/binary"
	"runtime"
	"strings"
	"sync"
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
//	words     groups of words with a common stem, those too common to be required
//	          apart from the others, separated by spaces; each word is a capital
//	          letter, A for 0, for how much of its beginning it shares with the
//	          word before, and the rest
//	hits      for each group, separated by spaces, its pages in the writing of
//	          appendNumber, with "!" before them when its words are too common
//	synonyms  the lists, in the writing of words
func Script(lang string, synonyms [][]string, builders ...*Builder) []byte {
	m := merge(languageOf(lang), builders)
	out := make([]byte, 0, m.size())
	out = append(out, scriptStart+`{"lang":`...)
	out = appendString(out, m.language.code)
	out = append(out, `,"pages":[`...)
	out = m.appendPages(out)
	out = append(out, `],"words":"`...)
	out = m.appendWords(out)
	out = append(out, `","hits":"`...)
	out = m.appendHits(out)
	out = append(out, `","synonyms":[`...)
	out = appendSynonyms(out, synonyms)
	return append(out, `]}`+scriptEnd...)
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

// appendHits writes the lists of all groups. Each core makes those of some
// groups, and reads all pages for it: reading is the small part.
func (m *merged) appendHits(dst []byte) []byte {
	room := m.room()
	shares := make([][]byte, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for i := range shares {
		wait.Go(func() {
			first, end := i*len(room.group)/len(shares), (i+1)*len(room.group)/len(shares)
			shares[i] = m.hitsOf(room, first, end)
		})
	}
	wait.Wait()
	return append(dst, bytes.Join(shares, nil)...)
}

// hitsOf writes the lists of the groups from first up to end.
func (m *merged) hitsOf(r *room, first, end int) []byte {
	l := m.turn(r, first, end)
	dst := make([]byte, 0, 3*len(l.hits)/2)
	for group := first; group < end; group++ {
		if group > 0 {
			dst = append(dst, ' ')
		}
		if r.group[group].stop {
			dst = append(dst, '!')
		}
		last := -1
		for _, hit := range l.of(group) {
			page := int(hit / levels)
			dst = appendNumber(dst, (page-last-1)*levels+int(hit%levels))
			last = page
		}
	}
	return dst
}

// room says where the lists of hits of each group belong.
type room struct {
	group  []place
	number [][]int32 // the group of each word of each builder
}

// place is the room of a group.
type place struct {
	pages int // its list is this long at most
	stop  bool
}

func (m *merged) room() *room {
	r := &room{number: make([][]int32, len(m.builders))}
	for i, b := range m.builders {
		r.number[i] = make([]int32, b.words.number)
	}
	for forms := range m.groups {
		p := place{stop: forms[0].stop}
		for _, f := range forms {
			for builder, known := range f.known {
				if known != nil {
					r.number[builder][known.number] = int32(len(r.group))
					p.pages += int(known.pages)
				}
			}
		}
		r.group = append(r.group, p)
	}
	return r
}

// lists are the hits of some groups, one after another in one piece of memory:
// each a place in merged.pages times levels, plus the level.
type lists struct {
	first      int // the first group
	hits       []uint32
	start, end []int // by group, from first on
}

func (l *lists) of(group int) []uint32 {
	return l.hits[l.start[group-l.first]:l.end[group-l.first]]
}

// turn reads the words of all pages, in the order of pages, into lists of pages
// by group, for the groups from first up to end.
func (m *merged) turn(r *room, first, end int) *lists {
	l := &lists{first: first, start: make([]int, end-first), end: make([]int, end-first)}
	total := 0
	for i, p := range r.group[first:end] {
		l.start[i], l.end[i] = total, total
		total += p.pages
	}
	l.hits = make([]uint32, total)
	sums := make([]sum, end-first)
	var touched []int32
	for rank, p := range m.pages {
		numbers := r.number[p.builder]
		for hits := m.builders[p.builder].hits.at(p.ordinal); len(hits) > 0; {
			number, n := binary.Uvarint(hits)
			c := count(hits[n])
			hits = hits[n+1:]
			group := int(numbers[number]) - first
			if group < 0 || group >= len(sums) {
				continue
			}
			if sums[group] == (sum{}) {
				touched = append(touched, int32(group))
			}
			sums[group].add(c)
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
