package underpin_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// tree is the repository as its rules see it.
type tree struct {
	names    []string // all files that are ours, with forward slashes
	packages []*goPackage
}

// goPackage is a folder of Go files, but for the tests at the root.
type goPackage struct {
	dir, name string // "internal/diag" and "diag"
	command   bool   // it is a program
	files     []*source
}

// source is one Go file.
type source struct {
	name            string
	text            string
	test, generated bool
	syntax          *ast.File
	set             *token.FileSet
}

func (s *source) line(p token.Pos) int { return s.set.Position(p).Line }

func (t *tree) files() (all []*source) {
	for _, p := range t.packages {
		all = append(all, p.files...)
	}
	return all
}

// readOnce reads all that git would keep: hidden folders count, since they hold
// our workflows, and what .gitignore names does not.
var readOnce = sync.OnceValues(read)

func readTree(t *testing.T) *tree {
	t.Helper()
	found, err := readOnce()
	if err != nil {
		t.Fatal(err)
	}
	if len(found.packages) == 0 {
		t.Fatal("no package was found, so no rule was applied")
	}
	return found
}

func read() (*tree, error) {
	ignored, err := readIgnored()
	if err != nil {
		return nil, err
	}
	found, byDir, set := &tree{}, map[string]*goPackage{}, token.NewFileSet()
	err = fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case slices.Contains(ignored, d.Name()+"/") && d.IsDir(), slices.Contains(ignored, "/"+name):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir() || !d.Type().IsRegular():
			return nil
		}
		found.names = append(found.names, name)
		if path.Ext(name) != ".go" || path.Dir(name) == "." || strings.Contains(name, "/testdata/") {
			return nil
		}
		dir := path.Dir(name)
		if byDir[dir] == nil {
			byDir[dir] = &goPackage{dir: dir, name: strings.TrimPrefix(dir, "internal/")}
			found.packages = append(found.packages, byDir[dir])
		}
		f, err := readSource(set, name)
		if err != nil {
			return err
		}
		byDir[dir].files = append(byDir[dir].files, f)
		byDir[dir].command = f.syntax.Name.Name == "main"
		return nil
	})
	return found, err
}

// readIgnored returns the lines of .gitignore that are as plain as ours: a folder
// anywhere (node_modules/), or a file at the root (/underpin).
func readIgnored() ([]string, error) {
	text, err := os.ReadFile(".gitignore")
	if err != nil {
		return nil, err
	}
	ignored := []string{".git/", "/.git", "public/"} // a file in a second work tree
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			ignored = append(ignored, line)
		}
	}
	return ignored, nil
}

