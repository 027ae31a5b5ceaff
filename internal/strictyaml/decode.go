package strictyaml

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"underpin/internal/diag"
)

// value reads a node into v and reports whether it could.
func (d *document) value(n *yaml.Node, field *Field, k *kind, v reflect.Value) bool {
	if k.shape == Unread {
		v.Set(reflect.ValueOf(d.keep(n, field)))
		return true
	}
	if n.Kind == aliasNode {
		// The anchor was reported. What is wrong with its value is not wrong here.
		before := len(d.problems)
		ok := d.value(n.Alias, field, k, v)
		d.problems = d.problems[:before]
		return ok
	}
	if n.Style&yaml.TaggedStyle != 0 {
		d.report(diag.ValueType, d.node(n), fmt.Sprintf("a YAML tag (%s) is not used here", n.Tag), "delete the tag; put a text in quotes if need be")
		return false
	}
	if k.pointer {
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	if k.placed {
		v.Field(1).Set(reflect.ValueOf(d.node(n)))
		v = v.Field(0)
	}
	switch k.shape {
	case Mapping:
		return d.mapping(n, field, k, v)
	case List:
		return d.list(n, field, k, v)
	case Table:
		return d.table(n, field, v)
	}
	if n.Kind != scalarNode {
		d.report(diag.ValueType, d.node(n), fmt.Sprintf("%s must be %s, not %s", field.subject(), noun(k.shape), nodeNoun(n)), hintForOne(n))
		return false
	}
	return d.scalar(n, field, k, v)
}

// mapping reads keys into the fields of a struct.
func (d *document) mapping(n *yaml.Node, field *Field, k *kind, v reflect.Value) bool {
	if n.Kind != mappingNode {
		d.report(diag.ValueType, d.node(n), fmt.Sprintf("%s must have keys, not %s", field.subject(), nodeNoun(n)), keysHint(field, k.fields))
		return false
	}
	if k.place > 0 {
		v.Field(k.place - 1).Set(reflect.ValueOf(d.node(n)))
	}
	seen := make([]int, len(k.fields)) // the line where each key was first met
	var unknown []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if !d.plainKey(key, value) {
			continue
		}
		at := fieldNamed(k.fields, key.Value)
		switch {
		case at < 0:
			unknown = append(unknown, key)
		case seen[at] > 0:
			d.doubled(key, seen[at])
		default:
			seen[at] = key.Line
			d.keyed(key, value, &k.fields[at], v)
		}
	}
	d.missing(n, k, v, seen, d.unknown(k, seen, unknown))
	return true
}

// plainKey reports whether a key is a word, and reports it if not.
func (d *document) plainKey(key, value *yaml.Node) bool {
	switch {
	case key.Kind == aliasNode:
		return false // reported at the anchor
	case key.Value == "<<" && key.Kind == scalarNode && key.Style == 0:
		d.partial = true
		if value.Kind == aliasNode {
			return false // reported at the anchor
		}
		d.report(diag.KeyUnknown, d.node(key), `"<<" would merge other keys in, which is not done here`, "write the keys out")
		return false
	case key.Kind != scalarNode || key.Style&yaml.TaggedStyle != 0:
		d.report(diag.ValueType, d.node(key), "a key must be a word, not "+nodeNoun(key), "put a value that begins with a bracket in quotes")
		return false
	}
	return true
}

func (d *document) doubled(key *yaml.Node, first int) {
	d.report(diag.KeyDoubled, d.node(key), fmt.Sprintf("%q stands in line %d already", key.Value, d.line+first-1), "delete one of the two")
}

// keyed reads the value of a known key.
func (d *document) keyed(key, value *yaml.Node, field *Field, v reflect.Value) {
	if field.kind.shape == Refused {
		d.report(field.code, d.node(key), fmt.Sprintf("%q can't stand here: %s", key.Value, field.Doc), "delete this line and what belongs to it")
		return
	}
	if isNull(value) {
		d.noValue(key, field)
		return
	}
	d.value(value, field, field.kind, v.Field(field.index))
}

