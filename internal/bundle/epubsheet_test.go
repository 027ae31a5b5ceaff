package bundle

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// onScreens is what holds on a screen alone, and is said to nobody with a pen.
var onScreens = regexp.MustCompile(`(?i)\btap\b|\bclick|\bscroll|\bbutton|this screen|comes? together here|pointed out as you|nothing is kept|what appears|a card to|(save|open) a file|will (show|open) below|(look|stands?) below`)

// half reports whether words tell how something is on a screen, and not on paper.
func half(words string) bool {
	return strings.Contains(words, "“Erase”") && !strings.Contains(words, "tear") ||
		strings.Contains(words, "not kept") && !strings.Contains(words, "paper")
}

// TestEPUBIsPlain reads the book of all pages as a program does that knows no
// style sheet, as a voice does, and with a pen in hand.
func TestEPUBIsPlain(t *testing.T) {
	e := collect(t, "../..")
	files, _ := openBook(t, e, Options{})
	for _, p := range e.Pages {
		if p.Exercise != "" {
			checkPaper(t, p.Exercise, parseXHTML(t, chapterOf(t, files, p.Title)))
		}
	}
	looked := map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(name) == ".xhtml" {
			checkPlain(t, name, parseXHTML(t, files[name]), looked)
		}
	}
	if looked["names"] < 100 || looked["parts"] < 100 {
		t.Errorf("looked at no more than this: %v", looked)
	}
}

func parseXHTML(t *testing.T, document string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func checkPaper(t *testing.T, exercise string, doc *html.Node) {
	t.Helper()
	for _, n := range elements(doc) {
		if n.DataAtom != atom.P && n.DataAtom != atom.Li || within(n, "earth") != nil {
			continue
		}
		if words := textOf(n); onScreens.MatchString(words) || half(words) {
			t.Errorf("%s: paper says %q", exercise, words)
		}
	}
}

// checkPlain counts what it looked at.
func checkPlain(t *testing.T, name string, doc *html.Node, looked map[string]int) {
	t.Helper()
	for _, n := range elements(doc) {
		role, _ := get(n, "role")
		kind, _ := get(n, "epub:type")
		switch {
		case role == "group":
			t.Errorf("%s: a group is named twice", name)
		case kind == "endnotes" && role != "doc-endnotes":
			t.Errorf("%s: notes have the role %q", name, role)
		case n.DataAtom == atom.Dt && has(n.Parent.Parent, "facts"):
			if looked["names"]++; !strings.HasSuffix(textOf(n), ":") {
				t.Errorf("%s: %q runs into what follows", name, textOf(n))
			}
		case n.Data == "text" && within(n, "draw") != nil:
			if at, _ := get(n, "text-anchor"); at != "middle" {
				t.Errorf("%s: the word %q of a drawing turns with the direction of the page", name, textOf(n))
			}
		case n.Data == "path" && within(n, "draw") != nil:
			looked["parts"]++
			if fill, _ := get(n, "fill"); fill == "" {
				t.Errorf("%s: a part of a drawing is black where styles are not read", name)
			}
		}
	}
}

// TestEPUBCountries finds every country from the top of the help lines.
func TestEPUBCountries(t *testing.T) {
	files, _ := openBook(t, collect(t, "../.."), Options{Only: []string{"help"}})
	links, countries := 0, 0
	for _, n := range elements(parseXHTML(t, chapterOf(t, files, "Help lines"))) {
		switch {
		case n.DataAtom == atom.A && within(n, "countries") != nil:
			links++
		case n.DataAtom == atom.H2 && has(n.NextSibling.NextSibling, "lines"):
			countries++
		}
	}
	if links == 0 || links != countries {
		t.Errorf("%d links lead to %d countries", links, countries)
	}
}
