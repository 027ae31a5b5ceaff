package bundle

import (
	"cmp"
	"path"
	"slices"

	"golang.org/x/net/html/atom"
)

// part is a section in a language, or a page that stands in none.
type part struct {
	title string
	head  *chapter // nil for a section whose own page is left out
	pages []*chapter
}

// parts returns the chapters of a language by their sections, in their order.
func (b *book) parts(lang string) []*part {
	var all []*part
	sections := map[string]*part{}
	for _, c := range b.chapters {
		switch {
		case c.Lang != lang:
			continue
		case c.Section == "":
			all = append(all, &part{title: c.Title, head: c})
			continue
		}
		of := sections[c.Section]
		if of == nil {
			of = &part{title: b.sectionTitle(c)}
			sections[c.Section] = of
			all = append(all, of)
		}
		if nameOf(c.EditionPage) == path.Join(c.Section, "index") {
			of.head, of.title = c, c.Title
		} else {
			of.pages = append(of.pages, c)
		}
	}
	return all
}

// sectionTitle is what the section of a chapter is called. That of exercises is
// no section of the site, so it is the title of its list, which may be left out.
func (b *book) sectionTitle(c *chapter) string {
	if c.SectionTitle != "" {
		return c.SectionTitle
	}
	for _, p := range b.edition.Pages {
		if p.Lang == c.Lang && nameOf(p) == path.Join(c.Section, "index") {
			if list, err := parse(b.edition, p); err == nil {
				return list.Title
			}
		}
	}
	return c.Section
}

// navigation writes the table of contents and the landmarks. It is a page of the
// book as well, for programs that show no contents of their own.
func (b *book) navigation() []byte {
	opening := b.chapters[0]
	words := opening.words
	out := b.document(opening.Lang, opening.dir, words["book-contents"], "frontmatter")
	out.WriteString(`<nav epub:type="toc" role="doc-toc" id="toc"><h1>` + escapeXML(words["book-contents"]) + "</h1>\n<ol>\n")
	out.entry(titleFile, words["book-title-page"])
	languages := b.languages()
	for _, lang := range languages {
		if len(languages) > 1 {
			out.WriteString("<li><span")
			out.speak(lang, b.opening(lang).dir)
			out.WriteString(">" + escapeXML(b.languageName(lang)) + "</span>\n<ol")
			out.speak(lang, b.opening(lang).dir)
			out.WriteString(">\n")
		}
		for _, p := range b.parts(lang) {
			out.part(p)
		}
		if len(languages) > 1 {
			out.WriteString("</ol></li>\n")
		}
	}
	out.WriteString("</ol></nav>\n")
	b.landmarks(out)
	return out.close()
}

func (w *xhtml) entry(file, title string) {
	w.WriteString(`<li><a href="` + file + `">` + escapeXML(title) + "</a></li>\n")
}

func (w *xhtml) part(p *part) {
	if p.head != nil && len(p.pages) == 0 {
		w.entry(p.head.file, p.title)
		return
	}
	if p.head != nil {
		w.WriteString(`<li><a href="` + p.head.file + `">` + escapeXML(p.title) + "</a>\n<ol>\n")
	} else {
		w.WriteString("<li><span>" + escapeXML(p.title) + "</span>\n<ol>\n")
	}
	for _, c := range p.pages {
		w.entry(c.file, c.Title)
	}
	w.WriteString("</ol></li>\n")
}

// sourcesLayout is that of the list of all sources.
const sourcesLayout = "sources"

// landmarks are the places that e-readers offer by their own names.
func (b *book) landmarks(out *xhtml) {
	words := b.chapters[0].words
	out.WriteString(`<nav epub:type="landmarks" hidden="hidden"><ol>` + "\n")
	out.landmark("cover", coverPageFile, words["book-cover"])
	out.landmark("titlepage", titleFile, words["book-title-page"])
	out.landmark("toc", navFile+"#toc", words["book-contents"])
	out.landmark("bodymatter", b.chapters[0].file, words["book-begin"])
	for _, of := range []struct{ kind, layout string }{{"glossary", "glossary"}, {"bibliography", sourcesLayout}} {
		if i := slices.IndexFunc(b.chapters, func(c *chapter) bool { return c.Layout == of.layout }); i >= 0 {
			out.landmark(of.kind, b.chapters[i].file, b.chapters[i].Title)
		}
	}
	out.WriteString("</ol></nav>")
}

func (w *xhtml) landmark(kind, file, title string) {
	w.WriteString(`<li><a epub:type="` + kind + `" href="` + file + `">` + escapeXML(title) + "</a></li>\n")
}

// nameLanguages adds how a page calls the languages that it is not in.
func (c *chapter) nameLanguages(names map[string]string) {
	for _, n := range elements(c.root) {
		of, _ := get(n, "hreflang")
		if of != "" && names[of] == "" && n.DataAtom == atom.A && c.Lang != of && within(n, "foot") != nil {
			names[of] = textOf(n)
		}
	}
}

// languageName is how pages in other languages call a language; its code where
// none does.
func (b *book) languageName(lang string) string { return cmp.Or(b.languageNames[lang], lang) }
