package bundle

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"underpin/internal/build"
)

// collect builds the site of a folder in memory.
func collect(t *testing.T, source string) *build.Edition {
	t.Helper()
	e, result, err := build.Collect(build.Options{Source: source})
	if err != nil || e == nil {
		t.Fatal(err, result.Problems)
	}
	return e
}

// twoLanguages is the small site of the browser tests, under the real layouts.
func twoLanguages(t *testing.T) *build.Edition {
	t.Helper()
	dir := t.TempDir()
	for from, to := range map[string]string{"browser/two-languages": "", "layouts": "layouts", "static": "static", "exercises/_lib": "exercises/_lib"} {
		if err := os.CopyFS(filepath.Join(dir, to), os.DirFS(filepath.Join("../..", from))); err != nil {
			t.Fatal(err)
		}
	}
	return collect(t, dir)
}

// openBook returns the files of a book, and their names in order.
func openBook(t *testing.T, e *build.Edition, o Options) (map[string]string, []*zip.File) {
	t.Helper()
	data, err := EPUB(e, o)
	if err != nil {
		t.Fatal(err)
	}
	again, err := EPUB(e, o)
	if err != nil || !bytes.Equal(data, again) {
		t.Error("the second time the bytes are others", err)
	}
	s, err := ReadStamp(data)
	if err != nil || s.Kind != KindEPUB {
		t.Error(s, err)
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range r.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(text)
	}
	return files, r.File
}

// TestEPUB holds the books of the whole site, of a part of it, and of a site in
// two languages to what every book must be.
func TestEPUB(t *testing.T) {
	site, small := collect(t, "../.."), twoLanguages(t)
	for name, of := range map[string]struct {
		edition *build.Edition
		options Options
	}{
		"whole":         {site, Options{}},
		"part":          {site, Options{Only: []string{"forgiveness"}}},
		"two languages": {small, Options{}},
	} {
		t.Run(name, func(t *testing.T) {
			files, order := openBook(t, of.edition, of.options)
			if f := order[0]; f.Name != "mimetype" || f.Method != zip.Store || len(f.Extra) > 0 || f.Flags != 0 || files["mimetype"] != "application/epub+zip" {
				t.Errorf("the first file is %+v", f)
			}
			for name, text := range files {
				if path.Ext(name) == ".xhtml" {
					checkDocument(t, files, name, text)
				}
				if path.Ext(name) == ".xhtml" || path.Ext(name) == ".opf" {
					if err := wellFormed(text); err != nil {
						t.Errorf("%s: %v", name, err)
					}
				}
				if base := path.Base(name); strings.HasPrefix(name, "book/") && !strings.Contains(files["book/book.opf"], `href="`+base+`"`) && base != "book.opf" {
					t.Errorf("the package does not name %s", name)
				}
			}
		})
	}
}

