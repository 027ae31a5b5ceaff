package scaffold_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"underpin/internal/config"
	"underpin/internal/exercise"
	"underpin/internal/scaffold"
)

// shop is a source with one widget in it, made by the scaffold itself.
func shop(t *testing.T) fstest.MapFS {
	t.Helper()
	all := source("")
	files, err := scaffold.Widget(all, "short-text")
	if err != nil {
		t.Fatal(err)
	}
	lay(all, files)
	return all
}

func lay(all fstest.MapFS, files []scaffold.File) {
	for _, f := range files {
		all[f.Name] = &fstest.MapFile{Data: f.Data}
	}
}

// sound demands that exercises and widgets read without any problem.
func sound(t *testing.T, all fstest.MapFS) *exercise.Set {
	t.Helper()
	cfg, _ := config.Read(all)
	set, problems := exercise.Read(all, cfg)
	for _, d := range problems {
		t.Errorf("%s:%d: %s (%s)\n%s", d.File, d.At.Line, d.Message, d.Hint, all[d.File].Data)
	}
	return set
}

func names(files []scaffold.File) string {
	var all []string
	for _, f := range files {
		all = append(all, f.Name)
	}
	return strings.Join(all, " ")
}

func TestWidget(t *testing.T) {
	all := shop(t)
	files, err := scaffold.Widget(all, "exercises/_widgets/mood-line/")
	if err != nil {
		t.Fatal(err)
	}
	const folder = "exercises/_widgets/mood-line/mood-line"
	if got, want := names(files), folder+".html "+folder+".ts "+folder+".yaml"; got != want {
		t.Errorf("the files are %s, want %s", got, want)
	}
	if script := string(files[1].Data); !strings.Contains(script, "export class MoodLine extends Widget") {
		t.Errorf("the script has no class MoodLine:\n%s", script)
	}
	lay(all, files)
	if set := sound(t, all); len(set.Widgets) != 2 || len(set.Widgets[0].Bad) != 2 {
		t.Errorf("the widgets are %+v", set.Widgets)
	}
}

func TestExercise(t *testing.T) {
	all := shop(t)
	files, err := scaffold.Exercise(all, "weekly-talk")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := names(files), "exercises/weekly-talk/examples.yaml exercises/weekly-talk/exercise.yaml"; got != want {
		t.Errorf("the files are %s, want %s", got, want)
	}
	lay(all, files)
	x := sound(t, all).Exercise("weekly-talk")
	if x == nil || x.Title.V != "Weekly talk" || len(x.Uses()) != 2 || len(x.Examples) != 3 {
		t.Errorf("the exercise is %+v", x)
	}
}

func TestExerciseMistakes(t *testing.T) {
	for _, tt := range []struct {
		name string
		make func(all fstest.MapFS) ([]scaffold.File, error)
		want string
	}{
		{"no slug", func(all fstest.MapFS) ([]scaffold.File, error) { return scaffold.Exercise(all, "Weekly Talk") }, "in lower case with hyphens"},
		{"the list of exercises", func(all fstest.MapFS) ([]scaffold.File, error) { return scaffold.Exercise(all, "index") }, "in lower case with hyphens"},
		{"no widget", func(fstest.MapFS) ([]scaffold.File, error) { return scaffold.Exercise(source(""), "weekly-talk") }, "underpin new widget short-text"},
		{"no hyphen", func(all fstest.MapFS) ([]scaffold.File, error) { return scaffold.Widget(all, "slider") }, "with a hyphen in it"},
		{"of HTML", func(all fstest.MapFS) ([]scaffold.File, error) { return scaffold.Widget(all, "font-face") }, "HTML keeps this one"},
		{"there already", func(all fstest.MapFS) ([]scaffold.File, error) { return scaffold.Widget(all, "short-text") }, "exists already"},
		{"no site", func(fstest.MapFS) ([]scaffold.File, error) { return scaffold.Widget(fstest.MapFS{}, "short-text") }, "site.yaml has errors"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := tt.make(shop(t))
			var mistake *scaffold.Mistake
			if !errors.As(err, &mistake) || !strings.Contains(mistake.Message, tt.want) {
				t.Errorf("got %v, want a mistake with %q", err, tt.want)
			}
		})
	}
}
