package markdown

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"underpin/internal/diag"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata")

// testResolver knows a small site: pages and pictures exist unless they are
// called missing, and a few ids of each other kind.
func testResolver() Resolver {
	toHref := strings.NewReplacer(".md", ".html", " ", "%20", "#", "%23")
	problem := func(code diag.Code, what, id string, known ...string) *Problem {
		if slices.Contains(known, id) {
			return nil
		}
		return &Problem{code, fmt.Sprintf("no %s is called %q", what, id), diag.DidYouMean(id, known)}
	}
	return Resolver{
		Link: func(path, fragment string) (Target, *Problem) {
			if strings.Contains(path, "missing") {
				return Target{}, &Problem{diag.LinkDead, fmt.Sprintf("no file is called %q", path), ""}
			}
			href := toHref.Replace(path)
			if fragment != "" {
				href += "#" + fragment
			}
			return Target{Href: href, Page: path, Fragment: fragment}, nil
		},
		Picture: func(dest string) (Picture, *Problem) {
			if strings.Contains(dest, "missing") {
				return Picture{}, &Problem{diag.PictureMissing, fmt.Sprintf("no picture is called %q", dest), ""}
			}
			return Picture{Src: strings.ReplaceAll(dest, " ", "%20"), Width: 640, Height: 480}, nil
		},
		Exercise: func(id string, inPlace bool) (Exercise, *Problem) {
			e := Exercise{Href: "../exercises/" + id + ".html"}
			if inPlace {
				e.HTML = []byte(`<form method="dialog" autocomplete="off" aria-label="` + id + `"></form>`)
			}
			return e, problem(diag.ExerciseUnknown, "exercise", id, "apology", "weekly-talk")
		},
		Term: func(id string) (Term, *Problem) {
			return Term{Term: id, Definition: []byte("<b>" + id + "</b>: what it means")}, problem(diag.TermUnknown, "term", id, "flooding", "repair")
		},
		Source: func(id string) *Problem {
			return problem(diag.SourceUnknown, "source", id, "a", "b", "lewicki-2016")
		},
	}
}

func parseText(t testing.TB, p *Parser, source string) (*Document, diag.List) {
	t.Helper()
	f, problems := diag.NewFile("page.md", []byte(source))
	if problems != nil {
		t.Fatal(problems)
	}
	doc, problems := p.Parse(f, 0, testResolver())
	problems.Sort()
	return doc, problems
}

func archives(t testing.TB, pattern string) map[string]*txtar.Archive {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s: %d files, %v", pattern, len(paths), err)
	}
	found := map[string]*txtar.Archive{}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		found[path] = archive
	}
	return found
}

// language returns the language that an archive's comment names in a line
// "language: fr".
func language(a *txtar.Archive) string {
	if m := regexp.MustCompile(`(?m)^language: (\S+)$`).FindSubmatch(a.Comment); m != nil {
		return string(m[1])
	}
	return "en"
}

// TestHTML renders each name.md of testdata/html/*.txtar and compares with the
// name.html behind it.
func TestHTML(t *testing.T) {
	for path, archive := range archives(t, "testdata/html/*.txtar") {
		p := New(language(archive), nil)
		rewritten := &txtar.Archive{Comment: archive.Comment}
		for _, file := range archive.Files {
			name, ok := strings.CutSuffix(file.Name, ".md")
			if !ok {
				continue
			}
			t.Run(filepath.Base(path)+"/"+name, func(t *testing.T) {
				doc, problems := parseText(t, p, string(file.Data))
				if len(problems) > 0 {
					t.Errorf("problems: %v", problems)
				}
				got := bytes.Clone(doc.HTML())
				if n := len(got); n > 0 && got[n-1] != '\n' {
					got = append(got, '\n')
				}
				rewritten.Files = append(rewritten.Files, file, txtar.File{Name: name + ".html", Data: got})
				i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == name+".html" })
				if *update {
					return
				}
				if i < 0 {
					t.Fatalf("%s has no %s.html; run with -update", path, name)
				}
				if diff := cmp.Diff(string(archive.Files[i].Data), string(got)); diff != "" {
					t.Errorf("HTML (-want +got):\n%s", diff)
				}
			})
		}
		if *update {
			writeArchive(t, path, rewritten)
		}
	}
}

func writeArchive(t *testing.T, path string, archive *txtar.Archive) {
	t.Helper()
	if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// mark is a line of carets under the words that a problem is about.
var mark = regexp.MustCompile(`^(\s*)(\^+) ([a-z-]+): (.*)$`)

// TestProblems parses each name.md of testdata/problems/*.txtar. Below a line
// with a problem stands a mark: carets at its place, its code, message and hint.
func TestProblems(t *testing.T) {
	for path, archive := range archives(t, "testdata/problems/*.txtar") {
		p := New(language(archive), nil)
		for i, file := range archive.Files {
			t.Run(filepath.Base(path)+"/"+file.Name, func(t *testing.T) {
				var lines []string
				for line := range strings.Lines(string(file.Data)) {
					if !mark.MatchString(strings.TrimSuffix(line, "\n")) {
						lines = append(lines, line)
					}
				}
				_, problems := parseText(t, p, strings.Join(lines, ""))
				got := marked(lines, problems)
				if *update {
					archive.Files[i].Data = []byte(got)
					return
				}
				if diff := cmp.Diff(string(file.Data), got); diff != "" {
					t.Errorf("marks (-want +got):\n%s", diff)
				}
			})
		}
		if *update {
			writeArchive(t, path, archive)
		}
	}
}

// marked returns lines with a mark for each problem below its line.
func marked(lines []string, problems diag.List) string {
	var b strings.Builder
	for i, line := range lines {
		b.WriteString(line)
		for _, d := range problems {
			if int(d.At.Line) == i+1 {
				fmt.Fprintf(&b, "%s%s %s: %s", indent(line, int(d.At.Column)), strings.Repeat("^", int(d.At.EndColumn-d.At.Column)), d.Code, d.Message)
				if d.Hint != "" {
					b.WriteString(" | " + d.Hint)
				}
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}

func indent(line string, column int) string {
	var b strings.Builder
	for i, r := range []rune(line) {
		if i+1 == column {
			break
		}
		if r != '\t' {
			r = ' '
		}
		b.WriteRune(r)
	}
	return b.String()
}
