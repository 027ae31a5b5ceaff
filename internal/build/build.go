// Package build is the story of a build: read, join, render, check, publish.
//
// In come a source folder and what the caller wants of it. Out come the
// problems, sorted, and the counts of what was published. It calls the packages
// in their order and holds no rule of its own; it must not print or exit.
package build

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"underpin/internal/assets"
	"underpin/internal/check"
	"underpin/internal/config"
	"underpin/internal/content"
	"underpin/internal/diag"
	"underpin/internal/exercise"
	"underpin/internal/feeds"
	"underpin/internal/output"
	"underpin/internal/pages"
	"underpin/internal/search"
	"underpin/internal/site"
)

// Options say what to build and how.
type Options struct {
	Source  string // the folder that holds site.yaml
	Output  string // where to publish; "" publishes nothing
	BaseURL string // instead of the one in site.yaml, ending in a slash
	Drafts  bool   // with drafts
	Strict  bool   // warnings count as errors
	Judge   bool   // apply the rules that judge, as of Today
	Today   time.Time

	// Bundle, when given, makes files of the site as it is without them and
	// without BaseURL, so that they are the same wherever it is published. They are
	// published along, and a page offers them.
	Bundle func(*Edition) ([]Download, error)

	// Progress, when given, is told how many pages there are before the first is
	// done, and how many are done now and then.
	Progress func(done, total int)

	downloads []Download
}

// Result is what came of a build.
type Result struct {
	Problems diag.List // sorted
	Summary  diag.Summary
	Drafts   int // how many were left out, of a site that could be read
}

// Run builds a site. Problems of the site are in the result; the error is for
// what is no fault of the site: an output folder that is somebody else's, a
// full disk, a fault of the tool.
func Run(o Options) (Result, error) {
	stamp, err := o.stamp()
	if err != nil {
		return Result{}, err
	}
	if o.Output != "" {
		if pages, files, ok := output.Current(o.Output, o.state(), stamp); ok {
			return Result{Summary: diag.Summary{Pages: pages, Unchanged: files}}, nil
		}
	}
	if o.Bundle != nil {
		var result Result
		if o.downloads, result, err = o.bundles(); err != nil || result.Problems.HasErrors() {
			return result, err
		}
	}
	plan, err := o.read(readTwice(o.Source), "")
	if err != nil || plan.site == nil {
		return o.result(plan), err
	}
	stage, err := o.stage()
	if err != nil {
		return Result{}, err
	}
	if err := plan.make(stage); err != nil {
		return Result{}, errors.Join(err, stage.Discard())
	}
	result := o.result(plan)
	if o.Output == "" || result.Problems.HasErrors() {
		return result, stage.Discard()
	}
	if len(result.Problems) == 0 { // else the next build would not tell of them again
		stage.SetStamp(stamp)
	}
	counts, err := stage.Publish()
	result.Summary = diag.Summary{Pages: len(plan.site.Pages), Written: counts.Written, Unchanged: counts.Unchanged, Removed: counts.Removed}
	return result, err
}

// plan is a build on its way.
type plan struct {
	options   Options
	source    fs.FS
	live      string     // a script that only a preview's pages carry
	site      *site.Site // nil when there is no content, or site.yaml cannot be understood
	exercises *exercise.Set
	assets    *assets.Assets
	renderer  *pages.Renderer
	problems  diag.List
}

// read reads everything but the bodies, and joins it.
func (o Options) read(source fs.FS, live string) (*plan, error) {
	p := &plan{options: o, source: source, live: live}
	cfg, problems := config.Read(p.source)
	p.problems = problems
	if cfg == nil {
		return p, nil
	}
	if o.BaseURL != "" {
		cfg.SetBaseURL(o.BaseURL)
	}
	p.exercises, problems = exercise.Read(p.source, cfg)
	p.problems = append(p.problems, problems...)
	compiled := make(chan diag.List, 1)
	go func() { // esbuild and the reading of content do not need each other
		var problems diag.List
		p.assets, problems = assets.Build(o.Source, scripts(p.exercises)...)
		compiled <- problems
	}()
	found, problems := content.Read(p.source, cfg, o.Drafts)
	p.problems = append(p.problems, problems...)
	p.problems = append(p.problems, <-compiled...)
	if found != nil {
		p.join(cfg, found)
	}
	return p, nil
}

