package search

import (
	"encoding/binary"
	"iter"
	"math/bits"
)

// tally counts the words of one page after another, and gives each word a
// number, in the order in which they first come.
//
// It is a table of its own because half of the time of a Builder went into Go's
// maps, nearly all of it waiting for memory. Here all that is known of a word
// lies in the 32 bytes in which it is found, so that it is waited for once.
type tally struct {
	slots   []known // a power of two of them, a third of them free at least: those without a key
	used    int
	rare    []known          // words of more than 16 bytes
	rareAt  map[string]int32 // their places in rare
	touched []int32          // the words of the page: places in slots, or ^places in rare
	number  int32            // of the next new word
	isStop  func(word []byte) bool

	waiting []waiting // words that are not yet counted
	fetched uint64    // means nothing: it is what makes the compiler keep the first look at a word
}

// waiting is a word of up to 16 bytes, and where it stands.
type waiting struct {
	key   key
	field count
}

// together is how many words are looked for at a time.
const together = 32

// known is what is known of a word.
type known struct {
	key    key
	number int32
	pages  int32 // how many it stands in
	count  count // on the page at hand
}

// key is a word of up to 16 bytes, filled up with NULs, which no word holds.
type key [2]uint64

func keyOf(word []byte) key {
	var filled [16]byte
	copy(filled[:], word)
	return key{binary.LittleEndian.Uint64(filled[:8]), binary.LittleEndian.Uint64(filled[8:])}
}

func (k key) String() string {
	var filled [16]byte
	binary.LittleEndian.PutUint64(filled[:8], k[0])
	binary.LittleEndian.PutUint64(filled[8:], k[1])
	length := 16 - bits.LeadingZeros64(k[1])/8
	if k[1] == 0 {
		length -= bits.LeadingZeros64(k[0]) / 8
	}
	return string(filled[:length])
}

// mix returns a number that spreads keys evenly.
func (k key) mix() uint64 {
	high, low := bits.Mul64(k[0]^0x9e3779b97f4a7c15, k[1]^0xbf58476d1ce4e5b9)
	return high ^ low
}

// count says where a word stands on one page, and how often in the text.
type count uint8

const (
	inText    count = 0x0f // how often, this at most
	inSummary count = 0x10
	inHeading count = 0x20
	inTitle   count = 0x40
	stopWord  count = 0x80 // not of the page: the word is only looked for in titles and headings
)

// add takes in one place where a word stands. It is counted by the next settle at
// the latest.
func (t *tally) add(word []byte, field count) {
	if len(word) > 16 {
		w, place := t.findRare(word)
		t.count(w, place, field)
		return
	}
	t.waiting = append(t.waiting, waiting{keyOf(word), field})
	if len(t.waiting) == together {
		t.settle()
	}
}

// settle counts the words that wait. It first asks memory for all their places:
// one after the other, each would be waited for, which took a build 3 % longer.
func (t *tally) settle() {
	for 3*(t.used+len(t.waiting)) >= 2*len(t.slots) {
		t.grow()
	}
	mask := uint64(len(t.slots) - 1)
	for i := range t.waiting {
		t.fetched += t.slots[t.waiting[i].key.mix()&mask].key[0]
	}
	for i := range t.waiting {
		w, place := t.find(t.waiting[i].key)
		t.count(w, place, t.waiting[i].field)
	}
	t.waiting = t.waiting[:0]
}

// count counts one place where a word stands.
func (t *tally) count(w *known, place int32, field count) {
	c := w.count
	if c&stopWord != 0 && field < inHeading {
		return
	}
	if c&^stopWord == 0 {
		t.touched = append(t.touched, place)
	}
	if field != 0 {
		w.count = c | field
	} else if c&inText < inText {
		w.count = c + 1
	}
}

// find returns what is known of a word, which is little when it is new.
func (t *tally) find(k key) (w *known, place int32) {
	place = t.place(k)
	w = &t.slots[place]
	if w.key[0] == 0 {
		w.key = k
		t.used++
		t.learn(w, []byte(k.String()))
	}
	return w, place
}

// lookUp returns what is known of a word, nil when it has not come yet.
func (t *tally) lookUp(word string) *known {
	if len(word) > 16 {
		if i, ok := t.rareAt[word]; ok {
			return &t.rare[i]
		}
		return nil
	}
	if t.used == 0 {
		return nil
	}
	if w := &t.slots[t.place(keyOf([]byte(word)))]; w.key[0] != 0 {
		return w
	}
	return nil
}

func (t *tally) findRare(word []byte) (w *known, place int32) {
	i, found := t.rareAt[string(word)]
	if !found {
		if t.rareAt == nil {
			t.rareAt = map[string]int32{}
		}
		i = int32(len(t.rare))
		t.rareAt[string(word)] = i
		t.rare = append(t.rare, known{})
		t.learn(&t.rare[i], word)
	}
	return &t.rare[i], ^i
}

func (t *tally) learn(w *known, word []byte) {
	w.number = t.number
	t.number++
	if t.isStop(word) {
		w.count = stopWord
	}
}

// place returns where a word stands in slots, or the free place where it belongs.
func (t *tally) place(k key) int32 {
	mask := len(t.slots) - 1
	for i := int(k.mix()) & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.key == k || s.key[0] == 0 {
			return int32(i)
		}
	}
}

func (t *tally) grow() {
	old := t.slots
	t.slots = make([]known, max(1<<10, 2*len(old)))
	for _, w := range old {
		if w.key[0] != 0 {
			t.slots[t.place(w.key)] = w
		}
	}
	for i, place := range t.touched {
		if place >= 0 {
			t.touched[i] = t.place(old[place].key)
		}
	}
}

// appendPage writes the numbers of the page's words, each with its count, and
// makes ready for the next page.
func (t *tally) appendPage(dst []byte) []byte {
	t.settle()
	for _, place := range t.touched {
		w := t.at(place)
		dst = binary.AppendUvarint(dst, uint64(w.number))
		dst = append(dst, byte(w.count&^stopWord))
		w.count &= stopWord
		w.pages++
	}
	t.touched = t.touched[:0]
	return dst
}

func (t *tally) at(place int32) *known {
	if place < 0 {
		return &t.rare[^place]
	}
	return &t.slots[place]
}

// each yields the words of one of several shares of all there are. Which share a
// word belongs to is the word's alone, whatever else the tally knows.
func (t *tally) each(share, of int) iter.Seq2[string, *known] {
	mine := func(k key) bool { return k.mix()>>32%uint64(of) == uint64(share) }
	return func(yield func(word string, w *known) bool) {
		for i := range t.slots {
			if w := &t.slots[i]; w.key[0] != 0 && mine(w.key) && !yield(w.key.String(), w) {
				return
			}
		}
		for word, i := range t.rareAt {
			if mine(keyOf([]byte(word))) && !yield(word, &t.rare[i]) {
				return
			}
		}
	}
}
