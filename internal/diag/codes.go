package diag

// Code names a kind of problem. Codes are permanent: people search for them,
// and programs that read the JSON form rely on them.
type Code string

// The codes, by what they are about. Explanations holds cause, remedy and an
// example of each, from which docs/diagnostics.md is made.
const (
	// Files and YAML.
	EncodingInvalid    Code = "encoding-invalid"
	YAMLSyntax         Code = "yaml-syntax"
	KeyUnknown         Code = "key-unknown"
	KeyMissing         Code = "key-missing"
	KeyDoubled         Code = "key-doubled"
	ValueType          Code = "value-type"
	ValueInvalid       Code = "value-invalid"
	IDDoubled          Code = "id-doubled"
	FrontMatterMissing Code = "front-matter-missing"
	FrontMatterOpen    Code = "front-matter-open"
	FileMisplaced      Code = "file-misplaced"
	FileMissing        Code = "file-missing"
	CaseClash          Code = "case-clash"

	// References from front matter and site.yaml.
	SectionUnknown  Code = "section-unknown"
	TopicUnknown    Code = "topic-unknown"
	RoleUnknown     Code = "role-unknown"
	PhaseUnknown    Code = "phase-unknown"
	LayoutUnknown   Code = "layout-unknown"
	LanguageUnknown Code = "language-unknown"
	PageUnknown     Code = "page-unknown"
	AliasInvalid    Code = "alias-invalid"
	PathTaken       Code = "path-taken"
	CitationMissing Code = "citation-missing"

	// Translations.
	TranslationOrphan  Code = "translation-orphan"
	TranslationKey     Code = "translation-key"
	TranslationMissing Code = "translation-missing"

	// The body of a page.
	LinkDead          Code = "link-dead"
	LinkScheme        Code = "link-scheme"
	LinkOutside       Code = "link-outside"
	HeadingUnknown    Code = "heading-unknown"
	HeadingLevel      Code = "heading-level"
	PictureMissing    Code = "picture-missing"
	PictureUnreadable Code = "picture-unreadable"
	AltMissing        Code = "alt-missing"
	ExerciseUnknown   Code = "exercise-unknown"
	ExerciseDoubled   Code = "exercise-doubled"
	TermUnknown       Code = "term-unknown"
	SourceUnknown     Code = "source-unknown"
	CitationLocator   Code = "citation-locator"
	FootnoteUnknown   Code = "footnote-unknown"
	FootnoteUnused    Code = "footnote-unused"
	CodeLanguage      Code = "code-language"
	CodeOpen          Code = "code-open"
	RawHTML           Code = "raw-html"
	MailBare          Code = "mail-bare"
	LinkInvalid       Code = "link-invalid"
	LinkNested        Code = "link-nested"
	ReferenceUnknown  Code = "reference-unknown"
	CitationInvalid   Code = "citation-invalid"
	AlertInvalid      Code = "alert-invalid"
	HeadingEmpty      Code = "heading-empty"
	HeadingMark       Code = "heading-mark"
	BlockMisplaced    Code = "block-misplaced"

	// Exercises and widgets.
	WidgetUnknown    Code = "widget-unknown"
	WidgetIncomplete Code = "widget-incomplete"
	WidgetReserved   Code = "widget-reserved"
	OptionInvalid    Code = "option-invalid"
	IDRetired        Code = "id-retired"
	WhenUnknown      Code = "when-unknown"
	ResultUnknown    Code = "result-unknown"
	GateRequired     Code = "gate-required"
	TalkAlone        Code = "talk-alone"
	ExampleUnknown   Code = "example-unknown"
	ExampleWrong     Code = "example-wrong"

	// Layouts, scripts and styles.
	LayoutInvalid Code = "layout-invalid"
	AssetInvalid  Code = "asset-invalid"

	// What check judges besides.
	BudgetExceeded Code = "budget-exceeded"
	ReviewDue      Code = "review-due"
	ReadingGrade   Code = "reading-grade"
	HouseWord      Code = "house-word"
	NeutralWord    Code = "neutral-word"
	DeadEnd        Code = "dead-end"
)

// Explanation says what a code is for.
type Explanation struct {
	Code   Code
	Cause  string // what is wrong, in an author's words
	Remedy string // what to do
	// Example is a txtar archive laid over the example site: building it gives
	// the code. A test builds each.
	Example string
}
