package bundle

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const fine = `<!doctype html><html><head><link rel="icon" href="data:,"><link rel="canonical" href="https://example.org/">
<style>a{background:url("data:image/png;base64,x")}</style></head><body><label for="x">X</label><input id="x">
<a href="#x">X</a> <a href="https://example.org/#y">Y</a> <a href="tel:112">112</a> <a href="">here</a></body></html>`

func TestInspectFindsNothing(t *testing.T) {
	for name, problems := range map[string]int{
		"folder": len(inspect("", map[string][]byte{
			"index.html": []byte(fine + `<a href="a/b%20c.html#d">`), "a/b c.html": []byte(`<p id="d"><img src="../p.png"><a href="../index.html">`),
			"p.png": nil, "s.css": []byte(`a{background:url(p.png)}`),
		}, folderRules)),
		"file": len(inspect("", map[string][]byte{"a.html": []byte(fine)}, singleRules)),
		"book": len(inspect("", map[string][]byte{
			"b/a.xhtml":  []byte(`<html xmlns="http://www.w3.org/1999/xhtml"><p id="x"><a href="#x">é&#160;</a><svg:use xmlns:svg="s" xmlns:l="l" l:href="#x"/></p></html>`),
			"b/book.opf": []byte(`<package><item id="a" href="a.xhtml"/></package>`),
		}, bookRules)),
	} {
		if problems > 0 {
			t.Errorf("%s: %d problems of what is well", name, problems)
		}
	}
}

func TestInspectFinds(t *testing.T) {
	for _, c := range []struct {
		rules rules
		name  string
		text  string
		want  string
	}{
		{folderRules, "a.html", `<p id="x"><p id="x">`, `the id "x" stands twice`},
		{folderRules, "a.html", `<label for="x">`, `an element is tied to the id "x", which is not there`},
		{folderRules, "a.html", `<p aria-describedby="x">`, `tied to the id "x"`},
		{folderRules, "a.html", `<a href="b.html">`, `"b.html" leads to a file that is not there`},
		{folderRules, "a.html", `<noscript><a href="b.html"></noscript>`, `"b.html" leads to a file that is not there`},
		{folderRules, "a.html", `<a href="./">`, `leads to a file that is not there`},
		{folderRules, "a.html", `<a href="other.html#y">`, `"other.html#y" leads to an id that is not there`},
		{folderRules, "a.html", `<a href="#y">`, `leads to an id that is not there`},
		{folderRules, "a.html", `<a href="/a.html">`, `begins at the root of a server`},
		{folderRules, "a.html", `<a href="%zz">`, `is no address`},
		{folderRules, "a.html", `<img src="https://example.org/x.png">`, `would be fetched from somewhere else`},
		{folderRules, "a.html", `<script src="//example.org/x.js"></script>`, `would be fetched from somewhere else`},
		{folderRules, "a.html", `<link rel="stylesheet" href="https://example.org/x.css">`, `would be fetched from somewhere else`},
		{folderRules, "a.html", `<style>@import url(x.css)</style>`, `"x.css" leads to a file that is not there`},
		{folderRules, "a.css", `a{background:url('x.png')}`, `"x.png" leads to a file that is not there`},
		{folderRules, "a.svg", `<svg><use href="#x"/></svg>`, `leads to an id that is not there`},
		{singleRules, "a.html", `<a href="other.html">`, `leads to a file beside this one`},
		{bookRules, "a.xhtml", `<p><br></p>`, `this cannot be read`},
		{bookRules, "a.opf", `<package><item id="a" href="none.xhtml"/></package>`, `leads to a file that is not there`},
		{bookRules, "a.opf", `<package><item id="a" href="https://example.org/"/></package>`, `would be fetched`},
	} {
		found := inspect("public/", map[string][]byte{c.name: []byte(c.text), "other.html": []byte("<p>")}, c.rules)
		if len(found) != 1 || found[0].File != "public/"+c.name || !strings.Contains(found[0].Message, c.want) {
			t.Errorf("%s in %s: got %v, want one that says %q", c.text, c.name, found, c.want)
		}
	}
}

// What only a part shows is found: the header of one loses what leads to pages
// that are left out, and whatever names it must not stay.
func TestTargetsLooksAtParts(t *testing.T) {
	mains := map[string]string{"index.html": "", "help/lines.html": "", "a/one.html": `<p id="x"><a href="two.html">two</a>`, "a/two.html": "", "b/three.html": ""}
	for _, c := range []struct {
		name, header string
		want         []string
	}{
		{"nothing", ``, nil},
		{"a tie", `<ul><li><a id="to" href="../b/three.html">3</a></li></ul><p aria-describedby="to"></p>`, []string{
			`--only help: small.html: an element is tied to the id "to", which is not there`,
		}},
		{"the whole", `<a href="gone.html">g</a>`, []string{`public/b/three.html: "gone.html" leads to a file that is not there`}},
	} {
		e := edition(mains)
		for name, page := range e.Files {
			header := strings.ReplaceAll(c.header, "../", strings.Repeat("../", strings.Count(name, "/")))
			if c.name != "the whole" || name == "b/three.html" {
				e.Files[name] = bytes.Replace(page, []byte("</header>"), []byte(header+"</header>"), 1)
			}
		}
		e.Pages[len(e.Pages)-1].Exercise = "three"
		problems, err := Targets(e)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range problems {
			got = append(got, d.File+": "+d.Message)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, diff)
		}
	}
}
