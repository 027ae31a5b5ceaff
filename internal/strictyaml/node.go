package strictyaml

import (
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"

	"underpin/internal/diag"
)

// Node is a value that is kept unread, with the place where it stands: what it
// may hold is known only from elsewhere, such as from the value of a key beside
// it. It holds until its Decoder reads the next document.
type Node struct {
	At diag.Range

	source  *source
	decoder *Decoder
	node    *yaml.Node
	field   *Field
}

// Entry is a key of a mapping with its value.
type Entry struct {
	Key   Value[string]
	Value Node
}

// Given reports whether the file gives the value.
func (n Node) Given() bool { return n.node != nil }

// Decode reads the value into what into points to, as a value of rules. Where
// rules has no name, the value is called as the field was that kept it.
func (n Node) Decode(rules Field, into any) diag.List {
	if rules.Name == "" {
		rules.Name, rules.inList = n.field.Name, n.field.inList
	}
	if rules.code == "" {
		rules.code = diag.ValueInvalid
	}
	d := &document{Decoder: n.decoder, source: n.source}
	target := reflect.ValueOf(into).Elem()
	d.value(n.node, &rules, d.kind(target.Type()), target)
	return d.problems
}

// Text returns the text of a key, where the value is a mapping that has it. It
// reports nothing: that is for Decode.
func (n Node) Text(key string) (Value[string], bool) {
	node := n.plain()
	if node == nil {
		return Value[string]{}, false
	}
	value := valueOf(node, key)
	if value == nil || value.Kind != scalarNode || value.Style&yaml.TaggedStyle != 0 || isNull(value) {
		return Value[string]{}, false
	}
	return Value[string]{V: value.Value, At: n.source.node(value)}, true
}

// YAML returns the value as YAML, without its comments.
func (n Node) YAML() string {
	if n.node == nil {
		return ""
	}
	var b strings.Builder
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	plain := *n.plain()
	plain.HeadComment, plain.LineComment, plain.FootComment = "", "", ""
	if encoder.Encode(&plain) != nil || encoder.Close() != nil {
		return "" // nothing that was read from YAML
	}
	return b.String()
}

// Entries returns the keys of a mapping with their values, in order.
func (n Node) Entries() ([]Entry, diag.List) {
	d := &document{Decoder: n.decoder, source: n.source}
	node := n.plain()
	if node == nil || node.Kind != mappingNode || node.Style&yaml.TaggedStyle != 0 {
		return nil, n.Decode(Field{}, &map[string]string{}) // which says what is wrong
	}
	var entries []Entry
	lines := map[string]int{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		field := &Field{Name: key.Value, code: diag.ValueInvalid}
		switch {
		case !d.plainKey(key, value):
		case lines[key.Value] > 0:
			d.doubled(key, lines[key.Value])
		case isNull(value):
			d.noValue(key, field)
		default:
			lines[key.Value] = key.Line
			entries = append(entries, Entry{Value[string]{key.Value, d.source.node(key)}, d.keep(value, field)})
		}
	}
	return entries, d.problems
}

// plain returns the node itself, not an alias of it: the anchor was reported.
func (n Node) plain() *yaml.Node {
	if n.node != nil && n.node.Kind == aliasNode {
		return n.node.Alias
	}
	return n.node
}

// keep makes the Node of a value.
func (d *document) keep(n *yaml.Node, field *Field) Node {
	return Node{At: d.source.node(n), source: d.source, decoder: d.Decoder, node: n, field: field}
}
