package pages

import (
	"bytes"
	"encoding/json"
	"html/template"
	"slices"
	"strings"

	"underpin/internal/config"
	"underpin/internal/content"
	"underpin/internal/markdown"
	"underpin/internal/site"
	"underpin/internal/strictyaml"
)

// wordsPerMinute is a slow, careful reader's pace, so that the time named is
// one that a reader in distress can keep.
const wordsPerMinute = 200

// body is what stands between a page's head and its end.
type body struct {
	html     []byte
	headings []markdown.Heading
	cited    []string // ids of sources in the order of their numbers
	code     bool
	minutes  int
	embeds   bool
	exercise *ExerciseView // on its own page
}

// written is the body that Markdown made, with the exercises that stand in it.
// Their sources join the page's.
func written(doc *markdown.Document, on placed) body {
	b := body{
		html: doc.HTML(), headings: doc.Headings, code: doc.HasCode, embeds: len(on.ids) > 0,
		minutes: max(1, (doc.WordCount+wordsPerMinute/2)/wordsPerMinute),
	}
	for _, c := range doc.Citations {
		b.cited = append(b.cited, c.ID)
	}
	for _, id := range on.sources {
		if !slices.Contains(b.cited, id) {
			b.cited = append(b.cited, id)
		}
	}
	return b
}

// texts returns what navigation calls a page, and what for. The list of
// exercises has no file that could say so: its words are the layouts'.
func (r *Renderer) texts(p *site.Page) (title, summary string) {
	if p.Exercises {
		words := r.words[p.Lang].strings
		return words["exercises-title"], words["exercises-summary"]
	}
	return p.Front.Title.V, p.Front.Summary.V
}

// view makes what a layout is given of a page.
func (r *Renderer) view(p *site.Page, inner body) (*View, error) {
	place, err := r.folder(p)
	if err != nil {
		return nil, err
	}
	typographic := r.parsers[p.Lang].Typographic
	title, summary := r.texts(p)
	v := &View{
		page:  p,
		Frame: r.frame(place, p.Section), Header: place.header, Footer: place.footer,
		Layout: p.Layout, Title: typographic(title), TitleLang: r.titleLang(p, p.Lang),
		Summary: typographic(summary), Description: summary,
		ContentNote: p.Front.ContentNote, Sensitive: p.Front.Sensitive,
		For:   r.choice(p.Lang, roles, p.Front.For.V),
		Phase: p.Front.Phase.V, PhaseTitle: r.choice(p.Lang, phases, p.Front.Phase.V),
		Reviewed: r.date(p.Lang, p.Front.Reviewed.V), ReviewedISO: p.Front.Reviewed.V.String(), ReviewedBy: p.Front.ReviewedBy,
		RestsOn: p.Front.RestsOn.V, Minutes: inner.minutes,
		Exercise: inner.exercise, Embeds: inner.embeds, Position: p.Position, Count: len(r.in.Site.Guides(p.Lang, p.Section)),
	}
	r.head(v, p, inner)
	r.body(v, inner)
	return v, nil
}

// head fills what stands in <head>.
func (r *Renderer) head(v *View, p *site.Page, inner body) {
	style := r.inline(p.Layout, inner.code)
	v.Policy, v.Style, v.HeadScript = style.policy, style.style, r.headScript
	switch {
	case p.Front.Sensitive || p.Layout == "home":
		v.TabTitle = v.SiteTitle
	default:
		v.TabTitle = v.Title + " – " + v.SiteTitle
	}
	base := r.in.Site.Config.BaseURL
	if base == "" {
		return
	}
	v.Canonical = base + site.EscapePath(p.Path)
	v.OpenGraph = !p.Front.Sensitive
	for _, t := range p.Translations {
		if len(p.Translations) > 1 {
			v.Alternates = append(v.Alternates, Alternate{Lang: t.Lang, Name: r.languageName(t.Lang), Address: base + site.EscapePath(t.Path)})
		}
	}
}

// FeedPath returns where the Atom feed of a section is published, or of the
// whole site in a language when section is "".
func FeedPath(s *site.Site, lang, section string) string {
	at := "feed.xml"
	if section != "" {
		at = section + "/feed.xml"
	}
	if lang != s.Config.Language {
		at = lang + "/" + at
	}
	return at
}

// body cuts the body where it goes below ground, and lists headings and sources.
func (r *Renderer) body(v *View, inner body) {
	html := inner.html
	above := len(html)
	heading := r.words[v.Lang].strings["rests-on"]
	if x := inner.exercise; x != nil {
		for _, s := range x.Steps {
			v.TOC = append(v.TOC, Entry{ID: s.ID, Text: itoa(s.Number) + ". " + s.Title})
		}
		if x.Result != nil {
			v.TOC = append(v.TOC, Entry{ID: x.ID + "_result", Text: x.Result.Title})
		}
	}
	for _, h := range inner.headings {
		if h.Level == 2 && h.Text == heading {
			above, v.RestsID = h.Offset, h.Anchor
			if end := bytes.Index(html[above:], []byte("</h2>")); end >= 0 {
				v.Rests = template.HTML(html[above+end+len("</h2>"):])
			}
			break
		}
		if h.Level == 2 {
			v.TOC = append(v.TOC, Entry{ID: h.Anchor, Text: h.Text})
		}
	}
	v.Body = template.HTML(html[:above])
	for i, id := range inner.cited {
		if s := r.in.Site.Source(id); s != nil {
			v.Sources = append(v.Sources, sourceView(s, i+1))
		}
	}
}

