package site_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/config"
	"underpin/internal/content"
	"underpin/internal/exercise"
	"underpin/internal/site"
	"underpin/internal/strictyaml"
)

// anExercise is one as reading makes it.
func anExercise(id, title, lang string) *exercise.Exercise {
	return &exercise.Exercise{
		ID: id, Source: "exercises/" + id + "/exercise.yaml", Lang: lang,
		Title: exercise.Text{V: title, Lang: lang}, Summary: exercise.Text{V: "Things to do.", Lang: lang},
	}
}

func withExercises(t *testing.T, files fstest.MapFS, all ...*exercise.Exercise) (*site.Site, []string) {
	t.Helper()
	source := fstest.MapFS{
		"site.yaml":              {Data: []byte(settings)},
		"content/index.md":       page("Home"),
		"content/start/index.md": page("Start"),
		"content/start/one.md":   page("One"),
		"content/help/index.md":  page("Help"),
	}
	for name, f := range files {
		source[name] = f
	}
	cfg, problems := config.Read(source)
	if cfg == nil {
		t.Fatal(problems)
	}
	c, found := content.Read(source, cfg, false)
	s, joined := site.New(cfg, c, &exercise.Set{Exercises: all})
	return s, codes(append(found, joined...))
}

func TestExercisesArePages(t *testing.T) {
	s, _ := withExercises(t, nil, anExercise("apology", "Build an apology", "en"), anExercise("before-you-start", "Before you start", "en"))
	var got []string
	for _, p := range s.Pages[len(s.Pages)-3:] {
		got = append(got, p.Path+" "+p.Layout)
	}
	want := []string{"exercises/index.html exercises", "exercises/before-you-start.html exercise", "exercises/apology.html exercise"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("exercises stand after all sections, by title (-want +got):\n%s", diff)
	}
	list := s.WithLayout("en", "exercises")
	if list == nil || !list.Exercises || s.SectionPage("en", "exercises") != list {
		t.Errorf("the list of exercises is not found by its layout or its section: %v", list)
	}
	p := s.ExercisePage("apology", "ar")
	if p == nil || p.Path != "exercises/apology.html" || p.Prev == nil || p.Prev.Exercise.ID != "before-you-start" {
		t.Errorf("an exercise that is not translated stands for itself, with its neighbors: %v", p)
	}
	if s.Step("exercise:apology", "en") != p || s.Step("exercise:nope", "en") != nil || s.Step("start/one", "en").Path != "start/one.html" {
		t.Error("steps of a way lead astray")
	}
}

func TestNoExercisesNoList(t *testing.T) {
	if s, _ := withExercises(t, nil); s.WithLayout("en", "exercises") != nil {
		t.Error("a site without exercises lists them")
	}
}

func TestExerciseReferences(t *testing.T) {
	two := anExercise("apology", "For two", "en")
	two.Gate = true
	two.Sources = append(two.Sources, strictyaml.Value[string]{V: "nobody-1999"})
	_, problems := withExercises(t, nil, two)
	want := []string{"exercises/apology/exercise.yaml exercise-unknown", "exercises/apology/exercise.yaml source-unknown", "site.yaml page-unknown"}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestExercisePathIsTaken(t *testing.T) {
	sections := "  - {id: exercises, title: Mine, summary: A section of that name}\n"
	mine := []byte(strings.Replace(settings, "topics:", sections+"topics:", 1))
	s, problems := withExercises(t, fstest.MapFS{
		"site.yaml":                    {Data: mine},
		"content/exercises/index.md":   page("My own list"),
		"content/exercises/apology.md": page("A page"),
	}, anExercise("apology", "Build an apology", "en"))
	if diff := cmp.Diff([]string{"exercises/apology/exercise.yaml path-taken", "site.yaml page-unknown"}, problems); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if list := s.ByPath("exercises/index.html"); list == nil || list.Exercises {
		t.Errorf("an editor's own list gives way: %v", list)
	}
}
