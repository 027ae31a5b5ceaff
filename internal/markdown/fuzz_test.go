package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"underpin/internal/diag"
)

// FuzzParse checks that no input makes the parser panic, that every place lies
// in the file, that the same input gives the same bytes, and that what comes out
// holds no attribute that the page's policy blocks.
func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"testdata/html/*.txtar", "testdata/problems/*.txtar"} {
		for _, archive := range archives(f, pattern) {
			for _, file := range archive.Files {
				if strings.HasSuffix(file.Name, ".md") {
					f.Add(string(file.Data))
				}
			}
		}
	}
	for _, seed := range []string{"@", "a@b.", "[@", "'", "\"", "--"} {
		f.Add(seed)
	}
	parsers := []*Parser{New("en", nil), New("fr", nil)}
	f.Fuzz(func(t *testing.T, source string) {
		file, problems := diag.NewFile("page.md", []byte(source))
		if problems != nil {
			return
		}
		for _, p := range parsers {
			doc, problems := p.Parse(file, 0, testResolver())
			checkPlaces(t, file, doc, problems)
			checkMarkup(t, source, doc.HTML())
			checkNesting(t, source, doc.HTML())
			first := bytes.Clone(doc.HTML())
			doc.Release()
			again, _ := p.Parse(file, 0, testResolver())
			if !bytes.Equal(first, again.HTML()) {
				t.Errorf("two runs over %q differ:\n%s\n%s", source, first, again.HTML())
			}
			again.Release()
		}
	})
}

func checkPlaces(t *testing.T, f *diag.File, doc *Document, problems diag.List) {
	t.Helper()
	check := func(what string, r diag.Range) {
		line := f.Line(int(r.Line))
		if r.Line < 1 || r.Column < 1 || r.EndColumn <= r.Column || int(r.EndColumn) > utf8.RuneCountInString(line)+2 {
			t.Errorf("%s of %q stands at %v, outside of the file", what, f.Text, r)
		}
	}
	for _, d := range problems {
		check("problem "+string(d.Code), d.At)
	}
	for _, l := range doc.Links {
		check("link", l.At)
	}
	for _, h := range doc.Headings {
		check("heading", h.At)
		if !bytes.HasPrefix(doc.HTML()[h.Offset:], []byte("<h")) {
			t.Errorf("the offset %d of heading %q leads astray", h.Offset, h.Text)
		}
	}
	for _, c := range doc.Citations {
		check("citation", c.At)
	}
}

// neutralID is what ids are made of: words of ours and numbers.
var neutralID = regexp.MustCompile(`^(?:part|term)-\d+$|^fn(?:ref\d*)?:\d+$`)

func checkMarkup(t *testing.T, source string, markup []byte) {
	t.Helper()
	ids := map[string]bool{}
	tokens := html.NewTokenizer(bytes.NewReader(markup))
	for tokens.Next() != html.ErrorToken {
		token := tokens.Token()
		for _, a := range token.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("%q gives the attribute %s", source, a.Key)
			}
			if a.Key == "href" && strings.Contains(strings.ToLower(a.Val), "script:") && schemeOf(a.Val) != "" && schemeOf(a.Val) != "https" && schemeOf(a.Val) != "tel" && schemeOf(a.Val) != "sms" {
				t.Errorf("%q gives a link to %s", source, a.Val)
			}
			if a.Key == "id" {
				if ids[a.Val] {
					t.Errorf("%q gives the id %q twice", source, a.Val)
				}
				if !neutralID.MatchString(a.Val) {
					t.Errorf("%q gives the id %q, which holds an author's words", source, a.Val)
				}
				ids[a.Val] = true
			}
		}
	}
}

// checkNesting checks that a browser builds the very elements that are written:
// where tags are badly nested, as a list in a paragraph, it adds or moves some.
func checkNesting(t *testing.T, source string, markup []byte) {
	t.Helper()
	written, built := map[string]int{}, map[string]int{}
	tokens := html.NewTokenizer(bytes.NewReader(markup))
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		if kind == html.StartTagToken {
			name, _ := tokens.TagName()
			written[string(name)]++
		}
	}
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(bytes.NewReader(markup), body)
	if err != nil {
		t.Fatal(err)
	}
	for _, top := range nodes {
		if top.Type == html.ElementNode {
			built[top.Data]++
		}
		for n := range top.Descendants() {
			if n.Type == html.ElementNode {
				built[n.Data]++
			}
		}
	}
	if diff := cmp.Diff(written, built); diff != "" {
		t.Errorf("%q gives badly nested HTML (-written +built):\n%s\n%s", source, diff, markup)
	}
}