// checkDocument holds a document to its ids and links, and to having nothing for
// browsers alone.
func checkDocument(t *testing.T, files map[string]string, name, text string) {
	t.Helper()
	if strings.Contains(text, "<span></span>") {
		t.Errorf("%s: a name is empty", name)
	}
	for _, id := range doubled(idsOf(text)) {
		t.Errorf("%s: two elements have the id %q", name, id)
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range elements(doc) {
		switch n.DataAtom {
		case atom.Input, atom.Textarea, atom.Select, atom.Button, atom.Form, atom.Script, atom.Template, atom.Fieldset, atom.Label:
			t.Errorf("%s: there is a %s", name, n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "data-") || strings.HasPrefix(a.Key, "on") || a.Key == "style" {
				t.Errorf("%s: <%s %s=%q>", name, n.Data, a.Key, a.Val)
			}
		}
		for _, key := range []string{"href", "src"} {
			if to, ok := get(n, key); ok && n.Namespace == "" {
				checkLink(t, files, name, to)
			}
		}
		names, _ := get(n, "aria-labelledby")
		for id := range strings.FieldsSeq(names) {
			checkLink(t, files, name, "#"+id)
		}
	}
}

func checkLink(t *testing.T, files map[string]string, name, to string) {
	t.Helper()
	if regexp.MustCompile(`^(https?|tel|sms):`).MatchString(to) {
		return
	}
	file, id, _ := strings.Cut(to, "#")
	target := name
	if file != "" {
		target = path.Join(path.Dir(name), file)
	}
	text, ok := files[target]
	if !ok || id != "" && !slices.Contains(idsOf(text), id) {
		t.Errorf("%s: a link leads to %q, which is not there", name, to)
	}
}

var idIn = regexp.MustCompile(` id="([^"]*)"`)

func idsOf(text string) (ids []string) {
	for _, m := range idIn.FindAllStringSubmatch(text, -1) {
		ids = append(ids, m[1])
	}
	return ids
}

func doubled(all []string) (twice []string) {
	slices.Sort(all)
	for i := 1; i < len(all); i++ {
		if all[i] == all[i-1] {
			twice = append(twice, all[i])
		}
	}
	return twice
}

// chapterOf returns the document of a page, by its place in a book of all pages.
func chapterOf(t *testing.T, files map[string]string, heading string) string {
	t.Helper()
	for name, text := range files {
		if strings.Contains(text, heading+"</h1>") && strings.HasPrefix(name, "book/c") {
			return text
		}
	}
	t.Fatalf("no document has the heading %q", heading)
	return ""
}

// TestEPUBSheets looks at what exercises, notes and sources become.
func TestEPUBSheets(t *testing.T) {
	e := collect(t, "../..")
	files, _ := openBook(t, e, Options{})
	words := e.Words["en"]
	has := func(text string, parts ...string) {
		t.Helper()
		for _, part := range parts {
			if !strings.Contains(text, part) {
				t.Errorf("there is no %s", part)
			}
		}
	}
	for _, p := range e.Pages {
		if p.Exercise != "" && p.Exercise != "before-you-start" && !strings.Contains(chapterOf(t, files, p.Title), words["book-paper"]) {
			t.Errorf("%s: it does not say what paper keeps", p.Exercise)
		}
	}
	has(chapterOf(t, files, "Build an apology"), words["book-gate"], `<span class="box" role="img" aria-label="`+words["book-tick"]+`">`+"\u2610</span>",
		`<span class="blank" role="img" aria-label="`+words["book-write"]+`"><span class="rule">`)
	has(chapterOf(t, files, "A minute to steady yourself"), `<ul class="scale-row"><li>`, "_____")
	has(chapterOf(t, files, "Weekly talk"), `<span class="hint">Minutes: 4</span><div>One thing each.`)
	has(chapterOf(t, files, "Small promises, with a day"), `<span class="on-paper"><span><span class="box"`)
	all := strings.Join(slices.Collect(maps.Values(files)), "")
	has(all, `epub:type="noteref" role="doc-noteref"`, `<aside `, `epub:type="footnote" role="doc-footnote"`, `epub:type="endnote"`, `role="doc-backlink"`)
	has(files["book/title.xhtml"], "underpin-edition-1 epub ", words["book-license"], "911")
	has(files["book/nav.xhtml"], `epub:type="toc"`, `epub:type="landmarks"`, `epub:type="glossary"`)
	has(files["book/book.opf"], "schema:accessMode", "schema:accessModeSufficient", "schema:accessibilityFeature", "schema:accessibilityHazard", "schema:accessibilitySummary", "dcterms:modified")
	if strings.Contains(files["book/book.opf"], "conformsTo") {
		t.Error("the book claims a conformance that nobody has tested")
	}
}

// TestEPUBLeavesOut looks at links to what a part of a site does not have.
func TestEPUBLeavesOut(t *testing.T) {
	e := collect(t, "../..")
	files, _ := openBook(t, e, Options{Only: []string{"forgiveness"}, Name: "Notes & more"})
	all := strings.Join(slices.Collect(maps.Values(files)), "")
	for _, part := range []string{`<span class="left-out">`, "(" + e.Words["en"]["left-out"] + ")", "<dc:title>Notes &amp; more</dc:title>", "Help lines</h1>"} {
		if !strings.Contains(all, part) {
			t.Errorf("there is no %s", part)
		}
	}
	if _, err := EPUB(e, Options{Only: []string{"nothing"}}); err == nil {
		t.Error("a part that is not there was not refused")
	}
}

// TestEPUBRightToLeft looks at a book in two languages, and at one that begins
// from the right.
func TestEPUBRightToLeft(t *testing.T) {
	e := twoLanguages(t)
	both, _ := openBook(t, e, Options{})
	for _, part := range []string{"<dc:language>en</dc:language>", "<dc:language>ar</dc:language>"} {
		if !strings.Contains(both["book/book.opf"], part) {
			t.Errorf("there is no %s", part)
		}
	}
	if strings.Contains(both["book/book.opf"], "page-progression") || !strings.Contains(both["book/nav.xhtml"], `<span lang="ar" xml:lang="ar" dir="rtl">العربية</span>`) {
		t.Error(both["book/nav.xhtml"])
	}
	one, _ := openBook(t, e, Options{Languages: []string{"ar"}})
	if !strings.Contains(one["book/book.opf"], `<spine page-progression-direction="rtl">`) || !strings.Contains(one["book/c001.xhtml"], `lang="ar" xml:lang="ar" dir="rtl"`) {
		t.Error(one["book/book.opf"])
	}
}
