//go:build unix

// Command bench builds the same pages with underpin and with Hugo and prints
// what each costs.
//
//	go run ./bench --pages 1000,10000
//
// Both programs take turns, and each run writes into a new folder: on some file
// systems it is many times dearer to delete files and write them again at once.
// Compare the ratios; the times drift with whatever else the machine does.
// Nothing is asserted here.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

const hugoVersion = "v0.165.0"

func main() {
	if err := bench(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// settings are the flags.
type settings struct {
	pages, kinds   string
	rounds         int
	hugo, underpin string
	dir            string
	keep           bool
}

func bench() error {
	var s settings
	flag.StringVar(&s.pages, "pages", "1000,10000", "numbers of pages")
	flag.StringVar(&s.kinds, "kinds", "cold,unchanged,edit,title", "what to measure")
	flag.IntVar(&s.rounds, "rounds", 5, "how often")
	flag.StringVar(&s.hugo, "hugo", "", "the Hugo to compare with (default: "+hugoVersion+", built once into the user's cache); none leaves it out")
	flag.StringVar(&s.underpin, "underpin", "", "the underpin to measure (default: built from this folder)")
	flag.StringVar(&s.dir, "dir", "", "where to work (default: a new temporary folder)")
	flag.BoolVar(&s.keep, "keep", false, "keep the sites and what was built")
	flag.Parse()

	b, err := prepare(s)
	if err != nil {
		return err
	}
	if !s.keep {
		defer os.RemoveAll(b.dir)
	}
	fmt.Printf("%s/%s, %d cores, %s\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), b.dir)
	for _, text := range strings.Split(s.pages, ",") {
		pages, err := strconv.Atoi(text)
		if err != nil || pages < sections {
			return fmt.Errorf("--pages: %q is not a number of pages from %d up", text, sections)
		}
		if err := b.measure(pages, s); err != nil {
			return err
		}
	}
	return nil
}

// bencher has the programs and a folder to work in.
type bencher struct {
	hugo, underpin string // hugo may be ""
	dir            string
}

func prepare(s settings) (*bencher, error) {
	b := &bencher{hugo: s.hugo, underpin: s.underpin, dir: s.dir}
	var err error
	if b.dir == "" {
		if b.dir, err = os.MkdirTemp("", "underpin-bench-"); err != nil {
			return nil, err
		}
	}
	switch b.hugo {
	case "none":
		b.hugo = ""
	case "":
		if b.hugo, err = installHugo(); err != nil {
			return nil, err
		}
	}
	if b.underpin == "" {
		b.underpin = filepath.Join(b.dir, "bin", "underpin")
		return b, command("go", "build", "-o", b.underpin, "./cmd/underpin")
	}
	b.underpin, err = filepath.Abs(b.underpin)
	return b, err
}

// installHugo builds Hugo once into the user's cache, which takes minutes.
func installHugo() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	bin := filepath.Join(cache, "underpin-bench", "hugo-"+hugoVersion)
	program := filepath.Join(bin, "hugo")
	if _, err := os.Stat(program); err == nil {
		return program, nil
	}
	fmt.Println("building Hugo", hugoVersion, "into", bin)
	if err := os.MkdirAll(bin, 0o755); err != nil {
		return "", err
	}
	return program, command("env", "GOBIN="+bin, "go", "install", "github.com/gohugoio/hugo@"+hugoVersion)
}

func command(name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	return cmd.Run()
}

// measure measures everything that was asked for at one number of pages.
func (b *bencher) measure(pages int, s settings) error {
	at := filepath.Join(b.dir, strconv.Itoa(pages))
	hugoSite, underpinSite := filepath.Join(at, "hugo"), filepath.Join(at, "underpin")
	if _, err := os.Stat(underpinSite); err != nil {
		if err := writeSites(pages, hugoSite, underpinSite); err != nil {
			return err
		}
	}
	fmt.Printf("\n%d pages\n%-12s %9s %9s %9s\n", pages, "", "wall s", "CPU s", "peak MiB")
	for _, kind := range strings.Split(s.kinds, ",") {
		var err error
		switch kind {
		case "cold", "unchanged":
			err = b.builds(kind, at, s.rounds)
		case "edit", "title":
			err = b.edits(kind, at, pages, s.rounds)
		default:
			err = fmt.Errorf("--kinds: %q is not one of cold, unchanged, edit, title", kind)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// builds measures a build into a new folder, or a second one into the same.
func (b *bencher) builds(kind, at string, rounds int) error {
	var hugo, underpin series
	for round := range rounds {
		out := filepath.Join(at, fmt.Sprintf("out-%s-%d-%d", kind, os.Getpid(), round))
		runs := 1
		if kind == "unchanged" {
			runs = 2
			time.Sleep(3 * time.Second) // files saved within the last two seconds count as changed
		}
		for range runs - 1 {
			if _, err := b.build(at, out, round); err != nil {
				return err
			}
		}
		both, err := b.build(at, out, round)
		if err != nil {
			return err
		}
		hugo, underpin = append(hugo, both[0]), append(underpin, both[1])
	}
	report(kind, hugo, underpin, b.hugo != "")
	return nil
}

// build runs both programs once. Which of them is first changes from round to
// round: what one leaves behind, such as memory that the host has taken back, is
// then as often in the way of itself as of the other.
func (b *bencher) build(at, out string, round int) ([2]run, error) {
	var both [2]run
	runs := []func() error{
		func() (err error) {
			site := filepath.Join(at, "hugo")
			both[0], err = measure(site, b.hugo, "build", "--source", site, "--destination", out+"-hugo", "--quiet", "--noBuildLock")
			return err
		},
		func() (err error) {
			site := filepath.Join(at, "underpin")
			both[1], err = measure(site, b.underpin, "build", "--source", site, "--output", out+"-underpin")
			return err
		},
	}
	switch {
	case b.hugo == "":
		runs = runs[1:]
	case round%2 == 1:
		slices.Reverse(runs)
	}
	for _, run := range runs {
		if err := run(); err != nil {
			return both, err
		}
	}
	return both, nil
}

func report(kind string, hugo, underpin series, compared bool) {
	line := func(name string, s series) {
		fmt.Printf("%-12s %9.3f %9.3f %9.1f  %s\n", name, s.wall(), s.cpu(), s.peak(), kind)
	}
	line("underpin", underpin)
	if !compared {
		return
	}
	line("hugo", hugo)
	fmt.Printf("%-12s %9.3f %9.3f %9.3f\n", "ratio",
		ratio(underpin, hugo, func(r run) float64 { return r.wall.Seconds() }),
		ratio(underpin, hugo, func(r run) float64 { return r.cpu.Seconds() }),
		ratio(underpin, hugo, func(r run) float64 { return r.peak }))
}

// edits measures from saving one page, with other words or another title, to
// seeing it served.
func (b *bencher) edits(kind, at string, pages, times int) error {
	servers := []struct {
		name  string
		start func(program, dir string) (*preview, error)
		path  string
	}{{"underpin", startUnderpin, b.underpin}, {"hugo", startHugo, b.hugo}}
	for _, s := range servers {
		if s.path == "" {
			continue
		}
		dir := filepath.Join(at, s.name)
		p, err := s.start(s.path, dir)
		if err != nil {
			return err
		}
		all, err := p.edits(dir, kind, pages, times)
		p.stop()
		if err != nil {
			return err
		}
		fmt.Printf("%-12s %9.3f %29s\n", s.name, median(all, time.Duration.Seconds), kind)
	}
	return nil
}
