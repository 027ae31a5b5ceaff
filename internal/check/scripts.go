package check

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"slices"
	"strings"

	"underpin/internal/diag"
	"underpin/internal/site"
)

// Budgets in bytes of the gzipped script of an exercise, the shared library
// included: that of a plain one, and that of one with a widget that draws or
// keeps time.
const (
	ScriptBudget      = 6144
	LargeScriptBudget = 12288
)

// largeWidgets may make a script large.
func largeWidgets() []string {
	return []string{"area-map", "dated-log", "feelings-finder", "loop-map", "plan-dates", "turn-timer"}
}

// Scripts reports exercises whose script, which the given function returns, is
// over its budget.
func Scripts(s *site.Site, script func(id string) ([]byte, error)) diag.List {
	var problems diag.List
	for _, x := range s.Exercises() {
		data, err := script(x.ID)
		if err != nil || len(data) == 0 {
			continue // a form alone
		}
		budget, tags := ScriptBudget, make([]string, len(x.Widgets))
		for i, w := range x.Widgets {
			tags[i] = w.Tag
			if slices.Contains(largeWidgets(), w.Tag) {
				budget = LargeScriptBudget
			}
		}
		if size := zipped(data); size > budget {
			problems = append(problems, diag.Error(diag.BudgetExceeded, x.Source, diag.Range{},
				fmt.Sprintf("the script of the exercise %q is %d bytes gzipped, %d over its budget of %d", x.ID, size, size-budget, budget),
				"it holds what all exercises share and the widgets "+strings.Join(tags, ", ")+": use fewer kinds, or make one smaller"))
		}
	}
	return problems
}

func zipped(data []byte) int {
	var out bytes.Buffer
	zip := gzip.NewWriter(&out)
	if _, err := zip.Write(data); err != nil {
		panic("check: writing to memory failed: " + err.Error())
	}
	if err := zip.Close(); err != nil {
		panic("check: writing to memory failed: " + err.Error())
	}
	return out.Len()
}
