package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
)

// Publish puts the new site in place and ends the run. An error before the
// first rename leaves the output as it was; one after it (a disk that breaks,
// a folder that somebody locks at that instant) leaves a state that the next
// run completes.
func (s *Stage) Publish() (Counts, error) {
	if s.locked == nil {
		return Counts{}, errors.New("this run cannot be published: it has ended, or was a dry one")
	}
	defer s.Discard()
	if s.failed != nil {
		return Counts{}, fmt.Errorf("nothing was published: %w", s.failed)
	}
	p := s.plan()
	if !p.changes() {
		return p.counts, s.remember(p)
	}
	w := s.safeFolders()
	if err := s.prepare(p, w); err != nil {
		return Counts{}, full(fmt.Errorf("nothing was published: %w", err))
	}
	if err := s.replace(p, w); err != nil {
		return Counts{}, full(fmt.Errorf("publishing into %s stopped halfway, and the next build completes it: %w", s.output, err))
	}
	return p.counts, nil
}

// remember keeps the record true where the output stays as it is.
func (s *Stage) remember(p *plan) error {
	if string(s.known.stamp) == string(s.stamp) && slices.Equal(s.known.files, p.next.files) {
		return nil
	}
	return writeRecord(s.record(), &p.next)
}

// prepare does what may well fail, before anything a reader could notice: it
// asks whether the folders can be written into, makes the output, and writes
// the intended record down.
func (s *Stage) prepare(p *plan, w *safeFolders) error {
	for _, name := range p.touched {
		if !w.has(name) {
			continue
		}
		if err := writable(s.live(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := os.MkdirAll(s.output, 0o777); err != nil {
		return err
	}
	return writeRecord(s.intent(), &p.next)
}

// replace does what readers notice, in the order the package promises.
func (s *Stage) replace(p *plan, w *safeFolders) error {
	if err := s.clear(p, w); err != nil {
		return err
	}
	for _, kind := range []Kind{Asset, Page, Other} {
		for _, name := range p.moves[kind] {
			if err := os.Rename(s.staged(kind, name), s.live(name)); err != nil {
				return err
			}
		}
	}
	removed, err := s.remove(p.stale, w)
	p.counts.Removed += removed
	if err != nil {
		return err
	}
	return os.Rename(s.intent(), s.record())
}

// clear removes what is ours where a folder must give way to a file, a file to
// a folder, or a name to the same one in other letters. If an asset has to go
// so early, the pages that might still need it are taken down first: a page
// that is missing for an instant is better than one without its parts.
func (s *Stage) clear(p *plan, w *safeFolders) error {
	if len(p.inTheWay)+len(p.clears) == 0 {
		return nil
	}
	early := p.inTheWay
	if slices.ContainsFunc(early, func(e *entry) bool { return e.kind == Asset }) {
		early = slices.Concat(s.changingPages(), early)
	}
	removed, err := s.remove(early, w)
	p.counts.Removed += removed
	if err != nil {
		return err
	}
	for _, name := range p.clears {
		removeTree(s.live(name))
	}
	return nil
}

// changingPages lists the live pages that will be replaced or are stale.
func (s *Stage) changingPages() []*entry {
	kept := map[string]bool{}
	for _, f := range s.files {
		kept[f.path] = !f.staged
	}
	var pages []*entry
	for i := range s.known.files {
		if e := &s.known.files[i]; e.kind == Page && !kept[e.path] {
			pages = append(pages, e)
		}
	}
	return pages
}

// remove removes files of ours, and the folders that become empty by it. What
// stands in their place but is a folder, or lies behind a link, is not ours.
// It counts those that do not come back.
func (s *Stage) remove(entries []*entry, w *safeFolders) (removed int, err error) {
	folders := map[string]bool{}
	for _, e := range entries {
		dir := path.Dir(e.path)
		folders[dir] = true
		info, err := os.Lstat(s.live(e.path))
		if !w.has(dir) || err != nil || info.IsDir() {
			continue
		}
		if err := os.Remove(s.live(e.path)); err != nil {
			return removed, err
		}
		if !s.has(e.path) {
			removed++
		}
	}
	w.removeEmpty(folders)
	return removed, nil
}
