package build_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"underpin/internal/build"
	"underpin/internal/diag"
)

var update = flag.Bool("update", false, "write docs/diagnostics.md anew")

// today is the day that the rules about reviews go by in tests.
var today = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

// lay writes the small site into a new folder, and files over it.
func lay(t *testing.T, files string) string {
	t.Helper()
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	over(t, dir, base.Files)
	over(t, dir, txtar.Parse([]byte(files)).Files)
	return dir
}

func over(t *testing.T, dir string, files []txtar.File) {
	t.Helper()
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// checked builds the site in dir with every rule, and publishes nothing.
func checked(t *testing.T, dir string) diag.List {
	t.Helper()
	result, err := build.Run(build.Options{Source: dir, Judge: true, Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return result.Problems
}

func TestSmallSiteIsGood(t *testing.T) {
	dir := lay(t, "")
	if problems := checked(t, dir); len(problems) > 0 {
		t.Errorf("the small site has problems:\n%s", written(dir, problems))
	}
}

func written(dir string, l diag.List) string {
	var b bytes.Buffer
	if err := diag.WriteText(&b, l, os.DirFS(dir), diag.Style{}); err != nil {
		panic(err)
	}
	return b.String()
}

// TestEveryCodeHasItsExample builds each example and demands its code, and
// nothing but its code where the example does not break more than one rule.
func TestEveryCodeHasItsExample(t *testing.T) {
	for _, e := range diag.Explanations() {
		t.Run(string(e.Code), func(t *testing.T) {
			t.Parallel()
			dir := lay(t, e.Example)
			problems := checked(t, dir)
			for _, d := range problems {
				if d.Code != e.Code && d.Severity == diag.SeverityError {
					t.Errorf("the example gives %s too", d.Code)
				}
			}
			if !slices.ContainsFunc(problems, func(d diag.Diagnostic) bool { return d.Code == e.Code }) {
				t.Errorf("the example does not give its code, but:\n%s", written(dir, problems))
			}
		})
	}
}

func TestEveryCodeIsExplained(t *testing.T) {
	explained := map[diag.Code]bool{}
	for _, e := range diag.Explanations() {
		if explained[e.Code] {
			t.Errorf("%s is explained twice", e.Code)
		}
		explained[e.Code] = true
		if e.Cause == "" || e.Remedy == "" || e.Example == "" {
			t.Errorf("%s lacks a cause, a remedy or an example", e.Code)
		}
	}
	source, err := os.ReadFile("../diag/codes.go")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(source)) {
		_, value, ok := strings.Cut(line, `Code = "`)
		if !ok {
			continue
		}
		if code, _, _ := strings.Cut(value, `"`); !explained[diag.Code(code)] {
			t.Errorf("%s is not explained", code)
		}
	}
}

// TestDiagnosticsDocument keeps docs/diagnostics.md as the code is: run it with
// -update to write the document anew.
func TestDiagnosticsDocument(t *testing.T) {
	const name = "../../docs/diagnostics.md"
	got := document(t)
	if *update {
		if err := os.WriteFile(name, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is out of date; run: go test ./internal/build -run TestDiagnosticsDocument -update", name)
	}
}

// document makes docs/diagnostics.md: what each code says is what building its
// example says.
func document(t *testing.T) []byte {
	var b bytes.Buffer
	b.WriteString("# Diagnostics\n\nEvery problem that `underpin` reports has a code in brackets at its end. Codes are\npermanent. Each example below is built by a test.\n\nThis page is written by `go test ./internal/build -run TestDiagnosticsDocument -update`.\n")
	for _, e := range diag.Explanations() {
		dir := lay(t, e.Example)
		problems := checked(t, dir)
		at := slices.IndexFunc(problems, func(d diag.Diagnostic) bool { return d.Code == e.Code })
		if at < 0 {
			t.Fatalf("the example of %s does not give it", e.Code)
		}
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n%s\n\n```text\n%s```\n", e.Code, e.Cause, e.Remedy, strings.ToValidUTF8(written(dir, problems[at:at+1]), "\uFFFD"))
	}
	return b.Bytes()
}
