package content

import (
	"cmp"
	"io/fs"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"underpin/internal/config"
	"underpin/internal/diag"
)

// Read reads content/. Drafts, and the translations of drafts, are left out
// unless asked for. Pages with errors are kept, so that a link to one is not
// reported as well; the others are read by as many workers as there are
// processors. The Content is nil when there is no such folder.
func Read(source fs.FS, cfg *config.Config, drafts bool) (*Content, diag.List) {
	found, problems := walk(source, cfg)
	if found == nil {
		return nil, problems
	}
	pages := make([]*Page, len(found.pages))
	each := make([]diag.List, len(found.pages))
	var work sync.WaitGroup
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() {
			r := reader{source: source, cfg: cfg}
			for i := int(next.Add(1)) - 1; i < len(pages); i = int(next.Add(1)) - 1 {
				pages[i], each[i] = r.page(found.pages[i])
			}
		})
	}
	work.Wait()
	for _, list := range each {
		problems = append(problems, list...)
	}
	problems = append(problems, joinTranslations(pages, cfg)...)
	c := &Content{Files: found.files}
	c.Pages = slices.DeleteFunc(pages, func(p *Page) bool {
		out := p.Front.Draft && !drafts
		if out {
			c.Drafts = append(c.Drafts, p.Source)
		}
		return out
	})
	slices.Sort(c.Drafts)
	slices.SortFunc(c.Pages, func(a, b *Page) int { return cmp.Compare(a.Source, b.Source) })
	return c, append(problems, c.readData(source, cfg)...)
}
