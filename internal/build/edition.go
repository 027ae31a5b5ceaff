package build

import (
	"errors"

	"underpin/internal/diag"
	"underpin/internal/output"
	"underpin/internal/search"
)

// Edition is a whole site in memory: the files that a build would publish, and
// what is known of its pages.
type Edition struct {
	Title    string            // the site's
	Language string            // the site's own
	License  string            // of the texts, "" when nobody says
	Files    map[string][]byte // by path
	Pages    []EditionPage     // in the order of navigation, language by language
	Drafts   bool              // its drafts are among them

	Head   string // the script that stands first in every page
	Single Single // what one file needs that holds some of the pages

	// By language: the words that stand in no page, by their names, and the search
	// index, as JSON.
	Words   map[string]map[string]string
	Indexes map[string][]byte
}

// Single makes what one file needs that holds some pages, of what those have on
// the site. It reads no file, and the same is made of the same each time.
type Single interface {
	// Sheets names the sheets, beside those of all pages, that come with some
	// layouts and with some style sheets of the site, given by their paths.
	Sheets(layouts, files []string) []string
	// Style returns the style of pages that have some of these sheets. What is not
	// for all pages matches only within what names its sheet in data-sheets.
	Style(sheets []string) string
	// Script returns the script of pages that have some scripts of the site, given
	// by their paths; "" where there is none for single files.
	Script(files []string) (string, error)
}

// EditionPage is what is known of a page. Texts are plain, in the page's
// language.
type EditionPage struct {
	Path         string // in Files
	Lang         string
	Layout       string
	Title        string // "" of the list of exercises, which has it in its heading alone
	Summary      string
	Section      string // "" for pages that stand in none
	SectionTitle string
	Exercise     string // the id, of an exercise's own page
	Reviewed     string // the day a person last checked it, as 2026-11-22; "" where nobody says
	Sensitive    bool   // its title shows in no list of what was opened
}

// Collect builds a site in memory. The Edition is nil when the site has errors;
// they are in the result.
func Collect(o Options) (*Edition, Result, error) {
	plan, err := o.read(readTwice(o.Source), "")
	if err != nil || plan.site == nil {
		return nil, o.result(plan), err
	}
	stage := output.Memory()
	if err := plan.make(stage); err != nil {
		return nil, Result{}, errors.Join(err, stage.Discard())
	}
	single, problems := plan.assets.Single(scripts(plan.exercises)...)
	plan.problems = append(plan.problems, problems...)
	result := o.result(plan)
	if result.Problems.HasErrors() {
		return nil, result, nil
	}
	result.Summary.Pages = len(plan.site.Pages)
	e, problems := plan.edition(stage.Files())
	if len(problems) > 0 {
		return nil, Result{Problems: problems}, nil
	}
	e.Head, e.Single = plan.assets.Head(), single
	return e, result, nil
}

func (p *plan) edition(files map[string][]byte) (*Edition, diag.List) {
	cfg := p.site.Config
	e := &Edition{
		Title: cfg.Title, Language: cfg.Language, License: cfg.Licenses.Prose, Files: files, Drafts: p.options.Drafts,
		Words: map[string]map[string]string{}, Indexes: map[string][]byte{},
	}
	for _, l := range cfg.Languages {
		var problems diag.List
		if e.Words[l.Code], problems = p.renderer.Words(l.Code); len(problems) > 0 {
			return nil, problems
		}
		e.Indexes[l.Code] = search.Index(files[indexPath(l.Code)])
	}
	for _, page := range p.site.Pages {
		one := EditionPage{
			Path: page.Path, Lang: page.Lang, Layout: page.Layout, Title: page.Front.Title.V, Summary: page.Front.Summary.V,
			Section: page.Section, Sensitive: page.Front.Sensitive,
		}
		if page.Exercise != nil {
			one.Exercise = page.Exercise.ID
		}
		if page.Front.Reviewed.Given() {
			one.Reviewed = page.Front.Reviewed.V.String()
		}
		for _, section := range cfg.In(page.Lang).Sections {
			if section.ID == page.Section {
				one.SectionTitle = section.Title
			}
		}
		e.Pages = append(e.Pages, one)
	}
	return e, nil
}
