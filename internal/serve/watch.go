package serve

import (
	"context"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long nothing must happen before a change counts as whole:
// programs save a file in several steps.
const quiet = 25 * time.Millisecond

// watched are the parts of a source folder that make the site.
var watched = []string{"content", "layouts", "exercises", "static"}

// watcher tells of changes in a source folder.
type watcher struct {
	root string
	fs   *fsnotify.Watcher
}

func newWatcher(root string) (*watcher, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	made := &watcher{root: filepath.Clean(root), fs: w}
	if err := w.Add(made.root); err != nil {
		return nil, err
	}
	for _, part := range watched {
		made.add(filepath.Join(made.root, part))
	}
	return made, nil
}

func (w *watcher) close() { _ = w.fs.Close() }

// add watches a folder and all in it. One that vanishes meanwhile is none.
func (w *watcher) add(dir string) {
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		if d.IsDir() {
			_ = w.fs.Add(name)
		}
		return nil
	})
}

// run gathers changes until nothing has happened for a while, and hands their
// names on, relative to the root with forward slashes.
func (w *watcher) run(ctx context.Context, changed func(names []string)) {
	pending := map[string]bool{}
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case e, ok := <-w.fs.Events:
			if !ok {
				return
			}
			if name, ok := w.name(e); ok {
				pending[name] = true
				timer.Reset(quiet)
			}
			if e.Has(fsnotify.Create) {
				w.add(e.Name) // a new folder, or one put in the place of another
			}
		case _, ok := <-w.fs.Errors:
			if !ok {
				return
			}
			// Events were lost: read everything anew.
			pending["site.yaml"] = true
			timer.Reset(quiet)
		case <-timer.C:
			names := slices.Sorted(maps.Keys(pending))
			clear(pending)
			changed(names)
		}
	}
}

// name returns the name of what changed, and false for what makes no part of
// the site.
func (w *watcher) name(e fsnotify.Event) (string, bool) {
	if e.Op == fsnotify.Chmod {
		return "", false
	}
	relative, err := filepath.Rel(w.root, e.Name)
	if err != nil {
		return "", false
	}
	name := filepath.ToSlash(relative)
	if temporary(filepath.Base(name)) {
		return "", false
	}
	first, _, inside := strings.Cut(name, "/")
	if !inside {
		matched, _ := filepath.Match("site*.yaml", name)
		return name, matched || slices.Contains(watched, first)
	}
	return name, slices.Contains(watched, first)
}

// temporary reports whether a name is one under which editors save for a moment.
func temporary(base string) bool {
	return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "#") || strings.HasSuffix(base, "~") || base == "4913"
}
