package build

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"

	"underpin/internal/check"
	"underpin/internal/config"
	"underpin/internal/content"
	"underpin/internal/diag"
	"underpin/internal/feeds"
	"underpin/internal/pages"
	"underpin/internal/search"
	"underpin/internal/site"
)

// Preview is a site in memory that renders a page when it is asked for, and
// after a change only what the change touches. It is safe for concurrent use.
type Preview struct {
	options Options
	live    string // the script that only previews have

	mu       sync.Mutex
	plan     *plan     // the last that could be made; its pages are still shown when a newer one cannot
	problems diag.List // of the newest try
	rendered map[*site.Page]*shown
	good     map[string][]byte // the last good version of each page, by path
	files    map[string][]byte // feeds, redirects, search indexes: what is made and is no page; nil until collected
	buffers  pages.Buffers
}

// shown is a page as it was last rendered.
type shown struct {
	facts    *pages.Facts
	problems diag.List
}

// Answer is what a preview has at a path.
type Answer struct {
	Data     []byte    // the last good version; nil when there was none yet
	Problems diag.List // of the page, and of the site as a whole
	Found    bool
}

// NewPreview reads a site for previewing. Its pages carry the script live, and
// may talk to the server they come from.
func NewPreview(o Options, live string) (*Preview, error) {
	o.Output = ""
	p := &Preview{options: o, live: live, good: map[string][]byte{}}
	return p, p.reload()
}

// reload reads the whole site anew. When it cannot be made, what was good before
// stays, and problems say why.
func (p *Preview) reload() error {
	made, err := p.options.read(Source(p.options.Source), p.live)
	if err != nil {
		return err
	}
	p.problems = made.problems
	p.problems.Sort()
	if made.site == nil || made.renderer.Broken() && p.plan != nil {
		return nil
	}
	p.adopt(made)
	return nil
}

// adopt makes a plan the one that is shown. What was good is kept as long as
// anything is wrong: a page that has vanished may come back.
func (p *Preview) adopt(made *plan) {
	p.plan, p.rendered, p.files = made, map[*site.Page]*shown{}, nil
	if !p.problems.HasErrors() {
		maps.DeleteFunc(p.good, func(path string, _ []byte) bool { return made.site.ByPath(path) == nil })
	}
}

// collect makes the files that are neither pages nor assets, once one is asked for.
func (p *Preview) collect() error {
	if p.files != nil {
		return nil
	}
	extras, err := feeds.Files(p.plan.site)
	if err != nil {
		return err
	}
	p.files = map[string][]byte{}
	for _, f := range extras {
		p.files[f.Path] = f.Data
	}
	for _, l := range p.plan.site.Config.Languages {
		if path, data := p.plan.renderer.Said(l.Code); path != "" {
			p.files[path] = data
		}
	}
	for _, r := range p.plan.site.Redirects {
		html, problems := p.plan.renderer.Redirect(r)
		p.keep(r.Path, html, problems)
	}
	html, problems := p.plan.renderer.NotFound()
	p.keep("404.html", html, problems)
	return nil
}

// keep takes a page without a source of its own, and what is wrong with it,
// which is told as the site's: all redirects share one layout.
func (p *Preview) keep(name string, html []byte, problems diag.List) {
	if !problems.HasErrors() && html != nil {
		p.files[name] = html
	}
	for _, d := range problems {
		if !slices.Contains(p.problems, d) {
			p.problems = append(p.problems, d)
		}
	}
	p.problems.Sort()
}

// Changed takes note that source files were written, made or removed, and
// returns the problems that came of it. Where only the words of pages changed,
// nothing else is done again.
func (p *Preview) Changed(names []string) (diag.List, error) {
	p.mu.Lock() // once: a page belongs to the plan that it was found in
	defer p.mu.Unlock()
	if pages, ok := p.bodiesOnly(names); ok {
		var problems diag.List
		for _, page := range pages {
			problems = append(problems, p.show(page).problems...)
		}
		return problems, nil
	}
	var err error
	if !p.frontsOnly(names) {
		err = p.reload()
	}
	problems := slices.Clone(p.problems)
	if p.plan != nil && !p.plan.renderer.Broken() {
		for _, name := range names {
			if page := p.plan.site.BySource(name); page != nil {
				problems = append(problems, p.show(page).problems...)
			}
		}
	}
	problems.Sort()
	return problems, err
}

// bodiesOnly returns the pages of these names, marked for rendering, if the front
// matter of each is as it was.
func (p *Preview) bodiesOnly(names []string) ([]*site.Page, bool) {
	if p.plan == nil || p.problems.HasErrors() {
		return nil, false
	}
	var changed []*site.Page
	for _, name := range names {
		page := p.plan.site.BySource(name)
		if page == nil && p.passing(name) {
			continue
		}
		if page == nil || page.Exercise != nil || page.Exercises { // an exercise stands in other pages too
			return nil, false
		}
		now, _, problems := content.ReadPage(p.plan.source, p.plan.site.Config, name)
		if now == nil || problems.HasErrors() || !reflect.DeepEqual(now, page.Page) {
			return nil, false
		}
		changed = append(changed, page)
	}
	for _, page := range changed {
		delete(p.rendered, page)
	}
	maps.DeleteFunc(p.files, func(name string, _ []byte) bool { return strings.HasPrefix(name, "search/") })
	return changed, true
}