func readSource(set *token.FileSet, name string) (*source, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	syntax, err := parser.ParseFile(set, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	return &source{
		name: name, text: string(text), syntax: syntax, set: set,
		test: strings.HasSuffix(name, "_test.go"), generated: ast.IsGenerated(syntax),
	}, nil
}

// uses tells what the names in a package's code, tests aside, stand for. What is
// imported is not looked into, which leaves errors behind that do not matter.
func (p *goPackage) uses() map[*ast.Ident]types.Object {
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	var files []*ast.File
	for _, f := range p.files {
		if !f.test {
			files = append(files, f.syntax)
		}
	}
	config := types.Config{Error: func(error) {}, Importer: noImporter{}}
	_, _ = config.Check(p.dir, p.files[0].set, files, info)
	return info.Uses
}

type noImporter struct{}

// Import fails: a package's own names are known without it.
func (noImporter) Import(string) (*types.Package, error) { return nil, errors.New("not looked into") }

// effects are functions and variables of the standard library that commands and
// the packages named may use, and no others.
var effects = []struct {
	names   *regexp.Regexp
	allowed []string
	reason  string
}{
	{regexp.MustCompile(`^(os\.Exit|log\..*|fmt\.Print.*|os\.Std(in|out|err)|builtin\.print(ln)?)$`),
		nil, "only commands print and exit"},
	{regexp.MustCompile(`^os\.(Chmod|Chtimes|Create.*|Link|Mkdir.*|OpenFile|Remove.*|Rename|Symlink|Truncate|WriteFile)$`),
		[]string{"output"}, "only output writes files"},
	{regexp.MustCompile(`^os\.(Getenv|LookupEnv|Environ|Getwd|Chdir)$`),
		nil, "what a package does depends on what it is given alone"},
	{regexp.MustCompile(`^time\.Now$`),
		[]string{"output"}, "nothing in a site depends on the time of the build"},
}

// TestEffects holds packages to what they may do to the world around them.
func TestEffects(t *testing.T) {
	for _, p := range readTree(t).packages {
		uses := p.uses()
		for _, f := range p.files {
			if f.test || p.command {
				continue
			}
			ast.Inspect(f.syntax, func(n ast.Node) bool {
				if opensForReading(n) {
					return false
				}
				name, at := used(n, uses)
				for _, rule := range effects {
					if name != "" && rule.names.MatchString(name) && !slices.Contains(rule.allowed, p.name) {
						t.Errorf("%s:%d: %s: %s", f.name, f.line(at), name, rule.reason)
					}
				}
				return true
			})
		}
	}
}

// opensForReading reports whether n is a call of OpenFile whose flags name
// O_RDONLY, which writes nothing.
func opensForReading(n ast.Node) bool {
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) != 3 {
		return false
	}
	if name, ok := call.Fun.(*ast.SelectorExpr); !ok || name.Sel.Name != "OpenFile" {
		return false
	}
	reads := false
	ast.Inspect(call.Args[1], func(n ast.Node) bool {
		flag, ok := n.(*ast.Ident)
		reads = reads || ok && flag.Name == "O_RDONLY"
		return true
	})
	return reads
}

// used returns the full name that an expression stands for, "" when it names
// nothing of another package.
func used(n ast.Node, uses map[*ast.Ident]types.Object) (name string, at token.Pos) {
	switch n := n.(type) {
	case *ast.SelectorExpr:
		if from, ok := n.X.(*ast.Ident); ok {
			if imported, ok := uses[from].(*types.PkgName); ok {
				return imported.Imported().Path() + "." + n.Sel.Name, n.Pos()
			}
		}
	case *ast.Ident:
		if _, ok := uses[n].(*types.Builtin); ok {
			return "builtin." + n.Name, n.Pos()
		}
	}
	return "", token.NoPos
}

// TestNoHiddenState refuses init functions, and package variables that change.
func TestNoHiddenState(t *testing.T) {
	for _, p := range readTree(t).packages {
		uses := p.uses()
		for _, f := range p.files {
			ast.Inspect(f.syntax, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.FuncDecl:
					if n.Recv == nil && n.Name.Name == "init" {
						t.Errorf("%s:%d: an init function wires something in secret", f.name, f.line(n.Pos()))
					}
				case ast.Stmt:
					for _, target := range targets(n) {
						if v, ok := uses[target].(*types.Var); ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
							t.Errorf("%s:%d: the package variable %s is changed", f.name, f.line(target.Pos()), v.Name())
						}
					}
				}
				return true
			})
		}
	}
}

// targets returns the variables that a statement writes into.
func targets(s ast.Stmt) (names []*ast.Ident) {
	var changed []ast.Expr
	switch s := s.(type) {
	case *ast.AssignStmt:
		changed = s.Lhs
	case *ast.IncDecStmt:
		changed = []ast.Expr{s.X}
	case *ast.ExprStmt:
		if call, ok := s.X.(*ast.CallExpr); ok {
			switch f := call.Fun.(type) {
			case *ast.Ident:
				if f.Name == "delete" || f.Name == "clear" {
					changed = call.Args[:1]
				}
			case *ast.SelectorExpr: // known.Store(…), guard.Lock()
				changed = []ast.Expr{f.X}
			}
		}
	}
	for _, e := range changed {
		if name := root(e); name != nil {
			names = append(names, name)
		}
	}
	return names
}

