// Package content reads content/: the front matter of every page and where its
// body lies, the files beside the pages, and the data files that editors keep.
//
// In come the source folder and the settings of the site. Out come typed values
// and every problem that can be seen inside one file or against the settings:
// keys, lengths, dates, names of topics, files in places where nothing is read,
// translations that say more than texts. Bodies are not kept: what renders a page
// reads it again.
//
// It must not know what a link, a citation or a related page leads to.
package content

import (
	"underpin/internal/strictyaml"
)

// Folder is the folder that content is read from, in the source folder.
const Folder = "content"

// Content is everything that content/ holds.
type Content struct {
	Pages     []*Page  // sorted by Source
	Drafts    []string // sources of the drafts that were left out, sorted
	Files     []string // pictures and other files beside pages, sorted
	Sources   []Source
	Helplines []Helpline
	Glossary  []Term
	Words     Words

	// UnsureSources and UnsureTerms say that sources.yaml and glossary.yaml have
	// errors, so that an id they lack may still be meant.
	UnsureSources, UnsureTerms bool
}

// Page is one Markdown file without its body.
type Page struct {
	Source  string // "content/acknowledgment/apology.md"
	Section string // "acknowledgment"; "" for home
	Slug    string // "apology"; "index" for home and the pages of sections
	Lang    string // language code
	Front   Front
	BodyAt  int // offset of the body in the text of its diag.File

	// Borrowed names the texts that a translation lacks and the original lends:
	// "title", "summary", "content_note".
	Borrowed []string
	// Flawed says that the front matter has errors, which are reported: what it
	// does not say may be meant all the same.
	Flawed bool
}

// Front is the front matter of a page.
type Front struct {
	Title       strictyaml.Value[string]          `yaml:"title,required" max:"70" doc:"The heading, and the tab unless the page is sensitive."`
	Summary     strictyaml.Value[string]          `yaml:"summary,required" min:"50" max:"160" doc:"What the page gives a reader, for lists, feeds and search engines."`
	Reviewed    strictyaml.Value[strictyaml.Date] `yaml:"reviewed,required" doc:"The day a person last checked the page."`
	ReviewedBy  string                            `yaml:"reviewed_by" doc:"Name and role of a real reviewer; left out when there was none."`
	For         strictyaml.Value[string]          `yaml:"for" default:"either" doc:"Whom the page speaks to: the id of a role in site.yaml."`
	Phase       strictyaml.Value[string]          `yaml:"phase" doc:"The page's place on the map: the id of a phase in site.yaml."`
	Topics      []strictyaml.Value[string]        `yaml:"topics" unique:"true" doc:"Ids of topics in site.yaml."`
	Order       strictyaml.Value[int]             `yaml:"order" doc:"The page's place within its section; pages without one follow by title."`
	Related     []strictyaml.Value[string]        `yaml:"related" unique:"true" doc:"Pages to read next, as section/slug."`
	Aliases     []strictyaml.Value[string]        `yaml:"aliases" unique:"true" doc:"Old addresses of the page, from the site's root, ending in .html."`
	RestsOn     strictyaml.Value[string]          `yaml:"rests_on" enum:"research|experience" default:"research" doc:"What the page rests on; research needs at least one citation."`
	Sensitive   bool                              `yaml:"sensitive" doc:"Whether the tab shows only the site's title."`
	ContentNote string                            `yaml:"content_note" doc:"A word of warning, shown before the body."`
	Layout      strictyaml.Value[string]          `yaml:"layout" enum:"guide|home|section|map|help|sources|glossary|faq|all|widgets|things|side-by-side" code:"layout-unknown" doc:"The layout that shows the page; left out, it follows from the page's place."`
	Draft       bool                              `yaml:"draft" doc:"Whether the page is left out of a build without --drafts."`
}

// TranslationFront is the front matter of a translation: texts alone.
type TranslationFront struct {
	Title       strictyaml.Value[string]          `yaml:"title" max:"70" doc:"The heading."`
	Summary     strictyaml.Value[string]          `yaml:"summary" min:"50" max:"160" doc:"What the page gives a reader."`
	Reviewed    strictyaml.Value[strictyaml.Date] `yaml:"reviewed" doc:"The day a person last checked the translation; left out, the original's."`
	ReviewedBy  string                            `yaml:"reviewed_by" doc:"Name and role of a real reviewer of the translation."`
	ContentNote string                            `yaml:"content_note" doc:"A word of warning, shown before the body."`

	For       strictyaml.Never `yaml:"for" code:"translation-key" doc:"a translation takes it from the original"`
	Phase     strictyaml.Never `yaml:"phase" code:"translation-key" doc:"a translation takes it from the original"`
	Topics    strictyaml.Never `yaml:"topics" code:"translation-key" doc:"a translation takes them from the original"`
	Order     strictyaml.Never `yaml:"order" code:"translation-key" doc:"a translation takes it from the original"`
	Related   strictyaml.Never `yaml:"related" code:"translation-key" doc:"a translation takes them from the original"`
	Aliases   strictyaml.Never `yaml:"aliases" code:"translation-key" doc:"a translation has none"`
	RestsOn   strictyaml.Never `yaml:"rests_on" code:"translation-key" doc:"a translation takes it from the original"`
	Sensitive strictyaml.Never `yaml:"sensitive" code:"translation-key" doc:"a translation takes it from the original"`
	Layout    strictyaml.Never `yaml:"layout" code:"translation-key" doc:"a translation takes it from the original"`
	Draft     strictyaml.Never `yaml:"draft" code:"translation-key" doc:"a translation takes it from the original"`
}
