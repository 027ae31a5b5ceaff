package content

import (
	"fmt"
	"io/fs"
	"strings"

	"golang.org/x/text/language"

	"underpin/internal/config"
	"underpin/internal/diag"
	"underpin/internal/strictyaml"
)

// The data files, each a mapping with the rows under its own name.
const (
	sourcesFile   = Folder + "/sources.yaml"
	helplinesFile = Folder + "/helplines.yaml"
	glossaryFile  = Folder + "/glossary.yaml"
	wordsFile     = Folder + "/words.yaml"
)

// SourcesFile is sources.yaml as it is written.
type SourcesFile struct {
	Sources []Source `yaml:"sources,required" distinct:"id" doc:"What pages may cite."`
}

// Source is what a page may cite as [@id].
type Source struct {
	ID        strictyaml.Value[string] `yaml:"id,required" pattern:"[a-z0-9-]+" form:"lower-case letters, digits and hyphens" doc:"What pages write between [@ and ]."`
	Authors   string                   `yaml:"authors,required" doc:"Family name first; several divided by semicolons."`
	Year      string                   `yaml:"year" bare:"true" pattern:"[0-9]{4}" form:"a year in four figures, or leave the line out where there is none" doc:"The year of publication; left out, the source is undated."`
	Title     string                   `yaml:"title,required" doc:"The title of the work."`
	Publisher string                   `yaml:"publisher" doc:"The journal with volume and pages, or whoever published it."`
	Kind      string                   `yaml:"kind,required" doc:"What sort of source it is, such as research, guideline, organization or practitioner."`
	DOI       string                   `yaml:"doi" pattern:"10\\.[0-9.]+/[^ ]+" form:"the DOI alone, such as 10.1037/a0035392" doc:"The DOI without an address before it."`
	URL       string                   `yaml:"url" format:"url" doc:"Its address. With neither this nor a DOI it is cited without a link."`
	Limits    string                   `yaml:"limits,required" doc:"What the source does not show; it stands beside every citation."`
}

// HelplinesFile is helplines.yaml as it is written.
type HelplinesFile struct {
	Helplines []Helpline `yaml:"helplines,required" doc:"Help lines by country."`
}

// Helpline is a service that readers can turn to.
type Helpline struct {
	At        diag.Range               `yaml:",place"`
	Country   strictyaml.Value[string] `yaml:"country,required" doc:"The country's two capital letters (ISO 3166), or INT for international directories."`
	Service   string                   `yaml:"service,required" doc:"The name of the service."`
	Purpose   []string                 `yaml:"purpose,required" unique:"true" doc:"What it is for; emergency numbers say emergency."`
	Phone     string                   `yaml:"phone" bare:"true" doc:"The number as people in that country write it."`
	Text      string                   `yaml:"text" bare:"true" doc:"How to reach it by text message."`
	Chat      string                   `yaml:"chat" doc:"Where to reach it by chat."`
	Hours     string                   `yaml:"hours" doc:"When it answers."`
	Languages string                   `yaml:"languages" doc:"The languages it speaks."`
	Cost      string                   `yaml:"cost" doc:"What it costs."`
	URL       string                   `yaml:"url" format:"url" doc:"The address of the service."`
	ForWhom   string                   `yaml:"for_whom" doc:"Whom it is for."`
	Checked   Checked                  `yaml:"checked,required" doc:"When, where and how it was last checked."`
	Note      string                   `yaml:"note" doc:"What else a caller should know."`
}

// Checked says how a help line was last checked.
type Checked struct {
	Place diag.Range      `yaml:",place"`
	Date  strictyaml.Date `yaml:"date,required" doc:"The day it was checked."`
	At    string          `yaml:"at" format:"url" doc:"The address of the page it was read on."`
	How   string          `yaml:"how,required" doc:"How it was checked: a stored page, a page of the service, or generally known."`
}

// generallyKnown begins the how of emergency numbers that were not read on a
// page and say so; all else says where it was read.
const generallyKnown = "generally known"