// noValue reports a key with nothing after its colon.
func (d *document) noValue(key *yaml.Node, field *Field) {
	if d.partial {
		return
	}
	rest := d.lineText(key.Line)[byteColumn(d.lineText(key.Line), key.Column):]
	_, rest = cutColon(rest)
	hint := "write a value, or delete the line"
	switch {
	case strings.HasPrefix(strings.TrimLeft(string(rest), " \t"), "#"):
		hint = "put a text that begins with # in quotes; without them it is a comment"
	case field.Required:
		hint = "write " + lineFor(*field)
	}
	d.report(diag.ValueType, d.node(key), fmt.Sprintf("%q has no value", key.Value), hint)
}

// unknown reports the keys that no field has, and returns the fields that were
// most likely meant, which are then not missing.
func (d *document) unknown(k *kind, seen []int, keys []*yaml.Node) (meant []string) {
	if len(keys) == 0 {
		return nil
	}
	var free, all []string
	for i, field := range k.fields {
		if field.kind.shape == Refused {
			continue
		}
		all = append(all, field.Name)
		if seen[i] == 0 {
			free = append(free, field.Name)
		}
	}
	for _, key := range keys {
		hint := "the keys here are: " + strings.Join(all, ", ")
		if near, ok := diag.Nearest(key.Value, free); ok {
			meant = append(meant, near)
			hint = fmt.Sprintf("did you mean %q?", near)
		} else if near, ok := diag.Nearest(key.Value, all); ok {
			hint = fmt.Sprintf("delete one of the two: %q stands in line %d", near, d.line+seen[fieldNamed(k.fields, near)]-1)
		}
		d.report(diag.KeyUnknown, d.node(key), fmt.Sprintf("there is no key %q", key.Value), hint)
	}
	return meant
}

// missing reports required keys that are not there and sets the defaults of the
// others.
func (d *document) missing(n *yaml.Node, k *kind, v reflect.Value, seen []int, meant []string) {
	for i := range k.fields {
		field := &k.fields[i]
		if seen[i] > 0 {
			continue
		}
		d.setDefault(field, v.Field(field.index))
		if field.Required && !d.partial && !slices.Contains(meant, field.Name) {
			d.report(diag.KeyMissing, d.node(n), fmt.Sprintf("%q is missing", field.Name), "add "+lineFor(*field))
		}
	}
}

func fieldNamed(fields []Field, name string) int {
	for i := range fields {
		if fields[i].Name == name {
			return i
		}
	}
	return -1
}

// list reads the items of a sequence into a slice.
func (d *document) list(n *yaml.Node, field *Field, k *kind, v reflect.Value) bool {
	if n.Kind != sequenceNode {
		d.report(diag.ValueType, d.node(n), fmt.Sprintf("%s must be a list, not %s", field.subject(), nodeNoun(n)), listHint(n, field, k))
		return false
	}
	items := reflect.MakeSlice(v.Type(), 0, len(n.Content))
	first := map[string]int{} // the line of each value that may stand once
	rules := field.item()
	for _, node := range n.Content {
		if isNull(node) && d.partial {
			continue
		}
		if isNull(node) {
			d.report(diag.ValueType, d.hyphen(node), fmt.Sprintf("an item of %q is empty", field.Name), "write its value, or delete it")
			continue
		}
		item := reflect.New(k.elem.goType).Elem()
		if !d.value(node, rules, k.elem, item) {
			if k.elem.shape == Mapping {
				break // the same mistake would be found in every item
			}
			continue
		}
		if !d.onlyOne(node, field, first) {
			continue
		}
		items = reflect.Append(items, item)
	}
	v.Set(items)
	return d.length(n, field)
}

// onlyOne reports an item that stands in the list a second time.
func (d *document) onlyOne(n *yaml.Node, field *Field, first map[string]int) bool {
	code, what := diag.ValueInvalid, n
	switch {
	case field.Unique:
	case field.Distinct != "":
		code, what = diag.IDDoubled, valueOf(n, field.Distinct)
	default:
		return true
	}
	if what == nil || what.Kind != scalarNode || what.Value == "" {
		return true
	}
	line := first[what.Value]
	switch {
	case line == 0:
		first[what.Value] = what.Line
		return true
	case field.Unique:
		d.report(code, d.node(what), fmt.Sprintf("%q stands in this list already", what.Value), "delete one of the two")
	default:
		d.report(code, d.node(what), fmt.Sprintf("%q stands in line %d already", what.Value, d.line+line-1), "give it another name, or delete one of the two")
	}
	return false
}

