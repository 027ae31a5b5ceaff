package bundle

import (
	"strings"
	"testing"
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
