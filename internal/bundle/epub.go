package bundle

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"underpin/internal/build"
)

// withoutBook are the layouts of pages that are nothing without scripts.
var withoutBook = []string{"things"}

// EPUB makes a book for e-readers of the pages that are wanted. It has their main
// parts alone, and its exercises are sheets to write on.
func EPUB(e *build.Edition, o Options) ([]byte, error) {
	chosen, err := o.choose(e)
	if err != nil {
		return nil, err
	}
	stamp, err := o.stamp(KindEPUB, e, chosen)
	if err != nil {
		return nil, err
	}
	b := &book{edition: e, title: o.title(e), stamp: stamp, at: map[string]*chapter{}, languageNames: map[string]string{}}
	for _, p := range chosen {
		if slices.Contains(withoutBook, p.Layout) {
			continue
		}
		c := &chapter{page: &page{EditionPage: p}, words: e.Words[p.Lang], file: fmt.Sprintf("c%03d.xhtml", len(b.chapters)+1)}
		b.chapters, b.at[p.Path] = append(b.chapters, c), c
		if err := b.read(c); err != nil {
			return nil, err
		}
	}
	return b.archive()
}

// read learns of a chapter what the rest of the book says of it. Its tree is let
// go and made again when the chapter is written: all at once take many times the
// memory of the book.
func (b *book) read(c *chapter) error {
	if err := b.open(c); err != nil {
		return err
	}
	c.dir, _ = get(c.root, "dir")
	if b.drawing == nil {
		b.drawing = drawingOf(c.main)
	}
	if b.opening(c.Lang) == c {
		c.foot = c.footer()
	}
	c.nameLanguages(b.languageNames)
	b.shape(c)
	c.properties = c.needs()
	c.close()
	return nil
}

// open parses the page of a chapter.
func (b *book) open(c *chapter) (err error) {
	c.ids = map[string]string{}
	c.page, err = parse(b.edition, c.EditionPage)
	return err
}

// shape makes the page of a chapter one of a book, but for its links.
func (b *book) shape(c *chapter) {
	c.strip()
	c.gatherNotes()
	c.sheet()
	c.clean()
	b.showPictures(c)
}

func (c *chapter) close() { c.root, c.main, c.notes = nil, nil, nil }

// book is an EPUB on its way.
type book struct {
	edition  *build.Edition
	title    string
	stamp    Stamp
	chapters []*chapter
	at       map[string]*chapter // by the path of its page
	pictures []string            // paths of files, in the order in which they are met
	drawing  *html.Node          // of the cover, nil for none

	languageNames map[string]string // as pages in other languages call them, by code
}

// chapter is a page of the site as a document of the book. It has trees and notes
// only while it is open.
type chapter struct {
	*page
	words map[string]string // that the book adds, in its language
	file  string            // its name in the book
	dir   string            // "ltr" or "rtl"
	ids   map[string]string // what is left of the page's ids, by what the book calls them
	notes []*html.Node      // asides, for the end

	properties string   // what a reading program must be able to do for it
	foot       []string // what stands at the foot of the first page of a language
}

// languages returns those of the chapters, the first one's first.
func (b *book) languages() []string {
	var all []string
	for _, c := range b.chapters {
		if !slices.Contains(all, c.Lang) {
			all = append(all, c.Lang)
		}
	}
	return all
}

// opening returns the first chapter of a language.
func (b *book) opening(lang string) *chapter {
	return b.chapters[slices.IndexFunc(b.chapters, func(c *chapter) bool { return c.Lang == lang })]
}

// has reports whether an element has a class.
func has(n *html.Node, class string) bool {
	classes, _ := get(n, "class")
	return slices.Contains(strings.Fields(classes), class)
}

// elements returns the elements below a node as they stand now, so that they can
// be changed on the way.
func elements(tree *html.Node) []*html.Node {
	var all []*html.Node
	for n := range tree.Descendants() {
		if n.Type == html.ElementNode {
			all = append(all, n)
		}
	}
	return all
}

// rename makes an element another one, with a class and nothing else of its own
// but what names it and its language.
func rename(n *html.Node, kind atom.Atom, class string) {
	kept := element(kind)
	if class != "" {
		set(kept, "class", class)
	}
	for _, key := range []string{"id", "lang", "dir"} {
		if value, ok := get(n, key); ok {
			set(kept, key, value)
		}
	}
	n.DataAtom, n.Data, n.Attr = kind, kind.String(), kept.Attr
}

// unwrap puts the children of a node in its place.
func unwrap(n *html.Node) {
	for n.FirstChild != nil {
		c := n.FirstChild
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	remove(n)
}

// within returns the nearest element around a node that has a class, nil when
// there is none.
func within(n *html.Node, class string) *html.Node {
	for at := range n.Ancestors() {
		if has(at, class) {
			return at
		}
	}
	return nil
}
