package check

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"regexp"
	"strings"

	"underpin/internal/content"
	"underpin/internal/diag"
	"underpin/internal/pages"
	"underpin/internal/site"
)

// Budgets in bytes of gzipped HTML with its inline CSS and head script: what one
// round trip of a new connection carries for a guide, three times that for
// pages that are lists.
const (
	GuideBudget = 14336
	OtherBudget = 3 * GuideBudget
)

// Reading grades above which a page is warned about, and refused.
const (
	gradeWarning = 8.0
	gradeError   = 10.0
)

// A Judge holds what the rules for one page need, so that many pages can be
// judged with it. It is not safe for concurrent use.
type Judge struct {
	site  *site.Site
	words []houseWord
	zip   *gzip.Writer
	size  counter
}

type houseWord struct {
	content.Word
	pattern *regexp.Regexp
}

// NewJudge returns a Judge for the pages of a site.
func NewJudge(s *site.Site) *Judge {
	j := &Judge{site: s}
	j.zip = gzip.NewWriter(&j.size)
	for _, w := range s.Content.Words.Words {
		j.words = append(j.words, houseWord{w, regexp.MustCompile(`(?i)\b` + regexp.QuoteMeta(w.Avoid) + `\b`)})
	}
	return j
}

// counter counts the bytes written to it.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

var _ io.Writer = (*counter)(nil)

// Page judges one page by its facts, while its HTML and its text are at hand.
// file is its source.
func (j *Judge) Page(f *pages.Facts, file *diag.File) diag.List {
	problems := j.budget(f)
	if f.Page.Flawed {
		return problems
	}
	if f.Page.Lang == "en" || strings.HasPrefix(f.Page.Lang, "en-") {
		problems = append(problems, j.grade(f)...)
		problems = append(problems, neutral(f)...)
	}
	if f.Page.Lang == j.site.Config.Language && file != nil {
		problems = append(problems, j.house(f.Page, file)...)
	}
	return problems
}

func (j *Judge) budget(f *pages.Facts) diag.List {
	size, err := j.gzipped(f.HTML)
	if err != nil {
		panic("check: writing to memory failed: " + err.Error())
	}
	budget := OtherBudget
	if f.Page.Layout == "guide" || f.Page.Exercise != nil {
		budget = GuideBudget
	}
	if size <= budget {
		return nil
	}
	return diag.List{diag.Error(diag.BudgetExceeded, f.Page.Source, diag.Range{},
		fmt.Sprintf("this page is %d bytes gzipped, %d over its budget of %d", size, size-budget, budget),
		"split it: more, shorter pages beat fewer, longer ones")}
}

func (j *Judge) gzipped(html []byte) (int, error) {
	j.size = 0
	j.zip.Reset(&j.size)
	if _, err := j.zip.Write(html); err != nil {
		return 0, err
	}
	if err := j.zip.Close(); err != nil {
		return 0, err
	}
	return int(j.size), nil
}

// grade measures guides and exercises: other layouts are lists of titles and
// names.
func (j *Judge) grade(f *pages.Facts) diag.List {
	if f.Page.Layout != "guide" && f.Page.Exercise == nil || f.Page.Section == "editors" {
		return nil
	}
	grade := Grade(f.Text)
	message := fmt.Sprintf("the reading grade of this page is %.1f", grade)
	switch hint := "shorten sentences and use plainer words; the aim is grade 8 or lower"; {
	case grade > gradeError:
		return diag.List{diag.Error(diag.ReadingGrade, f.Page.Source, diag.Range{}, message, hint)}
	case grade > gradeWarning:
		return diag.List{diag.Warning(diag.ReadingGrade, f.Page.Source, diag.Range{}, message, hint)}
	}
	return nil
}

// house points at each house word to avoid, in the body as the author wrote it,
// code left out.
func (j *Judge) house(p *site.Page, file *diag.File) diag.List {
	var problems diag.List
	body := blankCode(file.Text[p.BodyAt:])
	for _, w := range j.words {
		for _, at := range w.pattern.FindAllIndex(body, -1) {
			hint := fmt.Sprintf("say %q", w.Say)
			if w.Why != "" {
				hint += ": " + w.Why
			}
			problems = append(problems, diag.Warning(diag.HouseWord, p.Source, file.Range(p.BodyAt+at[0], p.BodyAt+at[1]),
				fmt.Sprintf("we avoid %q", body[at[0]:at[1]]), hint))
		}
	}
	return problems
}

var code = regexp.MustCompile("(?s)```.*?```|`[^`\n]+`")

// blankCode returns the text with code replaced by spaces, so that offsets stay.
func blankCode(text []byte) []byte {
	return code.ReplaceAllFunc(text, func(m []byte) []byte { return bytes.Repeat([]byte(" "), len(m)) })
}
