package strictyaml

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/diag"
	"underpin/internal/diag/diagtest"
)

// later is a struct with a value whose shape is known only later.
type later struct {
	Kind  string `yaml:"kind,required"`
	Value Node   `yaml:"value"`
	Items []Node `yaml:"items"`
}

func decodeLater(t *testing.T, source string) later {
	t.Helper()
	f, _ := diag.NewFile("x.yaml", []byte(source))
	var l later
	if problems := DecodeAll(f, &l); len(problems) > 0 {
		t.Fatal(problems)
	}
	return l
}

func TestNodeDecode(t *testing.T) {
	l := decodeLater(t, "kind: a\nvalue: {id: one, name: One}\nitems:\n  - 3\n  - [x, y]\n")
	var item sampleItem
	if problems := l.Value.Decode(Field{}, &item); len(problems) > 0 || item.ID.V != "one" || item.ID.At.Line != 2 {
		t.Errorf("the value is %+v, with %v", item, problems)
	}
	var n int
	if problems := l.Items[0].Decode(Field{Max: 5}, &n); len(problems) > 0 || n != 3 {
		t.Errorf("the number is %d, with %v", n, problems)
	}
	var words []string
	if problems := l.Items[1].Decode(Field{Enum: []string{"x", "y"}, Unique: true}, &words); len(problems) > 0 || !cmp.Equal(words, []string{"x", "y"}) {
		t.Errorf("the words are %q, with %v", words, problems)
	}
	if text, ok := l.Value.Text("name"); !ok || text.V != "One" || text.At != (diag.Range{Line: 2, Column: 24, EndColumn: 27}) {
		t.Errorf("the text of name is %v, %v", text, ok)
	}
	if text, ok := l.Items[1].Text("name"); ok {
		t.Errorf("a list has the text %v", text)
	}
	if got, want := l.Value.YAML(), "{id: one, name: One}\n"; got != want {
		t.Errorf("as YAML it is %q, want %q", got, want)
	}
	if (Node{}).Given() || (Node{}).YAML() != "" {
		t.Error("the zero Node is given")
	}
}

func TestNodeProblems(t *testing.T) {
	for _, test := range []struct {
		name, source string
		read         func(l later) diag.List
		want         []string
	}{
		{"called by its key", "kind: a\nvalue: ⟦[1]⟧\n", func(l later) diag.List { var s string; return l.Value.Decode(Field{}, &s) },
			[]string{`value-type: "value" must be one text, not a list (put the text in quotes if it begins with a bracket; otherwise write one value)`}},
		{"called otherwise", "kind: a\nvalue: ⟦soon⟧\n", func(l later) diag.List { var n int; return l.Value.Decode(Field{Name: "when"}, &n) },
			[]string{`value-type: "when" must be a whole number, not "soon" (write a whole number in figures, such as 3)`}},
		{"an item", "kind: a\nitems:\n  - ⟦x⟧\n", func(l later) diag.List { return l.Items[0].Decode(Field{}, &sampleItem{}) },
			[]string{`value-type: an item of "items" must have keys, not one value (begin each item with a line such as "- id: …")`}},
		{"one of", "kind: a\nvalue: ⟦lft⟧\n", func(l later) diag.List {
			var s string
			return l.Value.Decode(Field{Enum: []string{"left", "right"}}, &s)
		}, []string{`value-invalid: "value" can't be "lft" (did you mean "left"?)`}},
		{"entries of no mapping", "kind: a\nvalue: ⟦[x]⟧\n", func(l later) diag.List { _, problems := l.Value.Entries(); return problems },
			[]string{`value-type: "value" must have keys with texts, not a list (write "key: text" under it, a line each)`}},
		{"doubled and empty entries", "kind: a\nvalue:\n  a: 1\n  ⟦a⟧: 2\n  ⟦b⟧:\n", func(l later) diag.List { _, problems := l.Value.Entries(); return problems },
			[]string{`key-doubled: "a" stands in line 3 already (delete one of the two)`, `value-type: "b" has no value (write a value, or delete the line)`}},
		{"a tag", "kind: a\nvalue: ⟦!!str⟧ x\n", func(l later) diag.List { _, problems := l.Value.Entries(); return problems },
			[]string{`value-type: a YAML tag (!!str) is not used here (delete the tag; put a text in quotes if need be)`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			source, places := diagtest.Marks(test.source)
			problems := test.read(decodeLater(t, source))
			if diff := cmp.Diff(test.want, diagtest.Lines(problems)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(places, diagtest.Places(problems)); diff != "" {
				t.Errorf("places (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNodeEntries(t *testing.T) {
	l := decodeLater(t, "kind: a\nvalue:\n  b: x\n  a: 2\n")
	entries, problems := l.Value.Entries()
	if len(problems) > 0 || len(entries) != 2 || entries[0].Key.V != "b" || entries[1].Key.At.Line != 4 {
		t.Fatalf("the entries are %+v, with %v", entries, problems)
	}
	var n int
	if problems := entries[1].Value.Decode(Field{}, &n); len(problems) > 0 || n != 2 {
		t.Errorf("the value is %d, with %v", n, problems)
	}
}
