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
// It is made for sites of many thousands of pages, and for taking turns with a
// renderer that fills the processor's caches with other things: looking up words
// is then mostly waiting for memory. So texts are held back until there are many
// of them, which halves the time; and words are kept page by page, as they come,
// about three bytes each. Turned round into lists for each word, every page would
// write in hundreds of places. Script turns them round, all at once.
type Builder struct {
	ids     []int32 // by the order of Add
	records chunks  // what results show of each page, by the order of Add
	hits    chunks  // of each page: number of a word and its count, again and again
	words   tally
	scanner scanner
	held    []byte // texts that are not yet counted
	parts   []part // of held
}

// part is a text of a page: its title, say.
type part struct {
	end   int // in held
	field count
	last  bool // of its page
}

// enough is how much text is held back.
const enough = 1 << 20

// NewBuilder returns a builder for pages in the language of this BCP 47 code.
func NewBuilder(lang string) *Builder {
	return &Builder{words: tally{isStop: languageOf(lang).isStop}}
}

// Add takes in one page. Ids only say how pages that match equally well are
// ordered; each page has its own, and it does not matter in what order they come.
func (b *Builder) Add(id int, p Page) {
	if b.held == nil {
		b.held = make([]byte, 0, enough+enough/16) // growing up to there would copy it many times
	}
	b.ids = append(b.ids, int32(id))
	b.records.add(func(dst []byte) []byte { return appendRecord(dst, p) })

	b.held = append(b.held, p.Text...)
	b.part(0)
	for _, h := range p.Headings {
		b.held = append(append(b.held, h.Text...), '\n')
	}
	b.part(inHeading)
	b.held = append(b.held, p.Summary...)
	b.part(inSummary)
	b.held = append(b.held, p.Title...)
	b.part(inTitle)
	b.parts[len(b.parts)-1].last = true
	if len(b.held) > enough {
		b.flush()
	}
}

func (b *Builder) part(field count) {
	b.parts = append(b.parts, part{end: len(b.held), field: field})
}

// flush counts the words of the texts held back.
func (b *Builder) flush() {
	start := 0
	for _, p := range b.parts {
		b.scanner.reset(b.held[start:p.end])
		for word := b.scanner.next(); word != nil; word = b.scanner.next() {
			b.words.add(word, p.field)
		}
		if p.last {
			b.hits.add(b.words.appendPage)
		}
		start = p.end
	}
	b.held, b.parts = b.held[:0], b.parts[:0]
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
