package exercise

import (
	"cmp"
	"errors"
	"fmt"
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

// exercise reads the folder of an exercise.
func (r *reader) exercise(id string) *Exercise {
	folder := Folder + "/" + id
	name := folder + "/exercise.yaml"
	f, found := r.open(name)
	if f == nil {
		if !found {
			r.add(diag.Error(diag.FileMissing, name, diag.Range{}, "there is no exercise.yaml in this folder", "write it, or delete the folder"))
			return nil
		}
		return &Exercise{ID: id, Folder: folder, Source: name, Lang: r.cfg.Language, Flawed: true}
	}
	before := len(r.problems)
	x := &exerciseReader{reader: r, file: f, x: &Exercise{ID: id, Folder: folder, Source: name, Lang: r.cfg.Language}}
	x.local = r.widgets(folder)
	x.read()
	x.examples()
	x.x.Flawed = r.problems[before:].HasErrors()
	return x.x
}

// exerciseReader is the reading of one exercise.
type exerciseReader struct {
	*reader
	file  *diag.File
	x     *Exercise
	local []*Widget       // of this exercise alone
	ids   map[string]bool // of uses that were left out because of an error
}

func (r *exerciseReader) report(code diag.Code, at diag.Range, message, hint string) {
	r.add(diag.Error(code, r.file.Name, at, message, hint))
}

// text makes a Text of a value in the file.
func (r *exerciseReader) text(v strictyaml.Value[string], form Form) Text {
	if !v.Given() {
		return Text{}
	}
	return Text{V: v.V, At: v.At, File: r.file, Lang: r.x.Lang, Form: form}
}

func (r *exerciseReader) read() {
	var file File
	r.add(strictyaml.DecodeAll(r.file, &file)...)
	x := r.x
	x.Title, x.Summary, x.WhenNot = r.text(file.Title, Plain), r.text(file.Summary, Plain), r.text(file.WhenNot, Blocks)
	x.Minutes, x.For, x.Phase, x.Topics = file.Minutes, file.For, file.Phase, file.Topics
	x.Sensitive, x.Mode, x.Keep, x.Sources, x.Retired = file.Sensitive, file.Mode, file.Keep, file.Sources, file.Retired
	x.Gate = file.Gate.V || x.Mode.V == Together || x.Mode.V == ApartThenTogether
	for _, step := range file.Steps {
		x.Steps = append(x.Steps, r.step(step))
	}
	if file.Result != nil {
		x.Result = &Result{Title: r.text(file.Result.Title, Plain), Text: r.text(file.Result.Text, Blocks)}
	}
	for _, u := range x.Uses() {
		if !slices.Contains(x.Widgets, u.Widget) {
			x.Widgets = append(x.Widgets, u.Widget)
		}
	}
	slices.SortFunc(x.Widgets, func(a, b *Widget) int { return cmp.Compare(a.Tag, b.Tag) })
}

func (r *exerciseReader) step(keys StepKeys) Step {
	step := Step{Title: r.text(keys.Title, Plain), Text: r.text(keys.Text, Blocks)}
	for _, node := range keys.Widgets {
		if u := r.use(node); u != nil {
			step.Uses = append(step.Uses, *u)
		}
	}
	return step
}

// use reads a widget in a step; nil when nothing can be said of it.
func (r *exerciseReader) use(node strictyaml.Node) *Use {
	tag, ok := node.Text("widget")
	if !ok {
		r.add(node.Decode(strictyaml.Field{}, &UseKeys{})...) // which says what is wrong
		return nil
	}
	w := r.widget(tag.V)
	if w == nil {
		r.report(diag.WidgetUnknown, tag.At, fmt.Sprintf("no widget is called %q", tag.V), diag.DidYouMean(tag.V, r.tags()))
		return nil
	}
	u, problems := w.read(node, r.file, r.x.Lang)
	r.add(problems...)
	return u
}

// widget returns the widget with a tag, nil when there is none.
func (r *exerciseReader) widget(tag string) *Widget {
	for _, all := range [][]*Widget{r.local, r.set.Widgets} {
		for _, w := range all {
			if w.Tag == tag {
				return w
			}
		}
	}
	return nil
}

func (r *exerciseReader) tags() []string {
	var tags []string
	for _, all := range [][]*Widget{r.local, r.set.Widgets} {
		for _, w := range all {
			tags = append(tags, w.Tag)
		}
	}
	return tags
}
