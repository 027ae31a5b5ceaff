package pages

import (
	"bytes"
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"

	"underpin/internal/site"
)

// folder is a place that pages share: a language, a folder of the site and a
// section. What depends on nothing else is made once for it.
type folder struct {
	r              *Renderer
	lang           string
	at             string // a path in the folder, for relative references
	feeds          []Feed
	header, footer template.HTML
}

func (r *Renderer) folder(p *site.Page) (*folder, error) {
	key := p.Lang + "\x00" + path.Dir(p.Path) + "\x00" + p.Section
	if known, ok := r.folders.Load(key); ok {
		return known.(*folder), nil
	}
	f := &folder{r: r, lang: p.Lang, at: p.Path, feeds: r.feeds(p)}
	frame := r.frame(f, p.Section)
	for name, to := range map[string]*template.HTML{"header": &f.header, "footer": &f.footer} {
		var out bytes.Buffer
		t := r.layouts[p.Layout]
		if t.Lookup(name) == nil {
			continue
		}
		if err := t.ExecuteTemplate(&out, name, frame); err != nil {
			return nil, err
		}
		*to = template.HTML(out.String())
	}
	known, _ := r.folders.LoadOrStore(key, f)
	return known.(*folder), nil
}

// feeds returns what the pages of a folder and section announce.
func (r *Renderer) feeds(p *site.Page) []Feed {
	cfg := r.in.Site.Config.In(p.Lang)
	if cfg.BaseURL == "" {
		return nil
	}
	feed := func(section, title string) Feed {
		return Feed{Href: site.Relative(p.Path, FeedPath(r.in.Site, p.Lang, section)), Title: title}
	}
	all := []Feed{feed("", cfg.Title)}
	if p.Section != "" && p.Section != site.ExercisesSection && len(r.in.Site.Guides(p.Lang, p.Section)) > 0 {
		all = append(all, feed(p.Section, cfg.Title+" – "+r.sectionTitle(p.Lang, p.Section)))
	}
	return all
}

func (r *Renderer) frame(f *folder, section string) Frame {
	cfg := r.in.Site.Config.In(f.lang)
	return Frame{
		Lang: f.lang, Direction: cfg.Direction(f.lang),
		SiteTitle: cfg.Title, Tagline: cfg.Tagline, ExitURL: cfg.ExitURL,
		Section: section, from: f,
	}
}

// inline is the inline style of a kind of page and the policy that allows it.
type inline struct {
	style, policy template.HTML
}

// styled is what an inline style depends on.
type styled struct {
	layout string
	code   bool
}

// inline returns the style of a layout, made once.
func (r *Renderer) inline(layout string, code bool) inline {
	key := styled{layout, code}
	if known, ok := r.styles.Load(key); ok {
		return known.(inline)
	}
	css := r.in.Style(layout, code)
	made := inline{policy: r.policy(css)}
	if css != "" {
		made.style = template.HTML("<style>" + css + "</style>")
	}
	r.styles.Store(key, made)
	return made
}

// policy is that of a page with a style, as a meta element, since the site must
// work from a folder.
func (r *Renderer) policy(css string) template.HTML {
	p := Policy{Scripts: []string{r.in.Head, r.in.Live}, Styles: []string{css}, Live: r.in.Live != ""}
	return template.HTML(`<meta http-equiv="Content-Security-Policy" content="` + p.String() + `">`)
}

// headScript returns the inline script, and behind it the one of a preview.
func headScript(in Input) template.HTML {
	var b strings.Builder
	for _, script := range []string{in.Head, in.Live} {
		if script != "" {
			b.WriteString("<script>" + script + "</script>")
		}
	}
	return template.HTML(b.String())
}

// T returns a word of the layouts in the page's language; {0}, {1} in it stand
// for args. A key that strings.yaml lacks is an error of the layout.
func (f Frame) T(key string, args ...any) (string, error) {
	w := f.from.r.words[f.Lang]
	text, ok := w.strings[key]
	if !ok {
		return "", fmt.Errorf("layouts/strings.yaml has no key %q", key)
	}
	if w.lent[key] {
		text = lend(text)
	}
	for i, arg := range args {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%d}", i), fmt.Sprint(arg))
	}
	return text, nil
}

