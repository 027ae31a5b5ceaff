package assets

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestStaticProblems(t *testing.T) {
	long := strings.Repeat("a", 250)
	dir := write(t, map[string]string{"static/a\nb.txt": "", "static/fine.txt": "", "folder/x.txt": "", "static/" + long: ""})
	for name, to := range map[string]string{"gone.txt": "nowhere", "folder": "../folder"} {
		if err := os.Symlink(to, filepath.Join(dir, "static", name)); err != nil {
			t.Fatal(err)
		}
	}
	a, problems := Build(dir)
	problems.Sort()
	var files []string
	for _, d := range problems {
		files = append(files, d.File)
		if d.Hint == "" || strings.Contains(d.Message, dir) {
			t.Errorf("no hint, or a path of this computer: %v", d)
		}
	}
	if diff := cmp.Diff([]string{"static/a\nb.txt", "static/" + long, "static/folder", "static/gone.txt"}, files); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if got := a.Files(); !slices.Equal(got, []string{"fine.txt"}) {
		t.Errorf("files: %v", got)
	}
}

// TestStaticIsNoFolder demands a problem, and no file called static.
func TestStaticIsNoFolder(t *testing.T) {
	a, problems := Build(write(t, map[string]string{"static": "a file"}))
	if len(problems) != 1 || problems[0].File != "static" || len(a.Files()) > 0 {
		t.Errorf("problems are %v and files %v, want one problem and no file", problems, a.Files())
	}
}

// TestSourcesAreFiles demands one problem, at its name, for what is called like a
// source and is none.
func TestSourcesAreFiles(t *testing.T) {
	dir := write(t, map[string]string{"layouts/css/base.css/x": "", "layouts/head.ts/x": "", "layouts/search/x.ts": ""})
	if err := os.Symlink("nowhere", filepath.Join(dir, "layouts/search.ts")); err != nil {
		t.Fatal(err)
	}
	_, problems := Build(dir)
	problems.Sort()
	var files []string
	for _, d := range problems {
		files = append(files, d.File)
	}
	if diff := cmp.Diff([]string{"layouts/css/base.css", "layouts/head.ts", "layouts/search.ts"}, files); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}
