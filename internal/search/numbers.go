package search

import (
	"encoding/binary"
	"math/bits"
)

// numbering gives words numbers, in the order in which they first come.
//
// It is a table of its own because half of the time of Builder.Add went into
// Go's maps, most of it waiting for memory: a builder that takes turns with the
// renderer finds its caches full of other things. Here the words that come often
// have low numbers and stand side by side, and the slots are small.
type numbering struct {
	slots []uint32 // numbers plus one; a power of two of them, half of them 0 at least
	keys  []key    // by number; that of a long word is 0
	long  map[string]int32
	words []string // by number
}

// key is a word of up to 16 bytes, filled up with NULs, which no word holds.
// Longer words are rare, and left to a map.
type key [2]uint64

func keyOf(word []byte) key {
	var filled [16]byte
	copy(filled[:], word)
	return key{binary.LittleEndian.Uint64(filled[:8]), binary.LittleEndian.Uint64(filled[8:])}
}

// of returns the number of a word, and whether it is a new one.
func (n *numbering) of(word []byte) (number int32, isNew bool) {
	if len(word) > 16 {
		return n.ofLong(word)
	}
	k := keyOf(word)
	slot := n.find(k)
	if *slot != 0 {
		return int32(*slot - 1), false
	}
	number = n.learn(word, k)
	*slot = uint32(number + 1)
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
	number = n.learn(word, key{})
	n.long[n.words[number]] = number
	return number, true
}

func (n *numbering) learn(word []byte, k key) int32 {
	n.words = append(n.words, string(word))
	n.keys = append(n.keys, k)
	return int32(len(n.words) - 1)
}

// find returns the slot of a word, or the free one where it belongs.
func (n *numbering) find(k key) *uint32 {
	if n.slots == nil {
		n.slots = make([]uint32, 1<<10)
	}
	high, low := bits.Mul64(k[0]^0x9e3779b97f4a7c15, k[1]^0xbf58476d1ce4e5b9)
	mask := len(n.slots) - 1
	for i := int(high^low) & mask; ; i = (i + 1) & mask {
		if s := &n.slots[i]; *s == 0 || n.keys[*s-1] == k {
			return s
		}
	}
}

func (n *numbering) grow() {
	n.slots = make([]uint32, 2*len(n.slots))
	for number, k := range n.keys {
		if k != (key{}) {
			*n.find(k) = uint32(number + 1)
		}
	}
}