// valueOf returns the value of a key of a mapping, nil when it has none.
func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Kind == mappingNode && n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// length checks how many items a list has.
func (d *document) length(n *yaml.Node, field *Field) bool {
	switch have := len(n.Content); {
	case d.partial:
		return true
	case have < max(field.Min, required(field)):
		d.report(diag.ValueInvalid, d.node(n), fmt.Sprintf("%q has %s, and needs %d at least", field.Name, count(have, "item"), max(field.Min, required(field))), "add to the list")
	case field.Max > 0 && have > field.Max:
		d.report(diag.ValueInvalid, d.node(n), fmt.Sprintf("%q has %s, and may have %d at most", field.Name, count(have, "item"), field.Max), "take some out of the list")
	default:
		return true
	}
	return false
}

func required(field *Field) int {
	if field.Required {
		return 1
	}
	return 0
}

// table reads a mapping with keys of the editor's own choice.
func (d *document) table(n *yaml.Node, field *Field, v reflect.Value) bool {
	if n.Kind != mappingNode {
		d.report(diag.ValueType, d.node(n), fmt.Sprintf("%s must have keys with texts, not %s", field.subject(), nodeNoun(n)), `write "key: text" under it, a line each`)
		return false
	}
	v.Set(reflect.MakeMap(v.Type()))
	lines := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if !d.plainKey(key, value) {
			continue
		}
		if lines[key.Value] > 0 {
			d.doubled(key, lines[key.Value])
			continue
		}
		lines[key.Value] = key.Line
		text := reflect.New(v.Type().Elem()).Elem()
		entry := &Field{Name: key.Value, code: diag.ValueInvalid}
		if isNull(value) {
			d.noValue(key, entry)
		} else if d.value(value, entry, d.kind(v.Type().Elem()), text) {
			v.SetMapIndex(reflect.ValueOf(key.Value).Convert(v.Type().Key()), text)
		}
	}
	return true
}

// item returns the rules for one item of a list, made when first needed.
func (f *Field) item() *Field {
	if f.items == nil {
		one := *f
		one.Min, one.Max, one.Required, one.Unique = 0, 0, true, false
		one.inList = true
		f.items = &one
	}
	return f.items
}

// isNull reports whether a key or an item has no value at all, or a null.
func isNull(n *yaml.Node) bool {
	if n.Kind != scalarNode || n.Style != 0 || n.Anchor != "" {
		return false
	}
	switch n.Value {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// setDefault gives a field the value it has when the key is left out.
func (d *document) setDefault(field *Field, v reflect.Value) {
	if field.Default == "" {
		return
	}
	if field.kind.placed {
		v = v.Field(0)
	}
	switch field.kind.shape {
	case Text:
		v.SetString(field.Default)
	case Number:
		v.SetInt(int64(number(field.Default)))
	case Boolean:
		v.SetBool(field.Default == "true")
	default:
		panic("strictyaml: only texts, numbers and booleans have a default: " + field.Name)
	}
}

// measure checks the length of a text.
func (d *document) measure(n *yaml.Node, field *Field, text string) bool {
	if field.Min == 0 && field.Max == 0 {
		return true
	}
	switch length := utf8.RuneCountInString(text); {
	case length < field.Min:
		d.report(field.code, d.node(n), fmt.Sprintf("%s has %s, and needs %d at least", field.subject(), count(length, "character"), field.Min),
			fmt.Sprintf("add %d or more", field.Min-length))
	case field.Max > 0 && length > field.Max:
		d.report(field.code, d.node(n), fmt.Sprintf("%s has %s, and may have %d at most", field.subject(), count(length, "character"), field.Max),
			fmt.Sprintf("take %d or more out", length-field.Max))
	default:
		return true
	}
	return false
}
