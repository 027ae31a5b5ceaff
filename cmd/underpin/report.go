package main

import (
	"fmt"
	"io"
	"io/fs"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"underpin/internal/build"
	"underpin/internal/diag"
)

// report writes the problems of a build in the form asked for.
func report(w io.Writer, source fs.FS, format string, result build.Result) error {
	switch format {
	case "json":
		return diag.WriteJSON(w, result.Problems, result.Summary)
	case "github":
		return diag.WriteGitHub(w, result.Problems)
	}
	return diag.WriteText(w, result.Problems, source, diag.Style{Color: colors(w)})
}

func count(l diag.List) string {
	errors, found := l.Count()
	if found == 0 {
		return plural(errors, "error")
	}
	return plural(errors, "error") + " and " + plural(found, "warning")
}

func warnings(l diag.List) string {
	if _, n := l.Count(); n > 0 {
		return " " + plural(n, "warning") + "."
	}
	return ""
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// patience is how long a run may last before it shows how far it is.
const patience = time.Second

// progress shows how far a long run is, on a terminal alone. It is safe for
// concurrent use.
type progress struct {
	w     io.Writer
	began time.Time
	mu    sync.Mutex
	bar   *progressbar.ProgressBar // nil until the run has lasted a while
}

func newProgress(w io.Writer) *progress { return &progress{w: w, began: time.Now()} }

func (p *progress) set(done, total int) {
	if !isTerminal(p.w) || time.Since(p.began) < patience {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar == nil {
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(p.w), progressbar.OptionSetDescription("pages"),
			progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
	}
	_ = p.bar.Set(done) // what a terminal does not show is no fault of the build
}

// clear takes the bar away.
func (p *progress) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}
