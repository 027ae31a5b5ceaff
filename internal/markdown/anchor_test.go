package markdown

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"testing"

	"underpin/internal/diag"
)

// TestAnchor holds what is published to the hash that the standard library has:
// if it changed, every address that somebody kept would lead astray.
func TestAnchor(t *testing.T) {
	for _, id := range []string{"what-this-rests-on", "do-i-stay-or-leave", "début", "a"} {
		hash := fnv.New32a()
		hash.Write([]byte(id))
		if got, want := Anchor(id), fmt.Sprintf("part-%d", hash.Sum32()); got != want {
			t.Errorf("%s is published as %s, want %s", id, got, want)
		}
	}
	if got := Anchor(""); got != "" {
		t.Errorf("no heading is published as %q", got)
	}
}

// TestAnchorDoubled has two words that share their hash.
func TestAnchorDoubled(t *testing.T) {
	_, problems := parseText(t, New("en", nil), "## Costarring\n\nWords.\n\n## Liquid\n\n## Costarring\n")
	if len(problems) != 1 || problems[0].Code != diag.IDDoubled || problems[0].At != (diag.Range{Line: 5, Column: 4, EndColumn: 10}) ||
		!strings.Contains(problems[0].Message, `"costarring"`) {
		t.Errorf("got %v, want one problem with the second heading, which names the first", problems)
	}
}

// TestHeadingIDs checks the ids that authors write: those that GitHub makes.
func TestHeadingIDs(t *testing.T) {
	source := "## Say \"it\" back\n\n## What's `next`? -- a list...\n\n## Say it back\n\n## Évènement & Ärger: l'été\n\n## Ça va ? Non-stop_x\n\n" +
		"## 日本語 の 見出し\n\n## العربية هنا\n\n## 100 % & more\n\n## ???\n\n## [A link](x.md) and ![a picture](p.png) [@a]\n\n## foo\n\n## foo-1\n\n## foo\n\n## foo\n"
	want := []string{"say-it-back", "whats-next----a-list", "say-it-back-1", "évènement--ärger-lété", "ça-va--non-stop_x",
		"日本語-の-見出し", "العربية-هنا", "100---more", "section", "a-link-and", "foo", "foo-1", "foo-2", "foo-3"}
	doc, problems := parseText(t, New("en", nil), source)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got []string
	for _, h := range doc.Headings {
		got = append(got, h.ID)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func BenchmarkAnchor(b *testing.B) {
	for b.Loop() {
		Anchor("what-happens-when-trust-breaks")
	}
}
