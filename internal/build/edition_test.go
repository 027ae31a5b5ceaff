package build_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/build"
)

// In memory stands what a build publishes.
func TestCollect(t *testing.T) {
	dir := lay(t, twoLanguages)
	out := filepath.Join(dir, "public")
	publish(t, build.Options{Source: dir, Output: out})
	edition, result, err := build.Collect(build.Options{Source: dir})
	if err != nil || len(result.Problems) > 0 {
		t.Fatal(err, result.Problems)
	}
	got := map[string]string{}
	for name, data := range edition.Files {
		got[name] = string(data)
	}
	if diff := cmp.Diff(tree(t, out), got); diff != "" {
		t.Errorf("(-published +collected):\n%s", diff)
	}
	if len(edition.Pages) != result.Summary.Pages || len(edition.Pages) == 0 {
		t.Errorf("%d pages, %d counted", len(edition.Pages), result.Summary.Pages)
	}
	for _, page := range edition.Pages {
		if got[page.Path] == "" {
			t.Errorf("%s is no file", page.Path)
		}
	}
}
