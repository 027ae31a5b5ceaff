package bundle

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"underpin/internal/build"
)

// edition makes an edition of pages by their paths, each given as what stands in
// its main part.
func edition(mains map[string]string) *build.Edition {
	e := &build.Edition{Title: "Small", Language: "en", Single: single{}, Files: map[string][]byte{}, Words: map[string]map[string]string{"en": {"left-out": "not here"}}}
	for _, path := range []string{"index.html", "help/lines.html", "help/afraid.html", "a/one.html", "a/two.html", "b/three.html"} {
		main, ok := mains[path]
		if !ok {
			continue
		}
		section, _, _ := strings.Cut(path, "/")
		if path == "index.html" {
			section = ""
		}
		up := strings.Repeat("../", strings.Count(path, "/"))
		e.Files[path] = []byte(`<!DOCTYPE html><html lang="en" dir="ltr" data-exit-url="https://example.org/"><head><title>T</title></head><body>` +
			`<header><a id="brand" href="` + up + `index.html">Small</a><ul><li><a href="` + up + `a/one.html">One</a></li></ul></header>` +
			`<main id="main"><h1>Title</h1>` + main + `</main><footer><p>End</p></footer></body></html>`)
		p := build.EditionPage{Path: path, Lang: "en", Layout: "guide", Title: "Title", Section: section, Sensitive: path == "help/afraid.html"}
		if path == "help/lines.html" {
			p.Layout = helpLayout
		}
		e.Pages = append(e.Pages, p)
	}
	return e
}

// singleFile makes the one file and parses it.
func singleFile(t *testing.T, e *build.Edition, o Options) (string, *html.Node) {
	t.Helper()
	data, err := HTML(e, o)
	if err != nil {
		t.Fatal(err)
	}
	again, err := HTML(e, o)
	if err != nil || !bytes.Equal(data, again) {
		t.Error("the second time the bytes are others", err)
	}
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return string(data), doc
}

func TestHTML(t *testing.T) {
	text, doc := singleFile(t, edition(map[string]string{
		"index.html":      `<p id="x"><a href="a/one.html#x">to a place</a> <a href="https://example.org/">out</a></p>`,
		"help/lines.html": `<p>Lines</p>`,
		"a/one.html": `<p id="x"><a href="../index.html">home</a> <a href="#x">here</a> <label for="f y">L</label><input id="f"></p>` +
			`<svg><defs><path id="g"/></defs><use href="#g"/><rect fill="url(#g)"/></svg>` +
			`<script type="application/json" data-x>{"b":{"href":"../index.html"}}</script><script src="gone.js"></script><link rel="stylesheet" href="gone.css">`,
	}), Options{})
	for _, want := range []string{
		`<a href="#p3-x">to a place</a>`, `<a href="https://example.org/">out</a>`, `<a href="#p1">home</a>`, `<a href="#p3-x">here</a>`,
		`for="p3-f p3-y"`, `id="p3-f"`, `<use href="#p3-g">`, `fill="url(#p3-g)"`, `{"b":{"href":"#p1"}}`, `data-page="a/one.html" id="p3"`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not in\n%s", want, text)
		}
	}
	if strings.Contains(text, "gone") {
		t.Error("something is still fetched")
	}
	if h1 := first(doc, atom.H1); h1 == nil || textOf(h1) != "Title" {
		t.Error("no page is there")
	}
}

// What is left out is said to be; home, the help lines and the pages about danger
// that are linked to are not left out.
func TestHTMLOfAPart(t *testing.T) {
	e := edition(map[string]string{
		"index.html": `<p>Home</p>`, "help/lines.html": `<p>Lines</p>`, "help/afraid.html": `<p>Afraid <a href="../a/two.html">two</a></p>`,
		"a/one.html": `<p class="label"><a href="two.html">Section</a>, 1 of 2</p><p><a href="two.html">the other</a>, <a href="../help/afraid.html">a page for you</a></p>`, "a/two.html": `<p>Two</p>`,
	})
	text, _ := singleFile(t, e, Options{Only: []string{"a/one"}})
	for _, want := range []string{
		`data-page="index.html"`, `data-page="help/lines.html"`, `data-page="help/afraid.html"`, `data-page="a/one.html"`,
		`<span>Section</span>, 1 of 2`, `<span>the other<small> (not here)</small></span>`, `">a page for you</a>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not in\n%s", want, text)
		}
	}
	if strings.Contains(text, `data-page="a/two.html"`) {
		t.Error("a page came along that nobody asked for")
	}
	text, _ = singleFile(t, e, Options{Only: []string{"a/two"}})
	if strings.Contains(text, ">One<") {
		t.Error("the header leads to what is left out")
	}
	for _, o := range []Options{{Only: []string{"b"}}, {Languages: []string{"xx"}}, {Exercise: "none"}} {
		var unknown *Unknown
		if _, err := HTML(e, o); !errors.As(err, &unknown) {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

// The header of a second language waits, so that one is there at a time.
func TestHTMLOfTwoLanguages(t *testing.T) {
	text, _ := singleFile(t, twoLanguages(t), Options{})
	for _, want := range []string{`<template data-frame="ar">`, `lang="ar" dir="rtl"`, `<nav class="contents" lang="ar" dir="rtl"`, `data-index="ar"`, `data-words="en"`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not there", want)
		}
	}
	text, _ = singleFile(t, twoLanguages(t), Options{Languages: []string{"ar"}})
	if strings.Contains(text, `<template data-frame`) || !strings.Contains(text, `<html lang="ar" dir="rtl"`) {
		t.Error("one language alone is not first")
	}
}

// FuzzHTML joins pages of any content: where the links, ids and resources of the
// folder are right, those of the one file are.
func FuzzHTML(f *testing.F) {
	f.Add(`<p id="x"><a href="one.html#x">x</a>`, `<svg><use href="#x"/></svg>`)
	f.Add(`<a href="../index.html">h</a>`, `<label for="i">L</label><input id="i"><a href="#i">i</a>`)
	f.Add(`<template><p id="t"></p></template>`, `<a href="?">q</a><a href=" ">s</a>`)
	f.Fuzz(func(t *testing.T, one, two string) {
		e := edition(map[string]string{"index.html": "", "help/lines.html": "", "a/one.html": one, "a/two.html": two})
		if len(inspect("", e.Files, folderRules)) > 0 {
			return
		}
		data, err := HTML(e, Options{})
		if err != nil {
			return // a part that is no page says so
		}
		if problems := inspect("", map[string][]byte{"all.html": data}, singleRules); len(problems) > 0 {
			t.Errorf("%s\n%s\n%v", one, two, problems)
		}
	})
}
