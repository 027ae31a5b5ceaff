package build

import (
	"runtime"
	"sync"
	"sync/atomic"

	"underpin/internal/check"
	"underpin/internal/diag"
	"underpin/internal/output"
	"underpin/internal/pages"
	"underpin/internal/search"
	"underpin/internal/site"
)

// worker renders pages on one core, with memory of its own that it reuses.
type worker struct {
	plan     *plan
	stage    *output.Stage
	buffers  pages.Buffers
	indexes  map[string]*search.Builder // by language
	judge    *check.Judge               // nil unless asked for
	problems diag.List
	err      error
}

// render renders all pages on all cores. It returns what is known of each, by
// page number, and the search builders of each language.
func (p *plan) render(stage *output.Stage) ([]*pages.Facts, map[string][]*search.Builder, error) {
	facts := make([]*pages.Facts, len(p.site.Pages))
	workers := make([]*worker, runtime.GOMAXPROCS(0))
	p.progress(0)
	var next, done atomic.Int64
	var wait sync.WaitGroup
	for i := range workers {
		w := p.newWorker(stage)
		workers[i] = w
		wait.Go(func() {
			for w.err == nil {
				n := int(next.Add(1)) - 1
				if n >= len(p.site.Pages) {
					return
				}
				facts[n] = w.page(p.site.Pages[n])
				if finished := int(done.Add(1)); finished%100 == 0 {
					p.progress(finished)
				}
				// Without this the scheduler interrupts the worker every 10 ms by a
				// signal: 810 of them in a build of 10,000 pages, and 118 with it.
				runtime.Gosched()
			}
		})
	}
	wait.Wait()
	builders := map[string][]*search.Builder{}
	for _, w := range workers {
		p.problems = append(p.problems, w.problems...)
		for lang, b := range w.indexes {
			builders[lang] = append(builders[lang], b)
		}
		if w.err != nil {
			return nil, nil, w.err
		}
	}
	return facts, builders, nil
}

func (p *plan) progress(done int) {
	if p.options.Progress != nil {
		p.options.Progress(done, len(p.site.Pages))
	}
}

func (p *plan) newWorker(stage *output.Stage) *worker {
	w := &worker{plan: p, stage: stage, indexes: map[string]*search.Builder{}}
	for _, l := range p.site.Config.Languages {
		w.indexes[l.Code] = search.NewBuilder(l.Code)
	}
	if p.options.Judge {
		w.judge = check.NewJudge(p.site)
	}
	return w
}

// page renders one page, hands its parts on, and keeps its facts alone.
func (w *worker) page(p *site.Page) *pages.Facts {
	facts, problems := w.plan.renderer.Render(p, &w.buffers)
	w.problems = append(w.problems, problems...)
	if facts == nil {
		return nil
	}
	if !problems.HasErrors() {
		w.hand(p, facts)
	}
	facts.Fleeting = pages.Fleeting{}
	return facts
}

func (w *worker) hand(p *site.Page, facts *pages.Facts) {
	if w.err = w.plan.claim(&w.problems, w.stage.Write(p.Path, output.Page, facts.HTML, p.Source)); w.err != nil {
		return
	}
	w.indexes[p.Lang].Add(p.Number, indexed(p, facts))
	if w.judge != nil {
		w.problems = append(w.problems, w.judge.Page(facts, facts.File)...)
	}
}

// indexed is what search knows of a page.
func indexed(p *site.Page, facts *pages.Facts) search.Page {
	headings := make([]search.Heading, len(facts.Titles))
	for i, h := range facts.Titles {
		headings[i] = search.Heading{ID: h.ID, Text: h.Text}
	}
	return search.Page{
		URL: site.EscapePath(p.Path), Title: facts.Title, Summary: facts.Summary, Section: facts.Section,
		Headings: headings, Text: facts.Text,
	}
}
