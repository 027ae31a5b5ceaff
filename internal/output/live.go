package output

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

func (s *Stage) live(name string) string { return s.output + "/" + name }

// refuseForeign refuses an output without a record that holds files. What git
// and GitHub Pages keep there is no reason.
func (s *Stage) refuseForeign(damaged bool) error {
	name, err := firstFile(s.output, func(name string) bool {
		return name == ".git" || name == ".gitignore" || name == "CNAME" || name == stateName
	})
	if err != nil {
		return fmt.Errorf("cannot look into the output: %w", err)
	}
	if name == "" {
		return nil
	}
	reason := NoRecord
	if damaged {
		reason = Damaged
	}
	return &Foreign{Output: s.output, Path: name, Reason: reason, Records: s.record()}
}

// firstFile finds a file below a folder that may be there, and returns its
// name relative to it. Folders alone are nothing.
func firstFile(dir string, skip func(name string) bool) (found string, err error) {
	err = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			if name == dir && errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		isFolder := d.IsDir()
		switch {
		case rel != "." && skip(rel) && isFolder:
			return fs.SkipDir
		case isFolder || rel != "." && skip(rel):
			return nil
		}
		found = rel
		return fs.SkipAll
	})
	return found, err
}

// liveFolder reports whether a folder of the new site is there already. A file
// of ours in its place will make way; anything else is refused, links to
// folders among them, so that nothing is ever written through a link.
func (s *Stage) liveFolder(name string) (bool, error) {
	info, err := os.Lstat(s.live(name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("cannot look into the output: %w", err)
	case info.IsDir():
		return true, nil
	case name != "." && (s.ours[name] != nil || s.twin(name)):
		return false, nil
	}
	return false, s.foreign(name)
}

func (s *Stage) foreign(name string) *Foreign {
	return &Foreign{Output: s.output, Path: name, Reason: InTheWay, Records: s.record()}
}

// twin reports whether the record lists a name that only case tells from this
// one: where the file system does not tell them apart, the file is ours.
func (s *Stage) twin(name string) bool {
	folded := fold(name)
	for ours := range s.ours {
		if fold(ours) == folded {
			return true
		}
	}
	return false
}

// compare finds out whether a file has to be staged. The live file is read
// only if it is ours and has the right size.
func (s *Stage) compare(f *file, data []byte) error {
	f.staged = true
	if !f.in.live {
		return nil
	}
	info, err := os.Lstat(s.live(f.path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("cannot look into the output: %w", err)
	}
	switch {
	case info.IsDir():
		f.clears = true
		return s.refuseForeignIn(f.path)
	case s.ours[f.path] != nil:
		if info.Mode().IsRegular() && info.Size() == f.size && s.same(f.path, data) {
			f.staged = false
			f.mtime = info.ModTime().UnixNano()
		}
		return nil
	case s.twin(f.path):
		return nil
	}
	return s.foreign(f.path)
}

// refuseForeignIn looks at a folder that must make way for a file: every file
// in it has to be ours.
func (s *Stage) refuseForeignIn(dir string) error {
	name, err := firstFile(s.live(dir), func(name string) bool { return s.ours[path.Join(dir, name)] != nil })
	if err != nil {
		return fmt.Errorf("cannot look into the output: %w", err)
	}
	if name != "" {
		return s.foreign(path.Join(dir, name))
	}
	return nil
}

// same compares a live file with data of its size. A file that cannot be read
// is not the same; staging it anew is the cure.
func (s *Stage) same(name string, data []byte) bool {
	in, err := os.Open(s.live(name))
	if err != nil {
		return false
	}
	defer in.Close()
	buffer := s.pool.Get().(*[]byte)
	defer s.pool.Put(buffer)
	if cap(*buffer) < len(data) {
		*buffer = make([]byte, len(data))
	}
	*buffer = (*buffer)[:len(data)]
	_, err = io.ReadFull(in, *buffer)
	return err == nil && bytes.Equal(*buffer, data)
}

// safeFolders tells which folders of the output are folders, seen from its
// root without following a link, and remembers what it saw.
type safeFolders struct {
	output string
	needed map[string]bool // folded names of those that are to stay
	seen   map[string]bool
}

func (s *Stage) safeFolders() *safeFolders {
	w := &safeFolders{output: s.output, needed: map[string]bool{}, seen: map[string]bool{}}
	for _, f := range s.folders {
		if f.live {
			w.needed[fold(f.name)] = true
		}
	}
	return w
}

func (w *safeFolders) has(name string) bool {
	if name == "." {
		return true
	}
	if is, ok := w.seen[name]; ok {
		return is
	}
	info, err := os.Lstat(w.output + "/" + name)
	is := w.has(path.Dir(name)) && err == nil && info.IsDir()
	w.seen[name] = is
	return is
}

// removeEmpty removes folders that have become empty, and those above them
// that become so by it. The output itself stays, and so do
// those that are needed.
func (w *safeFolders) removeEmpty(folders map[string]bool) {
	for name := range folders {
		for ; name != "."; name = path.Dir(name) {
			if w.needed[fold(name)] || !w.has(name) || os.Remove(w.output+"/"+name) != nil {
				break
			}
		}
	}
}

// removeTree removes a folder that holds nothing but folders.
func removeTree(dir string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if e.IsDir() {
			removeTree(dir + "/" + e.Name())
		}
	}
	os.Remove(dir)
}

// ancestors yields the folders above a name, nearest first, without the root.
func ancestors(name string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for i := strings.LastIndexByte(name, '/'); i > 0; i = strings.LastIndexByte(name[:i], '/') {
			if !yield(name[:i]) {
				return
			}
		}
	}
}
