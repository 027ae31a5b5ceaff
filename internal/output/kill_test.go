//go:build unix

package output

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// TestMain lets the test binary be run as the process that gets killed.
func TestMain(m *testing.M) {
	if args := os.Getenv("UNDERPIN_TEST_CHILD"); args != "" {
		if err := child(strings.Split(args, "\n")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// child does one thing: "limited" builds with a limit on the size of files;
// "open" and "publish" say "ready" before what the test waits for.
func child(args []string) error {
	p := project{output: args[1], state: args[2]}
	if args[0] == "limited" {
		signal.Ignore(syscall.SIGXFSZ)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 1 << 16, Max: 1 << 16}); err != nil {
			return err
		}
		_, err := p.try(site{"a.html": "2", "b.html": strings.Repeat("x", 1<<20)})
		return err
	}
	s, err := Open(p.output, p.state)
	if err != nil {
		return err
	}
	if args[0] == "open" {
		fmt.Println("ready")
		_, err := io.Copy(io.Discard, os.Stdin)
		return err
	}
	generation, err := strconv.Atoi(args[3])
	if err != nil {
		return err
	}
	for name, content := range generated(generation) {
		if err := s.Write(name, kindOf(name), []byte(content), name); err != nil {
			return err
		}
	}
	fmt.Println("ready")
	_, err = s.Publish()
	fmt.Println("done")
	return err
}

type running struct {
	*exec.Cmd
	in    io.WriteCloser
	lines *bufio.Scanner
}

func start(t *testing.T, args ...string) *running {
	t.Helper()
	r := &running{Cmd: exec.Command(os.Args[0])}
	r.Env = append(os.Environ(), "UNDERPIN_TEST_CHILD="+strings.Join(args, "\n"))
	r.Stderr = os.Stderr
	out, err := r.StdoutPipe()
	if err == nil {
		r.in, err = r.StdinPipe()
	}
	if err == nil {
		err = r.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	r.lines = bufio.NewScanner(out)
	if !r.lines.Scan() || r.lines.Text() != "ready" {
		t.Fatalf("the child said %q", r.lines.Text())
	}
	return r
}

// generated is a site whose pages each need assets of their generation, that
// changes in every way a site can: new, changed, stale, file to folder, folder
// to file, and names that are a page once and an asset then.
func generated(generation int) site {
	files := site{"feed.xml": fmt.Sprint(generation)}
	for i := range 20 {
		files[fmt.Sprintf("assets/%d-%d.js", i, generation)] = strings.Repeat("x", i)
	}
	for i := range 60 {
		files[fmt.Sprintf("news/%d-%d.html", generation, i)] = fmt.Sprintf("assets/%d-%d.js", i%20, generation)
	}
	for i := range 150 {
		if (i+generation)%7 == 0 {
			continue
		}
		needs := []string{fmt.Sprintf("assets/%d-%d.js", i%20, generation)}
		if i%15 == 0 {
			asset := fmt.Sprintf("pictures/%d", i)
			if generation%2 == 0 {
				asset += fmt.Sprintf("/%d.svg", generation)
			}
			files[asset] = "<svg/>"
			needs = append(needs, asset)
		}
		page := fmt.Sprintf("s%d/p%d", i%9, i)
		if i%10 == 1 && generation%3 == 0 {
			page += ".html/index"
		}
		files[page+".html"] = strings.Join(needs, "\n")
	}
	return files
}

// checkPages finds pages whose assets are missing. While a run publishes, a
// page may be replaced between two looks, so what was read is looked at again.
func checkPages(output string) error {
	return filepath.WalkDir(output, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".html" {
			return ignoreMissing(err)
		}
		before, err := os.ReadFile(name)
		if err != nil {
			return ignoreMissing(err)
		}
		for need := range strings.SplitSeq(string(before), "\n") {
			_, err := os.Stat(filepath.Join(output, need))
			now, again := os.ReadFile(name)
			if err != nil && again == nil && string(now) == string(before) {
				return fmt.Errorf("%s needs %s: %w", name, need, err)
			}
		}
		return nil
	})
}

// ignoreMissing takes no offense at what went or became a folder meanwhile.
func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.EISDIR) {
		return nil
	}
	return err
}

