package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"underpin/internal/config"
	"underpin/internal/diag"
)

// addPages gives every page its path. Where two claim one path the later by
// name is reported and left out; the names are sorted already.
func (s *Site) addPages() diag.List {
	var problems diag.List
	originals := make(map[string]*Page, len(s.Content.Pages))
	for _, c := range s.Content.Pages {
		p := &Page{Page: c, Path: PathOf(c, s.Config.Language), Layout: layoutOf(c.Front.Layout.V, c.Section, c.Slug)}
		if first := s.byPath[p.Path]; first != nil {
			problems = append(problems, diag.Error(diag.PathTaken, p.Source, diag.Range{},
				fmt.Sprintf("this page would be published at %s, where %s stands already", p.Path, first.Source),
				"rename one of the two files"))
			continue
		}
		s.byPath[p.Path] = p
		s.bySource[p.Source] = p
		s.Pages = append(s.Pages, p)
		if p.Lang == s.Config.Language {
			originals[p.Section+"/"+p.Slug] = p
		}
	}
	problems = append(problems, s.addExercises(originals)...)
	s.joinTranslations(originals)
	return problems
}

func layoutOf(given, section, slug string) string {
	switch {
	case given != "":
		return given
	case slug != "index":
		return "guide"
	case section == "":
		return "home"
	}
	return "section"
}

// joinTranslations makes each page know its translations, in the order of the
// site's languages.
func (s *Site) joinTranslations(originals map[string]*Page) {
	if len(s.Config.Languages) < 2 {
		return
	}
	groups := make(map[*Page][]*Page)
	for _, p := range s.Pages {
		original := originals[p.Section+"/"+p.Slug]
		if original == nil {
			continue // an orphan; content reports it
		}
		if p != original {
			p.Layout = original.Layout
		}
		groups[original] = append(groups[original], p)
	}
	for _, group := range groups {
		slices.SortFunc(group, func(a, b *Page) int { return cmp.Compare(s.languageRank(a.Lang), s.languageRank(b.Lang)) })
		for _, p := range group {
			p.Translations = group
		}
	}
}

func (s *Site) languageRank(lang string) int {
	return slices.IndexFunc(s.Config.Languages, func(l config.Language) bool { return l.Code == lang })
}

// order sorts the pages as a reader goes through them, numbers them, and makes
// neighbours known to each other.
func (s *Site) order() {
	rank := make(map[string]int, len(s.Config.Sections))
	for i, section := range s.Config.Sections {
		rank[section.ID] = i + 1
	}
	if rank[ExercisesSection] == 0 {
		rank[ExercisesSection] = len(rank) + 1
	}
	languages := make(map[string]int, len(s.Config.Languages))
	for i, l := range s.Config.Languages {
		languages[l.Code] = i
	}
	type ranked struct { // what pages are compared by, found once each
		*Page
		language, section, place int
		title                    string
	}
	all := make([]ranked, len(s.Pages))
	for i, p := range s.Pages {
		all[i] = ranked{p, languages[p.Lang], rank[p.Section], notIndex(p), strings.ToLower(p.Front.Title.V)}
	}
	slices.SortFunc(all, func(a, b ranked) int {
		switch {
		case a.language != b.language:
			return a.language - b.language
		case a.section != b.section:
			return a.section - b.section
		case a.place != b.place:
			return a.place - b.place
		}
		return cmp.Or(compareOrder(a.Page, b.Page), cmp.Compare(a.title, b.title), cmp.Compare(a.Source, b.Source))
	})
	for i := range all {
		s.Pages[i] = all[i].Page
	}
	s.sections = make(map[string][]*Page)
	s.layouts = make(map[string]*Page)
	for i, p := range s.Pages {
		p.Number = i
		if key := p.Lang + "/" + p.Layout; s.layouts[key] == nil {
			s.layouts[key] = p
		}
		if p.Slug == "index" {
			continue
		}
		key := p.Lang + "/" + p.Section
		guides := s.sections[key]
		if len(guides) > 0 {
			last := guides[len(guides)-1]
			last.Next, p.Prev = p, last
		}
		p.Position = len(guides) + 1
		s.sections[key] = append(guides, p)
	}
}

func notIndex(p *Page) int {
	if p.Slug == "index" {
		return 0
	}
	return 1
}

// compareOrder puts pages with an order before those without.
func compareOrder(a, b *Page) int {
	x, y := a.Front.Order, b.Front.Order
	switch given := func(line int32) bool { return line > 0 }; {
	case given(x.At.Line) && given(y.At.Line):
		return cmp.Compare(x.V, y.V)
	case given(x.At.Line):
		return -1
	case given(y.At.Line):
		return 1
	}
	return 0
}