// Plural returns the word key-one for 1 and key-other for any other number,
// which {0} in it stands for.
func (f Frame) Plural(key string, n int) (string, error) {
	if n == 1 {
		return f.T(key+"-one", n)
	}
	return f.T(key+"-other", n)
}

// License returns the license of the texts.
func (f Frame) License() string { return f.from.r.in.Site.Config.Licenses.Prose }

// Asset returns the relative address of a script of layouts/ or a file of
// static/, "" when there is none.
func (f Frame) Asset(name string) string {
	to, ok := f.from.r.in.Asset(name)
	if !ok {
		return ""
	}
	return site.Relative(f.from.at, to)
}

// Said returns the relative address of the script that brings the words which
// only scripts say, "" when there is none.
func (f Frame) Said() string {
	path, _ := f.from.r.Said(f.Lang)
	if path == "" {
		return ""
	}
	return site.Relative(f.from.at, path)
}

// Feeds returns the Atom feeds that the page announces, none without base_url.
func (f Frame) Feeds() []Feed { return f.from.feeds }

// SearchIndex returns the relative address of the search index of this language.
func (f Frame) SearchIndex() string {
	return site.Relative(f.from.at, "search/"+f.Lang+".js")
}

// Root returns the relative address of the site's root: "", "../" and so on.
func (f Frame) Root() string {
	return strings.Repeat("../", strings.Count(f.from.at, "/"))
}

// LayoutPage returns the page of this language that has a layout, nil when
// there is none.
func (f Frame) LayoutPage(layout string) *Link {
	s := f.from.r.in.Site
	p := s.WithLayout(f.Lang, layout)
	if p == nil {
		if p = s.WithLayout(s.Config.Language, layout); p == nil {
			return nil
		}
	}
	return f.from.link(p)
}

// Home returns home in this language, nil when there is none.
func (f Frame) Home() *Link {
	s := f.from.r.in.Site
	home := s.Home(f.Lang)
	if home == nil {
		if home = s.Home(s.Config.Language); home == nil {
			return nil
		}
	}
	return f.from.link(home)
}

// Drawing returns layouts/drawings/NAME.svg, to stand inline, "" when there is
// none.
func (f Frame) Drawing(name string) template.HTML {
	return f.from.r.drawings[name]
}

// Nav returns the sections that have a page in this language, without their
// guides.
func (f Frame) Nav() []SectionView {
	s := f.from.r.in.Site
	var all []SectionView
	for _, section := range s.Config.In(f.Lang).Sections {
		if p := s.SectionPage(f.Lang, section.ID); p != nil {
			all = append(all, SectionView{
				ID: section.ID, Title: section.Title, Summary: section.Summary, Lang: section.Lang,
				Href: site.Relative(f.from.at, p.Path), Current: section.ID == f.Section,
			})
		}
	}
	return all
}

// Languages returns home in the site's other languages.
func (f Frame) Languages() []Link {
	s := f.from.r.in.Site
	var all []Link
	for _, l := range s.Config.Languages {
		if home := s.Home(l.Code); home != nil && l.Code != f.Lang {
			all = append(all, Link{Href: site.Relative(f.from.at, home.Path), Title: l.Name, Lang: l.Code})
		}
	}
	return all
}

// link makes a link from the folder to a page.
func (f *folder) link(p *site.Page) *Link {
	typographic := f.r.parsers[p.Lang].Typographic
	title, summary := f.r.texts(p)
	return &Link{
		Href: site.Relative(f.at, p.Path), Title: typographic(title), Summary: typographic(summary),
		For: f.r.choice(f.lang, roles, p.Front.For.V), Lang: f.r.titleLang(p, f.lang),
	}
}

// titleLang returns the language of a page's title where it is not lang.
func (r *Renderer) titleLang(p *site.Page, lang string) string {
	of := p.Lang
	if slices.Contains(p.Borrowed, "title") {
		of = r.in.Site.Config.Language
	}
	if of == lang {
		return ""
	}
	return of
}
