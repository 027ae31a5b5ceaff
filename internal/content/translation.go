package content

import (
	"fmt"

	"underpin/internal/config"
	"underpin/internal/diag"
)

// translation reads the front matter of a translation.
func (r *reader) translation(p *Page, file *diag.File, start, end int) {
	var front TranslationFront
	r.problems = append(r.problems, r.yaml.Decode(file, start, end, &front)...)
	p.Front = Front{
		Title: front.Title, Summary: front.Summary, Reviewed: front.Reviewed,
		ReviewedBy: front.ReviewedBy, ContentNote: front.ContentNote,
	}
}

// joinTranslations gives every translation what it takes from its original.
// Those without one are reported.
func joinTranslations(pages []*Page, cfg *config.Config) diag.List {
	if len(cfg.Languages) < 2 {
		return nil
	}
	type key struct{ section, slug string }
	originals := make(map[key]*Page, len(pages))
	for _, p := range pages {
		if p.Lang == cfg.Language {
			originals[key{p.Section, p.Slug}] = p
		}
	}
	var problems diag.List
	for _, p := range pages {
		if p.Lang == cfg.Language {
			continue
		}
		original := originals[key{p.Section, p.Slug}]
		if original == nil {
			problems = append(problems, diag.Error(diag.TranslationOrphan, p.Source, diag.Range{},
				"there is no original of this translation", fmt.Sprintf("write %s.md beside it, or give it the name of its original", p.Slug)))
			p.Flawed = true
			continue
		}
		problems = append(problems, p.inherit(original)...)
	}
	return problems
}

// inherit fills in what a translation does not say: what is not text, always;
// texts, with a warning. The places of what is taken stay behind with the
// original, as they are places in its file, but for the order's, which says that
// there is one.
func (p *Page) inherit(original *Page) diag.List {
	own, from := p.Front, original.Front
	p.Front = from
	f := &p.Front
	f.Related, f.Aliases = nil, nil // the original's, resolved there
	f.For.At, f.Phase.At, f.RestsOn.At, f.Layout.At = diag.Range{}, diag.Range{}, diag.Range{}, diag.Range{}
	f.Title, f.Summary, f.ContentNote = own.Title, own.Summary, own.ContentNote
	f.Reviewed.At = diag.Range{}
	if own.Reviewed.Given() {
		f.Reviewed, f.ReviewedBy = own.Reviewed, own.ReviewedBy
	}
	var problems diag.List
	borrow := func(name string, text *string, original string) {
		if *text != "" || original == "" {
			return
		}
		*text = original
		p.Borrowed = append(p.Borrowed, name)
		if !p.Flawed {
			problems = append(problems, diag.Warning(diag.TranslationMissing, p.Source, diag.Range{},
				fmt.Sprintf("%q is not translated", name), "add it; until then the original's stands there"))
		}
	}
	borrow("title", &f.Title.V, from.Title.V)
	borrow("summary", &f.Summary.V, from.Summary.V)
	borrow("content_note", &f.ContentNote, from.ContentNote)
	return problems
}
