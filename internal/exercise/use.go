package exercise

import (
	"fmt"
	"reflect"
	"slices"

	"underpin/internal/diag"
	"underpin/internal/strictyaml"
)

// read reads a use of the widget, as one of its types, from a file in a
// language. What must stand above it, and whether its id is free, is for others
// to say.
func (w *Widget) read(as reflect.Type, node strictyaml.Node, f *diag.File, lang string) (*Use, *UseKeys, diag.List) {
	target := reflect.New(as)
	problems := node.Decode(strictyaml.Field{}, target.Interface())
	keys := &UseKeys{}
	shared := reflect.ValueOf(keys).Elem()
	for i := range shared.NumField() {
		shared.Field(i).Set(target.Elem().Field(i))
	}
	t := texts{file: f, lang: lang}
	u := &Use{At: keys.At, Widget: w, ID: keys.ID, Label: t.text(keys.Label, Inline), Hint: t.text(keys.Hint, Inline)}
	for _, was := range keys.Was {
		u.Was = append(u.Was, was.V)
	}
	first := shared.NumField()
	u.Options = t.options(target.Elem(), first, w.Options)
	c := &optionCheck{use: u, file: f.Name}
	c.taken(target.Elem(), first)
	c.names(target.Elem(), first, w.Options)
	if len(problems) == 0 {
		c.ends(keys.At, u.Options, target.Elem(), first, w.Options)
		c.kinds(target.Elem(), first)
	}
	return u, keys, append(problems, c.problems...)
}

// texts makes texts of values in a file.
type texts struct {
	file *diag.File
	lang string
}

func (t texts) text(v strictyaml.Value[string], form Form) Text {
	if v.V == "" && !v.Given() {
		return Text{Form: form}
	}
	return Text{V: v.V, At: v.At, File: t.file, Lang: t.lang, Form: form}
}

// options reads options from the fields of a struct, which begin with field
// first.
func (t texts) options(v reflect.Value, first int, options []Option) Options {
	all := Options{}
	for i := range options {
		all[options[i].Name] = t.option(v.Field(first+i), &options[i])
	}
	return all
}

func (t texts) option(field reflect.Value, o *Option) any {
	switch v := field.Interface().(type) {
	case strictyaml.Value[int]:
		return v.V
	case strictyaml.Value[bool]:
		return v.V
	case strictyaml.Value[string]:
		if o.isWord() {
			return v.V
		}
		return t.text(v, o.form())
	case []strictyaml.Value[string]:
		if o.isWord() {
			return values(v)
		}
		return t.list(v)
	}
	return t.items(field, o)
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
		item := list.Index(i)
		all[i] = t.options(item, o.firstKey(), o.Keys)
		if o.Type == "choices" {
			all[i]["id"] = item.Field(0).Interface().(strictyaml.Value[string]).V
			all[i]["label"] = t.text(item.Field(1).Interface().(strictyaml.Value[string]), Plain)
		}
	}
	return all
}

// firstKey returns the field of an item that its own keys begin with.
func (o *Option) firstKey() int {
	if o.Type == "choices" {
		return 2 // after id and label
	}
	return 0
}

// optionCheck holds the options of a use against one another.
type optionCheck struct {
	use      *Use
	file     string
	problems diag.List
}

func (c *optionCheck) report(code diag.Code, at diag.Range, message, hint string) {
	c.problems = append(c.problems, diag.Error(code, c.file, at, message, hint))
}

// taken reports choices with an id that the widget itself uses, or another
// option has given.
func (c *optionCheck) taken(v reflect.Value, first int) {
	seen := map[string]string{}
	for _, id := range c.use.Widget.IDs {
		seen[id] = "the widget has an answer of its own that is called so"
	}
	for i, o := range c.use.Widget.Options {
		if o.Type != "choices" {
			continue
		}
		for _, id := range c.use.Widget.ids(v.Field(first+i), &o) {
			if why := seen[id.V]; why != "" {
				c.report(diag.IDDoubled, id.At, fmt.Sprintf("no item of %q can be called %q: %s", o.Name, id.V, why), "give it another id")
				continue
			}
			seen[id.V] = fmt.Sprintf("%q has one", o.Name)
		}
	}
}

// ids returns the ids that the choices of an option give to answers, with their
// places.
func (w *Widget) ids(list reflect.Value, o *Option) []strictyaml.Value[string] {
	var all []strictyaml.Value[string]
	group := w.groups(o)
	for i := range list.Len() {
		item := list.Index(i)
		if group >= 0 {
			all = append(all, w.ids(item.Field(o.firstKey()+group), &o.Keys[group])...)
			continue
		}
		all = append(all, item.Field(0).Interface().(strictyaml.Value[string]))
	}
	return all
}

// names reports texts that are to be the id of a choice and are not.
func (c *optionCheck) names(v reflect.Value, first int, options []Option) {
	for i := range options {
		o, field := &options[i], v.Field(first+i)
		switch value := field.Interface().(type) {
		case strictyaml.Value[string]:
			c.name(o, value)
		case []strictyaml.Value[string]:
			for _, one := range value {
				c.name(o, one)
			}
		default:
			if field.Kind() == reflect.Slice {
				for j := range field.Len() {
					c.names(field.Index(j), o.firstKey(), o.Keys)
				}
			}
		}
	}
}

func (c *optionCheck) name(o *Option, value strictyaml.Value[string]) {
	if o.Names == "" || !value.Given() || value.V == "" {
		return
	}
	known := slices.Clone(o.OneOf)
	items, _ := c.use.Options[o.Names].([]Options)
	for _, item := range items {
		known = append(known, item["id"].(string))
	}
	if !slices.Contains(known, value.V) {
		c.report(diag.ValueInvalid, value.At, fmt.Sprintf("%q can't be %q: no item of %q is called so", o.Name, value.V, o.Names), orElse(diag.DidYouMean(value.V, known), "write one of the names under "+o.Names))
	}
}

// ends reports a scale that ends before it begins: the widget's own, or that of
// an item.
func (c *optionCheck) ends(at diag.Range, given Options, v reflect.Value, first int, options []Option) {
	from, hasFrom := given["from"].(int)
	to, hasTo := given["to"].(int)
	if !hasFrom || !hasTo || from < to {
		return
	}
	for i, o := range options {
		if value, isNumber := v.Field(first + i).Interface().(strictyaml.Value[int]); isNumber && value.Given() && (o.Name == "from" || o.Name == "to") {
			at = value.At
		}
	}
	c.report(diag.ValueInvalid, at, fmt.Sprintf("the scale goes from %d to %d", from, to), "make to larger than from")
}

// kinds reports items that lack what their kind needs: a scale its two ends, a
// choice its choices.
func (c *optionCheck) kinds(v reflect.Value, first int) {
	for i, o := range c.use.Widget.Options {
		items, _ := c.use.Options[o.Name].([]Options)
		for j, item := range items {
			if o.Type != "choices" {
				continue
			}
			read := v.Field(first + i).Index(j)
			at := read.Field(0).Interface().(strictyaml.Value[string]).At
			choices, some := item["choices"].([]Options)
			switch {
			case item["kind"] == "scale":
				c.ends(at, item, read, o.firstKey(), o.Keys)
			case item["kind"] == "choice" && some && len(choices) == 0:
				c.report(diag.KeyMissing, at, fmt.Sprintf("%q is a choice and has no choices", item["id"]), "add choices, or another kind")
			}
		}
	}
}