func root(e ast.Expr) *ast.Ident {
	for {
		switch inner := e.(type) {
		case *ast.Ident:
			return inner
		case *ast.SelectorExpr:
			e = inner.X
		case *ast.IndexExpr:
			e = inner.X
		case *ast.StarExpr:
			e = inner.X
		case *ast.ParenExpr:
			e = inner.X
		default:
			return nil
		}
	}
}

// TestSizes keeps files short enough to be read at one go, and functions short
// in general: the median under 12 lines, one in twenty over 60 at most.
func TestSizes(t *testing.T) {
	const longest, longFunction = 400, 60
	var lengths []int
	long := 0
	for _, f := range readTree(t).files() {
		if f.generated {
			continue
		}
		if n := strings.Count(f.text, "\n"); n >= longest {
			t.Errorf("%s has %d lines; under %d can be read at one go", f.name, n, longest)
		}
		for _, d := range f.syntax.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && !f.test {
				n := f.line(d.End()) - f.line(d.Pos()) + 1
				lengths = append(lengths, n)
				if n > longFunction {
					long++
				}
			}
		}
	}
	slices.Sort(lengths)
	if median := lengths[len(lengths)/2]; median >= 12 {
		t.Errorf("the median function has %d lines, under 12 is the rule", median)
	}
	if long*20 > len(lengths) {
		t.Errorf("%d of %d functions are longer than %d lines, one in twenty is the rule", long, len(lengths), longFunction)
	}
}

// TestNothingIsSkipped refuses tests that can pass without having run, in every
// language that tests are written in.
func TestNothingIsSkipped(t *testing.T) {
	inGo := regexp.MustCompile(`\.Skip(f|Now)?\(`)
	inTypeScript := regexp.MustCompile(`\.(skip|only|todo)\(|\b(skip|only|todo): `)
	inScript := regexp.MustCompile(`(?m)^(\[[^\]]*\] *)?(skip|stop)\b`)
	for _, name := range readTree(t).names {
		var pattern *regexp.Regexp
		switch {
		case strings.HasSuffix(name, "_test.go") && name != "habits_test.go":
			pattern = inGo
		case strings.HasSuffix(name, ".ts"):
			pattern = inTypeScript
		case strings.HasSuffix(name, ".txtar"):
			pattern = inScript
		default:
			continue
		}
		report(t, name, pattern, "a test is not to be skipped: make it run, or take it out")
	}
}

// TestNothingOfOneMachine refuses what is true on one machine alone: paths of
// somebody's home, and the address of the server that packages came from.
func TestNothingOfOneMachine(t *testing.T) {
	patterns := map[string]*regexp.Regexp{
		"a path of one machine": regexp.MustCompile("(?m)(^|[\\s\"'`=])(file://)?(/(home|root|Users|work|mnt|var/folders|tmp/bash)/|[A-Z]:\\\\Users)"),
		"where packages were fetched from is everyone's own setting": regexp.MustCompile(
			`https?://[^/\s"]*(registry|proxy|mirror|artifact)[^/\s"]*|(?m)"resolved":|^\s*registry\s*=|\bGO(PROXY|NOSUMDB|NOPROXY)=`),
		"unfinished work is an issue, not a comment": regexp.MustCompile(`\b(TODO|FIXME|XXX|HACK)[:( ]`),
	}
	for _, name := range readTree(t).names {
		if name == "habits_test.go" {
			continue
		}
		for reason, pattern := range patterns {
			report(t, name, pattern, reason)
		}
	}
}

// report complains of each line of a file that a pattern matches.
func report(t *testing.T, name string, pattern *regexp.Regexp, reason string) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Error(err)
		return
	}
	for _, at := range pattern.FindAllIndex(text, -1) {
		line := 1 + strings.Count(string(text[:at[1]]), "\n")
		t.Errorf("%s:%d: %q: %s", name, line, text[at[0]:at[1]], reason)
	}
}
