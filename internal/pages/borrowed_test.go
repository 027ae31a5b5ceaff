package pages_test

import (
	"strings"
	"testing"
)

// TestBorrowedWordsSayTheirLanguage shows words that a translation lacks in a
// text, an attribute, a title and a drawing, beside one that it has.
func TestBorrowedWordsSayTheirLanguage(t *testing.T) {
	changed := map[string]string{
		"site.yaml":               string(files()["site.yaml"].Data) + "languages: [{code: en, name: English}, {code: ar, name: Arabic}]\n",
		"layouts/strings.yaml":    string(files()["layouts/strings.yaml"].Data) + "alert-note: Note\n",
		"layouts/strings.ar.yaml": "n-one: واحد\n",
		"content/start/one.ar.md": "---\ntitle: واحد\nsummary: هذه صفحة قصيرة من موقع صغير كتب للاختبار ولا شيء غير ذلك، وهي مترجمة.\n---\n\n> [!NOTE]\n> كلمات.\n",
		"layouts/guide.html": `{{define "main"}}{{.Body}}<h2>{{.T "greet" "a" "b"}}</h2><p title="{{.T "greet" 1 "c < d"}}">{{.Plural "n" 1}} {{.Plural "n" 2}}</p>` +
			`<svg><title>{{.T "rests-on"}}</title><text>{{.T "rests-on"}}</text></svg><time>{{.Reviewed}}</time><p>{{.T "greet" .Reviewed "e"}}</p>{{end}}`,
	}
	out, _ := render(t, "ar/start/one.html", changed)
	for _, want := range []string{
		`<p class="alert-title"><span lang="en" dir="ltr">Note</span></p>`,
		`<h2><span lang="en" dir="ltr">Hello a of b</span></h2>`,
		`<p title="Hello 1 of c &lt; d">واحد <span lang="en" dir="ltr">2 of them</span></p>`,
		`<svg><title>What this rests on</title><text>What this rests on</text></svg>`,
		`<time><span lang="en" dir="ltr">November 22, 2026</span></time>`,
		`<p><span lang="en" dir="ltr">Hello November 22, 2026 of e</span></p>`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the page lacks %s:\n%s", want, out)
		}
	}
	if strings.ContainsAny(out, "\uFDD0\uFDD1") {
		t.Errorf("a mark is left:\n%s", out)
	}
	if out, _ := render(t, "start/one.html", changed); strings.Contains(out, "<span") || strings.ContainsAny(out, "\uFDD0\uFDD1") {
		t.Errorf("a word of the originals' own page is marked:\n%s", out)
	}
}
