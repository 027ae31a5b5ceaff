package markdown

import (
	"bytes"
	"errors"
	"testing"

	"github.com/yuin/goldmark"
	meta "github.com/yuin/goldmark-meta"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

func TestFrontMatter(t *testing.T) {
	tests := []struct {
		name, source, yaml, body string
		err                      error
	}{
		{name: "plain", source: "---\ntitle: A\n---\nBody\n", yaml: "title: A\n", body: "Body\n"},
		{name: "empty block", source: "---\n---\nBody\n", yaml: "", body: "Body\n"},
		{name: "nothing below", source: "---\ntitle: A\n---", yaml: "title: A\n", body: ""},
		{name: "spaces after the fences", source: "--- \ntitle: A\n---\t\nBody", yaml: "title: A\n", body: "Body"},
		{name: "non-ASCII", source: "---\ntitle: Évènement\n---\nCorps\n", yaml: "title: Évènement\n", body: "Corps\n"},
		{name: "a rule further down stays in the body", source: "---\na: 1\n---\nx\n\n---\n", yaml: "a: 1\n", body: "x\n\n---\n"},
		{name: "a blank line inside", source: "---\na: 1\n\nb: 2\n---\n", yaml: "a: 1\n\nb: 2\n", body: ""},
		{name: "none", source: "# Title\n", err: ErrNoFrontMatter},
		{name: "empty file", source: "", err: ErrNoFrontMatter},
		{name: "after a blank line", source: "\n---\na: 1\n---\n", err: ErrNoFrontMatter},
		{name: "indented", source: " ---\na: 1\n---\n", err: ErrNoFrontMatter},
		{name: "a list that goldmark-meta takes for a fence", source: "-\n", err: ErrNoFrontMatter},
		{name: "never closed", source: "---\na: 1\n", yaml: "a: 1\n", err: ErrOpenFrontMatter},
		{name: "only the first fence", source: "---", err: ErrOpenFrontMatter},
		{name: "a lone dash in the YAML ends it", source: "---\ntopics:\n  -\n---\n", yaml: "topics:\n", body: "---\n", err: ErrFrontMatterFence},
		{name: "four dashes", source: "---\na: 1\n----\nx", yaml: "a: 1\n", body: "x", err: ErrFrontMatterFence},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start, end, body, err := FrontMatter([]byte(tt.source))
			if !errors.Is(err, tt.err) {
				t.Fatalf("error: got %v, want %v", err, tt.err)
			}
			if errors.Is(err, ErrNoFrontMatter) {
				return
			}
			if got := tt.source[start:end]; got != tt.yaml {
				t.Errorf("YAML: got %q, want %q", got, tt.yaml)
			}
			if got := tt.source[body:]; got != tt.body {
				t.Errorf("body: got %q, want %q", got, tt.body)
			}
		})
	}
}

// witness lets goldmark-meta find the block of a whole file and notes what it
// found, without the decoding that would make a faulty block stay in the page.
type witness struct {
	parser.BlockParser
	block ast.Node
	after int // where the reader stood when the block was closed by a fence
}

func (w *witness) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	node, state := w.BlockParser.Open(parent, reader, pc)
	if node != nil {
		w.block = node
	}
	return node, state
}

func (w *witness) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	state := w.BlockParser.Continue(node, reader, pc)
	if state&parser.Close != 0 {
		_, segment := reader.Position()
		w.after = segment.Start
	}
	return state
}

func (w *witness) Close(ast.Node, text.Reader, parser.Context) {}

func FuzzFrontMatter(f *testing.F) {
	for _, seed := range []string{
		"---\ntitle: A\n---\nBody\n", "---\n---\n", "---", "-\n", "- -\n", "---\n-\n---\n", "\n---\n---\n", "---\r\na\r\n---\r\nb", "---\t\n \n--- \n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		start, end, body, err := FrontMatter(source)
		if start < 0 || start > end || end > body || body > len(source) {
			t.Fatalf("the places %d, %d, %d do not fit a file of %d bytes", start, end, body, len(source))
		}
		w := &witness{BlockParser: meta.NewParser(), after: -1}
		md := goldmark.New(goldmark.WithParserOptions(parser.WithBlockParsers(util.Prioritized(w, 0))))
		md.Parser().Parse(text.NewReader(source))
		if err != nil {
			return
		}
		if w.block == nil {
			t.Fatalf("goldmark-meta finds no front matter block in %q", source)
		}
		var yaml []byte
		for i := range w.block.Lines().Len() {
			line := w.block.Lines().At(i)
			yaml = append(yaml, line.Value(source)...)
		}
		if !bytes.Equal(yaml, source[start:end]) {
			t.Errorf("YAML of %q: got %q, goldmark-meta has %q", source, source[start:end], yaml)
		}
		if rest := bytes.TrimPrefix(source[w.after:], []byte("\n")); !bytes.Equal(rest, source[body:]) && w.after != body {
			t.Errorf("body of %q: got %q, goldmark-meta leaves %q", source, source[body:], rest)
		}
	})
}
