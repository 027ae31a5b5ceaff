package search

import (
	"cmp"
	"encoding/binary"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// merged is the words of several builders, brought together.
type merged struct {
	language language
	builders []*Builder
	pages    []pageRef // in the order of ids
	forms    []form    // by stem, then by whether they are too common, then by word
}

type pageRef struct {
	id               int32
	builder, ordinal int
}

// form is one written form of a word.
type form struct {
	order      uint64 // the beginning of stem, which decides most comparisons
	stem, word string
	stop       bool     // too common to be required: "will" is, "willing" is not
	known      []*known // what each builder knows of it, nil where it has not met it
}

func compareForms(a, b form) int {
	if a.order != b.order {
		return cmp.Compare(a.order, b.order)
	}
	if a.stem == b.stem && a.stop != b.stop {
		if a.stop {
			return 1
		}
		return -1
	}
	return cmp.Or(strings.Compare(a.stem, b.stem), strings.Compare(a.word, b.word))
}

// merge brings the words together on all cores: nothing else is left to do when
// the last page is rendered, and stemming 30,000 words takes one core 40 ms.
func merge(l language, builders []*Builder) *merged {
	m := &merged{language: l, builders: builders}
	var wait sync.WaitGroup
	for i, b := range builders {
		wait.Go(func() {
			b.flush()
			b.held = nil
		})
		for ordinal, id := range b.ids {
			m.pages = append(m.pages, pageRef{id, i, ordinal})
		}
	}
	slices.SortFunc(m.pages, func(a, b pageRef) int { return cmp.Compare(a.id, b.id) })
	wait.Wait()
	shares := make([][]form, runtime.GOMAXPROCS(0))
	for i := range shares {
		wait.Go(func() { shares[i] = m.share(i, len(shares)) })
	}
	wait.Wait()
	for _, forms := range shares {
		m.forms = mergeForms(m.forms, forms)
	}
	return m
}

// share returns one of several shares of the forms, sorted. All that builders
// know of one word is in the same form, so that its stem is found once.
func (m *merged) share(share, of int) []form {
	most := 0
	for _, b := range m.builders {
		most = max(most, int(b.words.number))
	}
	forms := make([]form, 0, most/of*9/8)
	var room []*known
	for i, b := range m.builders {
		for word, w := range b.words.each(share, of) {
			if slices.ContainsFunc(m.builders[:i], func(before *Builder) bool { return before.words.lookUp(word) != nil }) {
				continue
			}
			if len(room) < len(m.builders) {
				room = make([]*known, 1024*len(m.builders)) // at once, for many words
			}
			known := room[:len(m.builders):len(m.builders)]
			room = room[len(m.builders):]
			known[i] = w
			for j := i + 1; j < len(known); j++ {
				known[j] = m.builders[j].words.lookUp(word)
			}
			stem := m.language.stem(word)
			forms = append(forms, form{order: beginning(stem), stem: stem, word: fold(word), stop: w.count&stopWord != 0, known: known})
		}
	}
	slices.SortFunc(forms, compareForms)
	return forms
}

// beginning returns the first eight bytes of a word as a number that sorts like them.
func beginning(word string) uint64 {
	var filled [8]byte
	copy(filled[:], word)
	return binary.BigEndian.Uint64(filled[:])
}

// mergeForms returns the forms of two sorted lists as one.
func mergeForms(a, b []form) []form {
	if len(a) == 0 {
		return b
	}
	all := make([]form, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compareForms(a[0], b[0]) <= 0 {
			all, a = append(all, a[0]), a[1:]
		} else {
			all, b = append(all, b[0]), b[1:]
		}
	}
	return append(append(all, a...), b...)
}

// groups yields the forms of each stem, those too common apart from the others.
func (m *merged) groups(yield func(forms []form) bool) {
	for start, end := 0, 0; start < len(m.forms); start = end {
		first := &m.forms[start]
		for end = start + 1; end < len(m.forms) && m.forms[end].stem == first.stem && m.forms[end].stop == first.stop; end++ {
		}
		if !yield(m.forms[start:end]) {
			return
		}
	}
}
