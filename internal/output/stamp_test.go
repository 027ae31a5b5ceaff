package output

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// aged makes all files of a folder old enough to be relied on.
func aged(t *testing.T, dir string) {
	t.Helper()
	then := time.Now().Add(-time.Hour)
	names, err := filesBelow(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if err := os.Chtimes(name, then, then); err != nil {
			t.Fatal(err)
		}
	}
}

func mustStamp(t *testing.T, dirs []string, extra ...string) []byte {
	t.Helper()
	stamp, err := Stamp(dirs, extra...)
	if err != nil {
		t.Fatal(err)
	}
	return stamp
}

func TestStamp(t *testing.T) {
	dir := t.TempDir()
	input := func(name string) string { return filepath.Join(dir, name) }
	in := project{output: dir}
	in.put(t, site{"content/a.md": "1", "content/b/c.md": "2", "site.yaml": "3"})
	inputs := []string{input("content"), input("static"), input("site.yaml")}
	if got := mustStamp(t, inputs); len(got) != 0 {
		t.Error("files that changed just now are relied on")
	}
	aged(t, dir)
	base := mustStamp(t, inputs, "x")
	if len(base) == 0 || !bytes.Equal(base, mustStamp(t, inputs, "x")) {
		t.Fatalf("the stamp of unchanged files changes: %x", base)
	}
	if bytes.Equal(base, mustStamp(t, inputs, "y")) || bytes.Equal(base, mustStamp(t, inputs, "x", "")) {
		t.Error("the extra words do not count")
	}

	old := time.Now().Add(-time.Hour)
	changes := []struct {
		name string
		do   func() error
	}{
		{"time", func() error { return os.Chtimes(input("site.yaml"), old, old.Add(time.Second)) }},
		{"new file", func() error { in.put(t, site{"static/x": "4"}); return os.Chtimes(input("static/x"), old, old) }},
		{"renamed file", func() error { return os.Rename(input("content/a.md"), input("content/d.md")) }},
		{"removed file", func() error { return os.Remove(input("content/d.md")) }},
		{"other file of the same size and time", func() error {
			info, err := os.Stat(input("content/b/c.md"))
			if err != nil {
				return err
			}
			in.put(t, site{"new": "9"})
			if err := os.Chtimes(input("new"), info.ModTime(), info.ModTime()); err != nil {
				return err
			}
			return os.Rename(input("new"), input("content/b/c.md"))
		}},
		{"link to a file", func() error { return os.Symlink(input("site.yaml"), input("content/link.md")) }},
		{"what the link leads to", func() error { return os.Chtimes(input("site.yaml"), old, old.Add(-time.Second)) }},
	}
	for _, change := range changes {
		if err := change.do(); err != nil {
			t.Fatal(err)
		}
		now := mustStamp(t, inputs, "x")
		if len(now) == 0 || bytes.Equal(base, now) {
			t.Errorf("%s: the stamp does not tell: %x", change.name, now)
		}
		base = now
	}
	if err := os.Symlink(t.TempDir(), input("content/folder")); err != nil {
		t.Fatal(err)
	}
	if got := mustStamp(t, inputs); len(got) != 0 {
		t.Error("a link to a folder is relied on")
	}
}

func TestCurrent(t *testing.T) {
	p := newProject(t)
	stamp := []byte("stamp")
	files := site{"a.html": "1", "b/c.html": "2", "d.js": "3", "e.xml": "4"}
	publish := func(stamp []byte) {
		t.Helper()
		s, err := Open(p.output, p.state)
		if err != nil {
			t.Fatal(err)
		}
		for name, content := range files {
			if err := s.Write(name, kindOf(name), []byte(content), name); err != nil {
				t.Fatal(err)
			}
		}
		s.SetStamp(stamp)
		if _, err := s.Publish(); err != nil {
			t.Fatal(err)
		}
	}
	expect := func(when string, want bool) {
		t.Helper()
		pages, all, ok := Current(p.output, p.state, stamp)
		if ok != want || want && (pages != 2 || all != 4) {
			t.Errorf("%s: got %d, %d, %v", when, pages, all, ok)
		}
	}
	expect("before the first build", false)
	publish(stamp)
	expect("after a build", true)
	if _, _, ok := Current(p.output, p.state, []byte("other")); ok {
		t.Error("current with another stamp")
	}
	os.WriteFile(filepath.Join(p.output, "d.js"), []byte("5"), 0o666)
	expect("with a file changed", false)
	publish(stamp)
	expect("after it was mended", true)
	os.Remove(filepath.Join(p.output, "b/c.html"))
	expect("with a file gone", false)
	publish(nil)
	if _, _, ok := Current(p.output, p.state, nil); ok {
		t.Error("an empty stamp equals itself")
	}
	expect("after a build that could not rely on its inputs", false)
	publish(stamp)
	expect("after one that could, with nothing to write", true)
	then := time.Now().Add(-time.Hour)
	os.Chtimes(filepath.Join(p.output, "a.html"), then, then)
	publish(stamp)
	expect("after a file was only touched", true)

	records, _ := filepath.Glob(p.state + "/*/record")
	os.Link(records[0], records[0]+".next")
	expect("after an interrupted run", false)
}

func TestRecordRoundTrip(t *testing.T) {
	for _, want := range []*record{
		{},
		{stamp: []byte{0, 255}},
		{stamp: []byte{1}, files: []entry{{"a b/ü.html", Page, 0, -1}, {"x.js", Asset, 1 << 40, 1 << 60}, {"y.xml", Other, 3, 4}}},
	} {
		got, err := decode(want.encode())
		if err != nil || fmt.Sprint(*got) != fmt.Sprint(*want) {
			t.Errorf("got %v, %v, want %v", got, err, want)
		}
	}
}

func FuzzDecodeRecord(f *testing.F) {
	f.Add((&record{stamp: []byte{1}, files: []entry{{"a/b.html", Page, 1, 2}}}).encode()[len(recordMark)+9:])
	f.Add([]byte("\n\n"))
	f.Add([]byte("00\na 1 1 ../x"))
	f.Fuzz(func(t *testing.T, body []byte) {
		r, err := decode(fmt.Appendf(nil, "%s%08x\n%s", recordMark, checksum(body), body))
		if err != nil {
			return
		}
		for _, e := range r.files {
			if validName(e.path) != nil {
				t.Errorf("a record names %q", e.path)
			}
		}
		if again, err := decode(r.encode()); err != nil || fmt.Sprint(*again) != fmt.Sprint(*r) {
			t.Errorf("%v became %v, %v", r, again, err)
		}
	})
}