// frontsOnly makes the skeleton anew of what was read before and of the pages
// that are named, where that is enough: nothing was wrong with the site, nothing
// is with these pages, and none of them has translations. It reports whether it
// was.
func (p *Preview) frontsOnly(names []string) bool {
	if p.plan == nil || len(p.problems) > 0 {
		return false
	}
	found := *p.plan.site.Content
	found.Pages = slices.Clone(found.Pages)
	for _, name := range names {
		page := p.plan.site.BySource(name)
		if page == nil && p.passing(name) {
			continue
		}
		if page == nil || len(page.Translations) > 1 {
			return false
		}
		now, _, problems := content.ReadPage(p.plan.source, p.plan.site.Config, name)
		at := slices.Index(found.Pages, page.Page)
		if now == nil || len(problems) > 0 || at < 0 || now.Front.Draft != page.Front.Draft {
			return false
		}
		found.Pages[at] = now
	}
	made := &plan{options: p.options, source: p.plan.source, live: p.live, exercises: p.plan.exercises, assets: p.plan.assets}
	made.join(p.plan.site.Config, &found)
	if made.renderer.Broken() {
		return false
	}
	p.problems = made.problems
	p.problems.Sort()
	p.adopt(made)
	return true
}

// passing reports whether name was there for a moment only, as programs write a
// new version beside the old one and then put it in its place.
func (p *Preview) passing(name string) bool {
	_, err := fs.Stat(p.plan.source, name)
	return errors.Is(err, fs.ErrNotExist) && strings.HasPrefix(name, "content/") && !p.plan.site.HasFile(name) && path.Ext(name) != ".yaml"
}

// Get returns what stands at a path of the site, rendering it if need be.
func (p *Preview) Get(name string) (Answer, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.plan == nil || p.plan.renderer.Broken() {
		return Answer{Problems: p.problems}, nil
	}
	if page := p.plan.site.ByPath(name); page != nil {
		s := p.show(page)
		problems := slices.Concat(p.problems, s.problems)
		problems.Sort()
		return Answer{Data: p.good[name], Problems: problems, Found: true}, nil
	}
	if html := p.good[name]; html != nil && p.problems.HasErrors() {
		return Answer{Data: html, Problems: p.problems, Found: true}, nil
	}
	if err := p.collect(); err != nil {
		return Answer{}, err
	}
	if lang, ok := strings.CutPrefix(name, "search/"); ok && p.files[name] == nil {
		if err := p.index(strings.TrimSuffix(lang, ".js")); err != nil {
			return Answer{}, err
		}
	}
	if data, ok := p.files[name]; ok {
		return Answer{Data: data, Problems: p.problems, Found: true}, nil
	}
	if data, err := p.plan.assets.Read(name); err == nil {
		return Answer{Data: data, Problems: p.problems, Found: true}, nil
	}
	if source := path.Join("content", name); p.plan.site.HasFile(source) {
		data, err := fs.ReadFile(p.plan.source, source)
		return Answer{Data: data, Found: err == nil}, nil
	}
	return Answer{Data: p.files["404.html"], Problems: p.problems}, nil
}

// show returns a page as it is now, rendering it unless it is fresh, with the
// problems of its links to headings: those may have changed on other pages.
func (p *Preview) show(page *site.Page) shown {
	s := *p.render(page)
	s.problems = slices.Concat(s.problems, check.Anchors([]*pages.Facts{s.facts}, func(to *site.Page) ([]string, bool) {
		if f := p.render(to).facts; f != nil {
			return f.Headings, true
		}
		return nil, false
	}))
	return s
}

func (p *Preview) render(page *site.Page) *shown {
	if s := p.rendered[page]; s != nil {
		return s
	}
	facts, problems := p.plan.renderer.Render(page, &p.buffers)
	s := &shown{facts: facts, problems: problems}
	p.rendered[page] = s
	if facts != nil {
		if !problems.HasErrors() {
			p.good[page.Path] = bytes.Clone(facts.HTML)
		}
		facts.Fleeting = pages.Fleeting{}
	}
	return s
}

// index makes the search index of a language from all its pages.
func (p *Preview) index(lang string) error {
	if !slices.ContainsFunc(p.plan.site.Config.Languages, func(l config.Language) bool { return l.Code == lang }) {
		return nil
	}
	builder := search.NewBuilder(lang)
	for _, page := range p.plan.site.Pages {
		if page.Lang != lang {
			continue
		}
		if facts, problems := p.plan.renderer.Render(page, &p.buffers); !problems.HasErrors() {
			builder.Add(page.Number, indexed(page, facts))
		}
	}
	p.files[indexPath(lang)] = search.Script(lang, p.plan.site.Content.Words.Groups(), builder)
	return nil
}

// Problems returns what is wrong with the site as a whole.
func (p *Preview) Problems() diag.List {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.problems)
}

// Source is the folder that the names of problems are relative to.
func (p *Preview) Source() fs.FS { return Source(p.options.Source) }
