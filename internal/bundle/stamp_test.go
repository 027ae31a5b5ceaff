package bundle

import (
	"archive/zip"
	"bytes"
	"errors"
	"html"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/build"
)

// small is a site of two pages in two languages.
func small() *build.Edition {
	return &build.Edition{
		Title: "Small", Language: "en",
		Files: map[string][]byte{
			"index.html": []byte("<main>home</main>"), "start/first.html": []byte("<main>first</main>"), "fr/index.html": []byte("<main>accueil</main>"),
			"house.svg": []byte("<svg/>"), "feed.xml": []byte("feed"), "CNAME": []byte("example.org"), ".nojekyll": nil,
		},
		Pages: []build.EditionPage{
			{Path: "index.html", Lang: "en"},
			{Path: "start/first.html", Lang: "en", Section: "start", Reviewed: "2026-11-20"},
			{Path: "fr/index.html", Lang: "fr", Reviewed: "2026-11-22"},
		},
		Head: "head()", Single: single{"a{}", "all()"},
	}
}

// single is what one file needs, whatever its pages.
type single struct{ style, script string }

func (s single) Sheets(_, _ []string) []string   { return nil }
func (s single) Style([]string) string           { return s.style }
func (s single) Script([]string) (string, error) { return s.script, nil }

var stamps = []Stamp{
	{Kind: KindHTML},
	{Kind: KindZIP, Reviewed: "2026-11-22", Drafts: true},
	{Kind: KindHTML, Options: Options{Exercise: "apology"}},
	{Kind: KindEPUB, Options: Options{Only: []string{"about/how-it-works", "forgiveness"}, Languages: []string{"en", "pt-BR"}, Name: `A "name", <b> & é %20 +=;`}},
}

// in wraps the line of a stamp as each kind of bundle has it.
func in(t *testing.T, s Stamp) []byte {
	t.Helper()
	switch s.Kind {
	case KindZIP:
		return archive(t, "folder/index.html", "<p>", "folder/"+readme, "Title\n\nEdition:\n"+s.String()+"\n\nEnd.\n")
	case KindEPUB:
		return archive(t, "mimetype", "application/epub+zip", "EPUB/package.opf", `<meta property="x">`+html.EscapeString(s.String())+`</meta>`)
	}
	return []byte(`<!doctype html><meta charset="utf-8"><meta name="edition" content="` + html.EscapeString(s.String()) + `"><p>` + s.String() + `</p>`)
}

