//go:build unix

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestPagesAreOfTheSizeTheyClaim(t *testing.T) {
	a := newAuthor(1000)
	code, total := 0, 0
	for n := range 200 {
		p := a.page(n)
		words := len(strings.Fields(p.body))
		if words < 500 || words > 1000 {
			t.Errorf("page %d has %d words", n, words)
		}
		if size := len(p.summary); size < 50 || size > 160 {
			t.Errorf("page %d has a summary of %d characters", n, size)
		}
		if len(p.title) > 70 {
			t.Errorf("page %d has a title of %d characters", n, len(p.title))
		}
		for _, part := range []string{"\n## ", "\n### ", "\n- ", "\n1. ", "\n> ", "\n|---", "[^1]: ", "](", "**"} {
			if !strings.Contains(p.body, part) {
				t.Errorf("page %d has no %q", n, part)
			}
		}
		total += words
		code += strings.Count(p.body, "```go")
	}
	if mean := total / 200; mean < 600 || mean > 900 {
		t.Errorf("pages have %d words on average", mean)
	}
	if code != 20 {
		t.Errorf("%d of 200 pages have code, want one in ten", code)
	}
}

func TestPagesAreTheSameEachTime(t *testing.T) {
	if a, b := newAuthor(50).page(7), newAuthor(50).page(7); a != b {
		t.Errorf("page 7 differs:\n%+v\n%+v", a, b)
	}
}

var link = regexp.MustCompile(`\]\(([^)#]+)`)

func TestBothSitesHaveTheSameBodiesAndNoDeadLink(t *testing.T) {
	hugo, underpin := t.TempDir(), t.TempDir()
	if err := writeSites(60, hugo, underpin); err != nil {
		t.Fatal(err)
	}
	for n := range 60 {
		name := filepath.Join("content", sectionName(n%sections), slug(n)+".md")
		bodies := [2]string{}
		for i, dir := range []string{hugo, underpin} {
			raw, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			_, bodies[i], _ = strings.Cut(string(raw), "\n---\n")
		}
		if bodies[0] != bodies[1] {
			t.Errorf("%s differs from site to site", name)
		}
		for _, found := range link.FindAllStringSubmatch(bodies[1], -1) {
			if _, err := os.Stat(filepath.Join(underpin, filepath.Dir(name), found[1])); err != nil {
				t.Errorf("%s has a dead link: %v", name, err)
			}
		}
	}
}

func TestRatioIsTheMedianOfRounds(t *testing.T) {
	a := series{{wall: 2 * time.Second}, {wall: 10 * time.Second}, {wall: 9 * time.Second}}
	b := series{{wall: 4 * time.Second}, {wall: 20 * time.Second}, {wall: 9 * time.Second}}
	if got := ratio(a, b, func(r run) float64 { return r.wall.Seconds() }); got != 0.5 {
		t.Errorf("ratio is %v, want 0.5", got)
	}
}
