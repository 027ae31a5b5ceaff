package output

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// benchPages is the size of the site that the figures in the package comment
// are from.
const benchPages = 10_000

func benchName(i int) string { return fmt.Sprintf("s%d/p%d.html", i%20, i) }

// fill writes all pages from two goroutines, as a build on two cores does.
func fill(b *testing.B, write func(name string, data []byte) error) {
	var all sync.WaitGroup
	for worker := range 2 {
		all.Go(func() {
			data := make([]byte, 10_000)
			for i := worker; i < benchPages; i += 2 {
				copy(data, benchName(i))
				if err := write(benchName(i), data); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	all.Wait()
}

func benchBuild(b *testing.B, p project, stamp []byte) Counts {
	s, err := Open(p.output, p.state)
	if err != nil {
		b.Fatal(err)
	}
	fill(b, func(name string, data []byte) error { return s.Write(name, Page, data, name) })
	s.SetStamp(stamp)
	counts, err := s.Publish()
	if err != nil {
		b.Fatal(err)
	}
	return counts
}

// BenchmarkRaw is the yardstick: the same files written and renamed with
// nothing looked at.
func BenchmarkRaw(b *testing.B) {
	for b.Loop() {
		dir := b.TempDir()
		for _, root := range []string{"new", "live"} {
			for i := range 20 {
				os.MkdirAll(filepath.Join(dir, root, fmt.Sprint("s", i)), 0o777)
			}
		}
		fill(b, func(name string, data []byte) error { return os.WriteFile(dir+"/new/"+name, data, 0o666) })
		for i := range benchPages {
			if err := os.Rename(dir+"/new/"+benchName(i), dir+"/live/"+benchName(i)); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkCold(b *testing.B) {
	for b.Loop() {
		p := newProject(b)
		if got := benchBuild(b, p, nil); got.Written != benchPages {
			b.Fatal(got)
		}
	}
}

func BenchmarkNothingChanged(b *testing.B) {
	p := newProject(b)
	benchBuild(b, p, nil)
	for b.Loop() {
		if got := benchBuild(b, p, nil); got.Unchanged != benchPages {
			b.Fatal(got)
		}
	}
}

func BenchmarkCurrent(b *testing.B) {
	p := newProject(b)
	benchBuild(b, p, []byte("stamp"))
	for b.Loop() {
		if pages, _, ok := Current(p.output, p.state, []byte("stamp")); !ok || pages != benchPages {
			b.Fatal(pages, ok)
		}
	}
}

func BenchmarkStamp(b *testing.B) {
	p := newProject(b)
	benchBuild(b, p, nil)
	then := time.Now().Add(-time.Hour)
	for i := range benchPages {
		os.Chtimes(filepath.Join(p.output, benchName(i)), then, then)
	}
	for b.Loop() {
		if stamp, err := Stamp([]string{p.output}); err != nil || len(stamp) == 0 {
			b.Fatal(stamp, err)
		}
	}
}
