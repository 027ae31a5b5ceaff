package site

import (
	"fmt"
	"strings"

	"underpin/internal/content"
	"underpin/internal/diag"
	"underpin/internal/exercise"
)

// ExercisesSection is the folder of the output in which exercises stand, and
// what navigation takes for their section.
const ExercisesSection = "exercises"

// GateID is the exercise whose questions open every exercise that has a gate.
const GateID = "before-you-start"

const exerciseScheme = "exercise:"

// The layouts that show exercises.
const (
	exerciseLayout  = "exercise"
	exercisesLayout = "exercises"
)

// addExercises gives every exercise a page in each language that it is written
// in, and each such language a list of them.
func (s *Site) addExercises(originals map[string]*Page) diag.List {
	var problems diag.List
	for _, l := range s.Config.Languages {
		some := false
		for _, x := range s.exercises.Exercises {
			x = x.In(l.Code)
			if x.Lang != l.Code {
				continue
			}
			some = true
			p := &Page{Page: exerciseFront(x), Exercise: x, Layout: exerciseLayout}
			p.Path = PathOf(p.Page, s.Config.Language)
			if first := s.byPath[p.Path]; first != nil {
				problems = append(problems, diag.Error(diag.PathTaken, p.Source, diag.Range{},
					fmt.Sprintf("this exercise would be published at %s, where %s stands already", p.Path, first.Source),
					"rename the page"))
				continue
			}
			s.add(p, originals)
		}
		list := &Page{Page: &content.Page{Section: ExercisesSection, Slug: "index", Lang: l.Code, Source: "layouts/" + exercisesLayout + ".html"}, Layout: exercisesLayout, Exercises: true}
		list.Path = PathOf(list.Page, s.Config.Language)
		if some && s.byPath[list.Path] == nil {
			s.add(list, originals)
		}
	}
	return problems
}

// add makes a page that no Markdown file makes known.
func (s *Site) add(p *Page, originals map[string]*Page) {
	s.byPath[p.Path] = p
	if s.bySource[p.Source] == nil {
		s.bySource[p.Source] = p
	}
	s.Pages = append(s.Pages, p)
	if p.Lang == s.Config.Language {
		originals[p.Section+"/"+p.Slug] = p
	}
}

// exerciseFront is what an exercise says of itself, as front matter does of a
// page. It has no date of a review: its guide has.
func exerciseFront(x *exercise.Exercise) *content.Page {
	p := &content.Page{
		Source: x.Source, Section: ExercisesSection, Slug: x.ID, Lang: x.Lang, Flawed: x.Flawed,
		Front: content.Front{For: x.For, Phase: x.Phase, Topics: x.Topics, Sensitive: x.Sensitive},
	}
	p.Front.Title.V, p.Front.Title.At = x.Title.V, x.Title.At
	p.Front.Summary.V, p.Front.Summary.At = x.Summary.V, x.Summary.At
	if x.Title.Lang != x.Lang {
		p.Borrowed = append(p.Borrowed, "title")
	}
	return p
}

// Exercise returns the exercise with an id, nil when there is none.
func (s *Site) Exercise(id string) *exercise.Exercise { return s.exercises.Exercise(id) }

// UnsureExercises says that exercises/ could not be read, which is reported: an
// exercise that is not there may be meant.
func (s *Site) UnsureExercises() bool { return s.exercises.Unsure }

// ExerciseIDs returns the ids of all exercises, sorted.
func (s *Site) ExerciseIDs() []string { return s.exercises.IDs() }

// Exercises returns all exercises in the originals' language, sorted by id.
func (s *Site) Exercises() []*exercise.Exercise { return s.exercises.Exercises }

// Widgets returns the contracts of the widgets that all exercises may use, by
// tag.
func (s *Site) Widgets() []*exercise.Widget { return s.exercises.Widgets }

// ExercisePage returns the page of an exercise, in a language where it is
// translated; nil when there is none.
func (s *Site) ExercisePage(id, lang string) *Page {
	return s.Slug(ExercisesSection+"/"+id, lang)
}

// Step returns the page that a step of a way names, in a language where it is
// translated; nil when there is none.
func (s *Site) Step(step, lang string) *Page {
	if id, ok := strings.CutPrefix(step, exerciseScheme); ok {
		return s.ExercisePage(id, lang)
	}
	return s.Slug(step, lang)
}

// checkExercises checks what exercises refer to beyond their own files, and
// that there is a gate where one is asked for.
func (s *Site) checkExercises() diag.List {
	var problems diag.List
	for _, x := range s.exercises.Exercises {
		for _, source := range x.Sources {
			if s.Source(source.V) == nil && !s.Content.UnsureSources {
				problems = append(problems, diag.Error(diag.SourceUnknown, x.Source, source.At,
					fmt.Sprintf("no source has the id %q", source.V), orElse(diag.DidYouMean(source.V, s.SourceIDs()), "add it to content/sources.yaml")))
			}
		}
		if x.Gate && x.ID != GateID && s.Exercise(GateID) == nil {
			problems = append(problems, diag.Error(diag.ExerciseUnknown, x.Source, x.Mode.At,
				fmt.Sprintf("this exercise stands behind the gate, which is the exercise %q, and there is none", GateID),
				"write exercises/"+GateID+"/exercise.yaml"))
		}
	}
	return problems
}
