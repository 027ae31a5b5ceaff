package main

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what commands print into the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"underpin": func() { os.Exit(run(os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr})) },
	})
}

// TestScripts runs each script of testdata/script in a folder that holds the
// small site of internal/build/testdata, with the script's own files over it.
func TestScripts(t *testing.T) {
	base, err := txtar.ParseFile("../../internal/build/testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Cmds:          map[string]func(*testscript.TestScript, bool, []string){"alter": alter},
		Setup: func(env *testscript.Env) error {
			env.Setenv("SOURCE_DATE_EPOCH", "1795305600") // 2026-11-22
			return layBase(env.WorkDir, base)
		},
	})
}

// TestCalledAs demands that what is proposed can be typed as it is.
func TestCalledAs(t *testing.T) {
	for executable, want := range map[string]string{
		"/tmp/go-build3814521907/b001/exe/underpin": "go run ./cmd/underpin",
		"/cache/go-build/2f/2f31e0a9-d/underpin":    "go run ./cmd/underpin",
		"/usr/local/bin/underpin":                   "underpin",
		"underpin":                                  "underpin",
	} {
		if got := calledAs(executable); got != want {
			t.Errorf("%s is called again as %q, want %q", executable, got, want)
		}
	}
}

// alter FILE N changes the last byte of a file, and cuts N bytes off before it when N
// is given.
func alter(ts *testscript.TestScript, _ bool, args []string) {
	name := ts.MkAbs(args[0])
	data, err := os.ReadFile(name)
	ts.Check(err)
	if len(args) > 1 {
		n, err := strconv.Atoi(args[1])
		ts.Check(err)
		data = data[:len(data)-n]
	}
	data[len(data)-1] ^= 1
	ts.Check(os.WriteFile(name, data, 0o666))
}

// layBase writes the small site where the script has no file of its own.
func layBase(dir string, base *txtar.Archive) error {
	for _, f := range base.Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if _, err := os.Stat(name); err == nil {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			return err
		}
	}
	return nil
}
