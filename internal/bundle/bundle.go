// Package bundle makes one file of a finished site, for people who carry it to
// where there is no connection, or none that is safe.
//
// In comes an edition, the whole site as a build made it, and which part of it
// is wanted. Out comes a file that needs no other: one HTML file, an EPUB, or
// the site's own folder as a ZIP archive. The same edition and the same options
// give the same bytes anywhere. It reads the pages as they are published; it must
// not know their sources or the settings of the site, nor touch a disk or a clock.
package bundle

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"underpin/internal/build"
)

// Options say what goes into a bundle.
type Options struct {
	Only      []string // sections ("forgiveness") and pages ("forgiveness/index"); empty for all
	Languages []string // codes; empty for all that the site has
	Exercise  string   // the id of the one exercise that the bundle is, or ""
	Name      string   // its title, "" for the site's
}

// Unknown is the error for a part that was asked for and that the site has not.
type Unknown struct {
	What string   // "section or page", "language", "exercise"
	Name string   // as it was given
	Have []string // what there is
}

func (e *Unknown) Error() string { return fmt.Sprintf("the site has no %s %q", e.What, e.Name) }

// title is what a bundle is called.
func (o Options) title(e *build.Edition) string {
	if o.Name != "" {
		return o.Name
	}
	return e.Title
}

// helpLayout is that of the help lines, which come along whatever is wanted:
// nobody may be without them.
const helpLayout = "help"

// listLayout is that of the list of all pages.
const listLayout = "all"

// choose returns the pages that the options ask for, in their order. Home and
// the help lines always come along, and so do the pages about danger that one of
// them links to.
func (o Options) choose(e *build.Edition) ([]build.EditionPage, error) {
	if err := o.check(e); err != nil {
		return nil, err
	}
	wanted := map[string]bool{}
	for _, p := range e.Pages {
		if o.speaks(p.Lang) && o.wants(p) {
			wanted[p.Path] = true
		}
	}
	if err := o.addDanger(e, wanted); err != nil {
		return nil, err
	}
	chosen := slices.DeleteFunc(slices.Clone(e.Pages), func(p build.EditionPage) bool { return !wanted[p.Path] })
	if o.Exercise != "" { // it is what one opens the file for
		slices.SortStableFunc(chosen, func(a, b build.EditionPage) int { return o.turn(a) - o.turn(b) })
	}
	return chosen, nil
}

// addDanger adds the pages about danger that wanted ones link to: an exercise
// says when to read one of them instead.
func (o Options) addDanger(e *build.Edition, wanted map[string]bool) error {
	danger := map[string]bool{}
	for _, p := range e.Pages {
		danger[p.Path] = p.Sensitive && o.speaks(p.Lang)
	}
	var linked []string
	for _, p := range e.Pages {
		if len(wanted) == len(e.Pages) || !wanted[p.Path] || p.Layout == helpLayout {
			continue
		}
		parsed, err := parse(e, p)
		if err != nil {
			return err
		}
		for n := range parsed.main.Descendants() {
			if href, ok := get(n, "href"); ok {
				if file, _, inside := parsed.target(href); inside && danger[file] {
					linked = append(linked, file)
				}
			}
		}
	}
	for _, file := range linked { // what these link to does not follow
		wanted[file] = true
	}
	return nil
}

// turn is 0 for the exercise that the bundle is, and 1 for all else.
func (o Options) turn(p build.EditionPage) int {
	if p.Exercise == o.Exercise {
		return 0
	}
	return 1
}

func (o Options) speaks(lang string) bool {
	return len(o.Languages) == 0 || slices.Contains(o.Languages, lang)
}

func (o Options) wants(p build.EditionPage) bool {
	switch {
	case p.Layout == helpLayout:
		return true
	case o.Exercise != "":
		return p.Exercise == o.Exercise
	case len(o.Only) == 0 || p.Section == "":
		return true
	}
	return slices.ContainsFunc(o.Only, func(name string) bool { return name == p.Section || name == nameOf(p) })
}

// nameOf is how a page is called in Options.Only: its section and its name
// there, the same in every language.
func nameOf(p build.EditionPage) string {
	return path.Join(p.Section, strings.TrimSuffix(path.Base(p.Path), ".html"))
}

// check refuses what the edition does not have.
func (o Options) check(e *build.Edition) error {
	var parts, languages, exercises []string
	for _, p := range e.Pages {
		parts = append(parts, p.Section, nameOf(p))
		languages = append(languages, p.Lang)
		exercises = append(exercises, p.Exercise)
	}
	for _, name := range o.Only {
		if err := known("section or page", name, parts); err != nil {
			return err
		}
	}
	for _, code := range o.Languages {
		if err := known("language", code, languages); err != nil {
			return err
		}
	}
	if o.Exercise == "" {
		return nil
	}
	return known("exercise", o.Exercise, exercises)
}

func known(what, name string, have []string) error {
	if name != "" && slices.Contains(have, name) {
		return nil
	}
	slices.Sort(have)
	have = slices.DeleteFunc(slices.Compact(have), func(name string) bool { return name == "" })
	return &Unknown{What: what, Name: name, Have: have}
}
