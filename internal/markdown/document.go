package markdown

import "underpin/internal/diag"

// Document is what one page's body says.
type Document struct {
	Headings  []Heading
	Links     []Link     // in the order of the HTML, for the check of anchors
	Citations []Citation // in the order of first mention, which numbers them from 1
	Exercises []string   // ids of those that stand in place
	Terms     []string   // ids, each once, in the order of first use
	HasCode   bool       // a block of code stands in it
	WordCount int

	page *page
}

// Heading is one heading of a body.
type Heading struct {
	Level  int
	ID     string // as authors write it in links and as GitHub makes it, so that they work there too
	Anchor string // as it is published
	Text   string // its words, with typographic quotes
	At     diag.Range
	Offset int // where its tag starts in the HTML
}

// Link is one link that leads somewhere outside of the page or within it.
type Link struct {
	Dest string // as the author wrote it
	Target
	At diag.Range // of the destination
}

// Citation is a source that the page cites. Its marks lead to source- and its
// number: its own id may tell more than an address should.
type Citation struct {
	ID string
	At diag.Range // of the first mention
}

// HTML returns the body's HTML. It is valid until Release.
func (d *Document) HTML() []byte { return d.page.out }

// AppendText appends the body's words to dst, one block a line, for search and
// for judging how hard it reads. Blocks of code are left out; quotes and dashes
// are as the author typed them.
func (d *Document) AppendText(dst []byte) []byte { return append(dst, d.page.words...) }

// Release gives the memory of HTML and text back for the next page. Calling it
// is optional; after it only the fields of the document may be used.
func (d *Document) Release() {
	if p := d.page; p != nil {
		d.page = nil
		p.parser.pages.Put(p)
	}
}

// Resolver knows what a body refers to. All its functions must be given, and
// must be safe for the goroutine that calls Parse.
type Resolver struct {
	// Link resolves a relative destination by its path and its fragment, "" where
	// it has none, each with percent encoding and Markdown's escapes undone.
	Link func(path, fragment string) (Target, *Problem)
	// Picture resolves the relative path of a picture likewise.
	Picture func(dest string) (Picture, *Problem)
	// Exercise resolves an exercise; inPlace says that it stands on this page.
	Exercise func(id string, inPlace bool) (Exercise, *Problem)
	// Term resolves an entry of the glossary.
	Term func(id string) (Term, *Problem)
	// Source says whether a source can be cited.
	Source func(id string) *Problem
}

// Target is where a link leads.
type Target struct {
	Href     string // the URL to write into the page
	Page     string // the resolver's own name of the page linked to; "" for files and outside
	Fragment string // the heading's id as authors write it, "" for the whole page
}

// Picture is what an <img> needs. Width and Height are 0 when unknown.
type Picture struct {
	Src           string
	Width, Height int
}

// Exercise is what a page shows of an exercise.
type Exercise struct {
	Href string // its own page
	HTML []byte // what stands in place of the paragraph
}

// Term is an entry of the glossary.
type Term struct {
	Term       string
	Definition []byte // inline HTML
}

// Problem is what a Resolver finds wrong; its place is added here.
type Problem struct {
	Code          diag.Code
	Message, Hint string
}
