package exercise

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"underpin/internal/config"
	"underpin/internal/diag"
	"underpin/internal/strictyaml"
)

// Read reads exercises/. Exercises with errors are kept, so that a link to one
// is not reported as well. A site without exercises/ has none.
func Read(source fs.FS, cfg *config.Config) (*Set, diag.List) {
	r := &reader{source: source, cfg: cfg, set: &Set{}}
	entries, err := fs.ReadDir(source, Folder)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			r.add(diag.Error(diag.FileMissing, Folder, diag.Range{}, "this folder can't be read", "check that it is a folder and that you may open it"))
			r.set.Unsure = true
		}
		return r.set, r.problems
	}
	r.set.Widgets = r.widgets(widgetsFolder)
	for _, e := range entries {
		name := Folder + "/" + e.Name()
		switch {
		case name == widgetsFolder || name == libFolder || strings.HasPrefix(e.Name(), "."):
		case !e.IsDir():
			r.add(diag.Error(diag.FileMisplaced, name, diag.Range{}, "only folders stand here: one for each exercise", "move the file into the folder of its exercise"))
		default:
			if x := r.exercise(e.Name()); x != nil {
				r.set.Exercises = append(r.set.Exercises, x)
			}
		}
	}
	slices.SortFunc(r.set.Exercises, func(a, b *Exercise) int { return cmp.Compare(a.ID, b.ID) })
	return r.set, r.problems
}

// reader is one reading of exercises/ under way.
type reader struct {
	source   fs.FS
	cfg      *config.Config
	set      *Set
	problems diag.List
	yaml     strictyaml.Decoder
}

// decode reads the whole of a file. Nodes of the last one hold no longer.
func (r *reader) decode(f *diag.File, into any) diag.List {
	return r.yaml.Decode(f, 0, len(f.Text), into)
}

func (r *reader) add(problems ...diag.Diagnostic) { r.problems = append(r.problems, problems...) }

// open reads a file, which is nil when it is not there or no text. That it is
// not there is not reported.
func (r *reader) open(name string) (f *diag.File, found bool) {
	raw, err := fs.ReadFile(r.source, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false
	}
	if err != nil {
		r.add(diag.Error(diag.FileMissing, name, diag.Range{}, "this file can't be read", "check that it is a file and that you may open it"))
		return nil, true
	}
	f, problems := diag.NewFile(name, raw)
	r.add(problems...)
	return f, true
}

func (r *reader) exists(name string) bool {
	info, err := fs.Stat(r.source, name)
	return err == nil && !info.IsDir()
}
