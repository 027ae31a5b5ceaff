package strictyaml

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"underpin/internal/diag/diagtest"
)

// outline writes what Decode looks at in a tree.
func outline(n *yaml.Node) string {
	var b strings.Builder
	var walk func(n *yaml.Node, indent string)
	walk = func(n *yaml.Node, indent string) {
		fmt.Fprintf(&b, "%s%d:%d kind %d style %d %q\n", indent, n.Line, n.Column, n.Kind, n.Style, n.Value)
		for _, child := range n.Content {
			walk(child, indent+"  ")
		}
	}
	walk(n, "")
	return b.String()
}

// sameTree demands that what quick reads, the library reads too, and in the
// same way.
func sameTree(t *testing.T, q *quick, source string) bool {
	t.Helper()
	root, ok := q.read([]byte(source))
	if !ok {
		return false
	}
	want, err := parse([]byte(source))
	if err != nil || want == nil {
		t.Errorf("quick reads %q, which the library refuses: %v", source, err)
		return true
	}
	if diff := cmp.Diff(outline(want), outline(root)); diff != "" {
		t.Errorf("tree of %q (-library +quick):\n%s", source, diff)
	}
	return true
}

// TestQuick holds quick to the library, and to reading what it is there for.
func TestQuick(t *testing.T) {
	var q quick
	for _, source := range []string{
		"title: A\n", "title: A", "title:   Ä b-c, [d] 'e' \"f\"#g   \n", "a: \"b c\"\nd: 'e: f #'\n", "a: \"\"\n",
		"# c\na: b\n\n   \n# d\ne: 3\n", "a: [b, ü d,  3]\ne: f\n", "a: [é,ü]\n", "a: []\n", "a: [ ]\n", "a: [b ]   \n",
		"a:\n  - b\n  - ä c\nd: e\n", "a:\n- b\n-  \"c\"\n\nd: e\n", "a: null\n", "a: b\na: c\n", "a-b_C9: https://example.org/x?y#z\n",
		"a: 2026-11-22\n",
	} {
		if !sameTree(t, &q, source) {
			t.Errorf("quick leaves %q to the library", source)
		}
	}
	for _, source := range []string{
		"", "# c\n", "a:\n", "a: b: c\n", "a: b:\n", "a: b #c\n", "a: b\n  c\n", " a: b\n", "a:\tb\n", "a: |\n  b\n", "a: >\n b\n", "- a\n",
		"a: 'b''c'\n", "a: \"b\\n\"\n", "a: \"b\" c\n", "a: [b, c\n", "a: [b, [c]]\n", "a: [b,]\n", "a: [b: c]\n", "a: [b], c\n", "a:\n  - b: c\n", "a:\n  - b\n - c\n",
		"a:\n  -\n  - c\n", "a:\n  - - b\n", "a: &x b\n", "a: *x\n", "a: !t b\n", "a: {b: c}\n", "---\na: b\n", "a: b\n---\n", "a b: c\n", "\"a\": b\n", "a: b\n...\n", "a: @b\n", "a:b\n",
	} {
		if _, ok := q.read([]byte(source)); ok {
			t.Errorf("quick reads %q, which is the library's", source)
		}
	}
}

// FuzzQuick holds quick to the library for any text.
func FuzzQuick(f *testing.F) {
	for _, test := range problems() {
		source, _ := diagtest.Marks(test.source)
		f.Add(source)
	}
	f.Add("# c\na: b\n\nc: [d, 'e']\nf:\n  - g\n  - \"h\"\n")
	var q quick
	f.Fuzz(func(t *testing.T, source string) {
		if forbidden([]byte(source)) >= 0 || strings.ToValidUTF8(source, "") != source {
			return
		}
		sameTree(t, &q, source)
	})
}
