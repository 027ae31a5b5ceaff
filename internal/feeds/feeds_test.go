package feeds_test

import (
	"encoding/xml"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/config"
	"underpin/internal/content"
	"underpin/internal/feeds"
	"underpin/internal/site"
)

func page(title, reviewed string, lines ...string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("---\ntitle: " + title + "\nsummary: A summary that is long enough to pass for one, which takes some words.\nreviewed: " + reviewed + "\nrests_on: experience\n" + strings.Join(lines, "\n") + "\n---\n\nWords.\n")}
}

func made(t *testing.T, base string) map[string]string {
	t.Helper()
	all := fstest.MapFS{
		"site.yaml":               {Data: []byte("title: T & S\ntagline: For tests\n" + base + "language: en\nsections: [{id: start, title: Start, summary: Where to begin}, {id: help, title: Help, summary: Who to call}]\ntopics: [{id: help, title: Help}]\nroles: [{id: either, title: Either}]\nphases: [{id: atone, title: Atone}]\n")},
		"content/index.md":        page("Home", "2026-11-22"),
		"content/start/index.md":  page("Start", "2026-11-22"),
		"content/start/old.md":    page("Old", "2025-01-02"),
		"content/start/new é.md":  page("New <b>", "2026-03-04"),
		"content/start/hidden.md": page("Hidden", "2026-11-01", "sensitive: true"),
		"content/help/index.md":   page("Help", "2026-11-22"),
	}
	cfg, problems := config.Read(all)
	if cfg == nil {
		t.Fatal(problems)
	}
	c, _ := content.Read(all, cfg, false)
	s, _ := site.New(cfg, c, nil)
	files, err := feeds.Files(s)
	if err != nil {
		t.Fatal(err)
	}
	byPath := map[string]string{}
	for _, f := range files {
		byPath[f.Path] = string(f.Data)
	}
	return byPath
}

func TestWithoutAnAddress(t *testing.T) {
	want := map[string]string{"robots.txt": "User-agent: *\nAllow: /\n"}
	if diff := cmp.Diff(want, made(t, "")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFeed(t *testing.T) {
	files := made(t, "base_url: https://example.org/a\n")
	var feed struct {
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Entries []struct {
			Title string `xml:"title"`
			ID    string `xml:"id"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal([]byte(files["feed.xml"]), &feed); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range feed.Entries {
		got = append(got, e.Title+" "+e.ID)
	}
	want := []string{"New <b> https://example.org/a/start/new%20%C3%A9.html", "Old https://example.org/a/start/old.html"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the last reviewed comes first, and what is sensitive is left out (-want +got):\n%s", diff)
	}
	if feed.Title != "T & S" || feed.Updated != "2026-03-04T00:00:00Z" {
		t.Errorf("title %q, updated %q", feed.Title, feed.Updated)
	}
	if files["start/feed.xml"] == "" || files["help/feed.xml"] != "" {
		t.Error("a section with guides has a feed, and one without has none")
	}
}

func TestSitemapHoldsEveryPage(t *testing.T) {
	files := made(t, "base_url: https://example.org/a/\n")
	if n := strings.Count(files["sitemap.xml"], "<loc>https://example.org/a/"); n != 6 {
		t.Errorf("%d of 6 pages:\n%s", n, files["sitemap.xml"])
	}
	if !strings.Contains(files["robots.txt"], "Sitemap: https://example.org/a/sitemap.xml\n") {
		t.Errorf("robots.txt does not name the sitemap:\n%s", files["robots.txt"])
	}
}
