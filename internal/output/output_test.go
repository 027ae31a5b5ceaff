package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A project is a source folder with its output in a test's folder.
type project struct{ output, state string }

func newProject(t testing.TB) project {
	dir := t.TempDir()
	return project{output: filepath.Join(dir, "public"), state: filepath.Join(dir, ".underpin")}
}

// A site is what a build makes: content by path. What ends in .html is a page,
// what ends in .xml is neither page nor asset.
type site map[string]string

func kindOf(name string) Kind {
	switch path.Ext(name) {
	case ".html":
		return Page
	case ".xml":
		return Other
	}
	return Asset
}

// try builds a site and ends its run.
func (p project) try(files site) (Counts, error) {
	s, err := Open(p.output, p.state)
	if err != nil {
		return Counts{}, err
	}
	defer s.Discard()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := s.Write(name, kindOf(name), []byte(files[name]), "source of "+name); err != nil {
			return Counts{}, err
		}
	}
	return s.Publish()
}

func (p project) build(t testing.TB, files site) Counts {
	t.Helper()
	counts, err := p.try(files)
	if err != nil {
		t.Fatal(err)
	}
	return counts
}

// put writes files as somebody else would.
func (p project) put(t testing.TB, files site) {
	t.Helper()
	for name, content := range files {
		full := filepath.Join(p.output, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// tree reads a folder: files with their content, empty folders with a slash,
// links with an arrow.
func tree(t testing.TB, dir string) site {
	t.Helper()
	found := site{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		rel = filepath.ToSlash(rel)
		switch {
		case d.IsDir():
			if entries, _ := os.ReadDir(name); len(entries) == 0 && rel != "." {
				found[rel+"/"] = ""
			}
		case d.Type() == fs.ModeSymlink:
			to, _ := os.Readlink(name)
			found[rel] = "-> " + to
		default:
			content, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			found[rel] = string(content)
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return found
}

func (p project) expect(t testing.TB, want site) {
	t.Helper()
	if diff := cmp.Diff(want, tree(t, p.output)); diff != "" {
		t.Fatalf("the output is wrong (-want +got):\n%s", diff)
	}
	if left, _ := filepath.Glob(p.state + "/*/staging"); left != nil {
		t.Fatalf("staging was left behind: %v", left)
	}
	if left, _ := filepath.Glob(p.state + "/*/record.*"); left != nil {
		t.Fatalf("the record was left unfinished: %v", left)
	}
}

func TestPublish(t *testing.T) {
	tests := []struct {
		name   string
		builds []site
		counts []Counts
	}{
		{"nothing", []site{{}}, []Counts{{}}},
		{"new", []site{{"index.html": "1", "a/b.html": "2", "a/c/d.js": "3", "feed.xml": "4"}}, []Counts{{Written: 4}}},
		{"same again", []site{{"a/b.html": "2"}, {"a/b.html": "2"}}, []Counts{{Written: 1}, {Unchanged: 1}}},
		{"changed", []site{{"a.html": "1", "b.html": "2"}, {"a.html": "1", "b.html": "3"}}, []Counts{{Written: 2}, {Written: 1, Unchanged: 1}}},
		{"stale", []site{{"a/b/c.html": "1", "d.html": ""}, {"d.html": ""}}, []Counts{{Written: 2}, {Unchanged: 1, Removed: 1}}},
		{"all stale", []site{{"a/b.html": "1"}, {}}, []Counts{{Written: 1}, {Removed: 1}}},
		{"moved", []site{{"a/b.html": "1"}, {"b/a.html": "1"}}, []Counts{{Written: 1}, {Written: 1, Removed: 1}}},
		{"file becomes folder", []site{{"a.html": "1"}, {"a.html/index.html": "1"}}, []Counts{{Written: 1}, {Written: 1, Removed: 1}}},
		{"file becomes deep folder", []site{{"a": "1"}, {"a/b/c.html": "1", "a/b/d.js": "2"}}, []Counts{{Written: 1}, {Written: 2, Removed: 1}}},
		{"folder becomes file", []site{{"a/b/c.html": "1", "a/d.js": "2"}, {"a": "1"}}, []Counts{{Written: 2}, {Written: 1, Removed: 2}}},
		{"other letters", []site{{"a/Page.html": "1"}, {"a/page.html": "1"}}, []Counts{{Written: 1}, {Written: 1, Removed: 1}}},
		{"folder in other letters", []site{{"A/page.html": "1"}, {"a/page.html": "1"}}, []Counts{{Written: 1}, {Written: 1, Removed: 1}}},
		{"kind changed", []site{{"a/b.html": "1"}, {"a/b.html": "1", "a/b.js": "1"}}, []Counts{{Written: 1}, {Written: 1, Unchanged: 1}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := newProject(t)
			for i, files := range test.builds {
				got := p.build(t, files)
				p.expect(t, files)
				if got != test.counts[i] {
					t.Errorf("build %d: got %+v, want %+v", i+1, got, test.counts[i])
				}
			}
		})
	}
}

func TestDiscardLeavesOutput(t *testing.T) {
	p := newProject(t)
	p.build(t, site{"a.html": "1"})
	s, err := Open(p.output, p.state)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Write("a.html", Page, []byte("2"), "a.md"); err != nil {
		t.Fatal(err)
	}
	if err := s.Discard(); err != nil {
		t.Fatal(err)
	}
	p.expect(t, site{"a.html": "1"})
	if _, err := s.Publish(); err == nil {
		t.Error("a run that was discarded was published")
	}
}

func TestFailedWriteIsNotPublished(t *testing.T) {
	p := newProject(t)
	p.build(t, site{"a.html": "1"})
	s, err := Open(p.output, p.state)
	if err != nil {
		t.Fatal(err)
	}
	s.Write("b.html", Page, []byte("2"), "b.md")
	s.Write("b.html", Page, []byte("3"), "c.md")
	if _, err := s.Publish(); err == nil {
		t.Error("published although a Write had failed")
	}
	p.expect(t, site{"a.html": "1"})
}

func TestUnchangedKeepInodeAndTime(t *testing.T) {
	p := newProject(t)
	files := site{"a.html": "1", "b/c.html": "2", "b/d.js": strings.Repeat("3", 1<<20)}
	p.build(t, files)
	before := map[string]fs.FileInfo{}
	for name := range files {
		before[name], _ = os.Lstat(filepath.Join(p.output, name))
	}
	files["e.html"] = "4"
	p.build(t, files)
	for name, info := range before {
		now, err := os.Lstat(filepath.Join(p.output, name))
		if err != nil || !os.SameFile(info, now) || !info.ModTime().Equal(now.ModTime()) {
			t.Errorf("%s was written again (%v)", name, err)
		}
	}
}

func TestSameSourceAgain(t *testing.T) {
	p := newProject(t)
	s, err := Open(p.output, p.state)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if err := s.Write("a/picture.png", Asset, []byte("1"), "picture.png"); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	counts, err := s.Publish()
	if err != nil || counts.Written != 1 {
		t.Errorf("got %+v, %v", counts, err)
	}
	p.expect(t, site{"a/picture.png": "1"})
}

func TestTaken(t *testing.T) {
	tests := []struct {
		first, second string
		taken         bool
		reason        string
	}{
		{"a/b.html", "a/b.html", true, "one path"},
		{"a/b.html", "a/B.html", true, "case"},
		{"a/b.html", "A/c.html", true, "case of a folder"},
		{"a/caf\u00E9.html", "a/cafe\u0301.html", true, "accents composed or not"},
		{"a/Straße.html", "a/STRASSE.html", true, "full case folding"},
		{"a", "a/b.html", true, "a file where a folder is needed"},
		{"a/b.html", "a", true, "a folder where a file is needed"},
		{"A/b.html", "a", true, "a folder of the same letters"},
		{"a/b.html", "a/bb.html", false, "two names"},
	}
	for _, test := range tests {
		for _, order := range [][2]string{{"1.md", "2.md"}, {"2.md", "1.md"}} {
			s, err := Open(newProject(t).output, t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			defer s.Discard()
			if err := s.Write(test.first, Page, nil, order[0]); err != nil {
				t.Fatal(err)
			}
			err = s.Write(test.second, Page, nil, order[1])
			var taken *Taken
			if errors.As(err, &taken) != test.taken {
				t.Errorf("%s, %s (%s): got %v", test.first, test.second, test.reason, err)
			}
			if taken != nil && (taken.First != "1.md" || taken.Second != "2.md") {
				t.Errorf("%s, %s: sources are %s and %s", test.first, test.second, taken.First, taken.Second)
			}
		}
	}
}

func TestDryRun(t *testing.T) {
	s := Dry()
	if err := s.Write("a/b.html", Page, []byte("1"), "1.md"); err != nil {
		t.Error(err)
	}
	var taken *Taken
	if err := s.Write("A/b.html", Page, []byte("1"), "2.md"); !errors.As(err, &taken) {
		t.Errorf("got %v", err)
	}
	if _, err := s.Publish(); err == nil {
		t.Error("a dry run was published")
	}
	if err := s.Discard(); err != nil {
		t.Error(err)
	}
}

func TestInvalidNames(t *testing.T) {
	s, err := Open(newProject(t).output, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Discard()
	for _, name := range []string{"", ".", "..", "../a", "/a", "a//b", "a/../b", "a/", `a\b`, "a\nb", "a\x00b", ".git/config", ".GIT/config", ".underpin/x", "a\xFF"} {
		if err := s.Write(name, Page, nil, "x.md"); err == nil {
			t.Errorf("%q was taken for the name of a file", name)
		}
	}
}

// TestRandomBuilds runs random builds among random foreign files. Each must
// either give exactly the new site and the foreign files, or fail with
// *Foreign and change nothing.
func TestRandomBuilds(t *testing.T) {
	for seed := range uint64(40) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			rnd := rand.New(rand.NewPCG(seed, 1))
			p := newProject(t)
			foreign, ours := site{}, site{}
			for range 12 {
				if rnd.IntN(3) == 0 {
					addForeign(t, p, rnd, foreign)
				}
				files := randomSite(rnd)
				before := tree(t, p.output)
				_, err := p.try(files)
				if err == nil {
					ours = files
					want := maps.Clone(ours)
					maps.Copy(want, foreign)
					p.expect(t, want)
					continue
				}
				if f := (*Foreign)(nil); !errors.As(err, &f) || foreign[f.Path] == "" {
					t.Fatalf("unexpected error: %v", err)
				}
				p.expect(t, before)
			}
		})
	}
}

func randomSite(rnd *rand.Rand) site {
	names := []string{"a", "b.html", "c.js"}
	files := site{}
next:
	for range rnd.IntN(12) {
		name := names[rnd.IntN(3)]
		for range rnd.IntN(3) {
			name += "/" + names[rnd.IntN(3)]
		}
		for other := range files {
			if strings.HasPrefix(name+"/", other+"/") || strings.HasPrefix(other+"/", name+"/") {
				continue next
			}
		}
		files[name] = fmt.Sprint(rnd.IntN(3))
	}
	return files
}

// addForeign puts a file where nothing of ours is and no folder is missing.
func addForeign(t *testing.T, p project, rnd *rand.Rand, foreign site) {
	dirs := []string{"."}
	filepath.WalkDir(p.output, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			rel, _ := filepath.Rel(p.output, name)
			dirs = append(dirs, rel)
		}
		return nil
	})
	name := path.Join(filepath.ToSlash(dirs[rnd.IntN(len(dirs))]), []string{"a", "notes.txt"}[rnd.IntN(2)])
	if _, err := os.Lstat(filepath.Join(p.output, name)); err == nil {
		return
	}
	p.put(t, site{name: "foreign"})
	foreign[name] = "foreign"
}
