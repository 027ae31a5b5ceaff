package exercise

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"underpin/internal/diag"
	"underpin/internal/strictyaml"
)

var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// exercise reads the folder of an exercise; nil when there is none in it.
func (r *reader) exercise(id string) *Exercise {
	folder := Folder + "/" + id
	x := &Exercise{ID: id, Folder: folder, Source: folder + "/exercise.yaml", Lang: r.cfg.Language}
	before := len(r.problems)
	f, found := r.open(x.Source)
	if !found {
		r.add(diag.Error(diag.FileMissing, x.Source, diag.Range{}, "there is no exercise.yaml in this folder", "write it, or delete the folder"))
		return nil
	}
	if f != nil {
		e := &exerciseReader{reader: r, file: f, x: x, ids: map[string]diag.Range{}}
		e.folder()
		e.local = r.widgets(folder)
		before := len(r.problems)
		e.read()
		e.doubtful = slices.ContainsFunc(r.problems[before:], func(d diag.Diagnostic) bool { return !slices.Contains(contained, d.Code) })
		e.examples()
		e.translate()
	}
	if x.Flawed = x.Flawed || r.problems[before:].HasErrors(); x.Mode.V == "" {
		x.Mode.V = Alone // lists may show what is known of it
	}
	return x
}

// contained are the codes of mistakes in exercise.yaml that no other file can
// suffer from.
var contained = []diag.Code{diag.ResultUnknown, diag.WhenUnknown, diag.GateRequired, diag.TalkAlone, diag.IDRetired, diag.RoleUnknown, diag.PhaseUnknown, diag.TopicUnknown}

// exerciseReader is the reading of one exercise.
type exerciseReader struct {
	*reader
	file     *diag.File
	x        *Exercise
	local    []*Widget                  // of this exercise alone
	ids      map[string]diag.Range      // of all uses, those left out because of an error too
	was      []strictyaml.Value[string] // the former ids of uses
	later    []pending
	lacking  bool // a widget or an id was left out because of an error: what is not there may be meant
	misread  bool // the result names what there is not
	doubtful bool // exercise.yaml has errors, so that other files are not held against it
}

func (r *exerciseReader) report(code diag.Code, at diag.Range, message, hint string) {
	r.add(diag.Error(code, r.file.Name, at, message, hint))
}

// text makes a Text of a value in the file.
func (r *exerciseReader) text(v strictyaml.Value[string], form Form) Text {
	return texts{file: r.file, lang: r.x.Lang}.text(v, form)
}

// folder reports a name that no exercise can have, and YAML files that nothing
// reads.
func (r *exerciseReader) folder() {
	if !slug.MatchString(r.x.ID) || r.x.ID == "index" {
		r.report(diag.ValueInvalid, diag.Range{}, fmt.Sprintf("an exercise can't be called %q", r.x.ID), "rename its folder: lower-case letters, digits and single hyphens, and not index")
	}
	known := []string{"exercise.yaml", "examples.yaml"}
	for _, l := range r.cfg.Languages {
		if l.Code != r.cfg.Language {
			known = append(known, "exercise."+l.Code+".yaml")
		}
	}
	entries, _ := fs.ReadDir(r.source, r.x.Folder) // exercise.yaml in it was read
	for _, e := range entries {
		ending := path.Ext(e.Name())
		if e.IsDir() || ending != ".yaml" && ending != ".yml" || slices.Contains(known, e.Name()) {
			continue
		}
		name := r.x.Folder + "/" + e.Name()
		if lang, ok := strings.CutPrefix(strings.TrimSuffix(e.Name(), ".yaml"), "exercise."); ok && !r.cfg.Doubtful {
			r.add(diag.Error(diag.LanguageUnknown, name, diag.Range{}, fmt.Sprintf("site.yaml lists no language %q to translate into", lang), "correct the name, or add the language to languages in site.yaml"))
			continue
		}
		r.add(diag.Error(diag.FileMisplaced, name, diag.Range{}, "nothing reads this file", orElse(diag.DidYouMean(e.Name(), known), "delete it, or move it")))
	}
}

