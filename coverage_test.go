package underpin_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	coverageLink = regexp.MustCompile(`\]\(([^)#]+)(?:#([^)]+))?\)`)
	headingLine  = regexp.MustCompile(`(?m)^#+ (.+)$`)
	notInSlugs   = regexp.MustCompile(`[^a-z0-9 -]`)
)

// TestCoverage holds that docs/coverage.md leads to pages, headings and exercises
// that are there.
func TestCoverage(t *testing.T) {
	table, err := os.ReadFile("docs/coverage.md")
	if err != nil {
		t.Fatal(err)
	}
	links := coverageLink.FindAllStringSubmatch(string(table), -1)
	if len(links) < 200 {
		t.Errorf("%d links are too few for the table", len(links))
	}
	for _, link := range links {
		name, fragment := filepath.Join("docs", filepath.FromSlash(link[1])), link[2]
		text, err := os.ReadFile(name)
		if err != nil {
			t.Errorf("%s: %v", link[0], err)
		} else if fragment != "" && !hasHeading(string(text), fragment) {
			t.Errorf("%s has no heading %q", name, fragment)
		}
	}
}

func hasHeading(text, slug string) bool {
	for _, heading := range headingLine.FindAllStringSubmatch(text, -1) {
		plain := notInSlugs.ReplaceAllString(strings.ToLower(heading[1]), "")
		if strings.ReplaceAll(plain, " ", "-") == slug {
			return true
		}
	}
	return false
}
