package output

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// withMounts runs a test that mounts, in a process that has its mounts to
// itself. Where that is forbidden it says so, and otherwise does what is still
// possible.
func withMounts(t *testing.T, test func(t *testing.T), otherwise func(t *testing.T)) {
	const inside = "UNDERPIN_TEST_MOUNTS"
	if os.Getenv(inside) != "" {
		test(t)
		return
	}
	cmd := exec.Command(os.Args[0], "-test.v", "-test.run=^"+t.Name()+"$")
	cmd.Env = append(os.Environ(), inside+"=1")
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  unix.CLONE_NEWUSER | unix.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	out, err := cmd.CombinedOutput()
	forbidden := strings.Contains(string(out), mountForbidden) || errors.Is(err, fs.ErrPermission)
	switch {
	case err != nil && forbidden:
		t.Logf("mounting is forbidden here (%v), so only a part is tested", err)
		otherwise(t)
	case err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()):
		t.Fatalf("%v\n%s", err, out)
	}
}

const mountForbidden = "this system does not let tests mount"

// mountAt mounts a small file system, or a folder if one is given.
func mountAt(t *testing.T, dir, from string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	var err error
	if from != "" {
		err = unix.Mount(from, dir, "", unix.MS_BIND, "")
	} else {
		err = unix.Mount("tmpfs", dir, "tmpfs", 0, "size=512k")
	}
	if err != nil {
		t.Fatalf("%s: %v", mountForbidden, err)
	}
	t.Cleanup(func() { unix.Unmount(dir, unix.MNT_DETACH) })
}

func TestFullDisk(t *testing.T) {
	withMounts(t, func(t *testing.T) {
		dir := t.TempDir()
		mountAt(t, dir, "")
		p := project{output: filepath.Join(dir, "public"), state: filepath.Join(dir, ".underpin")}
		files := site{"a/b.html": "1", "c.js": "2"}
		p.build(t, files)

		_, err := p.try(site{"a/b.html": "3", "d.js": strings.Repeat("x", 400<<10), "e.js": strings.Repeat("x", 400<<10)})
		expectFull(t, err, "make room")
		p.expect(t, files)

		s, err := Open(p.output, p.state)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Write("f/g.html", Page, []byte("4"), "g.md"); err != nil {
			t.Fatal(err)
		}
		fill := filepath.Join(dir, "fill")
		if err := os.WriteFile(fill, make([]byte, 1<<20), 0o666); !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("the disk does not get full: %v", err)
		}
		_, err = s.Publish()
		expectFull(t, err, "nothing was published")
		p.expect(t, files)

		os.Remove(fill)
		files["h.html"] = "5"
		p.build(t, files)
		p.expect(t, files)
	}, func(*testing.T) {}) // TestFailingWrite tests the rest
}

func expectFull(t *testing.T, err error, words string) {
	t.Helper()
	if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), words) {
		t.Fatalf("got %v, want %q", err, words)
	}
}

// TestFailingWrite lets a write fail halfway without a full disk, by a limit
// on the size of files.
func TestFailingWrite(t *testing.T) {
	p := newProject(t)
	files := site{"a.html": "1"}
	p.build(t, files)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "UNDERPIN_TEST_CHILD=limited\n"+p.output+"\n"+p.state)
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "the output is as it was") {
		t.Errorf("got %v, %s", err, out)
	}
	p.expect(t, files)
}

func TestOtherDisk(t *testing.T) {
	withMounts(t, func(t *testing.T) {
		disk := t.TempDir()
		mountAt(t, disk, "")
		buildTwice(t, project{output: filepath.Join(disk, "deep/public"), state: filepath.Join(t.TempDir(), ".underpin")},
			filepath.Join(disk, "deep/.underpin"))

		container := t.TempDir()
		mountAt(t, filepath.Join(container, "out"), "")
		buildTwice(t, project{output: filepath.Join(container, "out"), state: filepath.Join(t.TempDir(), ".underpin")},
			filepath.Join(container, "out/.underpin"))

		// Two mounts of one device: no rename leads from one to the other.
		there, source := t.TempDir(), t.TempDir()
		mountAt(t, filepath.Join(source, "mounted"), there)
		buildTwice(t, project{output: filepath.Join(source, "mounted/public"), state: filepath.Join(source, ".underpin")},
			filepath.Join(source, "mounted/.underpin"))
	}, func(t *testing.T) {
		memory, err := os.MkdirTemp("/dev/shm", "")
		if err != nil {
			t.Fatalf("no second disk to test with: %v", err)
		}
		t.Cleanup(func() { os.RemoveAll(memory) })
		buildTwice(t, project{output: filepath.Join(memory, "public"), state: filepath.Join(t.TempDir(), ".underpin")},
			filepath.Join(memory, ".underpin"))
	})
}

// buildTwice expects the state to be at one place alone, and to do its work.
func buildTwice(t *testing.T, p project, state string) {
	t.Helper()
	for _, files := range []site{{"a/b.html": "1", "c.js": "2"}, {"a/b.html": "3", "d/e.html": "4"}} {
		p.build(t, files)
		got := tree(t, p.output)
		for name := range got {
			if strings.HasPrefix(name, stateName+"/") {
				delete(got, name)
			}
		}
		if len(got) != len(files) || got["a/b.html"] != files["a/b.html"] {
			t.Errorf("the output is %v, want %v", got, files)
		}
	}
	if _, err := os.Stat(p.state); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("there is something in %s: %v", p.state, err)
	}
	if records, _ := filepath.Glob(state + "/*/record"); len(records) != 1 {
		t.Errorf("no record in %s", state)
	}
}

// TestUnwritable publishes into a folder that may not be written into, beside
// one that may: neither is touched.
func TestUnwritable(t *testing.T) {
	p := newProject(t)
	files := site{"a/b.html": "1", "c/d.html": "2"}
	p.build(t, files)
	s, err := Open(p.output, p.state)
	if err != nil {
		t.Fatal(err)
	}
	for name := range files {
		if err := s.Write(name, Page, []byte("new"), name); err != nil {
			t.Fatal(err)
		}
	}
	openToAll(t, filepath.Dir(filepath.Dir(p.output)))
	closed := filepath.Join(p.output, "c")
	if err := os.Chmod(closed, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(closed, 0o777) })
	asNobody(func() { _, err = s.Publish() })
	if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "nothing was published") || !strings.Contains(err.Error(), closed) {
		t.Errorf("got %v", err)
	}
	if got := tree(t, p.output); got["a/b.html"] != "1" || got["c/d.html"] != "2" {
		t.Errorf("the output was changed: %v", got)
	}
}

func openToAll(t *testing.T, dir string) {
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil {
			err = os.Chmod(name, 0o777)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// asNobody calls do without the rights of root, to whom nothing is forbidden.
// The thread that lost them ends with the goroutine.
func asNobody(do func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		if os.Geteuid() == 0 {
			runtime.LockOSThread()
			unix.Setfsuid(65534)
		}
		do()
	}()
	<-done
}