// join makes the skeleton and what renders it.
func (p *plan) join(cfg *config.Config, found *content.Content) {
	var problems diag.List
	p.site, problems = site.New(cfg, found, p.exercises)
	p.problems = append(p.problems, problems...)
	p.renderer, problems = pages.New(pages.Input{
		Site: p.site, Source: p.source, Asset: p.assets.URL, Style: p.assets.Style, Head: p.assets.Head(), Live: p.live,
		Downloads: p.options.offers(),
	})
	p.problems = append(p.problems, problems...)
}

// scripts says what the script of each exercise is made of.
func scripts(set *exercise.Set) []assets.Exercise {
	var all []assets.Exercise
	for _, x := range set.Exercises {
		one := assets.Exercise{ID: x.ID, Source: x.Source}
		for _, w := range x.Widgets {
			one.Widgets = append(one.Widgets, w.Folder)
		}
		all = append(all, one)
	}
	return all
}

// make renders everything into the stage, and checks what needs all pages.
func (p *plan) make(stage *output.Stage) error {
	if err := p.claim(&p.problems, p.assets.Write(stage)); err != nil {
		return err
	}
	if err := p.copyFiles(stage); err != nil {
		return err
	}
	facts, builders, err := p.render(stage)
	if err != nil {
		return err
	}
	var indexes [][]byte
	var joined sync.WaitGroup
	joined.Go(func() { indexes = p.indexes(builders) }) // nothing else needs them, nor they anything else
	defer joined.Wait()
	p.problems = append(p.problems, check.Anchors(facts, func(page *site.Page) ([]string, bool) {
		if f := facts[page.Number]; f != nil {
			return f.Headings, true
		}
		return nil, false
	})...)
	if p.options.Judge {
		p.problems = append(p.problems, check.Reviews(p.site, p.options.Today)...)
		p.problems = append(p.problems, check.Ends(p.site, facts)...)
		p.problems = append(p.problems, check.Scripts(p.site, p.script)...)
	}
	if err := p.writeExtras(stage); err != nil {
		return err
	}
	joined.Wait()
	for i, l := range p.site.Config.Languages {
		if err := p.write(stage, indexPath(l.Code), output.Other, indexes[i], ofIndex); err != nil {
			return err
		}
	}
	return nil
}

// indexPath is where the search index of a language is published.
func indexPath(lang string) string { return "search/" + lang + ".js" }

// indexes makes the search index of each language, in the site's order of them.
func (p *plan) indexes(builders map[string][]*search.Builder) [][]byte {
	all := make([][]byte, len(p.site.Config.Languages))
	for i, l := range p.site.Config.Languages {
		all[i] = search.Script(l.Code, p.site.Content.Words.Groups(), builders[l.Code]...)
	}
	return all
}

// script returns the script of an exercise.
func (p *plan) script(id string) ([]byte, error) {
	name, ok := p.assets.URL(assets.Script(id))
	if !ok {
		return nil, nil
	}
	return p.assets.Read(name)
}

// copyFiles copies the pictures and other files of content/.
func (p *plan) copyFiles(stage *output.Stage) error {
	for _, name := range p.site.Content.Files {
		data, err := fs.ReadFile(p.source, name)
		if err != nil {
			return err
		}
		if err := p.write(stage, strings.TrimPrefix(name, "content/"), output.Asset, data, name); err != nil {
			return err
		}
	}
	return nil
}

