package content

import (
	"bytes"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"underpin/internal/config"
	"underpin/internal/diag"
)

// FuzzPage reads any file as a page and as a translation. Nothing may panic,
// every place must lie inside of the file, and so must the body.
func FuzzPage(f *testing.F) {
	for _, seed := range []string{
		page(""), page("for: her\ntopics: [mony]\nrelated: [a]\naliases: [/b]\n"), "---\r\ntitle: Ü: b\r\n---\r\n", "\uFEFF---\n---\n",
		"---\ntitle: a\n", "# Heading\n", "-\n- a\n-\n", "---\n\t- x: [\n---\n", "---\n\u2028a: é\n---\n", "",
	} {
		f.Add([]byte(seed))
	}
	source := fstest.MapFS{"site.yaml": {Data: []byte(settings)}, "site.fr.yaml": {}}
	cfg, _ := config.Read(source)
	f.Fuzz(func(t *testing.T, raw []byte) {
		source := fstest.MapFS{"content/start/a.md": {Data: raw}, "content/start/a.fr.md": {Data: raw}}
		for name := range source {
			p, file, problems := ReadPage(source, cfg, name)
			if file == nil {
				continue
			}
			if p.BodyAt < 0 || p.BodyAt > len(file.Text) {
				t.Errorf("%s: the body begins at %d of %d", name, p.BodyAt, len(file.Text))
			}
			lines := bytes.Split(file.Text, []byte("\n"))
			for _, d := range problems {
				if d.File == name && !inside(lines, d.At) {
					t.Errorf("%v lies outside of its file", d)
				}
			}
		}
	})
}

// inside reports whether a place lies in a file; the whole file does.
func inside(lines [][]byte, at diag.Range) bool {
	if at == (diag.Range{}) {
		return true
	}
	if at.Line < 1 || int(at.Line) > len(lines) || at.Column < 1 || at.EndColumn <= at.Column {
		return false
	}
	length := int32(utf8.RuneCount(lines[at.Line-1]))
	return at.Column <= length+1 && at.EndColumn <= length+2
}
