// Package underpin_test holds the rules of the repository that a machine can
// judge: who may import whom, how packages are written, and what must not stand
// in any file. Sources are read in the test's own process, so that a cached
// result is never shown for a tree that has changed.
package underpin_test

import (
	"go/ast"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// policy says which package may import what: a statement of policy, not a
// record of what happens to be so. Change it only with a reason, and together
// with docs/architecture.md.
//
// Rows stand in the order in which data flows, and a package imports of ours
// only rows above its own, so that there can be no cycle. What is allowed and
// never used is an error too: an open door is soon walked through. "|" divides
// our packages from modules of others. Each of those is known to one package
// alone, so that another library stays a change in one place; the exception is
// x/text, which knows languages and letters as the standard library knows numbers.
const policy = `
	diag         |

	# For tests alone, so it stands in no other row.
	diag/diagtest diag |

	strictyaml   diag | go.yaml.in/yaml/v3 golang.org/x/text/language
	markdown     diag | github.com/yuin/goldmark github.com/yuin/goldmark-meta github.com/alecthomas/chroma/v2

	# The lock and the mount differ from system to system (x/sys), and so do
	# names that are one on some disks (x/text).
	output       | golang.org/x/sys/unix golang.org/x/sys/windows golang.org/x/text/cases golang.org/x/text/unicode/norm

	config       diag strictyaml | golang.org/x/text/language
	content      diag strictyaml markdown config | golang.org/x/text/language golang.org/x/text/unicode/norm
	exercise     diag strictyaml markdown config |
	site         diag config content exercise |

	# It stages its files itself, since it alone knows that they go first.
	assets       diag output | github.com/evanw/esbuild

	# Dates come from strictyaml, names of countries from x/text, the sizes of
	# WebP pictures from x/image.
	pages        diag strictyaml markdown config content exercise site | golang.org/x/text/language golang.org/x/text/language/display golang.org/x/image/webp

	check        diag content site pages |
	feeds        strictyaml site pages |

	# Search gets words, not pages, so that it can be tested with words.
	search       | github.com/blevesearch/snowballstem golang.org/x/text/unicode/norm

	build        diag output config content exercise site assets pages check feeds search |

	# Bundles are made of pages as they are published, so they are parsed again;
	# of pages they take the policy, whose rules stand in one place.
	bundle       diag pages build | golang.org/x/net/html

	serve        diag build | github.com/fsnotify/fsnotify
	scaffold     diag config content exercise site |
	schema       strictyaml config content exercise |
	cmd/underpin diag build bundle serve scaffold | github.com/spf13/cobra github.com/schollz/progressbar/v3 golang.org/x/term

	# The benchmark runs the command from outside, as it runs others.
	bench        |
`

// testModules are modules that tests alone may import, besides those of the
// package they test.
const testModules = `
	github.com/google/go-cmp
	github.com/rogpeppe/go-internal
	golang.org/x/net/html
	golang.org/x/tools/txtar
`

// row is one line of the policy. The values of outside tell whether a door was
// used.
type row struct {
	name    string
	ours    map[string]bool
	outside map[string]bool
}

func readPolicy(t *testing.T) []row {
	var rows []row
	for line := range strings.Lines(policy) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		ours, outside, ok := strings.Cut(line, "|")
		names := strings.Fields(ours)
		if !ok || len(names) == 0 {
			t.Fatalf("the policy has a row without a name or a bar: %s", line)
		}
		r := row{names[0], map[string]bool{}, unused(strings.Fields(outside))}
		for _, name := range names[1:] {
			if !slices.ContainsFunc(rows, func(above row) bool { return above.name == name }) {
				t.Errorf("the policy lets %s import %s, which does not stand above it", r.name, name)
			}
			r.ours[name] = false
		}
		rows = append(rows, r)
	}
	return rows
}

func unused(names []string) map[string]bool {
	doors := map[string]bool{}
	for _, name := range names {
		doors[name] = false
	}
	return doors
}

// enter marks the door that an import path goes through, the narrowest one, and
// reports whether there is one.
func enter(doors map[string]bool, path string) bool {
	best := ""
	for door := range doors {
		if (path == door || strings.HasPrefix(path, door+"/")) && len(door) > len(best) {
			best = door
		}
	}
	if best == "" {
		return false
	}
	doors[best] = true
	return true
}

// enterOurs is enter for our own packages, where one does not stand for those in
// folders below it.
func enterOurs(doors map[string]bool, name string) bool {
	_, ok := doors[name]
	if ok {
		doors[name] = true
	}
	return ok
}

// TestImports holds the packages to the policy.
func TestImports(t *testing.T) {
	rows, modules := readPolicy(t), unused(strings.Fields(testModules))
	at := func(name string) int { return slices.IndexFunc(rows, func(r row) bool { return r.name == name }) }
	seen := map[string]bool{}
	for _, p := range readTree(t).packages {
		seen[p.name] = true
		i := at(p.name)
		if i < 0 {
			t.Errorf("%s: this package has no row in the policy (rules_test.go)", p.dir)
			continue
		}
		for _, f := range p.files {
			for _, path := range imports(f) {
				name, ours := ourName(path)
				switch {
				case isStandard(path):
				case f.test && ours:
					if above := at(name); above < 0 || above > i {
						t.Errorf("%s imports %s, which does not stand above it in the policy", f.name, path)
					}
				case f.test:
					if !enter(modules, path) && !enter(rows[i].outside, path) {
						t.Errorf("%s imports %s, which neither tests nor %s may", f.name, path, p.name)
					}
				case ours && !enterOurs(rows[i].ours, name), !ours && !enter(rows[i].outside, path):
					t.Errorf("%s imports %s, which the policy does not let %s do", f.name, path, p.name)
				}
			}
		}
	}
	for _, r := range rows {
		if !seen[r.name] {
			t.Errorf("the policy has a row for %s, which is no package", r.name)
			continue
		}
		complain(t, r.name, r.ours)
		complain(t, r.name, r.outside)
	}
	complain(t, "tests", modules)
}

