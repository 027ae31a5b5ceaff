package build_test

import (
	"os"
	"path/filepath"
	"testing"

	"underpin/internal/build"
)

// TestPreviewOfFrontMatter changes the front matter of one page, and expects the
// site that a preview would make anew.
func TestPreviewOfFrontMatter(t *testing.T) {
	dir := lay(t, small)
	preview, err := build.NewPreview(build.Options{Source: dir, BaseURL: "https://example.org/"}, "")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ old, new string }{
		{"title: First", "title: Changed"},
		{"reviewed: 2026-11-22", "reviewed: 2026-11-20"},
		{"related: [start/index]", "aliases: [old.html]"},
		{"aliases: [old.html]", "sensitive: true"},
		{"title: Changed", "titel: Changed"}, // a mistake
		{"titel: Changed", "title: First"},
		{"sensitive: true", "order: 4"},
	}
	for _, tt := range tests {
		change(t, preview, dir, "content/start/first.md", tt.old, tt.new)
		fresh, err := build.NewPreview(build.Options{Source: dir, BaseURL: "https://example.org/"}, "")
		if err != nil {
			t.Fatal(err)
		}
		if len(fresh.Problems()) != len(preview.Problems()) {
			t.Errorf("%s: got %v, want %v", tt.new, preview.Problems(), fresh.Problems())
		}
		if len(fresh.Problems()) > 0 {
			continue // what was good before is shown
		}
		for _, path := range []string{"index.html", "start/index.html", "start/first.html", "exercises/apology.html", "feed.xml", "sitemap.xml", "old.html", "search/en.js"} {
			got, err := preview.Get(path)
			want, _ := fresh.Get(path)
			if err != nil || string(got.Data) != string(want.Data) || got.Found != want.Found {
				t.Errorf("after %s, %s is\n%s\nand should be\n%s", tt.new, path, got.Data, want.Data)
			}
		}
	}
}

// TestPreviewOfABrokenLayout changes the front matter of a page while a layout
// is half written, which nobody has told the preview yet.
func TestPreviewOfABrokenLayout(t *testing.T) {
	dir := lay(t, small)
	preview, err := build.NewPreview(build.Options{Source: dir}, "")
	if err != nil {
		t.Fatal(err)
	}
	before, err := preview.Get("start/first.html")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "layouts", "frame.html"), []byte("{{"), 0o666); err != nil {
		t.Fatal(err)
	}
	change(t, preview, dir, "content/start/first.md", "title: First", "title: Changed")
	after, err := preview.Get("start/first.html")
	if err != nil || string(after.Data) != string(before.Data) {
		t.Errorf("got\n%s\nand should still be\n%s (%v)", after.Data, before.Data, err)
	}
}

// TestPreviewOfLayoutsWithoutPages has mistakes in the layouts that no page of
// content/ is laid out by.
func TestPreviewOfLayoutsWithoutPages(t *testing.T) {
	dir := lay(t, small+"-- layouts/redirect.html --\n{{define \"redirect\"}}{{.Nothing}}{{end}}\n-- layouts/not-found.html --\n{{define \"not-found\"}}{{.None}}{{end}}\n")
	preview, err := build.NewPreview(build.Options{Source: dir}, "")
	if err != nil {
		t.Fatal(err)
	}
	change(t, preview, dir, "content/start/first.md", "related: [start/index]", "aliases: [old.html, older.html]")
	for range 2 {
		answer, err := preview.Get("old.html")
		if err != nil || len(answer.Problems) != 2 || answer.Problems[0].File != "layouts/not-found.html" || answer.Problems[1].File != "layouts/redirect.html" {
			t.Errorf("got %v (%v), want one problem of each layout", answer.Problems, err)
		}
	}
}
