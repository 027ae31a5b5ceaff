package exercise

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"underpin/internal/diag"
	"underpin/internal/strictyaml"
)

// translate reads exercise.<lang>.yaml for each further language.
func (r *exerciseReader) translate() {
	for _, l := range r.cfg.Languages {
		if l.Code == r.cfg.Language {
			continue
		}
		name := r.x.Folder + "/exercise." + l.Code + ".yaml"
		f, found := r.open(name)
		if !found {
			r.add(diag.Warning(diag.TranslationMissing, name, diag.Range{}, "this exercise is not translated into "+l.Name, "write the file; until then the original stands there"))
		}
		if f == nil {
			continue
		}
		t := &translator{exerciseReader: r, file: f, lang: l.Code, x: r.x.copyTo(name, l.Code), done: map[string]diag.Range{}}
		t.read()
		if r.x.translations == nil {
			r.x.translations = map[string]*Exercise{}
		}
		r.x.translations[l.Code] = t.x
	}
}

// copyTo returns a copy whose texts can be written over.
func (x *Exercise) copyTo(source, lang string) *Exercise {
	other := *x
	other.Source, other.Lang, other.translations = source, lang, nil
	other.Steps = slices.Clone(x.Steps)
	for i := range other.Steps {
		step := &other.Steps[i]
		step.Uses = slices.Clone(step.Uses)
		for j := range step.Uses {
			step.Uses[j].Options = step.Uses[j].Options.copy()
		}
	}
	if x.Result != nil {
		result := *x.Result
		other.Result = &result
	}
	return &other
}

func (o Options) copy() Options {
	other := maps.Clone(o)
	for name, value := range o {
		if items, ok := value.([]Options); ok {
			copied := make([]Options, len(items))
			for i := range items {
				copied[i] = items[i].copy()
			}
			other[name] = copied
		}
	}
	return other
}

// translator puts the texts of one language in the place of the originals.
type translator struct {
	*exerciseReader
	file  *diag.File
	lang  string
	x     *Exercise
	quiet bool                  // the file has errors: missing texts are not reported
	done  map[string]diag.Range // the widgets that it has texts of
}

func (t *translator) report(code diag.Code, at diag.Range, message, hint string) {
	t.add(diag.Error(code, t.file.Name, at, message, hint))
}

func (t *translator) warn(at diag.Range, message string) {
	if !t.quiet {
		t.add(diag.Warning(diag.TranslationMissing, t.file.Name, at, message, "add it; until then the original's stands there"))
	}
}

func (t *translator) read() {
	var file TranslationFile
	problems := t.decode(t.file, &file)
	t.add(problems...)
	t.quiet = problems.HasErrors()
	if t.doubtful {
		return
	}
	whole := diag.Range{}
	t.text(whole, "title", &t.x.Title, file.Title)
	t.text(whole, "summary", &t.x.Summary, file.Summary)
	t.text(whole, "when_not", &t.x.WhenNot, file.WhenNot)
	if !t.x.Talk.Given() || t.x.Mode.V == ApartThenTogether { // else the original's is to go, which is reported
		t.text(whole, "talk", &t.x.Talk, file.Talk)
	}
	t.steps(file.Steps)
	switch {
	case t.x.Result == nil && file.Result == nil:
	case t.x.Result == nil:
		t.orphan(file.Result.Title.At, "the original has no result")
	case file.Result == nil:
		t.warn(whole, `"result" is not translated`)
	default:
		t.text(whole, "title of the result", &t.x.Result.Title, file.Result.Title)
		t.text(whole, "text of the result", &t.x.Result.Text, file.Result.Text)
		if file.Result.Text.Given() {
			t.result(t.x.Result.Text)
		}
	}
}

func (t *translator) orphan(at diag.Range, message string) {
	t.report(diag.TranslationOrphan, at, message, "take it out, or write it in the original first")
}

// text puts a text in the place of the original's.
func (t *translator) text(at diag.Range, what string, original *Text, text strictyaml.Value[string]) {
	switch {
	case text.Given() && !original.Given():
		t.orphan(text.At, fmt.Sprintf("the original has no %q", what))
	case text.Given():
		*original = texts{file: t.file, lang: t.lang}.text(text, original.Form)
	case original.Given() && original.V != "":
		t.warn(at, fmt.Sprintf("%q is not translated", what))
	}
}