func sourceView(s *content.Source, number int) SourceView {
	v := SourceView{
		ID: s.ID.V, Number: number, Authors: s.Authors, Year: s.Year, Title: s.Title,
		Publisher: s.Publisher, Address: s.URL, Limits: s.Limits,
	}
	if s.DOI != "" {
		v.Address = "https://doi.org/" + s.DOI
	}
	return v
}

// SectionLink returns the page of the page's section, nil on section pages and home.
func (v *View) SectionLink() *Link {
	section := v.from.r.in.Site.SectionPage(v.Lang, v.Section)
	if v.Section == "" || section == v.page {
		return nil
	}
	return v.neighbor(section)
}

// Prev returns the guide before this one in its section, nil when there is none.
func (v *View) Prev() *Link { return v.neighbor(v.page.Prev) }

// Next returns the guide after this one in its section, nil when there is none.
func (v *View) Next() *Link { return v.neighbor(v.page.Next) }

func (v *View) neighbor(p *site.Page) *Link {
	if p == nil {
		return nil
	}
	return v.from.link(p)
}

// Related returns the pages that the page says are related to it.
func (v *View) Related() []Link { return v.links(v.page.Related) }

// EditURL returns where the source can be edited, "" without a repository and for
// a page that has no file in it.
func (v *View) EditURL() string {
	repository := v.from.r.in.Site.Config.Repository
	if repository == "" || v.page.Exercises || v.page.Source == "" {
		return ""
	}
	return strings.TrimSuffix(repository, "/") + "/edit/main/" + site.EscapePath(v.page.Source)
}

// The parts of JSON-LD that pages carry: https://schema.org/BreadcrumbList and
// https://schema.org/Article. Structs encode in a third of the time of maps.
type (
	graph struct {
		Context string `json:"@context"`
		Graph   []any  `json:"@graph"`
	}
	breadcrumbs struct {
		Type  string  `json:"@type"`
		Items []crumb `json:"itemListElement"`
	}
	crumb struct {
		Type     string `json:"@type"`
		Position int    `json:"position"`
		Name     string `json:"name"`
		Item     string `json:"item"`
	}
	article struct {
		Type     string `json:"@type"`
		Headline string `json:"headline"`
		Modified string `json:"dateModified"`
	}
)

// LinkedData returns the script element with the page's JSON-LD, "" without
// base_url.
func (v *View) LinkedData() template.HTML {
	r, p := v.from.r, v.page
	cfg := r.in.Site.Config.In(p.Lang)
	if cfg.BaseURL == "" {
		return ""
	}
	address := cfg.BaseURL + site.EscapePath(p.Path)
	var crumbs []crumb
	add := func(name, item string) {
		crumbs = append(crumbs, crumb{"ListItem", len(crumbs) + 1, name, item})
	}
	home := r.in.Site.Home(p.Lang)
	if home != nil {
		add(cfg.Title, cfg.BaseURL+site.EscapePath(home.Path))
	}
	if section := r.in.Site.SectionPage(p.Lang, p.Section); section != nil && section != p {
		add(r.sectionTitle(p.Lang, p.Section), cfg.BaseURL+site.EscapePath(section.Path))
	}
	if p != home {
		title, _ := r.texts(p)
		add(title, address)
	}
	data := graph{"https://schema.org", []any{breadcrumbs{"BreadcrumbList", crumbs}}}
	if p.Layout == "guide" {
		data.Graph = append(data.Graph, article{
			"Article", p.Front.Title.V, p.Front.Reviewed.V.String(),
		})
	}
	// The encoder escapes <, > and &, so the data cannot end its element.
	encoded, err := json.Marshal(data)
	if err != nil {
		panic("pages: linked data of plain strings must encode: " + err.Error())
	}
	return template.HTML(`<script type="application/ld+json">` + string(encoded) + `</script>`)
}

func roles(c *config.Config) []config.Choice  { return c.Roles }
func phases(c *config.Config) []config.Choice { return c.Phases }

// choice returns the title of a topic, role or phase in a language.
func (r *Renderer) choice(lang string, of func(*config.Config) []config.Choice, id string) string {
	for _, c := range of(r.in.Site.Config.In(lang)) {
		if c.ID == id {
			return c.Title
		}
	}
	return ""
}

// sectionTitle returns the title of a section, or of the place of exercises.
func (r *Renderer) sectionTitle(lang, id string) string {
	for _, s := range r.in.Site.Config.In(lang).Sections {
		if s.ID == id {
			return s.Title
		}
	}
	if id == site.ExercisesSection {
		return r.words[lang].strings["exercises-title"]
	}
	return ""
}

func (r *Renderer) languageName(code string) string {
	for _, l := range r.in.Site.Config.Languages {
		if l.Code == code {
			return l.Name
		}
	}
	return code
}

// date writes a date as the strings "date" and "months" of a language say.
func (r *Renderer) date(lang string, d strictyaml.Date) string {
	w := r.words[lang]
	if len(w.months) != 12 || w.strings["date"] == "" || d.Month < 1 || d.Month > 12 {
		return d.String()
	}
	text := w.strings["date"]
	if w.lent["date"] || w.lent["months"] {
		text = lend(text)
	}
	text = strings.Replace(text, "{month}", w.months[d.Month-1], 1)
	return strings.Replace(strings.Replace(text, "{day}", itoa(d.Day), 1), "{year}", itoa(d.Year), 1)
}
