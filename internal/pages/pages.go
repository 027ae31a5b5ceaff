// Package pages makes HTML out of the skeleton, the bodies and the layouts.
//
// In come the site, the source tree, the layouts, the templates of widgets, and
// functions that give the addresses of assets and the inline styles. Out go, page by page, the HTML and
// the page's facts: heading ids, links with their places, words. One page is
// read, parsed once, laid out, handed on and let go, so that memory does not
// grow with the bodies.
//
// It must not know where files are written, nor any page but through the site.
package pages

import (
	"bytes"
	"html/template"
	"io/fs"
	"sync"

	"underpin/internal/content"
	"underpin/internal/diag"
	"underpin/internal/markdown"
	"underpin/internal/site"
)

// Input is what a Renderer is made from.
type Input struct {
	Site   *site.Site
	Source fs.FS

	Asset func(name string) (path string, ok bool) // where an asset is published, from the site's root
	Style func(layout string, code bool) string    // the inline CSS of a kind of page
	Head  string                                   // the inline script of every page

	Downloads []Download // what the site offers to take along; empty in most builds
	Live      string     // a script that only a preview adds, with leave to talk to its own server
}

// Renderer renders pages. It is safe for concurrent use.
type Renderer struct {
	in       Input
	words    map[string]words
	base     *template.Template // the frame and the parts
	layouts  map[string]*template.Template
	widgets  map[string]*template.Template // by folder
	drawings map[string]template.HTML
	said     map[string]said // by language
	parsers  map[string]*markdown.Parser
	broken   bool // the layouts could not be read

	headScript template.HTML

	styles    sync.Map // by layout and code: inline
	folders   sync.Map // by language, folder and section: *folder
	pictures  sync.Map // by file name: picture
	exercises sync.Map // by shape: *shown
}

// Facts are what is known of a page once it is rendered.
type Facts struct {
	Page     *site.Page
	Headings []string // ids, as authors write them
	Anchors  []Anchor // links that must find a heading
	Links    []int32  // numbers of the pages it links to in its body, in order
	Flawed   bool     // the body has errors, which are reported: what it lacks may be meant

	Fleeting // what is valid only until the worker renders its next page
}

// Fleeting is the large part of a page's facts, which is let go.
type Fleeting struct {
	Title, Summary, Section string     // as navigation says them
	HTML                    []byte     // the page
	Text                    []byte     // the body's plain words, blocks apart by newlines
	Titles                  []Heading  // headings with their words
	File                    *diag.File // the source
}

// Anchor is a link to a heading, with its place in the source.
type Anchor struct {
	To   *site.Page
	ID   string // as authors write it
	Dest string // as the author wrote it
	At   diag.Range
}

// Heading is a heading as search finds it, with the id that is published.
type Heading struct {
	ID, Text string
}

// Buffers are a worker's own memory, reused from page to page.
type Buffers struct {
	html bytes.Buffer
	text []byte
}

// New reads the layouts and returns a Renderer. What is wrong in layouts, their
// words or the glossary is reported.
func New(in Input) (*Renderer, diag.List) {
	r := &Renderer{in: in, parsers: map[string]*markdown.Parser{}, headScript: headScript(in)}
	problems := r.readWords()
	problems = append(problems, r.readLayouts()...)
	problems = append(problems, r.readSaid()...)
	for _, l := range in.Site.Config.Languages {
		r.parsers[l.Code] = markdown.New(l.Code, r.words[l.Code].forBodies())
	}
	problems = append(problems, r.readGlossary()...)
	problems = append(problems, r.readWidgets()...)
	return r, problems
}

// Render renders one page from its source as it lies on disk now. The facts
// returned borrow from b.
func (r *Renderer) Render(p *site.Page, b *Buffers) (*Facts, diag.List) {
	b.html.Reset()
	switch {
	case p.Exercise != nil:
		return r.renderExercise(p, b)
	case p.Exercises:
		return r.renderList(p, b)
	}
	return r.renderBody(p, b)
}

func (r *Renderer) renderBody(p *site.Page, b *Buffers) (*Facts, diag.List) {
	file, problems := content.ReadFile(r.in.Source, p.Source)
	if file == nil {
		return nil, problems
	}
	var on placed
	doc, found := r.parsers[p.Lang].Parse(file, p.BodyAt, r.resolver(p, &on))
	problems = append(problems, found...)
	if p.Front.RestsOn.V == "research" && len(doc.Citations) == 0 && !p.Flawed {
		problems = append(problems, r.uncited(p))
	}
	facts := r.facts(p, doc)
	facts.Flawed = problems.HasErrors()
	b.text = doc.AppendText(b.text[:0])
	facts.Text, facts.File = b.text, file
	problems = append(problems, r.layOut(p, written(doc, on), &b.html)...)
	facts.HTML = b.html.Bytes()
	doc.Release()
	return facts, problems
}

func (r *Renderer) uncited(p *site.Page) diag.Diagnostic {
	hint := "cite one like this: [@lewicki-2016]; or write rests_on: experience"
	if p.Lang != r.in.Site.Config.Language {
		hint = "cite what the original cites"
	}
	return diag.Error(diag.CitationMissing, p.Source, p.Front.RestsOn.At, "this page rests on research and cites no source", hint)
}

func (r *Renderer) facts(p *site.Page, doc *markdown.Document) *Facts {
	f := &Facts{Page: p, Headings: make([]string, 0, len(doc.Headings))}
	f.Title, f.Summary = r.texts(p)
	f.Section = r.sectionTitle(p.Lang, p.Section)
	for _, h := range doc.Headings {
		f.Headings = append(f.Headings, h.ID)
		f.Titles = append(f.Titles, Heading{ID: h.Anchor, Text: h.Text})
	}
	for _, l := range doc.Links {
		to := p
		if l.Page != "" {
			if to = r.in.Site.BySource(l.Page); to == nil {
				continue
			}
			f.Links = append(f.Links, int32(to.Number))
		}
		if l.Fragment != "" {
			f.Anchors = append(f.Anchors, Anchor{To: to, ID: l.Fragment, Dest: l.Dest, At: l.At})
		}
	}
	return f
}
