package underpin_test

import (
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestWordsAreSaid refuses words of the layouts that nothing asks for. What ends
// in a word put together, as in printf "ex-mode-%s", asks for all that begin so.
func TestWordsAreSaid(t *testing.T) {
	words, err := os.ReadFile("layouts/strings.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var asking strings.Builder
	for _, name := range readTree(t).names {
		if strings.HasPrefix(name, "layouts/") && path.Ext(name) == ".html" || strings.HasPrefix(name, "internal/") && path.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go") {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			asking.Write(text)
		}
	}
	beginnings := regexp.MustCompile(`printf "([a-z-]+-)%s"`).FindAllStringSubmatch(asking.String(), -1)
	for _, key := range regexp.MustCompile(`(?m)^([a-z][a-z-]*):`).FindAllStringSubmatch(string(words), -1) {
		name := strings.TrimSuffix(strings.TrimSuffix(key[1], "-one"), "-other")
		asked := strings.Contains(asking.String(), `"`+name+`"`) || strings.Contains(asking.String(), `"`+key[1]+`"`)
		if !asked && !slices.ContainsFunc(beginnings, func(b []string) bool { return strings.HasPrefix(key[1], b[1]) }) {
			t.Errorf("layouts/strings.yaml: nothing asks for %q", key[1])
		}
	}
}