func (t *translator) steps(steps []StepTexts) {
	for i, keys := range steps {
		if i >= len(t.x.Steps) {
			t.orphan(keys.At, fmt.Sprintf("the original has no step %d", i+1))
			break
		}
		t.text(keys.At, "title", &t.x.Steps[i].Title, keys.Title)
		t.text(keys.At, "text", &t.x.Steps[i].Text, keys.Text)
		for _, node := range keys.Widgets {
			t.use(node)
		}
	}
	for i := len(steps); i < len(t.x.Steps); i++ {
		t.warn(diag.Range{}, fmt.Sprintf("step %d is not translated", i+1))
	}
	for i, step := range t.x.Steps {
		for _, u := range step.Uses {
			if _, done := t.done[u.ID.V]; !done && i < len(steps) {
				t.warn(diag.Range{}, fmt.Sprintf("the widget %q is not translated", u.ID.V))
			}
		}
	}
}

// use reads the texts of a widget.
func (t *translator) use(node strictyaml.Node) {
	id, ok := node.Text("id")
	u := t.x.Use(id.V)
	switch first, twice := t.done[id.V]; {
	case !ok:
		t.add(node.Decode(strictyaml.Field{}, &struct {
			ID string `yaml:"id,required"`
		}{})...)
		return
	case u == nil:
		if _, known := t.ids[id.V]; !known {
			t.orphan(id.At, fmt.Sprintf("the original has no widget %q", id.V))
		}
		return
	case twice:
		t.report(diag.IDDoubled, id.At, fmt.Sprintf("%q stands in line %d already", id.V, first.Line), "delete one of the two")
		return
	}
	t.done[id.V] = id.At
	v := reflect.New(u.Widget.keys.texts)
	problems := node.Decode(strictyaml.Field{}, v.Interface())
	t.add(problems...)
	if problems.HasErrors() {
		return // what was not understood is not missing
	}
	label, _ := v.Elem().FieldByName("Label").Interface().(strictyaml.Value[string])
	hint, _ := v.Elem().FieldByName("Hint").Interface().(strictyaml.Value[string])
	t.text(id.At, "label", &u.Label, label)
	t.text(id.At, "hint", &u.Hint, hint)
	t.options(id.At, u.Options, v.Elem(), reflect.TypeFor[UseTexts]().NumField(), u.Widget.Options)
}

// options puts the texts of options, which begin with field first, in the place
// of the originals.
func (t *translator) options(at diag.Range, into Options, v reflect.Value, first int, options []Option) {
	for i := range options {
		o, field := &options[i], v.Field(first+i)
		switch text := field.Interface().(type) {
		case strictyaml.Never:
		case strictyaml.Value[string]:
			original := into[o.Name].(Text)
			t.text(at, o.Name, &original, text)
			into[o.Name] = original
		case []strictyaml.Value[string]:
			t.list(at, into, o.Name, text)
		default:
			t.items(at, into[o.Name].([]Options), field, o)
		}
	}
}

// list puts a list of texts in the place of the original's: words differ in
// number between languages.
func (t *translator) list(at diag.Range, into Options, name string, list []strictyaml.Value[string]) {
	original, _ := into[name].([]Text)
	switch {
	case len(original) == 0 && len(list) > 0:
		t.orphan(list[0].At, fmt.Sprintf("the original has no %q", name))
	case len(list) > 0:
		into[name] = texts{file: t.file, lang: t.lang}.list(list)
	case len(original) > 0:
		t.warn(at, fmt.Sprintf("%q is not translated", name))
	}
}

// items translates choices by their ids and records in their order.
func (t *translator) items(at diag.Range, originals []Options, list reflect.Value, o *Option) {
	done := map[int]bool{}
	for i := range list.Len() {
		item, index := list.Index(i), i
		if o.Type == "choices" {
			id := item.Field(0).Interface().(strictyaml.Value[string])
			index = slices.IndexFunc(originals, func(one Options) bool { return one["id"] == id.V })
			if index < 0 {
				t.orphan(id.At, fmt.Sprintf("%q has no %q in the original", o.Name, id.V))
				continue
			}
			label := originals[index]["label"].(Text)
			t.text(id.At, "label", &label, item.Field(1).Interface().(strictyaml.Value[string]))
			originals[index]["label"] = label
		}
		if index >= len(originals) {
			t.orphan(at, fmt.Sprintf("the original has no item %d of %q", i+1, o.Name))
			return
		}
		done[index] = true
		t.options(at, originals[index], item, o.firstKey(), o.Keys)
	}
	for i := range originals {
		if !done[i] {
			t.warn(at, fmt.Sprintf("item %d of %q is not translated", i+1, o.Name))
		}
	}
}
