package exercise_test

import (
	"testing"
	"testing/fstest"

	"underpin/internal/config"
	"underpin/internal/diag"
	"underpin/internal/exercise"
)

// FuzzRead puts anything in the place of each file that editors write. Reading
// must come to an end, and every problem must lie inside its file.
func FuzzRead(f *testing.F) {
	files := []string{
		"exercises/apology/exercise.yaml", "exercises/apology/examples.yaml", "exercises/apology/exercise.fr.yaml",
		"exercises/_widgets/long-text/long-text.yaml", "exercises/_widgets/choose-one/choose-one.yaml",
		"exercises/_widgets/sentence-builder/sentence-builder.yaml", "exercises/_widgets/long-text/strings.fr.yaml",
	}
	base := folder("")
	for i, name := range files {
		f.Add(i, string(base[name].Data))
	}
	for _, test := range exerciseProblems() {
		f.Add(0, test.new)
	}
	f.Add(3, "value: choice\noptions:\n  - {name: a, type: choices, keys: [{name: id, type: text}]}\n")
	f.Fuzz(func(t *testing.T, which int, text string) {
		all := fstest.MapFS{}
		for name, file := range base {
			all[name] = file
		}
		name := files[uint(which)%uint(len(files))]
		all[name] = &fstest.MapFile{Data: []byte(text)}
		cfg, _ := config.Read(all)
		set, problems := exercise.Read(all, cfg)
		for _, x := range set.Exercises {
			x.In("fr").Uses()
		}
		for _, d := range problems {
			inside(t, all, d)
		}
	})
}

func inside(t *testing.T, all fstest.MapFS, d diag.Diagnostic) {
	t.Helper()
	if d.At.Line == 0 || d.Code == diag.EncodingInvalid { // diag holds the latter itself
		return
	}
	file, _ := diag.NewFile(d.File, all[d.File].Data)
	if file == nil {
		t.Fatalf("%s is no text and has a problem in line %d", d.File, d.At.Line)
	}
	line := file.LineColumn(int(d.At.Line), int(d.At.Column), 1)
	if line.Line != d.At.Line || d.At.Column < 1 || d.At.EndColumn <= d.At.Column {
		t.Errorf("%s: a problem stands at %+v: %s", d.File, d.At, d.Message)
	}
}