// archive makes a ZIP archive of names, each with its text after it.
func archive(t *testing.T, files ...string) []byte {
	t.Helper()
	var made bytes.Buffer
	w := zip.NewWriter(&made)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, files[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return made.Bytes()
}

func TestStampsAreReadBackExactly(t *testing.T) {
	for _, s := range stamps {
		s.Edition = "0123-4567-89ab-cdef-ghjk"
		got, err := ReadStamp(in(t, s))
		if err != nil {
			t.Errorf("%s: %v", s, err)
		}
		if diff := cmp.Diff(s, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", s, diff)
		}
	}
}

func TestStampSaysWhatChanged(t *testing.T) {
	stampOf := func(o Options, kind string, change func(*build.Edition)) Stamp {
		e := small()
		change(e)
		pages, err := o.choose(e)
		if err != nil {
			t.Fatal(err)
		}
		s, err := o.stamp(kind, e, pages)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	none := func(*build.Edition) {}
	base := stampOf(Options{}, KindHTML, none)
	if base.Reviewed != "2026-11-22" {
		t.Errorf("the newest review is of %q", base.Reviewed)
	}
	same := map[string]Stamp{
		"again":              stampOf(Options{}, KindHTML, none),
		"a page left out":    stampOf(Options{}, KindHTML, func(e *build.Edition) { e.Files["start/other.html"] = []byte("new") }),
		"a book":             stampOf(Options{}, KindEPUB, none),
		"a feed":             stampOf(Options{}, KindHTML, func(e *build.Edition) { e.Files["feed.xml"] = []byte("new") }),
		"an order of pieces": stampOf(Options{Languages: []string{"fr", "en", "fr"}}, KindHTML, none),
	}
	same["an order of pieces"] = func(s Stamp) Stamp { // the same as in the other order
		if s.Edition != stampOf(Options{Languages: []string{"en", "fr"}}, KindHTML, none).Edition {
			t.Error("the order in which languages are named makes another edition")
		}
		return base
	}(same["an order of pieces"])
	for what, s := range same {
		if s.Edition != base.Edition {
			t.Errorf("%s makes another edition", what)
		}
	}
	for what, s := range map[string]Stamp{
		"another kind":     stampOf(Options{}, KindZIP, none),
		"a page":           stampOf(Options{}, KindHTML, func(e *build.Edition) { e.Files["index.html"] = []byte("new") }),
		"a page's name":    stampOf(Options{}, KindHTML, func(e *build.Edition) { e.Pages[0].Path = "start/first.html" }),
		"a picture":        stampOf(Options{}, KindHTML, func(e *build.Edition) { e.Files["house.svg"] = []byte("new") }),
		"a script":         stampOf(Options{}, KindHTML, func(e *build.Edition) { e.Single = single{"a{}", "none()"} }),
		"drafts":           stampOf(Options{}, KindHTML, func(e *build.Edition) { e.Drafts = true }),
		"a part":           stampOf(Options{Only: []string{"start"}}, KindHTML, none),
		"a language":       stampOf(Options{Languages: []string{"en"}}, KindHTML, none),
		"a name":           stampOf(Options{Name: "Other"}, KindHTML, none),
		"a shift of bytes": stampOf(Options{}, KindHTML, func(e *build.Edition) { e.Head, e.Single = "head()a", single{"{}", "all()"} }),
	} {
		if s.Edition == base.Edition {
			t.Errorf("%s makes no other edition", what)
		}
	}
}

func TestReadStampRefuses(t *testing.T) {
	good := Stamp{Kind: KindHTML, Edition: "0123-4567-89ab-cdef-ghjk"}.String()
	for name, c := range map[string]struct {
		file string
		want error
	}{
		"nothing":           {"", ErrNoBundle},
		"another page":      {"<!doctype html><p>hello", ErrNoBundle},
		"an archive":        {string(archive(t, "a.txt", good+"\n")), ErrNoBundle},
		"half an archive":   {string(archive(t, "x/"+readme, good+"\n")[:40]), ErrDamaged},
		"a large part":      {string(archive(t, "x/"+readme, strings.Repeat(" ", 2<<20)+good+"\n")), ErrNoBundle},
		"html in a zip":     {string(archive(t, "x/"+readme, good+"\n")), ErrBadStamp},
		"a zip in html":     {strings.Replace(good, "html", "zip", 1) + "\n", ErrBadStamp},
		"no end":            {good, ErrBadStamp},
		"too long":          {good + " name=" + strings.Repeat("a", longest) + "\n", ErrBadStamp},
		"a key twice":       {good + " name=a name=b\n", ErrBadStamp},
		"keys in disorder":  {good + " name=a lang=en\n", ErrBadStamp},
		"an unknown key":    {good + " size=5\n", ErrBadStamp},
		"an open escape":    {good + " name=%2\n", ErrBadStamp},
		"a needless escape": {good + " name=%61\n", ErrBadStamp},
		"words in disorder": {good + " only=b,a\n", ErrBadStamp},
		"an empty word":     {good + " only=a,,b\n", ErrBadStamp},
		"a letter outside":  {strings.Replace(good, "0123", "o123", 1) + "\n", ErrBadStamp},
		"a short edition":   {strings.Replace(good, "-ghjk", "", 1) + "\n", ErrBadStamp},
	} {
		if s, err := ReadStamp([]byte(c.file)); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, %v; want the error %v", name, s, err, c.want)
		}
	}
}

func FuzzReadStamp(f *testing.F) {
	f.Add([]byte(Stamp{Kind: KindHTML, Edition: "0123-4567-89ab-cdef-ghjk", Options: Options{Only: []string{"a/b"}, Name: "é"}}.String() + "\n"))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, file []byte) {
		s, err := ReadStamp(file)
		if err == nil && !bytes.HasPrefix(file, []byte("PK")) && !bytes.Contains(file, []byte(s.String())) {
			t.Errorf("read %q, which the file does not say", s)
		}
	})
}
