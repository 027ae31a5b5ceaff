package check

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"underpin/internal/diag"
	"underpin/internal/pages"
	"underpin/internal/site"
)

// neutralWords are what a history list, a tab or a download folder must not
// show: beginnings of words in an address or in the title of a tab. Hopes and
// fears are what everyone has, so "fears" is left out.
var neutralWords = regexp.MustCompile(`(?i)\b(?:(?:abus|adulter|affair|afraid|assault|betray|cheat|coerc|control|danger|divorc|escap|infidel|leav|lover|mistress|porn|rape|shelter|stalk|stay|suicid|threat|unsafe|violen|watched)[a-z]*|fear(?:ful|ing)?\b)`)

// spaced makes words of an address.
var spaced = strings.NewReplacer("-", " ", "_", " ", "/", " ", ".", " ")

// neutral warns of paths, tab titles and fragments that tell what a reader is
// going through.
func neutral(f *pages.Facts) diag.List {
	p := f.Page
	problems := fragments(p, f.HTML)
	if word := neutralWords.FindString(spaced.Replace(p.Path)); word != "" {
		problems = append(problems, diag.Warning(diag.NeutralWord, p.Source, diag.Range{},
			fmt.Sprintf("the path of this page shows %q in a history list", word), "give the file a neutral name"))
	}
	if word := neutralWords.FindString(p.Front.Title.V); word != "" && !p.Front.Sensitive {
		problems = append(problems, diag.Warning(diag.NeutralWord, p.Source, p.Front.Title.At,
			fmt.Sprintf("the tab of this page shows %q", word), "write sensitive: true, or choose a neutral title"))
	}
	return problems
}

// fragments warns of links within the site that write a telling word behind the
// # of the address. Headings, sources and terms are published as numbers; what
// is left are the ids of exercises, sections and topics, and those that layouts
// write.
func fragments(p *site.Page, html []byte) diag.List {
	var told []string
	var problems diag.List
	for {
		_, after, found := bytes.Cut(html, []byte(` href="`))
		if !found {
			return problems
		}
		var href []byte
		href, html, _ = bytes.Cut(after, []byte(`"`))
		path, fragment, found := bytes.Cut(href, []byte("#"))
		if !found || bytes.Contains(path, []byte("//")) || slices.Contains(told, string(fragment)) {
			continue
		}
		if word := neutralWords.FindString(spaced.Replace(string(fragment))); word != "" {
			told = append(told, string(fragment))
			problems = append(problems, diag.Warning(diag.NeutralWord, p.Source, diag.Range{},
				fmt.Sprintf("a link on this page shows %q in a history list, since it leads to #%s", word, fragment),
				"give the exercise, the section or the topic a neutral id; in a layout, write a number"))
		}
	}
}
