package output

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOutputWithoutRecord(t *testing.T) {
	tests := []struct {
		name    string
		there   site
		foreign string // the file named, "" if the output is accepted
	}{
		{"nothing", nil, ""},
		{"what git and GitHub Pages keep", site{".git/config": "x", ".gitignore": "*", "CNAME": "example.org"}, ""},
		{"the .git file of a worktree", site{".git": "gitdir: elsewhere"}, ""},
		{"a file", site{"thesis.doc": "x"}, "thesis.doc"},
		{"a file far below", site{".gitignore": "*", "a/b/c/photo.jpg": "x"}, "a/b/c/photo.jpg"},
		{"a CNAME that is not at the top", site{"a/CNAME": "x"}, "a/CNAME"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := newProject(t)
			p.put(t, test.there)
			_, err := p.try(site{"index.html": "1"})
			want := maps.Clone(test.there)
			var foreign *Foreign
			switch errors.As(err, &foreign); {
			case test.foreign == "" && err != nil:
				t.Fatal(err)
			case test.foreign == "":
				want = site{"index.html": "1"}
				maps.Copy(want, test.there)
			case foreign == nil || foreign.Path != test.foreign || foreign.Reason != NoRecord:
				t.Fatalf("got %v", err)
			case !strings.Contains(err.Error(), filepath.Join(p.output, test.foreign)):
				t.Errorf("the message names no file: %v", err)
			}
			p.expect(t, want)
		})
	}
}

func TestEmptyFoldersAreNotForeign(t *testing.T) {
	p := newProject(t)
	if err := os.MkdirAll(filepath.Join(p.output, "a/b"), 0o777); err != nil {
		t.Fatal(err)
	}
	p.build(t, site{"a": "1"})
	p.expect(t, site{"a": "1"})
}

func TestOutputThatIsAFile(t *testing.T) {
	p := newProject(t)
	if err := os.WriteFile(p.output, []byte("x"), 0o666); err != nil {
		t.Fatal(err)
	}
	var foreign *Foreign
	if _, err := p.try(site{"a.html": "1"}); !errors.As(err, &foreign) {
		t.Fatalf("got %v", err)
	}
	if content, _ := os.ReadFile(p.output); string(content) != "x" {
		t.Error("the file was changed")
	}
}

func TestForeignFilesAreKept(t *testing.T) {
	p := newProject(t)
	p.build(t, site{"a/b.html": "1", "c/d.html": "2", "e.html": "3"})
	foreign := site{"notes.txt": "mine", "a/notes.txt": "mine", "new/x.html": "mine", ".git/HEAD": "mine"}
	p.put(t, foreign)
	want := site{"c/d.html": "2", "f.html": "4"}
	p.build(t, want)
	maps.Copy(want, foreign)
	p.expect(t, want)
	p.build(t, site{})
	p.expect(t, foreign)
}

func TestForeignFileInTheWay(t *testing.T) {
	before := site{"a/b.html": "1", "c": "2", "d/e.html": "3"}
	tests := []struct {
		name    string
		put     site
		next    site
		foreign string
	}{
		{"at the very path", site{"x.html": "mine"}, site{"x.html": "new"}, "x.html"},
		{"even if it is equal", site{"x.html": "new"}, site{"x.html": "new"}, "x.html"},
		{"where a folder is needed", site{"x": "mine"}, site{"x/y.html": "new"}, "x"},
		{"in a folder that must give way", site{"a/mine": "mine"}, site{"a": "new"}, "a/mine"},
		{"in a folder of its own", site{"x/y": "mine"}, site{"x": "new"}, "x/y"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := newProject(t)
			p.build(t, before)
			p.put(t, test.put)
			_, err := p.try(test.next)
			var foreign *Foreign
			if !errors.As(err, &foreign) || foreign.Path != test.foreign || foreign.Reason != InTheWay {
				t.Fatalf("got %v", err)
			}
			want := maps.Clone(before)
			maps.Copy(want, test.put)
			p.expect(t, want)
		})
	}
}

// TestLinksAreNotFollowed puts links where our files and folders were: nothing
// outside of the output may change.
func TestLinksAreNotFollowed(t *testing.T) {
	p := newProject(t)
	files := site{"a/b.html": "1", "a/c.html": "2", "d.html": "3"}
	p.build(t, files)
	outside := t.TempDir()
	treasure := project{output: outside}
	treasure.put(t, site{"b.html": "treasure", "c.html": "treasure", "d.html": "treasure"})
	os.Remove(filepath.Join(p.output, "d.html"))
	os.RemoveAll(filepath.Join(p.output, "a"))
	for link, to := range map[string]string{"d.html": outside + "/d.html", "a": outside} {
		if err := os.Symlink(to, filepath.Join(p.output, link)); err != nil {
			t.Fatal(err)
		}
	}

	var foreign *Foreign
	if _, err := p.try(files); !errors.As(err, &foreign) || foreign.Path != "a" {
		t.Errorf("a link in the place of a folder: got %v", err)
	}
	p.build(t, site{"d.html": "4"})
	p.expect(t, site{"a": "-> " + outside, "d.html": "4"})
	if got := tree(t, outside); len(got) != 3 || got["b.html"] != "treasure" || got["d.html"] != "treasure" {
		t.Errorf("what lies outside was changed: %v", got)
	}
}

