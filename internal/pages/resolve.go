package pages

import (
	"bytes"
	"fmt"
	"image"
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"
	"io/fs"
	"path"
	"slices"
	"strings"

	_ "golang.org/x/image/webp"

	"underpin/internal/content"
	"underpin/internal/diag"
	"underpin/internal/markdown"
	"underpin/internal/site"
)

// resolver answers what a page's Markdown refers to. What exercises stand in it
// is noted in on.
func (r *Renderer) resolver(p *site.Page, on *placed) markdown.Resolver {
	from := origin{source: p.Source, page: p}
	return markdown.Resolver{
		Link:    func(path, fragment string) (markdown.Target, *markdown.Problem) { return r.link(from, path, fragment) },
		Picture: func(dest string) (markdown.Picture, *markdown.Problem) { return r.picture(from, dest) },
		Exercise: func(id string, inPlace bool) (markdown.Exercise, *markdown.Problem) {
			if inPlace {
				return on.put(r, p, id)
			}
			return r.exerciseLink(p, id)
		},
		Term:   func(id string) (markdown.Term, *markdown.Problem) { return r.term(p.Lang, id) },
		Source: r.source,
	}
}

// origin is where a reference comes from: the file it is written in, and the
// page that shows it.
type origin struct {
	source string
	page   *site.Page
}

// link resolves a relative link to a page or a file of content/.
func (r *Renderer) link(from origin, name, fragment string) (markdown.Target, *markdown.Problem) {
	p := from.page
	if name == "" {
		return markdown.Target{Href: "#" + markdown.Anchor(fragment), Page: p.Source, Fragment: fragment}, nil
	}
	source, problem := within(from.source, name)
	if problem != nil {
		return markdown.Target{}, problem
	}
	if to := r.in.Site.BySource(source); to != nil {
		to = r.in.Site.In(to, p.Lang)
		href := site.Relative(p.Path, to.Path)
		if fragment != "" {
			href += "#" + markdown.Anchor(fragment)
		}
		return markdown.Target{Href: href, Page: to.Source, Fragment: fragment}, nil
	}
	if r.in.Site.HasFile(source) {
		return markdown.Target{Href: site.Relative(p.Path, strings.TrimPrefix(source, "content/"))}, nil
	}
	if from.source == p.Source && p.Section != "" && !r.in.Site.Config.HasSection(p.Section) && p.Exercise == nil && !p.Exercises {
		return markdown.Target{}, nil // its folder is reported, and where it belongs no link of it can be judged
	}
	return markdown.Target{}, r.deadLink(from.source, name, source)
}

// within joins a relative destination to the file it stands in. What leads out
// of content/ is a problem.
func within(from, dest string) (string, *markdown.Problem) {
	source := path.Join(path.Dir(from), dest)
	if strings.HasPrefix(source+"/", "content/") {
		return source, nil
	}
	problem := &markdown.Problem{
		Code:    diag.LinkOutside,
		Message: fmt.Sprintf("%q leads out of content/", dest),
		Hint:    "link to a page in content/, or to an address that begins with https://",
	}
	if !strings.HasPrefix(from, "content/") {
		problem.Message = fmt.Sprintf("%q leads to no page", dest)
		problem.Hint = "links here begin at this very file: ../../content/, then the section, and the page with .md"
	}
	return "", problem
}

// deadLink finds the hint that most likely mends a link to nothing.
func (r *Renderer) deadLink(from, dest, source string) *markdown.Problem {
	problem := &markdown.Problem{Code: diag.LinkDead, Message: fmt.Sprintf("there is no page or file %q", dest)}
	if slices.Contains(r.in.Site.Content.Drafts, source) {
		problem.Message = fmt.Sprintf("%q is a draft, which is left out", dest)
		problem.Hint = "take the line draft: true out of it, or leave the link out"
		return problem
	}
	candidates := []string{source + ".md", strings.TrimSuffix(source, ".html") + ".md", source + "/index.md"}
	for _, c := range candidates {
		if r.in.Site.BySource(c) != nil {
			problem.Hint = fmt.Sprintf("link to the file itself: %s", relativeSource(from, c))
			return problem
		}
	}
	problem.Hint = "check the folder and the spelling; links are relative to this file"
	if near, ok := r.nearestPage(source); ok {
		problem.Hint = fmt.Sprintf("did you mean %q?", relativeSource(from, near))
	}
	return problem
}

// nearestPage returns the page whose source was most likely meant: one with a
// like name in the same folder or in one with a like name, or one of that very
// name elsewhere. Folder and name are compared apart, since with a long way
// before them all short names are alike.
func (r *Renderer) nearestPage(source string) (string, bool) {
	var folders []string
	names := map[string][]string{} // by folder, without .md
	for _, page := range r.in.Site.PageSources() {
		folder := path.Dir(page)
		if names[folder] == nil {
			folders = append(folders, folder)
		}
		names[folder] = append(names[folder], strings.TrimSuffix(path.Base(page), ".md"))
	}
	name, _, _ := strings.Cut(path.Base(source), "?")
	name = strings.TrimSuffix(name, ".md")
	if folder, ok := nearestFolder(path.Dir(source), folders); ok {
		if near, ok := diag.Nearest(name, names[folder]); ok {
			return folder + "/" + near + ".md", true
		}
	}
	for _, folder := range folders {
		if slices.Contains(names[folder], name) {
			return folder + "/" + name + ".md", true
		}
	}
	return "", false
}