func (r *exerciseReader) read() {
	var file File
	problems := r.decode(r.file, &file)
	r.add(problems...)
	r.lacking = slices.ContainsFunc(problems, func(d diag.Diagnostic) bool {
		return d.Code != diag.ValueInvalid && d.Code != diag.KeyMissing
	})
	x := r.x
	x.Title, x.Summary = r.text(file.Title, Plain), r.text(file.Summary, Plain)
	x.WhenNot, x.Talk = r.text(file.WhenNot, Blocks), r.text(file.Talk, Blocks)
	x.Minutes, x.For, x.Phase, x.Topics = file.Minutes, file.For, file.Phase, file.Topics
	x.Sensitive, x.Mode, x.Keep, x.Sources, x.Retired = file.Sensitive, file.Mode, file.Keep, file.Sources, file.Retired
	x.Gate = file.Gate.V || x.Mode.V == Together || x.Mode.V == ApartThenTogether
	r.settings(&file)
	r.steps(file.Steps)
	r.retirement()
	r.unmet()
	if file.Result != nil {
		x.Result = &Result{Title: r.text(file.Result.Title, Plain), Text: r.text(file.Result.Text, Blocks)}
		r.result(x.Result.Text)
	}
	for _, u := range x.Uses() {
		if !slices.Contains(x.Widgets, u.Widget) {
			x.Widgets = append(x.Widgets, u.Widget)
		}
	}
	slices.SortFunc(x.Widgets, func(a, b *Widget) int { return cmp.Compare(a.Tag, b.Tag) })
}

func (r *exerciseReader) steps(steps []StepKeys) {
	var above []*Use
	for _, keys := range steps {
		step := Step{Title: r.text(keys.Title, Plain), Text: r.text(keys.Text, Blocks)}
		for _, node := range keys.Widgets {
			if u := r.use(node, above); u != nil {
				step.Uses = append(step.Uses, *u)
				above = append(above, u)
			}
		}
		r.x.Steps = append(r.x.Steps, step)
	}
}

// use reads a widget in a step; nil when it cannot be told which widget or which
// answer is meant.
func (r *exerciseReader) use(node strictyaml.Node, above []*Use) *Use {
	tag, ok := node.Text("widget")
	w := r.widget(tag.V)
	if w == nil || w.keys == nil {
		r.cannot(node, tag, ok && w == nil)
		return nil
	}
	u, keys, problems := w.read(w.keys.use, node, r.file, r.x.Lang)
	r.add(problems...)
	if !r.claim(u.ID) {
		r.lacking = true
		return nil
	}
	r.was = append(r.was, keys.Was...)
	r.conditions(u, keys.When, above)
	return u
}

// cannot reports a use whose widget cannot be told, once. Its id is noted.
func (r *exerciseReader) cannot(node strictyaml.Node, tag strictyaml.Value[string], unknown bool) {
	switch {
	case unknown:
		r.report(diag.WidgetUnknown, tag.At, fmt.Sprintf("no widget is called %q", tag.V), orElse(diag.DidYouMean(tag.V, r.tags()), "write the name of a folder in exercises/_widgets/"))
	case tag.V == "":
		r.add(widgetMissing(r.file.Name, node)...)
	}
	r.x.Flawed = true
	if id, ok := node.Text("id"); ok {
		r.claim(id)
	} else {
		r.lacking = true
	}
}

// widget returns the widget with a tag, nil when there is none.
func (r *exerciseReader) widget(tag string) *Widget {
	for _, w := range slices.Concat(r.local, r.set.Widgets) {
		if w.Tag == tag {
			return w
		}
	}
	return nil
}

func (r *exerciseReader) tags() []string {
	var tags []string
	for _, w := range slices.Concat(r.local, r.set.Widgets) {
		tags = append(tags, w.Tag)
	}
	return tags
}

// widgetMissing says why it cannot be told which widget a use means.
func widgetMissing(file string, node strictyaml.Node) diag.List {
	entries, problems := node.Entries()
	if len(problems) > 0 {
		return problems
	}
	for _, e := range entries {
		if e.Key.V == "widget" {
			var tag string
			return e.Value.Decode(strictyaml.Field{Name: "widget", Required: true}, &tag)
		}
	}
	for _, e := range entries {
		if near, _ := diag.Nearest(e.Key.V, useKeyNames()); near == "widget" {
			return diag.List{diag.Error(diag.KeyUnknown, file, e.Key.At, fmt.Sprintf("there is no key %q", e.Key.V), `did you mean "widget"?`)}
		}
	}
	at := node.At
	return diag.List{diag.Error(diag.KeyMissing, file, at, `"widget" is missing`, `begin with a line "- widget: …" and the name of a folder in exercises/_widgets/`)}
}

func useKeyNames() []string {
	var names []string
	for _, field := range strictyaml.Fields(reflect.TypeFor[UseKeys]()) {
		names = append(names, field.Name)
	}
	return names
}
