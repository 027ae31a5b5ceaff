// Package site makes the skeleton of a site: every page's path, front matter
// and place, every source, term, exercise and alias, and no bodies.
//
// In come the settings, the content's front matter and the exercises.
// Out comes a Site in which every reference between pages is resolved, with the
// problems of those that cannot be. A Site is read-only once made, so that many
// pages can be rendered from it at once.
//
// It must not know Markdown or HTML, nor where files are written.
package site

import (
	"strings"

	"underpin/internal/config"
	"underpin/internal/content"
	"underpin/internal/diag"
	"underpin/internal/exercise"
)

// Site is the skeleton.
type Site struct {
	Config  *config.Config
	Content *content.Content

	Pages     []*Page    // in the order of navigation, language by language; the index is Page.Number
	Redirects []Redirect // sorted by path

	exercises *exercise.Set
	bySource  map[string]*Page
	byPath    map[string]*Page
	sources   map[string]*content.Source
	terms     map[string]*content.Term
	files     map[string]bool
	sections  map[string][]*Page // by language and section: the section's guides in order
	layouts   map[string]*Page   // by language and layout: the first page that has it
}

// Page is one page of the site: one that a Markdown file makes, the page of an
// exercise, or the list of them.
type Page struct {
	*content.Page
	Exercise     *exercise.Exercise // of an exercise's own page, in the page's language; nil on others
	Exercises    bool               // it lists the exercises, and no file says its words
	Number       int                // its index in Site.Pages
	Path         string             // where it is published, from the site's root: "acknowledgment/apology.html"
	Layout       string             // the layout that shows it
	Translations []*Page
	Prev, Next   *Page // its neighbours in the section
	Related      []*Page
	Position     int // its number among the guides of its section, from 1; 0 for a section's own page
}

// Redirect is an old address of a page.
type Redirect struct {
	Path string // from the site's root
	To   *Page
	At   diag.Range // where the alias stands in To.Source
}

// New joins the parts into a site. References that lead nowhere are reported,
// and are left out of the result.
func New(cfg *config.Config, c *content.Content, exercises *exercise.Set) (*Site, diag.List) {
	if exercises == nil {
		exercises = &exercise.Set{}
	}
	s := &Site{
		Config: cfg, Content: c, exercises: exercises,
		bySource: make(map[string]*Page, len(c.Pages)),
		byPath:   make(map[string]*Page, len(c.Pages)),
		sources:  make(map[string]*content.Source, len(c.Sources)),
		terms:    make(map[string]*content.Term, len(c.Glossary)),
		files:    make(map[string]bool, len(c.Files)),
	}
	for i := range c.Sources {
		s.sources[c.Sources[i].ID.V] = &c.Sources[i]
	}
	for i := range c.Glossary {
		s.terms[c.Glossary[i].ID.V] = &c.Glossary[i]
	}
	for _, f := range c.Files {
		s.files[f] = true
	}
	problems := s.addPages()
	s.order()
	problems = append(problems, s.checkHomes()...)
	problems = append(problems, s.relate()...)
	problems = append(problems, s.addRedirects()...)
	problems = append(problems, s.checkWays()...)
	problems = append(problems, s.checkExercises()...)
	return s, problems
}

// PathOf returns where a page is published, from the site's root.
func PathOf(p *content.Page, original string) string {
	at := p.Slug + ".html"
	if p.Section != "" {
		at = p.Section + "/" + at
	}
	if p.Lang != original {
		at = p.Lang + "/" + at
	}
	return at
}

// BySource returns the page that a source file makes, nil when there is none.
func (s *Site) BySource(source string) *Page { return s.bySource[source] }

// ByPath returns the page published at a path, nil when there is none.
func (s *Site) ByPath(path string) *Page { return s.byPath[path] }

// Source returns the source with an id, nil when there is none.
func (s *Site) Source(id string) *content.Source { return s.sources[id] }

// Term returns the glossary's entry with an id, nil when there is none.
func (s *Site) Term(id string) *content.Term { return s.terms[id] }

// HasFile reports whether content/ holds a file other than a page at name.
func (s *Site) HasFile(name string) bool { return s.files[name] }

// SourceIDs returns the ids of all sources, in the order of their file.
func (s *Site) SourceIDs() []string {
	ids := make([]string, len(s.Content.Sources))
	for i := range ids {
		ids[i] = s.Content.Sources[i].ID.V
	}
	return ids
}

// TermIDs returns the ids of the glossary, in the order of their file.
func (s *Site) TermIDs() []string {
	ids := make([]string, len(s.Content.Glossary))
	for i := range ids {
		ids[i] = s.Content.Glossary[i].ID.V
	}
	return ids
}

// PageSources returns the source names of all pages.
func (s *Site) PageSources() []string {
	names := make([]string, len(s.Pages))
	for i, p := range s.Pages {
		names[i] = p.Source
	}
	return names
}

// Guides returns a section's guides in order, without the section's own page.
func (s *Site) Guides(lang, section string) []*Page {
	return s.sections[lang+"/"+section]
}

// SectionPage returns a section's own page in a language, nil when there is
// none.
func (s *Site) SectionPage(lang, section string) *Page {
	return s.byPath[s.langDir(lang)+section+"/index.html"]
}

// Home returns home in a language, nil when there is none.
func (s *Site) Home(lang string) *Page { return s.byPath[s.langDir(lang)+"index.html"] }

// WithLayout returns the first page of a language that has a layout, nil when
// there is none.
func (s *Site) WithLayout(lang, layout string) *Page {
	return s.layouts[lang+"/"+layout]
}

// In returns p in a language, or p itself where it is not translated.
func (s *Site) In(p *Page, lang string) *Page {
	for _, t := range p.Translations {
		if t.Lang == lang {
			return t
		}
	}
	return p
}

// Slug returns the page that "section/slug" names, in a language where it is
// translated; nil when there is none.
func (s *Site) Slug(name, lang string) *Page {
	original := s.byPath[name+".html"]
	if original == nil || original.Lang != s.Config.Language {
		return nil
	}
	return s.In(original, lang)
}

func (s *Site) langDir(lang string) string {
	if lang == s.Config.Language {
		return ""
	}
	return lang + "/"
}

// Relative returns the reference that leads from the page at one path to
// another path, both from the site's root. It names a file and escapes what an
// address cannot hold.
func Relative(from, to string) string {
	shared := 0 // the folders that both stand in, in bytes
	for i := 0; i < min(len(from), len(to)) && from[i] == to[i]; i++ {
		if from[i] == '/' {
			shared = i + 1
		}
	}
	return strings.Repeat("../", strings.Count(from[shared:], "/")) + EscapePath(to[shared:])
}

// EscapePath escapes every part of a path so that it stands for itself in any
// address: letters, digits and "-._~" stay, the rest is percent-encoded.
func EscapePath(s string) string {
	const hex = "0123456789ABCDEF"
	plain := func(c byte) bool {
		return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("/-._~", c) >= 0
	}
	n := 0
	for n < len(s) && plain(s[n]) {
		n++
	}
	if n == len(s) {
		return s
	}
	b := []byte(s[:n])
	for ; n < len(s); n++ {
		if plain(s[n]) {
			b = append(b, s[n])
		} else {
			b = append(b, '%', hex[s[n]>>4], hex[s[n]&15])
		}
	}
	return string(b)
}
