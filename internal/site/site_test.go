package site_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/config"
	"underpin/internal/content"
	"underpin/internal/diag"
	"underpin/internal/site"
)

const settings = `title: T
tagline: S
language: en
languages: [{code: en, name: English}, {code: ar, name: العربية}]
sections:
  - {id: start, title: Start, summary: Where to begin}
  - {id: help, title: Help, summary: Who to call}
topics: [{id: help, title: Help}]
roles: [{id: either, title: Either}]
phases: [{id: atone, title: Atone}]
paths:
  - {id: hurt, title: I was hurt, steps: [start/one, start/nowhere, "exercise:apology"]}
`

// page returns a guide with the given title and further front matter.
func page(title string, lines ...string) *fstest.MapFile {
	front := "title: " + title + "\nsummary: A summary that is long enough to pass for one, which takes some words.\nreviewed: 2026-11-22\nrests_on: experience\n"
	return &fstest.MapFile{Data: []byte("---\n" + front + strings.Join(lines, "\n") + "\n---\n\nWords.\n")}
}

func translation(title string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("---\ntitle: " + title + "\n---\n\nWords.\n")}
}

// read makes the site of files over one with a home and two sections.
func read(t *testing.T, files fstest.MapFS) (*site.Site, diag.List) {
	t.Helper()
	all := fstest.MapFS{
		"site.yaml":              {Data: []byte(settings)},
		"content/index.md":       page("Home"),
		"content/start/index.md": page("Start"),
		"content/start/one.md":   page("One"),
		"content/help/index.md":  page("Help"),
	}
	for name, f := range files {
		if all[name] = f; f == nil {
			delete(all, name)
		}
	}
	cfg, problems := config.Read(all)
	if cfg == nil {
		t.Fatal(problems)
	}
	c, found := content.Read(all, cfg, false)
	s, joined := site.New(cfg, c, nil)
	return s, append(append(problems, found...), joined...)
}

// codes returns file and code of each problem, those of texts that are not
// translated left out.
func codes(l diag.List) []string {
	var all []string
	l.Sort()
	for _, d := range l {
		if d.Code == diag.TranslationMissing {
			continue
		}
		all = append(all, d.File+" "+string(d.Code))
	}
	return all
}

func TestOrder(t *testing.T) {
	s, _ := read(t, fstest.MapFS{
		"content/start/b.md":   page("Banana"),
		"content/start/a.md":   page("apple"),
		"content/start/z.md":   page("Last by name", "order: 1"),
		"content/help/who.md":  page("Who"),
		"content/start/one.md": page("One", "order: 2"),
	})
	var got []string
	for _, p := range s.Pages {
		got = append(got, p.Path)
	}
	want := []string{"index.html", "start/index.html", "start/z.html", "start/one.html", "start/a.html", "start/b.html", "help/index.html", "help/who.html"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("pages go by section, then order, then title (-want +got):\n%s", diff)
	}
	first, last := s.ByPath("start/z.html"), s.ByPath("start/b.html")
	if first.Prev != nil || first.Next.Path != "start/one.html" || last.Next != nil || last.Position != 4 {
		t.Errorf("neighbours stay within their section: %v %v %v %d", first.Prev, first.Next, last.Next, last.Position)
	}
}

func TestTranslations(t *testing.T) {
	s, problems := read(t, fstest.MapFS{
		"content/start/two.md":    page("Two", "related: [start/one]", "order: 1"),
		"content/start/one.ar.md": translation("واحد"),
		"content/start/two.ar.md": translation("اثنان"),
	})
	one := s.ByPath("ar/start/one.html")
	if one == nil {
		t.Fatalf("no page ar/start/one.html; %v", codes(problems))
	}
	if s.In(s.ByPath("start/one.html"), "ar") != one || s.Slug("start/one", "ar") != one {
		t.Error("a translation is not found from its original")
	}
	if home := s.ByPath("index.html"); s.In(home, "ar") != home {
		t.Error("what is not translated stands for itself")
	}
	two := s.ByPath("ar/start/two.html")
	if len(two.Related) != 1 || two.Related[0] != one {
		t.Errorf("related pages come from the original, in the language: %v", two.Related)
	}
	if two.Position != 1 || one.Position != 2 {
		t.Errorf("order comes from the original: two is %d, one is %d", two.Position, one.Position)
	}
}

func TestReferences(t *testing.T) {
	_, problems := read(t, fstest.MapFS{
		"content/start/one.md": page("One", "related: [start/onne, help/index]"),
	})
	want := []string{"content/start/one.md page-unknown", "site.yaml page-unknown", "site.yaml exercise-unknown"}
	if diff := cmp.Diff(want, codes(problems)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if at := problems[0].At; at.Column != 11 {
		t.Errorf("the place is that of the name in the list, got column %d", at.Column)
	}
}

func TestAliases(t *testing.T) {
	quiet := &fstest.MapFile{Data: []byte(settings[:strings.Index(settings, "paths:")])}
	s, problems := read(t, fstest.MapFS{
		"site.yaml":            quiet,
		"content/start/a.md":   page("A", "aliases: [old.html, start/one.html]"),
		"content/start/b.md":   page("B", "aliases: [old.html, older/b.html]"),
		"content/start/one.md": page("One"),
	})
	var got []string
	for _, r := range s.Redirects {
		got = append(got, r.Path+" to "+r.To.Path)
	}
	if diff := cmp.Diff([]string{"old.html to start/a.html", "older/b.html to start/b.html"}, got); diff != "" {
		t.Errorf("the first by name keeps an alias (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"content/start/a.md path-taken", "content/start/b.md path-taken"}, codes(problems)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMissingPages(t *testing.T) {
	_, problems := read(t, fstest.MapFS{
		"site.yaml":              {Data: []byte(settings[:strings.Index(settings, "paths:")])},
		"content/index.md":       nil,
		"content/start/index.md": nil,
	})
	want := []string{"content/index.md file-missing", "content/start/index.md file-missing"}
	if diff := cmp.Diff(want, codes(problems)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRelative(t *testing.T) {
	tests := []struct{ from, to, want string }{
		{"index.html", "index.html", "index.html"},
		{"index.html", "a/b.html", "a/b.html"},
		{"a/b.html", "index.html", "../index.html"},
		{"a/b.html", "a/c.html", "c.html"},
		{"a/b.html", "c/d.html", "../c/d.html"},
		{"ar/a/b.html", "a/b.html", "../../a/b.html"},
		{"ar/a/b.html", "ar/index.html", "../index.html"},
		{"a/b.html", "a/50% off? #1 é.html", "50%25%20off%3F%20%231%20%C3%A9.html"},
		{"index.html", "a:b.html", "a%3Ab.html"},
	}
	for _, tt := range tests {
		if got := site.Relative(tt.from, tt.to); got != tt.want {
			t.Errorf("Relative(%q, %q) = %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
}
