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
// It is made for sites of many thousands of pages. Words are kept page by page,
// as they come, about three bytes each: turned round into lists for each word,
// every page would write in hundreds of places all over the memory, and Add would
// take twice its time. Script turns them round, all at once.
type Builder struct {
	language language
	ids      []int32 // by the order of Add
	records  chunks  // what results show of each page, by the order of Add
	hits     chunks  // of each page: number of a word and its count, again and again

	numbers numbering // of words
	pages   []int32   // in how many pages, by number
	count   []count   // on the page being added, by number
	touched []int32   // numbers of the words of the page being added
	scanner scanner
	text    []byte
}

// count says where a word stands on one page, and how often in the text.
type count uint8

const (
	inText    count = 0x0f // how often, this at most
	inSummary count = 0x10
	inHeading count = 0x20
	inTitle   count = 0x40
	isStop    count = 0x80 // not of the page: the word is only looked for in titles and headings
)

// NewBuilder returns a builder for pages in the language of this BCP 47 code.
func NewBuilder(lang string) *Builder {
	return &Builder{language: languageOf(lang)}
}

// Add takes in one page. Ids only say how pages that match equally well are
// ordered; each page has its own, and it does not matter in what order they come.
func (b *Builder) Add(id int, p Page) {
	b.ids = append(b.ids, int32(id))
	b.records.add(func(dst []byte) []byte { return appendRecord(dst, p) })

	b.add(p.Text, 0)
	b.addString(p.Summary, inSummary)
	b.addString(p.Title, inTitle)
	for _, h := range p.Headings {
		b.addString(h.Text, inHeading)
	}
	b.hits.add(b.appendHits)
}

func (b *Builder) addString(text string, field count) {
	b.text = append(b.text[:0], text...)
	b.add(b.text, field)
}

func (b *Builder) add(text []byte, field count) {
	b.scanner.reset(text)
	for word := b.scanner.next(); word != nil; word = b.scanner.next() {
		i := b.number(word)
		c := b.count[i]
		if c&isStop != 0 && field < inHeading {
			continue
		}
		if c&^isStop == 0 {
			b.touched = append(b.touched, i)
		}
		if field != 0 {
			b.count[i] = c | field
		} else if c&inText < inText {
			b.count[i] = c + 1
		}
	}
}

func (b *Builder) number(word []byte) int32 {
	i, isNew := b.numbers.of(word)
	if isNew {
		b.pages = append(b.pages, 0)
		b.count = append(b.count, 0)
		if b.language.isStop(string(word)) {
			b.count[i] = isStop
		}
	}
	return i
}

// appendHits writes the counts of the page just read, and clears them.
func (b *Builder) appendHits(dst []byte) []byte {
	for _, i := range b.touched {
		dst = binary.AppendUvarint(dst, uint64(i))
		dst = append(dst, byte(b.count[i]&^isStop))
		b.count[i] &= isStop
		b.pages[i]++
	}
	b.touched = b.touched[:0]
	return dst
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
