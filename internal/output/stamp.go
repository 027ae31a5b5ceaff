package output

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// Current reports whether there is nothing to do: the last run was given this
// very stamp, ended well, and every file it published is still as it was. pages
// and files count what is published.
func Current(outputDir, stateDir string, stamp []byte) (pages, files int, ok bool) {
	if len(stamp) == 0 {
		return 0, 0, false
	}
	p, err := locate(outputDir, stateDir)
	if err != nil {
		return 0, 0, false
	}
	if _, err := os.Lstat(p.intent()); !errors.Is(err, fs.ErrNotExist) {
		return 0, 0, false
	}
	r, err := readRecord(p.record())
	if err != nil || r == nil || !bytes.Equal(r.stamp, stamp) || !r.holds(p.output) {
		return 0, 0, false
	}
	for i := range r.files {
		if r.files[i].kind == Page {
			pages++
		}
	}
	return pages, len(r.files), true
}

// holds reports whether every file of the record is in the output as recorded.
func (r *record) holds(output string) bool {
	var changed atomic.Bool
	spread(len(r.files), func(i int) {
		if changed.Load() {
			return
		}
		info, err := os.Lstat(output + "/" + r.files[i].path)
		if err != nil || !r.files[i].matches(info) {
			changed.Store(true)
		}
	})
	return !changed.Load()
}

// lookers is how many goroutines ask for the state of files at once. It does
// not follow the number of processors: on a disk that is asked for the first
// time they wait more than they compute.
const lookers = 8

// spread calls do for 0 to n-1 from several goroutines.
func spread(n int, do func(i int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(lookers, n) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	all.Wait()
}

// settled is how old a file must be before its time can be trusted: it may
// change again without getting a new time within the coarsest clock of a file
// system (FAT: two seconds).
const settled = 2 * time.Second

// Stamp sums up the inputs of a build: for every file in the folders, its
// path, size, time and identity, and the extra words (flags, the version of
// the tool). The folders may be files, and may be missing. If any file has
// changed just now, or something cannot be looked at, the stamp is empty; an
// empty stamp equals no other, so that the next run looks closely.
func Stamp(dirs []string, extra ...string) ([]byte, error) {
	var names []string
	for _, dir := range dirs {
		below, err := filesBelow(dir)
		if err != nil {
			return nil, fmt.Errorf("cannot look into %s: %w", dir, err)
		}
		names = append(names, below...)
	}
	slices.Sort(names)
	lines := make([]string, len(names))
	latest := time.Now().Add(-settled)
	spread(len(names), func(i int) { lines[i] = stampLine(names[i], latest) })
	if slices.Contains(lines, "") {
		return nil, nil
	}
	return sum(extra, lines), nil
}

func sum(lists ...[]string) []byte {
	hash := sha256.New()
	for _, list := range lists {
		fmt.Fprintf(hash, "%d\n", len(list))
		for _, line := range list {
			fmt.Fprintf(hash, "%d %s\n", len(line), line)
		}
	}
	return hash.Sum(nil)
}

// stampLine describes one input, or is empty if that cannot be relied on. It
// follows a link to a file, whose content is what counts; a link to a folder
// would have to be searched, and is not worth it.
func stampLine(name string, latest time.Time) string {
	info, err := os.Stat(name)
	if err != nil || info.IsDir() || info.ModTime().After(latest) {
		return ""
	}
	line := make([]byte, 0, len(name)+64)
	line = append(append(line, name...), 0)
	for _, n := range [...]int64{info.Size(), info.ModTime().UnixNano(), int64(identity(info))} {
		line = append(strconv.AppendInt(line, n, 36), ' ')
	}
	return string(line)
}

// filesBelow lists all that is not a folder. Hidden files count: an editor's
// leavings cost one build, a missed input would cost a wrong site.
func filesBelow(dir string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && name == dir && errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case !d.IsDir():
			names = append(names, name)
		}
		return nil
	})
	return names, err
}
