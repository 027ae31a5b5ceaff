package exercise

import (
	"reflect"

	"underpin/internal/diag"
	"underpin/internal/strictyaml"
)

// read reads a use of the widget from a file in a language.
func (w *Widget) read(node strictyaml.Node, f *diag.File, lang string) (*Use, diag.List) {
	target := reflect.New(w.keys.use)
	problems := node.Decode(strictyaml.Field{}, target.Interface())
	var keys UseKeys
	shared := reflect.ValueOf(&keys).Elem()
	for i := range shared.NumField() {
		shared.Field(i).Set(target.Elem().Field(i))
	}
	t := texts{file: f, lang: lang}
	u := &Use{At: keys.At, Widget: w, ID: keys.ID, Label: t.text(keys.Label, Inline), Hint: t.text(keys.Hint, Inline)}
	for _, was := range keys.Was {
		u.Was = append(u.Was, was.V)
	}
	u.Options = t.options(target.Elem(), shared.NumField(), w.Options)
	return u, problems
}

// texts makes texts of values in a file.
type texts struct {
	file *diag.File
	lang string
}

func (t texts) text(v strictyaml.Value[string], form Form) Text {
	if v.V == "" && !v.Given() {
		return Text{}
	}
	return Text{V: v.V, At: v.At, File: t.file, Lang: t.lang, Form: form}
}

// options reads options from the fields of a struct, which begin with field
// first.
func (t texts) options(v reflect.Value, first int, options []Option) Options {
	all := Options{}
	for i := range options {
		if value := t.option(v.Field(first+i), &options[i]); value != nil {
			all[options[i].Name] = value
		}
	}
	return all
}

// option returns the value of an option, nil when there is none.
func (t texts) option(field reflect.Value, o *Option) any {
	switch v := field.Interface().(type) {
	case strictyaml.Value[int]:
		if v.Given() || o.Default != "" {
			return v.V
		}
	case strictyaml.Value[bool]:
		return v.V
	case strictyaml.Value[string]:
		switch text := t.text(v, o.form()); {
		case v.V == "" && !v.Given():
		case o.isWord():
			return v.V
		default:
			return text
		}
	case []strictyaml.Value[string]:
		if v != nil {
			return t.list(v)
		}
	default:
		if field.Kind() == reflect.Slice && !field.IsNil() {
			return t.items(field, o)
		}
	}
	return nil
}

func (o *Option) form() Form {
	if o.Type == "markdown" {
		return Blocks
	}
	return Plain
}

func (t texts) list(values []strictyaml.Value[string]) []Text {
	all := make([]Text, len(values))
	for i, v := range values {
		all[i] = t.text(v, Plain)
	}
	return all
}

// items reads a list of choices or records.
func (t texts) items(list reflect.Value, o *Option) []Options {
	all := make([]Options, list.Len())
	for i := range all {
		item, first := list.Index(i), 0
		if o.Type == "choices" {
			first = 2
		}
		all[i] = t.options(item, first, o.Keys)
		if o.Type == "choices" {
			all[i]["id"] = item.Field(0).Interface().(strictyaml.Value[string]).V
			all[i]["label"] = t.text(item.Field(1).Interface().(strictyaml.Value[string]), Plain)
		}
	}
	return all
}