func nearestFolder(folder string, folders []string) (string, bool) {
	if slices.Contains(folders, folder) {
		return folder, true
	}
	const root = "content/"
	var ids []string
	for _, f := range folders {
		if id, ok := strings.CutPrefix(f, root); ok {
			ids = append(ids, id)
		}
	}
	id, ok := diag.Nearest(strings.TrimPrefix(folder, root), ids)
	return root + id, ok
}

// relativeSource writes the way from one source file to another as an author
// writes a link.
func relativeSource(from, to string) string { return site.Relative(from, to) }

type picture struct {
	width, height int
	problem       *markdown.Problem
}

// picture resolves a picture that stands beside the page, and measures it.
func (r *Renderer) picture(from origin, dest string) (markdown.Picture, *markdown.Problem) {
	source, problem := within(from.source, dest)
	if problem != nil {
		return markdown.Picture{}, problem
	}
	if !r.in.Site.HasFile(source) {
		near := diag.DidYouMean(dest, r.filesBeside(source))
		if near == "" {
			near = "put the picture beside this page, in the same folder"
		}
		return markdown.Picture{}, &markdown.Problem{Code: diag.PictureMissing, Message: fmt.Sprintf("there is no picture %q", dest), Hint: near}
	}
	known, ok := r.pictures.Load(source)
	if !ok {
		known, _ = r.pictures.LoadOrStore(source, r.measure(source))
	}
	found := known.(picture)
	if found.problem != nil {
		return markdown.Picture{}, found.problem
	}
	src := site.Relative(from.page.Path, strings.TrimPrefix(source, "content/"))
	return markdown.Picture{Src: src, Width: found.width, Height: found.height}, nil
}

func (r *Renderer) filesBeside(source string) []string {
	var names []string
	for _, f := range r.in.Site.Content.Files {
		if path.Dir(f) == path.Dir(source) {
			names = append(names, path.Base(f))
		}
	}
	return names
}

func (r *Renderer) measure(name string) picture {
	unreadable := picture{problem: &markdown.Problem{
		Code:    diag.PictureUnreadable,
		Message: fmt.Sprintf("%s cannot be read as a picture", path.Base(name)),
		Hint:    "save it as PNG, JPEG, GIF, WebP, or as SVG with a viewBox",
	}}
	if strings.EqualFold(path.Ext(name), ".svg") {
		raw, err := fs.ReadFile(r.in.Source, name)
		if err != nil {
			return unreadable
		}
		if width, height, ok := svgSize(raw); ok {
			return picture{width: width, height: height}
		}
		return unreadable
	}
	f, err := r.in.Source.Open(name)
	if err != nil {
		return unreadable
	}
	defer f.Close()
	config, _, err := image.DecodeConfig(f)
	if err != nil {
		return unreadable
	}
	return picture{width: config.Width, height: config.Height}
}

func (r *Renderer) source(id string) *markdown.Problem {
	if r.in.Site.Source(id) != nil || r.in.Site.Content.UnsureSources {
		return nil
	}
	return &markdown.Problem{
		Code:    diag.SourceUnknown,
		Message: fmt.Sprintf("no source has the id %q", id),
		Hint:    orElse(diag.DidYouMean(id, r.in.Site.SourceIDs()), "add it to content/sources.yaml"),
	}
}

func (r *Renderer) term(lang, id string) (markdown.Term, *markdown.Problem) {
	if t, ok := r.words[lang].terms[id]; ok || r.in.Site.Content.UnsureTerms {
		return t, nil
	}
	return markdown.Term{}, &markdown.Problem{
		Code:    diag.TermUnknown,
		Message: fmt.Sprintf("the glossary has no term %q", id),
		Hint:    orElse(diag.DidYouMean(id, r.in.Site.TermIDs()), "add it to content/glossary.yaml"),
	}
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// readGlossary renders the definitions, which hold inline Markdown, for every
// language.
func (r *Renderer) readGlossary() diag.List {
	var problems diag.List
	files := map[string]*diag.File{}
	for _, l := range r.in.Site.Config.Languages {
		for _, t := range r.in.Site.Content.Glossary {
			t := t.In(l.Code)
			if files[t.File] == nil {
				file, found := content.ReadFile(r.in.Source, t.File)
				if file == nil {
					return append(problems, found...)
				}
				files[t.File] = file
			}
			doc, found := r.parsers[l.Code].ParseFragment(files[t.File], markdown.Fragment{
				Text: t.Definition.V, At: t.Definition.At, Inline: true, Prefix: t.ID.V,
			}, r.glossaryResolver())
			problems = append(problems, found...)
			r.words[l.Code].terms[t.ID.V] = markdown.Term{Term: t.Term.V, Definition: bytes.Clone(doc.HTML())}
			doc.Release()
		}
	}
	return problems
}

// glossaryResolver refuses what a definition cannot hold: it is shown on pages
// in every folder, so a relative link in it would lead astray.
func (r *Renderer) glossaryResolver() markdown.Resolver {
	refuse := &markdown.Problem{Code: diag.LinkDead, Message: "a definition cannot link to a page or a picture", Hint: "leave the link out; pages link to the term"}
	return markdown.Resolver{
		Link:     func(string, string) (markdown.Target, *markdown.Problem) { return markdown.Target{}, refuse },
		Picture:  func(string) (markdown.Picture, *markdown.Problem) { return markdown.Picture{}, refuse },
		Exercise: func(string, bool) (markdown.Exercise, *markdown.Problem) { return markdown.Exercise{}, refuse },
		Term:     func(string) (markdown.Term, *markdown.Problem) { return markdown.Term{}, refuse },
		Source:   func(string) *markdown.Problem { return refuse },
	}
}
