// Package check holds the rules that need more than one page, and those that
// judge rather than read: anchors, dead ends, budgets, reviews, reading grades,
// house words and neutral words.
//
// In come the skeleton and the facts of each page. Out come problems. It must
// not read or write files.
package check

import (
	"fmt"
	"slices"
	"time"

	"underpin/internal/diag"
	"underpin/internal/pages"
	"underpin/internal/site"
)

// Anchors reports every link of the given pages to a heading that its page does
// not have. headings gives the ids of a page, and false for a page that could
// not be rendered: its own problems are reported, and what headings it has is
// not known.
func Anchors(of []*pages.Facts, headings func(*site.Page) ([]string, bool)) diag.List {
	var problems diag.List
	for _, f := range of {
		if f == nil {
			continue
		}
		for _, a := range f.Anchors {
			ids, ok := headings(a.To)
			if ok && !slices.Contains(ids, a.ID) {
				hint := diag.DidYouMean(a.ID, ids)
				if hint == "" {
					hint = "write # and the heading's words in lower case, with hyphens for spaces; or leave out what begins with #"
				}
				problems = append(problems, diag.Error(diag.HeadingUnknown, f.Page.Source, a.At, fmt.Sprintf("%s has no heading %q", a.To.Source, a.ID), hint))
			}
		}
	}
	return problems
}

// Reviews warns of pages that nobody has checked for longer than the site
// allows.
func Reviews(s *site.Site, today time.Time) diag.List {
	var problems diag.List
	for _, p := range s.Pages {
		if p.Flawed || p.Front.Reviewed.V.Year == 0 { // exercises have no date of their own
			continue
		}
		reviewed := p.Front.Reviewed
		if due := reviewed.V.Time().AddDate(0, s.Config.ReviewMonths, 0); due.Before(today) {
			problems = append(problems, diag.Warning(diag.ReviewDue, p.Source, reviewed.At,
				fmt.Sprintf("this page was last reviewed on %s, more than %d months ago", reviewed.V, s.Config.ReviewMonths),
				"read it through, mend what is no longer true, and set the date"))
		}
		if reviewed.V.Time().After(today.AddDate(0, 0, 1)) {
			problems = append(problems, diag.Warning(diag.ReviewDue, p.Source, reviewed.At,
				fmt.Sprintf("%s has not come yet", reviewed.V), "give the day on which a person last checked the page"))
		}
	}
	return problems
}

// Ends warns of guides that lead nowhere. Pages with a layout of their own, like
// home or help, list what they lead to, and every guide is listed by its
// section.
func Ends(s *site.Site, facts []*pages.Facts) diag.List {
	var problems diag.List
	for _, p := range s.Pages {
		f := facts[p.Number]
		if p.Layout != "guide" || f == nil || f.Flawed || p.Flawed {
			continue
		}
		if len(f.Links) == 0 && len(p.Related) == 0 && p.Next == nil {
			problems = append(problems, diag.Warning(diag.DeadEnd, p.Source, diag.Range{},
				"this page leads nowhere: no link, no related page, no next page", "link to what a reader may need after it"))
		}
	}
	return problems
}