// GlossaryFile is glossary.yaml as it is written.
type GlossaryFile struct {
	Glossary []Term `yaml:"glossary,required" distinct:"id" doc:"The terms that pages explain in place."`
}

// Term is a word with its definition.
type Term struct {
	ID         strictyaml.Value[string]   `yaml:"id,required" pattern:"[a-z0-9]+(-[a-z0-9]+)*" form:"lower-case letters, digits and single hyphens" doc:"What pages write after glossary:."`
	Term       strictyaml.Value[string]   `yaml:"term,required" doc:"The word itself."`
	Definition strictyaml.Value[string]   `yaml:"definition,required" doc:"One or two sentences, as inline Markdown without links."`
	See        []strictyaml.Value[string] `yaml:"see" unique:"true" doc:"Ids of other terms."`

	File string // the file that Term and Definition stand in
	Lang string // the language of Term and Definition

	translations map[string]Term
}

// In returns the term with the texts of another language, or t itself where it
// is not translated.
func (t Term) In(lang string) Term {
	if other, ok := t.translations[lang]; ok {
		return other
	}
	return t
}

// GlossaryTranslation is glossary.<lang>.yaml as it is written.
type GlossaryTranslation struct {
	Glossary []TermTexts `yaml:"glossary,required" distinct:"id" doc:"The texts of terms, by the ids of glossary.yaml."`
}

// TermTexts are the texts of a term in another language.
type TermTexts struct {
	ID         strictyaml.Value[string] `yaml:"id,required" doc:"The term's id in glossary.yaml."`
	Term       strictyaml.Value[string] `yaml:"term,required" doc:"The word itself."`
	Definition strictyaml.Value[string] `yaml:"definition,required" doc:"One or two sentences, as inline Markdown without links."`
	See        strictyaml.Never         `yaml:"see" code:"translation-key" doc:"a translation takes it from glossary.yaml"`
}

// Words are the house words and the synonyms that search knows.
type Words struct {
	Words    []Word     `yaml:"words" distinct:"avoid" doc:"Words that this site does not use."`
	Synonyms [][]string `yaml:"synonyms" doc:"Lists of words that search treats as one."`
}

// Word is a word that this site does not use.
type Word struct {
	Avoid string `yaml:"avoid,required" doc:"The word that is not used."`
	Say   string `yaml:"say,required" doc:"What to say instead."`
	Why   string `yaml:"why" doc:"Why it is not used."`
}

// Groups returns the lists of words that search treats as one.
func (w Words) Groups() [][]string { return w.Synonyms }

// readData reads the data files, all of which may be missing.
func (c *Content) readData(source fs.FS, cfg *config.Config) diag.List {
	var (
		problems  diag.List
		sources   SourcesFile
		helplines HelplinesFile
	)
	for _, file := range []struct {
		name string
		into any
	}{{sourcesFile, &sources}, {helplinesFile, &helplines}, {wordsFile, &c.Words}} {
		_, read := strictyaml.ReadFile(source, file.name, file.into)
		problems = append(problems, read...)
		c.UnsureSources = c.UnsureSources || file.name == sourcesFile && read.HasErrors()
	}
	c.Sources, c.Helplines = sources.Sources, helplines.Helplines
	for i := range c.Helplines {
		problems = append(problems, c.Helplines[i].check()...)
	}
	return append(problems, c.readGlossary(source, cfg)...)
}

// check applies the rules for a help line that one key alone cannot hold.
func (h *Helpline) check() diag.List {
	var problems diag.List
	report := func(code diag.Code, at diag.Range, message, hint string) {
		problems = append(problems, diag.Error(code, helplinesFile, at, message, hint))
	}
	if hint := countryHint(h.Country.V); hint != "" {
		report(diag.ValueInvalid, h.Country.At, fmt.Sprintf("%q is no country", h.Country.V), hint)
	}
	if h.Service != "" && h.Phone == "" && h.Text == "" && h.Chat == "" && h.URL == "" {
		report(diag.KeyMissing, h.At, "nothing here says how to reach this service", "add phone, text, chat or url")
	}
	if h.Checked.How != "" && h.Checked.At == "" && !strings.HasPrefix(h.Checked.How, generallyKnown) {
		report(diag.KeyMissing, h.Checked.Place, `"at" is missing`, `add the address of the page it was read on, or write "how: generally known, not read on a page"`)
	}
	return problems
}

