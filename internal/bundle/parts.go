package bundle

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"underpin/internal/build"
)

// parts are what stands in one file beside its pages, and no more than these
// pages have on the site.
type parts struct {
	sheets        map[string][]string // by the path of a page, the names of those it has
	style, script string
}

// partsOf returns the parts of a file of some pages.
func partsOf(e *build.Edition, pages []build.EditionPage) (*parts, error) {
	made := &parts{sheets: map[string][]string{}}
	var sheets, files []string
	for _, p := range pages {
		styles, scripts := asked(e.Files[p.Path], &page{EditionPage: p}, searches(pages, p.Lang))
		layouts := []string{p.Layout}
		if bytes.Contains(e.Files[p.Path], []byte(`class="chroma"`)) {
			layouts = append(layouts, "code") // highlighted text, on any page
		}
		made.sheets[p.Path] = e.Single.Sheets(layouts, styles)
		sheets, files = union(sheets, made.sheets[p.Path]), union(files, scripts)
	}
	made.style = e.Single.Style(sheets)
	var err error
	made.script, err = e.Single.Script(files)
	return made, err
}

func union(all, more []string) []string {
	for _, name := range more {
		if !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

// asked returns the files that a page asks for: style sheets and scripts. What
// waits in the template of search is asked for only where there is search.
func asked(data []byte, p *page, search bool) (styles, scripts []string) {
	in := html.NewTokenizer(bytes.NewReader(data))
	waiting := false
	for {
		switch in.Next() {
		case html.ErrorToken:
			return styles, scripts
		case html.EndTagToken:
			if name, _ := in.TagName(); atom.Lookup(name) == atom.Template {
				waiting = false
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := in.TagName()
			switch atom.Lookup(name) {
			case atom.Template:
				waiting = attributes(in, more)["id"] == searchTemplate
			case atom.Script:
				if file := p.file(attributes(in, more)["src"]); file != "" && (search || !waiting) {
					scripts = append(scripts, file)
				}
			case atom.Link:
				a := attributes(in, more)
				if file := p.file(a["href"]); file != "" && slices.Contains(strings.Fields(a["rel"]), "stylesheet") {
					styles = append(styles, file)
				}
			}
		}
	}
}

// file returns the file that a reference leads to, "" for none of the site's.
func (p *page) file(reference string) string {
	file, _, inside := p.target(reference)
	if reference == "" || !inside {
		return ""
	}
	return file
}

func attributes(in *html.Tokenizer, more bool) map[string]string {
	found := map[string]string{}
	for more {
		var key, value []byte
		key, value, more = in.TagAttr()
		found[string(key)] = string(value)
	}
	return found
}

// searchTemplate is the id of the template in which search waits on the site.
const searchTemplate = "search-template"

// searches reports whether the list of all pages is among some, which leads to
// search.
func searches(pages []build.EditionPage, lang string) bool {
	return slices.ContainsFunc(pages, func(p build.EditionPage) bool { return p.Layout == listLayout && p.Lang == lang })
}

// languagesOf returns the languages of pages, that of the first one first.
func languagesOf(pages []build.EditionPage) []string {
	var all []string
	for _, p := range pages {
		all = union(all, []string{p.Lang})
	}
	return all
}