// TestKilled kills runs at random instants of their publishing. Whatever they
// leave, each page that is there has its assets, and so it is at each instant
// between; and a run that is let live gives exactly its site.
func TestKilled(t *testing.T) {
	p := newProject(t)
	duration := publishDuration(t, p)
	rnd := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	const rounds = 15
	interrupted := 0
	for generation := range rounds {
		r := start(t, "publish", p.output, p.state, strconv.Itoa(generation+2))
		stop := watch(t, p.output)
		time.Sleep(time.Duration(rnd.Int64N(int64(duration) * 5 / 4)))
		if err := r.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		r.Wait()
		stop()
		if err := checkPages(p.output); err != nil {
			t.Fatalf("after a kill: %v", err)
		}
		if left, _ := filepath.Glob(p.state + "/*/record.next"); left != nil {
			interrupted++
		}
		if rnd.IntN(3) == 0 {
			want := generated(generation + 1000)
			p.build(t, want)
			p.expect(t, want)
		}
	}
	p.build(t, site{})
	p.expect(t, site{})
	t.Logf("%d of %d runs were killed while they published, which takes %v", interrupted, rounds, duration)
	if interrupted == 0 {
		t.Error("no run was killed while it published, so nothing was tested")
	}
}

// watch looks for pages without their assets until it is stopped.
func watch(t *testing.T, output string) (stop func()) {
	done := make(chan struct{})
	var all sync.WaitGroup
	all.Go(func() {
		for {
			select {
			case <-done:
				return
			default:
			}
			if err := checkPages(output); err != nil {
				t.Errorf("while a run publishes: %v", err)
				return
			}
		}
	})
	return func() { close(done); all.Wait() }
}

// publishDuration runs two generations and says how long the second took to
// publish.
func publishDuration(t *testing.T, p project) (took time.Duration) {
	for generation := range 2 {
		r := start(t, "publish", p.output, p.state, strconv.Itoa(generation))
		begin := time.Now()
		r.lines.Scan()
		took = time.Since(begin)
		if err := r.Wait(); err != nil {
			t.Fatal(err)
		}
		p.expect(t, generated(generation))
	}
	return took
}

func TestLocked(t *testing.T) {
	p := newProject(t)
	other := start(t, "open", p.output, p.state)
	var locked *Locked
	if _, err := p.try(site{"a.html": "1"}); !errors.As(err, &locked) || locked.PID != other.Process.Pid {
		t.Errorf("while process %d holds the lock: %v", other.Process.Pid, err)
	}
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	other.Wait()
	p.build(t, site{"a.html": "1"})

	s, err := Open(p.output, p.state)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(p.output, p.state); !errors.As(err, &locked) || locked.PID != os.Getpid() {
		t.Errorf("while this process holds the lock: %v", err)
	}
	if err := s.Discard(); err != nil {
		t.Fatal(err)
	}
	p.build(t, site{"b.html": "1"})
	p.expect(t, site{"b.html": "1"})
}

// TestModes: files have the modes that any program would give them.
func TestModes(t *testing.T) {
	p := newProject(t)
	p.build(t, site{"a/b.html": "1", "c.js": "2"})
	p.put(t, site{"usual/file": "x"})
	mode := func(name string) fs.FileMode {
		info, err := os.Stat(filepath.Join(p.output, name))
		if err != nil {
			t.Fatal(err)
		}
		return info.Mode()
	}
	if mode("a/b.html") != mode("usual/file") || mode("c.js") != mode("usual/file") || mode("a") != mode("usual") {
		t.Errorf("modes: file %v, %v, folder %v", mode("a/b.html"), mode("c.js"), mode("a"))
	}
}
