package output

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"
)

// A plan is everything Publish will do, known before it does anything.
type plan struct {
	next     record
	counts   Counts
	moves    [3][]string // by kind: files, and whole folders, to rename in
	clears   []string    // folders to clear away for files of their name
	inTheWay []*entry    // ours, to remove before the moves
	stale    []*entry    // ours, to remove after them
	touched  []string    // live folders in which names appear or vanish
}

func (p *plan) changes() bool {
	return p.counts.Written > 0 || len(p.inTheWay)+len(p.stale) > 0
}

// plan compares the new site with the record.
func (s *Stage) plan() *plan {
	slices.SortFunc(s.files, func(a, b *file) int { return strings.Compare(a.path, b.path) })
	p := &plan{next: record{stamp: s.stamp, files: make([]entry, 0, len(s.files))}}
	for _, f := range s.files {
		p.next.files = append(p.next.files, f.entry)
		for in := f.in; in != nil; in = in.parent {
			in.kinds |= 1 << f.kind
		}
	}
	touched := map[string]bool{}
	s.planMoves(p, touched)
	s.planRemovals(p, touched)
	p.touched = slices.Sorted(maps.Keys(touched))
	return p
}

func (s *Stage) planMoves(p *plan, touched map[string]bool) {
	type turn struct {
		folder *folder
		kind   Kind
	}
	moved := map[turn]bool{}
	for _, f := range s.files {
		if !f.staged {
			p.counts.Unchanged++
			continue
		}
		p.counts.Written++
		if f.clears {
			p.clears = append(p.clears, f.path)
		}
		whole := f.in.whole(f.kind)
		switch {
		case whole == nil:
			p.moves[f.kind] = append(p.moves[f.kind], f.path)
			touched[f.in.name] = true
		case !moved[turn{whole, f.kind}]:
			moved[turn{whole, f.kind}] = true
			p.moves[f.kind] = append(p.moves[f.kind], whole.name)
			touched[whole.parent.name] = true
		}
	}
}

// whole returns the uppermost folder, from this one upwards, that is not there
// when the turn of a kind comes: its staged files of that kind are renamed in
// with it. So every new folder comes by a rename: if a kind of an earlier turn
// has files below it, then in that turn.
func (f *folder) whole(kind Kind) *folder {
	if f.live || f.parent == nil {
		return nil
	}
	if above := f.parent.whole(kind); above != nil {
		return above
	}
	if earlier := uint8(1)<<kind - 1; f.kinds&earlier == 0 {
		return f
	}
	return nil
}

func (s *Stage) planRemovals(p *plan, touched map[string]bool) {
	for i := range s.known.files {
		e := &s.known.files[i]
		_, claimed := s.claims[fold(e.path)]
		switch {
		case s.has(e.path):
			continue
		case claimed || s.belowFile(e.path):
			p.inTheWay = append(p.inTheWay, e)
		default:
			p.stale = append(p.stale, e)
		}
		touched[path.Dir(e.path)] = true
	}
	sortForRemoval(p.inTheWay)
	sortForRemoval(p.stale)
}

// has reports whether a file is one of the new site.
func (s *Stage) has(name string) bool {
	c, ok := s.claims[fold(name)]
	return ok && c.name == name && !c.folder
}

// belowFile reports whether a file of the new site takes the place of a folder
// above name.
func (s *Stage) belowFile(name string) bool {
	for above := range ancestors(name) {
		if c, ok := s.claims[fold(above)]; ok && !c.folder {
			return true
		}
	}
	return false
}

// sortForRemoval puts assets last, so that no page outlives its assets.
func sortForRemoval(entries []*entry) {
	late := func(e *entry) int {
		if e.kind == Asset {
			return 1
		}
		return 0
	}
	slices.SortFunc(entries, func(a, b *entry) int {
		return cmp.Or(late(a)-late(b), strings.Compare(a.path, b.path))
	})
}