// countryHint says how to write a country that is not one; "" when it is.
func countryHint(code string) string {
	const advice = "write the country's two capital letters (ISO 3166), or INT for an international directory"
	if code == "" || code == "INT" {
		return ""
	}
	region, err := language.ParseRegion(code)
	if err != nil || len(code) != 2 || !region.IsCountry() {
		return advice
	}
	if better := region.Canonicalize().String(); better != code {
		return fmt.Sprintf("write %q", better)
	}
	return ""
}

func (c *Content) readGlossary(source fs.FS, cfg *config.Config) diag.List {
	var file GlossaryFile
	found, problems := strictyaml.ReadFile(source, glossaryFile, &file)
	c.Glossary = file.Glossary
	doubtful := problems.HasErrors()
	c.UnsureTerms = doubtful
	byID := map[string]*Term{}
	var ids []string
	for i := range c.Glossary {
		t := &c.Glossary[i]
		t.File, t.Lang, t.translations = glossaryFile, cfg.Language, map[string]Term{}
		byID[t.ID.V] = t
		ids = append(ids, t.ID.V)
	}
	for _, t := range c.Glossary {
		for _, see := range t.See {
			if byID[see.V] == nil && !doubtful {
				problems = append(problems, diag.Error(diag.TermUnknown, glossaryFile, see.At, fmt.Sprintf("the glossary has no term %q", see.V), orElse(diag.DidYouMean(see.V, ids), "write the id of another term")))
			}
		}
	}
	if !found {
		return problems
	}
	for _, l := range cfg.Languages {
		if l.Code != cfg.Language {
			problems = append(problems, translateGlossary(source, l, c.Glossary, byID, doubtful)...)
		}
	}
	return problems
}

// translateGlossary adds the texts of one language to the terms.
func translateGlossary(source fs.FS, l config.Language, terms []Term, byID map[string]*Term, doubtful bool) diag.List {
	name := Folder + "/glossary." + l.Code + ".yaml"
	var file GlossaryTranslation
	found, problems := strictyaml.ReadFile(source, name, &file)
	if !found {
		return diag.List{missing(name, "the glossary is not translated into "+l.Name)}
	}
	flawed := problems.HasErrors()
	var ids []string
	for i := range terms {
		ids = append(ids, terms[i].ID.V)
	}
	for _, texts := range file.Glossary {
		t := byID[texts.ID.V]
		if t == nil {
			if texts.ID.V != "" && !doubtful {
				problems = append(problems, diag.Error(diag.TranslationOrphan, name, texts.ID.At, fmt.Sprintf("glossary.yaml has no term %q", texts.ID.V), orElse(diag.DidYouMean(texts.ID.V, ids), "add it to glossary.yaml first")))
			}
			continue
		}
		t.translations[l.Code] = Term{ID: t.ID, Term: texts.Term, Definition: texts.Definition, See: t.See, File: name, Lang: l.Code}
	}
	for i := range terms {
		if _, ok := terms[i].translations[l.Code]; !ok && !flawed {
			problems = append(problems, missing(name, fmt.Sprintf("the term %q is not translated", terms[i].ID.V)))
		}
	}
	return problems
}

func missing(name, message string) diag.Diagnostic {
	return diag.Warning(diag.TranslationMissing, name, diag.Range{}, message, "add it to "+name+"; until then the original stands there")
}

func orElse(hint, other string) string {
	if hint == "" {
		return other
	}
	return hint
}
