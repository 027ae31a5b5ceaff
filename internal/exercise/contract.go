package exercise

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"underpin/internal/diag"
	"underpin/internal/strictyaml"
)

// reservedTags are names with a hyphen that HTML keeps for itself.
var reservedTags = []string{"annotation-xml", "color-profile", "font-face", "font-face-format", "font-face-name", "font-face-src", "font-face-uri", "missing-glyph"}

var tagForm = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)+$`)

// TagHint says how to name a widget that cannot have the tag; "" when it can.
func TagHint(tag string) string {
	switch {
	case !tagForm.MatchString(tag):
		return "name it in lower-case letters with a hyphen in it, such as long-text: HTML asks that of an element of one's own"
	case slices.Contains(reservedTags, tag):
		return "choose another name: HTML keeps this one for itself"
	}
	return ""
}

// widgets reads the widgets whose folders stand in a folder. In that of an
// exercise, folders whose names are no widget's hold something else.
func (r *reader) widgets(folder string) []*Widget {
	entries, _ := fs.ReadDir(r.source, folder) // there is none, or no widget in it
	var all []*Widget
	for _, e := range entries {
		name := path.Join(folder, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case folder == widgetsFolder && !e.IsDir():
			r.add(diag.Error(diag.FileMisplaced, name, diag.Range{}, "only folders stand here: one for each widget", "move the file into the folder of its widget, or into exercises/_lib/"))
		case e.IsDir() && (folder == widgetsFolder || tagForm.MatchString(e.Name())):
			all = append(all, r.contract(name, e.Name()))
		}
	}
	return all
}

// contract reads the folder of a widget.
func (r *reader) contract(folder, tag string) *Widget {
	w := &Widget{Tag: tag, Folder: folder, Source: folder + "/" + tag + ".yaml"}
	before := len(r.problems)
	c := &contractReader{reader: r, w: w, name: w.Source}
	c.files()
	if f, _ := r.open(w.Source); f != nil {
		c.read(f)
		c.translate()
	}
	if w.Flawed = r.problems[before:].HasErrors(); w.Flawed && c.incomplete {
		w.keys = nil // so that nothing asks for the file that is not there
	}
	return w
}

// contractReader is the reading of one contract.
type contractReader struct {
	*reader
	w          *Widget
	name       string // of the contract
	incomplete bool   // a file is missing
}

func (c *contractReader) report(code diag.Code, at diag.Range, message, hint string) {
	c.add(diag.Error(code, c.name, at, message, hint))
}

// files reports a tag that no element can have, and files that a widget needs
// and has not.
func (c *contractReader) files() {
	w := c.w
	switch hint := TagHint(w.Tag); {
	case hint != "":
		c.report(diag.WidgetReserved, diag.Range{}, fmt.Sprintf("a widget can't be called %q", w.Tag), hint)
	case w.Folder != widgetsFolder+"/"+w.Tag && slices.ContainsFunc(c.set.Widgets, func(o *Widget) bool { return o.Tag == w.Tag }):
		c.report(diag.WidgetReserved, diag.Range{}, fmt.Sprintf("exercises/_widgets/ has a widget %q already", w.Tag), "delete this one, or give it another name")
	}
	for _, part := range []struct{ name, what string }{{w.Source, "its contract"}, {w.Template(), "its form"}, {w.Script(), "its script"}} {
		if !c.exists(part.name) {
			c.incomplete = true
			c.add(diag.Error(diag.WidgetIncomplete, part.name, diag.Range{}, fmt.Sprintf("the widget %q lacks %s", w.Tag, part.what), "write it; underpin new widget shows how one begins"))
		}
	}
}

func (c *contractReader) read(f *diag.File) {
	var file WidgetFile
	problems := c.decode(f, &file)
	c.add(problems...)
	w := c.w
	w.Summary, w.Value, w.IDs, w.Strings = file.Summary, Kind(file.Value.V), values(file.IDs), file.Strings
	for i := range file.Options {
		w.Options = append(w.Options, c.option(&file.Options[i], file.Options))
	}
	if !problems.HasErrors() {
		c.whole(&file)
	}
	if problems.HasErrors() || slices.ContainsFunc(c.problems, func(d diag.Diagnostic) bool { return d.File == c.name && d.Code == diag.OptionInvalid }) {
		return // what uses of it may say is not known
	}
	w.keys = newKeys(w.Tag, w.Options)
	c.good(f, file.Good)
	c.bad(f, file.Bad)
}

// whole applies the rules that one option alone cannot hold.
func (c *contractReader) whole(file *WidgetFile) {
	choices := slices.ContainsFunc(file.Options, func(o OptionKeys) bool { return o.Type.V == "choices" })
	switch kind := c.w.Value; kind {
	case KindChoice, KindChoices, KindList, KindRecord:
		if !choices && len(file.IDs) == 0 {
			c.report(diag.OptionInvalid, file.Value.At, fmt.Sprintf("an answer that is a %s needs ids, and no option is of type choices", kind), "add an option of type choices, or ids")
		}
	default:
		if len(file.IDs) > 0 {
			c.report(diag.OptionInvalid, file.IDs[0].At, fmt.Sprintf("an answer that is a %s names no ids", kind), "delete ids")
		}
	}
}

// option reads an option, and reports what cannot be meant.
func (c *contractReader) option(o *OptionKeys, all []OptionKeys) Option {
	out := Option{
		Name: o.Name.V, Type: o.Type.V, Required: o.Required, Meaning: o.Meaning,
		Names: o.Names.V, Min: o.Min, Max: o.Max, OneOf: values(o.OneOf),
	}
	wrong := func(at diag.Range, message, hint string) { c.report(diag.OptionInvalid, at, message, hint) }
	words := out.Type == "text" || out.Type == "texts"
	named := slices.IndexFunc(all, func(other OptionKeys) bool { return other.Name.V == out.Names })
	switch {
	case out.Type == "": // reported
		return out
	case slices.Contains(useKeyNames(), out.Name):
		wrong(o.Name.At, fmt.Sprintf("%q is a key that every widget has", out.Name), "give the option another name")
	case len(out.OneOf) > 0 && !words:
		wrong(o.OneOf[0].At, "only a text or texts can be one of some words", "delete one_of, or write type: text")
	case out.Names != "" && !words:
		wrong(o.Names.At, "only a text or texts can be the id of something", "delete names, or write type: text")
	case out.Names != "" && (named < 0 || all[named].Type.V != "choices"):
		wrong(o.Names.At, fmt.Sprintf("there is no option %q of type choices", out.Names), "name an option of type choices")
	case out.Max != 0 && out.Min > out.Max:
		wrong(o.Name.At, fmt.Sprintf("it must be %d at least and %d at most", out.Min, out.Max), "make min smaller than max")
	case out.Type == "records" && len(o.Keys) == 0:
		wrong(o.Type.At, "records need keys", "add keys, or choose another type")
	case out.Type != "records" && out.Type != "choices" && len(o.Keys) > 0:
		wrong(o.Keys[0].Name.At, fmt.Sprintf("an option of type %s has no keys", out.Type), "write type: records, or delete keys")
	}
	if o.Default.Given() {
		out.Default = c.defaultOf(o, wrong)
	}
	for i := range o.Keys {
		out.Keys = append(out.Keys, c.key(&o.Keys[i], out.Type, all))
	}
	return out
}

// key reads a key of the items of an option.
func (c *contractReader) key(k *ItemKeys, of string, all []OptionKeys) Option {
	if of == "choices" && (k.Name.V == "id" || k.Name.V == "label") {
		c.report(diag.OptionInvalid, k.Name.At, fmt.Sprintf("choices always have %q", k.Name.V), "delete it")
		return Option{Name: k.Name.V + " ", Type: k.Type.V}
	}
	as := OptionKeys{Name: k.Name, Type: k.Type, Required: k.Required, Default: k.Default, Meaning: k.Meaning, OneOf: k.OneOf, Names: k.Names, Min: k.Min, Max: k.Max}
	for _, in := range k.Keys {
		as.Keys = append(as.Keys, ItemKeys{Name: in.Name, Type: in.Type, Required: in.Required, Default: in.Default, Meaning: in.Meaning, OneOf: in.OneOf, Names: in.Names, Min: in.Min, Max: in.Max})
	}
	if slices.Contains(useKeyNames(), k.Name.V) { // which may stand in an item
		as.Name.V = ""
	}
	out := c.option(&as, all)
	out.Name = k.Name.V
	return out
}

// defaultOf reads the default of an option as the option's type says, and
// writes it as a struct tag does.
func (c *contractReader) defaultOf(o *OptionKeys, wrong func(at diag.Range, message, hint string)) string {
	var (
		number int
		truth  bool
		text   string
	)
	rules := strictyaml.Field{Min: o.Min, Max: o.Max, Enum: values(o.OneOf)}
	if o.Required {
		wrong(o.Default.At, "what must be given has no default", "delete default, or delete required")
		return ""
	}
	switch o.Type.V {
	case "number":
		c.add(o.Default.Decode(rules, &number)...)
		return strconv.Itoa(number)
	case "bool":
		c.add(o.Default.Decode(strictyaml.Field{}, &truth)...)
		return strconv.FormatBool(truth)
	case "text", "markdown":
		c.add(o.Default.Decode(rules, &text)...)
		return text
	}
	wrong(o.Default.At, fmt.Sprintf("an option of type %s has no default", o.Type.V), "delete default")
	return ""
}

// translate reads strings.<lang>.yaml.
func (c *contractReader) translate() {
	c.w.translations = map[string]map[string]string{}
	for _, l := range c.cfg.Languages {
		if l.Code == c.cfg.Language || len(c.w.Strings) == 0 {
			continue
		}
		name := c.w.Folder + "/strings." + l.Code + ".yaml"
		texts := map[string]string{}
		f, found := c.open(name)
		if f != nil {
			c.add(c.strings(f, texts)...)
		}
		if !found { // one task, so one warning, however many words
			c.add(diag.Warning(diag.TranslationMissing, name, diag.Range{}, "the words of this widget are not translated into "+l.Name,
				"write the file, with the keys of strings in "+c.w.Tag+".yaml; until then the originals stand there"))
		}
		for _, key := range sortedKeys(c.w.Strings) {
			if _, ok := texts[key]; !ok && f != nil {
				c.add(diag.Warning(diag.TranslationMissing, name, diag.Range{}, fmt.Sprintf("%q is not translated", key), "add it to "+name+"; until then the original stands there"))
			}
		}
		c.w.translations[l.Code] = texts
	}
}

// strings reads the translation of the widget's own words.
func (c *contractReader) strings(f *diag.File, into map[string]string) diag.List {
	var root strictyaml.Node
	if problems := c.decode(f, &root); len(problems) > 0 || !root.Given() {
		return problems
	}
	entries, problems := root.Entries()
	for _, e := range entries {
		var text string
		problems = append(problems, e.Value.Decode(strictyaml.Field{Name: e.Key.V, Required: true}, &text)...)
		into[e.Key.V] = text
		if _, known := c.w.Strings[e.Key.V]; !known {
			problems = append(problems, diag.Error(diag.TranslationOrphan, f.Name, e.Key.At, fmt.Sprintf("the contract has no text %q", e.Key.V), orElse(diag.DidYouMean(e.Key.V, sortedKeys(c.w.Strings)), "delete it: the contract lists its texts under strings")))
		}
	}
	return problems
}

func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// good reads the examples to follow, whose mistakes are mistakes of the
// contract.
func (c *contractReader) good(f *diag.File, examples []GoodKeys) {
	for _, e := range examples {
		u, _, problems := c.w.read(c.w.keys.example, e.Use, f, c.cfg.Language)
		c.add(problems...)
		good := Good{Name: e.Name, Use: u, YAML: e.Use.YAML()}
		if !problems.HasErrors() && e.Value.Given() {
			a := answer{Use: u, name: "value", file: c.name}
			good.Value = a.value(e.Value)
			c.add(a.problems...)
		}
		c.w.Good = append(c.w.Good, good)
	}
}

// bad reads the examples of mistakes, each of which must give its diagnostic and
// no other.
func (c *contractReader) bad(f *diag.File, examples []BadKeys) {
	for _, e := range examples {
		if e.Diagnostic.V == "" {
			continue
		}
		code := diag.Code(e.Diagnostic.V)
		_, _, problems := c.w.read(c.w.keys.example, e.Use, f, c.cfg.Language)
		other := slices.IndexFunc(problems, func(d diag.Diagnostic) bool { return d.Code != code })
		switch {
		case len(problems) == 0:
			c.report(diag.ExampleWrong, e.Diagnostic.At, "there is nothing wrong with this example", "put the mistake in, or move it to good")
		case other >= 0:
			c.report(diag.ExampleWrong, e.Diagnostic.At, fmt.Sprintf("this example gives %s: %s", problems[other].Code, problems[other].Message), fmt.Sprintf("write diagnostic: %s, or mend the rest of the example", problems[other].Code))
		}
		c.w.Bad = append(c.w.Bad, Bad{Name: e.Name, YAML: e.Use.YAML(), Diagnostic: code})
	}
}

func values(all []strictyaml.Value[string]) []string {
	var out []string
	for _, v := range all {
		out = append(out, v.V)
	}
	return out
}
