// Package search makes the index that readers search.
//
// In come the words of every page: its title, summary, headings and plain
// text. Out comes one classic script for each language, which assigns one
// global that layouts/search.ts reads; it names pages by their path from the
// site's root, so it works under any address and from a folder.
//
// The package must not know how pages are made, where the script is written or
// what the panel looks like. What it shares with the browser is small and held
// by golden files that both sides are tested against: where words begin and end
// (words.go), which spellings and endings are one (stems.go), and the form of
// the script (script.go).
package search

import (
	"encoding/binary"
)

// Page is what search learns of one page. Nothing of it is kept after Add, so
// its texts may stand in memory that is used again.
type Page struct {
	URL      string // path from the site's root, as a link writes it
	Title    string
	Summary  string
	Section  string // title of the section, "" when it has none
	Headings []Heading
	Text     []byte // plain words, without the title
}

// Heading is a heading that a result can point to.
type Heading struct {
	ID, Text string
}

// Builder gathers the words of pages. It is for one goroutine and one language;
// Script joins any number of builders.
//
// It is made for sites of many thousands of pages: a page costs it about a
// kilobyte, whatever the length of its text, since it only keeps in how many
// places each word stands, two bytes a word.
type Builder struct {
	language language
	ids      []int32 // by the order of Add
	records  chunks  // what results show of each page, by the order of Add
	index    map[string]int32
	entries  []entry
	touched  []int32 // entries that hold a word of the page being added
	scanner  scanner
	text     []byte
}

// entry is one word and the pages it stands in.
type entry struct {
	word   string
	stop   bool  // too common to be looked for but in titles and headings
	hits   uint8 // on the page being added
	fields uint8 // on the page being added
	last   int32 // ordinal of the last page in list
	list   []byte
}

// Where a word stands in a page beside its text. A list holds for each page the
// distance to the one before and a byte: up to mostHits, or these.
const (
	mostHits  = 15
	inSummary = 16
	inHeading = 32
	inTitle   = 64
)

// NewBuilder returns a builder for pages in the language of this BCP 47 code.
func NewBuilder(lang string) *Builder {
	return &Builder{language: languageOf(lang), index: map[string]int32{}}
}

// Add takes in one page. Ids only say how pages that match equally well are
// ordered; each page has its own, and it does not matter in what order they come.
func (b *Builder) Add(id int, p Page) {
	ordinal := int32(len(b.ids))
	b.ids = append(b.ids, int32(id))
	b.records.add(func(dst []byte) []byte { return appendRecord(dst, p) })

	b.count(p.Text, 0)
	b.countString(p.Summary, inSummary)
	b.countString(p.Title, inTitle)
	for _, h := range p.Headings {
		b.countString(h.Text, inHeading)
	}
	b.keep(ordinal)
}

func (b *Builder) countString(text string, field uint8) {
	b.text = append(b.text[:0], text...)
	b.count(b.text, field)
}

func (b *Builder) count(text []byte, field uint8) {
	b.scanner.reset(text)
	for word := b.scanner.next(); word != nil; word = b.scanner.next() {
		i, known := b.index[string(word)]
		if !known {
			i = b.learn(string(word))
		}
		e := &b.entries[i]
		if e.stop && field < inHeading {
			continue
		}
		if e.hits == 0 && e.fields == 0 {
			b.touched = append(b.touched, i)
		}
		e.fields |= field
		if field == 0 && e.hits < mostHits {
			e.hits++
		}
	}
}

func (b *Builder) learn(word string) int32 {
	i := int32(len(b.entries))
	b.entries = append(b.entries, entry{word: word, stop: b.language.isStop(word), last: -1})
	b.index[word] = i
	return i
}

// keep moves the counts of the page into the lists of its words.
func (b *Builder) keep(ordinal int32) {
	for _, i := range b.touched {
		e := &b.entries[i]
		e.list = binary.AppendUvarint(e.list, uint64(ordinal-e.last))
		e.list = append(e.list, e.fields|e.hits)
		e.last, e.hits, e.fields = ordinal, 0, 0
	}
	b.touched = b.touched[:0]
}

// chunks is a list of byte strings that grows without copying what it holds.
type chunks struct {
	full   [][]byte
	spans  []span
	length int
}

type span struct{ chunk, start, end int32 }

const chunkSize = 64 << 10

func (c *chunks) add(write func(dst []byte) []byte) {
	last := len(c.full) - 1
	if last < 0 || len(c.full[last]) > chunkSize*7/8 {
		c.full = append(c.full, make([]byte, 0, chunkSize))
		last++
	}
	start := len(c.full[last])
	c.full[last] = write(c.full[last])
	c.spans = append(c.spans, span{int32(last), int32(start), int32(len(c.full[last]))})
	c.length += len(c.full[last]) - start
}

func (c *chunks) at(i int) []byte {
	s := c.spans[i]
	return c.full[s.chunk][s.start:s.end]
}
