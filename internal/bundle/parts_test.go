package bundle

import (
	"slices"
	"strings"
	"testing"

	"underpin/internal/build"
)

// named has as style and script what was asked for.
type named struct{}

func (named) Sheets(layouts, files []string) []string { return slices.Concat(layouts, files) }
func (named) Style(sheets []string) string            { return strings.Join(sheets, " ") }
func (named) Script(files []string) (string, error)   { return strings.Join(files, " "), nil }

// A file has the styles and scripts of its own pages, search only where the list
// of all pages leads to it, and each once.
func TestParts(t *testing.T) {
	e := &build.Edition{Single: named{}, Files: map[string][]byte{
		"a/one.html": []byte(`<link rel="icon" href="x.ico"><template id="search-template"><script src="../s.js"></script></template>` +
			`<main><link href="../assets/one.css" rel="stylesheet"><pre class="chroma"></pre><script src="../assets/one.js"></script></main>` +
			`<script src="../assets/two.js"></script><script>inline()</script>`),
		"two.html": []byte(`<template id="other"></template><link rel="stylesheet" href="assets/one.css"><script src="assets/two.js"></script><script src="https://example.org/x.js"></script>`),
		"all.html": []byte(`<main></main>`),
	}}
	one := build.EditionPage{Path: "a/one.html", Lang: "en", Layout: "guide"}
	two := build.EditionPage{Path: "two.html", Lang: "en", Layout: "home"}
	all := build.EditionPage{Path: "all.html", Lang: "en", Layout: listLayout}
	for _, c := range []struct {
		name          string
		pages         []build.EditionPage
		style, script string
	}{
		{"one page", []build.EditionPage{two}, "home assets/one.css", "assets/two.js"},
		{"two pages", []build.EditionPage{one, two}, "guide code assets/one.css home", "assets/one.js assets/two.js"},
		{"with search", []build.EditionPage{one, all}, "guide code assets/one.css all", "s.js assets/one.js assets/two.js"},
	} {
		got, err := partsOf(e, c.pages)
		if err != nil || got.style != c.style || got.script != c.script {
			t.Errorf("%s: got %q, %q, %v; want %q, %q", c.name, got.style, got.script, err, c.style, c.script)
		}
	}
	if got, _ := partsOf(e, []build.EditionPage{one, two}); strings.Join(got.sheets["two.html"], " ") != "home assets/one.css" {
		t.Errorf("a page has the sheets of another: %q", got.sheets["two.html"])
	}
}