// TestOutputBehindALink: the output itself may be a link; that is its owner's
// wish.
func TestOutputBehindALink(t *testing.T) {
	p := newProject(t)
	real := t.TempDir()
	if err := os.Symlink(real, p.output); err != nil {
		t.Fatal(err)
	}
	p.build(t, site{"a.html": "1"})
	p.output = real
	p.build(t, site{"a.html": "1", "b.html": "2"})
	p.expect(t, site{"a.html": "1", "b.html": "2"})
}

func TestRecordLost(t *testing.T) {
	p := newProject(t)
	files := site{"a/b.html": "1"}
	p.build(t, files)
	if err := os.RemoveAll(p.state); err != nil {
		t.Fatal(err)
	}
	var foreign *Foreign
	if _, err := p.try(site{"c.html": "1"}); !errors.As(err, &foreign) || foreign.Reason != NoRecord {
		t.Fatalf("got %v", err)
	}
	p.expect(t, files)
}

func TestRecordDamaged(t *testing.T) {
	for _, damage := range []func([]byte) []byte{
		func(b []byte) []byte { return nil },
		func(b []byte) []byte { return b[:len(b)/2] },
		func(b []byte) []byte { b[len(b)-3] ^= 1; return b },
		func(b []byte) []byte { return append(b, "\na 1 1 ../../x"...) },
		func(b []byte) []byte { return make([]byte, len(b)) },
	} {
		p := newProject(t)
		files := site{"a/b.html": "1"}
		p.build(t, files)
		found, _ := filepath.Glob(p.state + "/*/record")
		if len(found) != 1 {
			t.Fatalf("records: %v", found)
		}
		content, _ := os.ReadFile(found[0])
		if err := os.WriteFile(found[0], damage(content), 0o666); err != nil {
			t.Fatal(err)
		}
		var foreign *Foreign
		if _, err := p.try(site{"c.html": "1"}); !errors.As(err, &foreign) || foreign.Reason != Damaged {
			t.Fatalf("got %v", err)
		}
		p.expect(t, files)

		os.RemoveAll(p.output)
		p.build(t, files)
		p.expect(t, files)
	}
}

// TestEachOutputHasItsRecord: a build elsewhere does not forget what is ours
// here, and a project that is moved keeps its record.
func TestEachOutputHasItsRecord(t *testing.T) {
	p := newProject(t)
	q := project{output: filepath.Join(t.TempDir(), "public"), state: p.state}
	p.build(t, site{"a.html": "1"})
	q.build(t, site{"a.html": "1", "b.html": "1"})
	p.build(t, site{"c.html": "1"})
	p.expect(t, site{"c.html": "1"})
	q.build(t, site{"d.html": "1"})
	q.expect(t, site{"d.html": "1"})

	moved := filepath.Join(t.TempDir(), "elsewhere")
	if err := os.Rename(filepath.Dir(p.output), moved); err != nil {
		t.Fatal(err)
	}
	p = project{output: filepath.Join(moved, "public"), state: filepath.Join(moved, ".underpin")}
	p.build(t, site{"e.html": "1"})
	p.expect(t, site{"e.html": "1"})
}

func TestStateIsIgnoredByGit(t *testing.T) {
	p := newProject(t)
	p.build(t, site{"a.html": "1"})
	if content, err := os.ReadFile(filepath.Join(p.state, ".gitignore")); string(content) != "*\n" {
		t.Errorf("got %q, %v", content, err)
	}
}

// TestInterrupted leaves behind what a killed run leaves at each of its turns,
// and expects the next run to end right.
func TestInterrupted(t *testing.T) {
	old := site{"a/old.html": "1", "same.html": "1", "b.js": "1"}
	intended := site{"a/new.html": "2", "same.html": "2", "c/d.js": "2", "e.html": "2"}
	tests := []struct {
		name string
		done site     // renamed in before the end
		gone []string // removed before the end
		mine site     // put there by somebody before the next run
	}{
		{name: "before the first rename"},
		{name: "after the assets", done: site{"c/d.js": "2"}},
		{name: "among the pages", done: site{"c/d.js": "2", "a/new.html": "2"}},
		{name: "among the stale", done: intended, gone: []string{"a/old.html"}},
		{name: "before the record", done: intended, gone: []string{"a/old.html", "b.js"}},
		{name: "somebody came between", done: site{"c/d.js": "2"}, mine: site{"e.html": "mine"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := newProject(t)
			p.build(t, intended)
			records, _ := filepath.Glob(p.state + "/*/record")
			intent, err := os.ReadFile(records[0])
			if err != nil {
				t.Fatal(err)
			}
			kept := filepath.Join(t.TempDir(), "kept")
			if err := os.Rename(p.output, kept); err != nil {
				t.Fatal(err)
			}
			p.build(t, old)

			if err := os.WriteFile(records[0]+".next", intent, 0o666); err != nil {
				t.Fatal(err)
			}
			p.put(t, site{"../" + filepath.Base(p.state) + "/" + filepath.Base(filepath.Dir(records[0])) + "/staging/left.html": "x"})
			for name := range test.done {
				os.MkdirAll(filepath.Join(p.output, filepath.Dir(name)), 0o777)
				if err := os.Rename(filepath.Join(kept, name), filepath.Join(p.output, name)); err != nil {
					t.Fatal(err)
				}
			}
			for _, name := range test.gone {
				os.Remove(filepath.Join(p.output, name))
			}
			p.put(t, test.mine)

			want := site{"next.html": "3"}
			p.build(t, want)
			maps.Copy(want, test.mine)
			p.expect(t, want)
		})
	}
}
