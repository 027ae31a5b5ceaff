package strictyaml

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// subject names a field at the beginning of a message.
func (f *Field) subject() string {
	switch {
	case f.inList:
		return fmt.Sprintf("an item of %q", f.Name)
	case f.Name == "":
		return "this file"
	}
	return fmt.Sprintf("%q", f.Name)
}

func noun(s Shape) string {
	switch s {
	case Number:
		return "a whole number"
	case Boolean:
		return "true or false"
	case Day:
		return "a date"
	}
	return "one text"
}

func nodeNoun(n *yaml.Node) string {
	switch n.Kind {
	case sequenceNode:
		return "a list"
	case mappingNode:
		return "keys"
	}
	return "one value"
}

// shown quotes a value in a message, cut where it would fill the line.
func shown(n *yaml.Node) string {
	text := []rune(n.Value)
	if len(text) > 40 {
		text = append(text[:40:40], '…')
	}
	return fmt.Sprintf("%q", string(text))
}

// hintForOne says how to mend a list or keys where one value belongs.
func hintForOne(n *yaml.Node) string {
	switch {
	case n.Style&yaml.FlowStyle != 0:
		return "put the text in quotes if it begins with a bracket; otherwise write one value"
	case n.Kind == sequenceNode:
		return "write one value after the colon, without a hyphen"
	}
	return "write one value after the colon"
}

func listHint(n *yaml.Node, field *Field, k *kind) string {
	if first, _ := utf8.DecodeRuneInString(n.Value); unicode.IsSpace(first) {
		return "delete the space before it, which is none that YAML knows, and press the space bar"
	}
	if first, _ := utf8.DecodeRuneInString(n.Value); strings.ContainsRune("•·‣◦–—", first) {
		return "begin each item on a line of its own with an ordinary hyphen (-) and a space"
	}
	if n.Kind == scalarNode && strings.HasPrefix(n.Value, "-") {
		return "write a space between each hyphen and its item"
	}
	if n.Kind == scalarNode && k.elem.shape != Mapping && !field.inList {
		return fmt.Sprintf("write %s: [%s]", field.Name, n.Value)
	}
	return "begin each item on a line of its own with a hyphen and a space"
}

// count writes "1 item" or "3 items".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// lineFor shows how a key is written, for a hint.
func lineFor(field Field) string {
	example := "…"
	switch field.Type.Shape {
	case Number:
		example = "3"
	case Boolean:
		example = "true"
	case Day:
		example = "2026-11-22"
	case List, Mapping, Table:
		return fmt.Sprintf(`"%s:" and what belongs to it`, field.Name)
	}
	if len(field.Enum) > 0 {
		example = field.Enum[0]
	}
	return fmt.Sprintf(`a line "%s: %s"`, field.Name, example)
}

// keysHint shows how a mapping begins.
func keysHint(field *Field, fields []Field) string {
	var need, may []string
	for _, inner := range fields {
		if inner.Required {
			need = append(need, inner.Name+": …")
		}
		may = append(may, inner.Name+": …")
	}
	if len(need) == 0 {
		need = may
	}
	if field.inList {
		return "begin each item with a line such as \"- " + need[0] + "\""
	}
	return "write lines such as \"" + need[0] + "\""
}

// quoteList writes "a", "b" and "c".
func quoteList(words []string) string {
	var b strings.Builder
	for i, word := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			b.WriteString(" and ")
		default:
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%q", word)
	}
	return b.String()
}

// cutColon returns what stands before and after the colon that ends a key.
func cutColon(line []byte) (key, rest []byte) {
	for i := 0; i < len(line); i++ {
		if line[i] == ':' && (i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t') {
			return line[:i], line[i+1:]
		}
	}
	return line, nil
}

// indentation returns the white space that a line begins with.
func indentation(line []byte) []byte {
	return line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
}