// checkHomes asks for the pages that navigation leads to.
func (s *Site) checkHomes() diag.List {
	var problems diag.List
	missing := func(name, what string) {
		problems = append(problems, diag.Error(diag.FileMissing, name, diag.Range{},
			fmt.Sprintf("%s has no page of its own", what), "write "+name))
	}
	if s.Home(s.Config.Language) == nil {
		missing("content/index.md", "home")
	}
	for _, section := range s.Config.Sections {
		if len(s.Guides(s.Config.Language, section.ID)) > 0 && s.SectionPage(s.Config.Language, section.ID) == nil {
			missing("content/"+section.ID+"/index.md", fmt.Sprintf("the section %q", section.ID))
		}
	}
	return problems
}

// relate resolves what pages call related.
func (s *Site) relate() diag.List {
	var problems diag.List
	for _, p := range s.Pages {
		for _, name := range p.Front.Related {
			to := s.Slug(name.V, p.Lang)
			if to == nil {
				problems = append(problems, diag.Error(diag.PageUnknown, p.Source, name.At,
					fmt.Sprintf("there is no page %q", name.V), s.pageHint(name.V)))
				continue
			}
			p.Related = append(p.Related, to)
		}
		if len(p.Front.Related) == 0 && len(p.Translations) > 0 && p.Lang != s.Config.Language {
			for _, to := range p.Translations[0].Related {
				p.Related = append(p.Related, s.In(to, p.Lang))
			}
		}
	}
	return problems
}

// slugs returns "section/slug" of every original.
func (s *Site) slugs() []string {
	var names []string
	for _, p := range s.Pages {
		if p.Lang == s.Config.Language {
			names = append(names, strings.TrimSuffix(p.Path, ".html"))
		}
	}
	return names
}

// addRedirects claims the old addresses of pages.
func (s *Site) addRedirects() diag.List {
	var problems diag.List
	claimed := map[string]Redirect{}
	for _, p := range s.withAliases() {
		for _, alias := range p.Front.Aliases {
			taken := func(by string) {
				problems = append(problems, diag.Error(diag.PathTaken, p.Source, alias.At,
					fmt.Sprintf("the address %s is taken by %s", alias.V, by), "leave this alias out, or rename the other"))
			}
			if page := s.byPath[alias.V]; page != nil {
				taken(page.Source)
				continue
			}
			if first, ok := claimed[alias.V]; ok {
				taken(first.To.Source)
				continue
			}
			claimed[alias.V] = Redirect{Path: alias.V, To: p, At: alias.At}
		}
	}
	for _, r := range claimed {
		s.Redirects = append(s.Redirects, r)
	}
	slices.SortFunc(s.Redirects, func(a, b Redirect) int { return cmp.Compare(a.Path, b.Path) })
	return problems
}

// withAliases returns the pages that have old addresses, by the names of their files.
func (s *Site) withAliases() []*Page {
	var all []*Page
	for _, p := range s.Pages {
		if len(p.Front.Aliases) > 0 {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(a, b *Page) int { return cmp.Compare(a.Source, b.Source) })
	return all
}

// checkWays checks the steps of the paths in site.yaml.
func (s *Site) checkWays() diag.List {
	var problems diag.List
	for _, way := range s.Config.Paths {
		for _, step := range way.Steps {
			if id, ok := strings.CutPrefix(step.V, exerciseScheme); ok {
				if s.Exercise(id) == nil && !s.UnsureExercises() {
					problems = append(problems, diag.Error(diag.ExerciseUnknown, "site.yaml", step.At,
						fmt.Sprintf("no exercise is called %q", id), orElse(diag.DidYouMean(id, s.ExerciseIDs()), "take the step out, or make the exercise first")))
				}
				continue
			}
			if s.Slug(step.V, s.Config.Language) == nil {
				problems = append(problems, diag.Error(diag.PageUnknown, "site.yaml", step.At,
					fmt.Sprintf("there is no page %q", step.V), s.pageHint(step.V)))
			}
		}
	}
	return problems
}

// pageHint says what most likely mends "section/slug" that names no page.
func (s *Site) pageHint(name string) string {
	if slices.Contains(s.Content.Drafts, "content/"+name+".md") {
		return "it is a draft, which is left out: take the line draft: true out of it, or leave it out here"
	}
	return orElse(diag.DidYouMean(name, s.slugs()), "write section/slug, as the page's file is called in content/")
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
