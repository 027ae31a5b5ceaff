package exercise

import (
	"io/fs"
	"path"
	"strconv"

	"underpin/internal/diag"
	"underpin/internal/strictyaml"
)

// widgets reads the widgets whose folders stand in a folder.
func (r *reader) widgets(folder string) []*Widget {
	entries, _ := fs.ReadDir(r.source, folder) // that of the exercise is read by others
	var all []*Widget
	for _, e := range entries {
		if e.IsDir() {
			if w := r.contract(path.Join(folder, e.Name()), e.Name()); w != nil {
				all = append(all, w)
			}
		}
	}
	return all
}

// contract reads the folder of a widget.
func (r *reader) contract(folder, tag string) *Widget {
	w := &Widget{Tag: tag, Folder: folder, Source: folder + "/" + tag + ".yaml"}
	f, found := r.open(w.Source)
	if f == nil {
		if !found {
			r.add(diag.Error(diag.WidgetIncomplete, w.Source, diag.Range{}, "a widget needs its contract", "write it: underpin new widget makes one"))
		}
		return nil
	}
	var file WidgetFile
	r.add(strictyaml.DecodeAll(f, &file)...)
	w.Summary, w.Value, w.Strings = file.Summary, Kind(file.Value.V), file.Strings
	w.HasScript, w.HasStyle = r.exists(w.Script()), r.exists(w.Style())
	for _, part := range file.Parts {
		w.Parts = append(w.Parts, part.V)
	}
	for _, o := range file.Options {
		w.Options = append(w.Options, r.option(&o))
	}
	w.keys = newKeys(w.Options)
	return w
}

func (r *reader) option(o *OptionKeys) Option {
	out := Option{
		Name: o.Name.V, Type: o.Type.V, Required: o.Required, Meaning: o.Meaning,
		Names: o.Names.V, Min: o.Min, Max: o.Max, OneOf: values(o.OneOf),
	}
	if o.Default.Given() {
		out.Default = r.defaultOf(o)
	}
	for i := range o.Keys {
		k := o.Keys[i].withKeys()
		out.Keys = append(out.Keys, r.option(&k))
	}
	return out
}

// defaultOf reads the default of an option as the option's type says, and
// writes it as a struct tag does.
func (r *reader) defaultOf(o *OptionKeys) string {
	var (
		number int
		truth  bool
		text   string
	)
	switch o.Type.V {
	case "number":
		r.add(o.Default.Decode(strictyaml.Field{}, &number)...)
		return strconv.Itoa(number)
	case "bool":
		r.add(o.Default.Decode(strictyaml.Field{}, &truth)...)
		return strconv.FormatBool(truth)
	}
	r.add(o.Default.Decode(strictyaml.Field{Enum: values(o.OneOf)}, &text)...)
	return text
}

// withKeys returns the rules of an item as those of an option.
func (k *ItemKeys) withKeys() OptionKeys {
	return OptionKeys{Name: k.Name, Type: k.Type, Required: k.Required, Default: k.Default, Meaning: k.Meaning, OneOf: k.OneOf, Names: k.Names, Min: k.Min, Max: k.Max}
}

func values(all []strictyaml.Value[string]) []string {
	var out []string
	for _, v := range all {
		out = append(out, v.V)
	}
	return out
}