// writeExtras writes the pages and files that have no source of their own.
func (p *plan) writeExtras(stage *output.Stage) error {
	for _, r := range p.site.Redirects {
		html, problems := p.renderer.Redirect(r)
		p.problems = append(p.problems, problems...)
		if err := p.write(stage, r.Path, output.Other, html, r.To.Source); err != nil {
			return err
		}
	}
	notFound, problems := p.renderer.NotFound()
	p.problems = append(p.problems, problems...)
	if notFound != nil {
		if err := p.write(stage, "404.html", output.Other, notFound, "layouts/not-found.html"); err != nil {
			return err
		}
	}
	for _, l := range p.site.Config.Languages {
		if path, data := p.renderer.Said(l.Code); path != "" {
			if err := p.write(stage, path, output.Asset, data, "layouts/strings.yaml"); err != nil {
				return err
			}
		}
	}
	if err := p.writeDownloads(stage); err != nil {
		return err
	}
	files, err := feeds.Files(p.site)
	if err != nil {
		return err
	}
	// GitHub Pages would otherwise run Jekyll, which leaves files out.
	files = append(files, feeds.File{Path: ".nojekyll"})
	for _, f := range files {
		if err := p.write(stage, f.Path, output.Other, f.Data, ofBuild); err != nil {
			return err
		}
	}
	return nil
}

// write stages a file.
func (p *plan) write(stage *output.Stage, path string, kind output.Kind, data []byte, source string) error {
	return p.claim(&p.problems, stage.Write(path, kind, data, source))
}

// What the build makes of no file of the source is named so where it clashes
// with one.
const (
	ofBuild = "the build itself"
	ofIndex = "the search index"
)

// claim notes the error for two sources of one path as a problem of the site,
// and returns any other error.
func (p *plan) claim(problems *diag.List, err error) error {
	var clash *output.Taken
	if !errors.As(err, &clash) {
		return err
	}
	taken := *clash
	if taken.Second == ofBuild || taken.Second == ofIndex { // no file can be changed there
		taken.First, taken.Second, taken.Path, taken.Clash = taken.Second, taken.First, taken.Clash, taken.Path
	}
	*problems = append(*problems, diag.Error(diag.PathTaken, taken.Second, p.aliasAt(taken), clashMessage(taken), clashHint(taken)))
	return nil
}

// aliasAt returns where the alias stands that makes a path, and the whole file
// for a path that no alias makes.
func (p *plan) aliasAt(t output.Taken) diag.Range {
	for _, r := range p.site.Redirects {
		if r.To.Source == t.Second && (r.Path == t.Path || strings.HasPrefix(r.Path, t.Path+"/")) {
			return r.At
		}
	}
	return diag.Range{}
}

func clashMessage(t output.Taken) string {
	switch {
	case t.Folder == t.First:
		return fmt.Sprintf("this would be published at %s, which is a folder of the site", t.Path)
	case t.Folder != "":
		return fmt.Sprintf("this needs a folder %s, where %s is published", t.Path, t.First)
	case t.Clash == t.Path:
		return fmt.Sprintf("this would be published at %s, where %s stands already", t.Path, t.First)
	}
	return fmt.Sprintf("this would be published at %s, beside %s from %s, and not every disk can hold both", t.Path, t.Clash, t.First)
}

func clashHint(t output.Taken) string {
	if t.First == ofBuild || t.First == ofIndex {
		return "give it another name, or delete it"
	}
	return "rename one of the two"
}

func (o Options) state() string { return filepath.Join(o.Source, ".underpin") }

// stage opens the output; a build that publishes nothing has one that only
// sees whether two sources claim one path.
func (o Options) stage() (*output.Stage, error) {
	if o.Output == "" {
		return output.Dry(), nil
	}
	return output.Open(o.Output, o.state())
}

func (o Options) result(p *plan) Result {
	problems := p.problems
	if o.Strict {
		problems = problems.AsErrors()
	}
	problems.Sort()
	result := Result{Problems: problems}
	if p.site != nil {
		result.Drafts = len(p.site.Content.Drafts)
	}
	return result
}
