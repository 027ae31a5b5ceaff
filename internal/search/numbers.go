package search

import (
	"encoding/binary"
	"math/bits"
)

// numbering gives words numbers, in the order in which they first come. Half of
// the time of Builder.Add was Go's map with strings as keys; this table needs a
// third of that, since a word of up to 16 bytes is found without looking at any
// memory but its slot. The few longer ones are left to a map.
type numbering struct {
	slots []slot // a power of two of them, half of them free at least
	long  map[string]int32
	words []string // by number
}

// slot holds a word of up to 16 bytes. No word holds a NUL, so that 16 bytes
// filled up with NULs say which it is, and a free slot is no word.
type slot struct {
	a, b   uint64
	number int32
}

// of returns the number of a word, and whether it is a new one.
func (n *numbering) of(word []byte) (number int32, isNew bool) {
	if len(word) > 16 {
		return n.ofLong(word)
	}
	var key [16]byte
	copy(key[:], word)
	s := n.find(binary.LittleEndian.Uint64(key[:8]), binary.LittleEndian.Uint64(key[8:]))
	if s.a != 0 {
		return s.number, false
	}
	number = n.learn(word)
	s.a, s.b, s.number = binary.LittleEndian.Uint64(key[:8]), binary.LittleEndian.Uint64(key[8:]), number
	if len(n.words)*2 > len(n.slots) {
		n.grow()
	}
	return number, true
}

func (n *numbering) ofLong(word []byte) (number int32, isNew bool) {
	if i, known := n.long[string(word)]; known {
		return i, false
	}
	if n.long == nil {
		n.long = map[string]int32{}
	}
	number = n.learn(word)
	n.long[n.words[number]] = number
	return number, true
}

func (n *numbering) learn(word []byte) int32 {
	n.words = append(n.words, string(word))
	return int32(len(n.words) - 1)
}

// find returns the slot of a word, or the free one where it belongs.
func (n *numbering) find(a, b uint64) *slot {
	if n.slots == nil {
		n.slots = make([]slot, 1<<10)
	}
	high, low := bits.Mul64(a^0x9e3779b97f4a7c15, b^0xbf58476d1ce4e5b9)
	mask := len(n.slots) - 1
	for i := int(high^low) & mask; ; i = (i + 1) & mask {
		if s := &n.slots[i]; s.a == a && s.b == b || s.a == 0 {
			return s
		}
	}
}

func (n *numbering) grow() {
	old := n.slots
	n.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.a != 0 {
			*n.find(s.a, s.b) = s
		}
	}
}
