package pages

import (
	"html/template"

	"underpin/internal/site"
)

// Frame is what the parts of a page are given that do not depend on the page
// itself but only on its language, its folder and its section: the header and
// the footer. They are laid out once for each such place and reused.
type Frame struct {
	Lang      string // BCP 47 code of the page's language
	Direction string // "ltr" or "rtl"
	SiteTitle string
	Tagline   string
	ExitURL   string
	Section   string // id of the section the page stands in, "" for home

	from *folder // what resolves links and words for this place
}

// Link is a page that another page points to.
type Link struct {
	Href    string // relative to the page that shows it
	Title   string
	Summary string
	Lang    string // of Title, set when it is not the language of the page that shows it
	For     string // title of the role it speaks to
}

// View is what a layout is given: one page.
//
// Texts are plain strings and are escaped by the template; the fields of type
// template.HTML are complete elements or blocks, to be put in as they are.
type View struct {
	Frame

	// The head.
	Policy      template.HTML // the content security policy's meta element
	HeadScript  template.HTML // the inline script element with the exit guard, "" without layouts/head.ts
	Style       template.HTML // the inline style element
	TabTitle    string        // for <title>: the site's title alone where the page is sensitive
	Description string        // the summary
	Canonical   string        // absolute address, "" without base_url
	Alternates  []Alternate   // translations, itself included; empty unless there are two or more and base_url
	OpenGraph   bool          // whether to write og: elements: base_url is given and the page is not sensitive

	Header template.HTML // layouts/parts/header.html, laid out for this place
	Footer template.HTML // layouts/parts/footer.html

	// The page.
	Layout      string // "guide", "home", …
	Title       string
	TitleLang   string // set when the title is not translated and stands in the originals' language
	Summary     string
	ContentNote string
	Sensitive   bool
	For         string // title of the role it speaks to
	Phase       string // id, "" when none
	PhaseTitle  string
	Reviewed    string // as the language writes dates
	ReviewedISO string
	ReviewedBy  string
	RestsOn     string // "research" or "experience"
	Minutes     int    // reading time, at least 1

	Body    template.HTML // what stands above ground
	Rests   template.HTML // what stands below the heading of the string "rests-on", which the layout writes itself
	RestsID string        // the id of that heading, "" when the body has none
	TOC     []Entry       // headings of level 2 above ground
	Sources []SourceView  // the cited ones, in order of their numbers

	Exercise *ExerciseView // on the page of an exercise; nil on others
	Embeds   bool          // exercises stand in the body

	Position int // its number among the guides of its section, from 1; 0 on section pages and home
	Count    int // how many guides the section has

	page *site.Page
}

// Entry is a line of the table of contents, with the id that it leads to.
type Entry struct {
	ID, Text string
}

// Alternate is the same page in one of the site's languages.
type Alternate struct {
	Lang, Name string // code and the language's own name
	Address    string // absolute
}

// Feed is an Atom feed that the page announces.
type Feed struct {
	Href, Title string
}

// SourceView is one source as a list of sources shows it.
type SourceView struct {
	ID        string
	Number    int // on this page
	Authors   string
	Year      string
	Title     string
	Publisher string
	Address   string // "" when it is cited without a link
	Limits    string // what it does not show
}

// SectionView is a section with its guides.
type SectionView struct {
	ID, Title, Summary string
	Lang               string // of the texts, set when they are not translated
	Href               string // of its page, "" when it has none
	Current            bool   // the page shown stands in it
	Pages              []Link // without the section's own page
}

// WayView is one of the short ways through the site.
type WayView struct {
	ID, Title, Summary string
	Lang               string // of the texts, set when they are not translated
	Steps              []Link
}

// ExerciseGroup is a topic with its exercises.
type ExerciseGroup struct {
	ID, Title string // "" for those without a topic
	Exercises []ExerciseLink
}

// ExerciseLink is an exercise that a list points to.
type ExerciseLink struct {
	Link
	Minutes int
	Mode    string
}

// WidgetView is the contract of a widget, for those who write exercises.
type WidgetView struct {
	Tag, Summary, Value string
	Options             []OptionView
	Good                []string // uses to follow, as YAML
}

// OptionView is an option of a widget, or a key of the items of one.
type OptionView struct {
	Name     string // "notices: say" for a key
	Type     string
	Required bool
	Default  string
	Meaning  string
	OneOf    []string
}

// PhaseView is a phase of the map with its guides.
type PhaseView struct {
	ID, Title string
	Lang      string // of the title, set when it is not translated
	Pages     []Link
}

// CountryView is a country with its help lines, emergency first.
type CountryView struct {
	Code  string // ISO 3166 alpha-2, or "INT" for the international directories
	Name  string // in the page's language
	Lines []LineView
}

// LineView is one help line.
type LineView struct {
	Service   string
	Purpose   []string
	Emergency bool
	Phone     string
	Tel       string // the digits for a tel: link of the first number in Phone, "" when it cannot be dialled
	Text      string
	Chat      string
	Hours     string
	Languages string
	Cost      string
	Address   string
	ForWhom   string
	Note      string
	Checked   string // date, as the language writes it
	At        string // address of the page it was read on, "" when it was read on none
	How       string
}

// TermView is one entry of the glossary.
type TermView struct {
	Number     int // its place in the list
	Term       string
	Definition template.HTML
	See        []TermRef
}

// TermRef is another entry of the glossary.
type TermRef struct {
	Number int
	Term   string
}

// The methods that layouts call; each is documented where it is written.
//
//	{{.T "key" args…}}        a word of the layouts from strings.yaml; {0}, {1} stand for args
//	{{.Plural "key" n}}       the string key-one or key-other, {0} is n
//	{{.Asset "search.js"}}    relative address of a script or a file of static/, "" when there is none
//	{{.Said}}                 relative address of the script with the words that only scripts say, "" when there is none
//	{{.SearchIndex}}          relative address of this language's search index
//	{{.Root}}                 relative address of the site's root: "", "../", "../../"
//	{{.LayoutPage "help"}}    *Link to the page with that layout in this language, nil when there is none
//	{{.Home}}                 *Link to home
//	{{.Drawing "house"}}      layouts/drawings/house.svg, inline; "" when there is none
//	{{.Nav}}                  []SectionView for navigation, without Pages
//	{{.Languages}}            []Link to home in the other languages
//	only on a View:
//	{{.LinkedData}}           the JSON-LD script element, "" without base_url
//	{{.Sections}}             []SectionView with Pages
//	{{.SectionPages}}         []Link: the guides of this page's section
//	{{.Ways}}                 []WayView: paths of site.yaml
//	{{.Phases}}               []PhaseView
//	{{.Countries}}            []CountryView, the international directories first
//	{{.AllSources}}           []SourceView
//	{{.Terms}}                []TermView
//	{{.Widgets}}              []WidgetView: what exercises are made of
//	{{.Exercises}}            []ExerciseGroup: all exercises by their first topic
//	{{.Keepers}}              the JSON script element that names the exercises whose words may be kept
//	{{.Pair}}                 *PairView: what opens the files of two people, nil where no exercise is for that