func complain(t *testing.T, who string, doors map[string]bool) {
	for name, used := range doors {
		if !used {
			t.Errorf("the policy lets %s import %s, which nothing does: take it out", who, name)
		}
	}
}

func imports(f *source) []string {
	var paths []string
	for _, spec := range f.syntax.Imports {
		paths = append(paths, strings.Trim(spec.Path.Value, `"`))
	}
	return paths
}

// ourName returns the name of one of our packages in the policy.
func ourName(path string) (string, bool) {
	name, ours := strings.CutPrefix(path, "underpin/")
	return strings.TrimPrefix(name, "internal/"), ours
}

func isStandard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return first != "underpin" && !strings.Contains(first, ".")
}

// TestNames refuses drawers: a helper lives with its user, and a second user is
// a reason to find its noun.
func TestNames(t *testing.T) {
	drawers := []string{"util", "utils", "common", "helpers", "types", "core", "base", "misc", "shared", "lib", "models"}
	for _, p := range readTree(t).packages {
		if slices.Contains(drawers, p.name) {
			t.Errorf("%s: a package is named for the one thing that it owns", p.dir)
		}
	}
}

// TestUnwantedImports refuses imports that no package has a reason for. Pictures
// are the one thing that is registered by a blank import, as image demands.
func TestUnwantedImports(t *testing.T) {
	blank := []string{"embed", "image/gif", "image/jpeg", "image/png", "golang.org/x/image/webp"}
	for _, f := range readTree(t).files() {
		for _, spec := range f.syntax.Imports {
			path := strings.Trim(spec.Path.Value, `"`)
			switch {
			case path == "unsafe" || path == "C":
				t.Errorf("%s imports %q", f.name, path)
			case spec.Name == nil:
			case spec.Name.Name == ".":
				t.Errorf("%s: a dot import of %s hides where a name comes from", f.name, path)
			case spec.Name.Name == "_" && !slices.Contains(blank, path):
				t.Errorf("%s: a blank import of %s wires something in secret", f.name, path)
			}
		}
	}
}

// TestPackageComments demands of every package of internal/ one comment that
// says what comes in, what goes out and what the package must not know.
func TestPackageComments(t *testing.T) {
	parts := map[string]*regexp.Regexp{
		"what comes in":           regexp.MustCompile(`In comes?\b|What comes in`),
		"what goes out":           regexp.MustCompile(`Out (comes?|go|goes)\b|What goes out`),
		"what it must not know":   regexp.MustCompile(`must not|knows? (no|nothing)\b|Nothing here knows`),
		"its name, first of all":  regexp.MustCompile(`^(Package|Command) [a-z]+ `),
		"its purpose, in a whole": regexp.MustCompile(`\.`),
	}
	for _, p := range readTree(t).packages {
		var comments []string
		for _, f := range p.files {
			if f.syntax.Doc != nil && !f.test {
				comments = append(comments, strings.Join(strings.Fields(f.syntax.Doc.Text()), " "))
			}
		}
		if len(comments) != 1 {
			t.Errorf("%s: a package has one package comment, this one %d", p.dir, len(comments))
			continue
		}
		for part, pattern := range parts {
			if strings.HasPrefix(p.dir, "internal/") && !pattern.MatchString(comments[0]) {
				t.Errorf("%s: the package comment does not say %s", p.dir, part)
			}
		}
	}
}

// TestDocComments demands a comment on every exported name, beginning with it.
// The methods of the error interface are documented where that is.
func TestDocComments(t *testing.T) {
	for _, p := range readTree(t).packages {
		for _, f := range p.files {
			if f.test || f.generated {
				continue
			}
			for _, d := range f.syntax.Decls {
				for _, name := range undocumented(d) {
					t.Errorf("%s: %s has no comment that begins with its name", f.name, name)
				}
			}
		}
	}
}

func undocumented(d ast.Decl) (names []string) {
	check := func(name string, exempt bool, docs ...*ast.CommentGroup) {
		if !ast.IsExported(name) || exempt {
			return
		}
		for _, doc := range docs {
			words := strings.Fields(strings.NewReplacer(":", " ", ",", " ").Replace(doc.Text()))
			if slices.Contains(words[:min(2, len(words))], name) {
				return
			}
		}
		names = append(names, name)
	}
	switch d := d.(type) {
	case *ast.FuncDecl:
		receiver := receiverOf(d)
		isError := receiver != "" && (d.Name.Name == "Error" || d.Name.Name == "Unwrap")
		check(d.Name.Name, isError || receiver != "" && !ast.IsExported(receiver), d.Doc)
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				check(spec.Name.Name, false, spec.Doc, d.Doc)
			case *ast.ValueSpec:
				for _, name := range spec.Names { // a group may be explained in whole
					check(name.Name, d.Doc.Text() != "" || spec.Comment.Text() != "", spec.Doc)
				}
			}
		}
	}
	return names
}

// receiverOf returns the name of the type that a method belongs to.
func receiverOf(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return ""
	}
	t := d.Recv.List[0].Type
	for {
		switch inner := t.(type) {
		case *ast.StarExpr:
			t = inner.X
		case *ast.IndexExpr:
			t = inner.X
		case *ast.Ident:
			return inner.Name
		default:
			return ""
		}
	}
}
