package config

import (
	"fmt"
	"io/fs"
	"slices"

	"underpin/internal/diag"
	"underpin/internal/strictyaml"
)

// Translation is site.<lang>.yaml as it is written: texts alone, by the ids of
// site.yaml.
type Translation struct {
	Title    string  `yaml:"title" doc:"The name of the site."`
	Tagline  string  `yaml:"tagline" doc:"What the site is, in a few words."`
	Sections []Texts `yaml:"sections" distinct:"id" doc:"The titles and summaries of sections."`
	Topics   []Texts `yaml:"topics" distinct:"id" doc:"The titles of topics."`
	Roles    []Texts `yaml:"roles" distinct:"id" doc:"The titles of roles."`
	Phases   []Texts `yaml:"phases" distinct:"id" doc:"The titles of phases."`
	Paths    []Texts `yaml:"paths" distinct:"id" doc:"The titles and summaries of paths."`

	BaseURL      strictyaml.Never `yaml:"base_url" code:"translation-key" doc:"it holds for all languages and stands in site.yaml"`
	Language     strictyaml.Never `yaml:"language" code:"translation-key" doc:"the name of the file says the language"`
	Languages    strictyaml.Never `yaml:"languages" code:"translation-key" doc:"they hold for all languages and stand in site.yaml"`
	ExitURL      strictyaml.Never `yaml:"exit_url" code:"translation-key" doc:"it holds for all languages and stands in site.yaml"`
	ReviewMonths strictyaml.Never `yaml:"review_months" code:"translation-key" doc:"it holds for all languages and stands in site.yaml"`
	Repository   strictyaml.Never `yaml:"repository" code:"translation-key" doc:"it holds for all languages and stands in site.yaml"`
	Licenses     strictyaml.Never `yaml:"licenses" code:"translation-key" doc:"they hold for all languages and stand in site.yaml"`
}

// Texts are the texts of one thing that site.yaml lists.
type Texts struct {
	ID      strictyaml.Value[string] `yaml:"id,required" doc:"Its id in site.yaml."`
	Title   string                   `yaml:"title" doc:"What readers see."`
	Summary string                   `yaml:"summary" doc:"What it is about, in a sentence or two."`
	Steps   strictyaml.Never         `yaml:"steps" code:"translation-key" doc:"steps hold for all languages and stand in site.yaml"`
}

// readTranslations reads site.<lang>.yaml for each further language.
func (c *Config) readTranslations(source fs.FS) diag.List {
	var problems diag.List
	c.others = map[string]*Config{}
	for _, l := range c.Languages {
		if l.Code == c.Language {
			continue
		}
		t := translator{name: "site." + l.Code + ".yaml", original: c.Language, doubtful: c.Doubtful, quiet: c.Doubtful}
		other := *c
		var texts Translation
		found, read := strictyaml.ReadFile(source, t.name, &texts)
		t.problems = read
		switch {
		case !found:
			t.warn("there are no texts of the site in " + l.Name)
			t.quiet = true
		case read.HasErrors():
			t.quiet = true // what was not understood is not missing
		}
		t.translate(&other, &texts)
		c.others[l.Code] = &other
		problems = append(problems, t.problems...)
	}
	return append(problems, c.strayTranslations(source)...)
}

// strayTranslations reports translations of site.yaml into languages that it
// does not list.
func (c *Config) strayTranslations(source fs.FS) diag.List {
	var problems diag.List
	names, _ := fs.Glob(source, "site.*.yaml") // the pattern is well-formed
	for _, name := range names {
		code := name[len("site.") : len(name)-len(".yaml")]
		if c.Doubtful || code != c.Language && c.HasLanguage(code) {
			continue
		}
		message, hint := fmt.Sprintf("site.yaml lists no language %q", code), "add it to languages in site.yaml, with its name"
		if code == c.Language {
			message, hint = fmt.Sprintf("%q is the language of site.yaml itself", code), "move the texts to site.yaml, and delete this file"
		}
		problems = append(problems, diag.Error(diag.LanguageUnknown, name, diag.Range{}, message, hint))
	}
	return problems
}

func orElse(hint, other string) string {
	if hint == "" {
		return other
	}
	return hint
}

// translator puts the texts of one language in the place of the originals.
type translator struct {
	name, original string
	doubtful       bool // site.yaml has errors: ids it lacks are not reported
	quiet          bool // missing texts are not reported
	problems       diag.List
}

func (t *translator) translate(c *Config, texts *Translation) {
	t.text("the title of the site", &c.Title, texts.Title)
	t.text("the tagline", &c.Tagline, texts.Tagline)
	c.Sections = slices.Clone(c.Sections)
	c.Paths = slices.Clone(c.Paths)
	var ids []string
	for i := range c.Sections {
		s := &c.Sections[i]
		ids = append(ids, s.ID)
		t.item("section", s.ID, &s.Title, &s.Summary, &s.Lang, texts.Sections)
	}
	t.unknown("section", ids, texts.Sections)
	c.Topics = t.choices("topic", c.Topics, texts.Topics)
	c.Roles = t.choices("role", c.Roles, texts.Roles)
	c.Phases = t.choices("phase", c.Phases, texts.Phases)
	ids = nil
	for i := range c.Paths {
		p := &c.Paths[i]
		ids = append(ids, p.ID)
		t.item("path", p.ID, &p.Title, &p.Summary, &p.Lang, texts.Paths)
	}
	t.unknown("path", ids, texts.Paths)
}

func (t *translator) choices(what string, originals []Choice, texts []Texts) []Choice {
	all := slices.Clone(originals)
	var ids []string
	for i := range all {
		ids = append(ids, all[i].ID)
		none := ""
		t.item(what, all[i].ID, &all[i].Title, &none, &all[i].Lang, texts)
	}
	t.unknown(what, ids, texts)
	return all
}

// item translates the texts of one thing. What has no title of its own keeps
// all its texts, so that they are in one language.
func (t *translator) item(what, id string, title, summary, lang *string, texts []Texts) {
	i := slices.IndexFunc(texts, func(one Texts) bool { return one.ID.V == id })
	if i < 0 || texts[i].Title == "" {
		*lang = t.original
		t.warn(fmt.Sprintf("the %s %q has no title in this language", what, id))
		return
	}
	*title = texts[i].Title
	if *summary != "" {
		t.text(fmt.Sprintf("the summary of the %s %q", what, id), summary, texts[i].Summary)
	}
}

func (t *translator) text(what string, original *string, text string) {
	if text != "" {
		*original = text
		return
	}
	t.warn(what + " is not translated")
}

func (t *translator) warn(message string) {
	if !t.quiet {
		t.problems = append(t.problems, diag.Warning(diag.TranslationMissing, t.name, diag.Range{}, message, "add it to "+t.name+"; until then the original stands there"))
	}
}

// unknown reports texts for what site.yaml does not have.
func (t *translator) unknown(what string, ids []string, texts []Texts) {
	for _, one := range texts {
		if t.doubtful || one.ID.V == "" || slices.Contains(ids, one.ID.V) {
			continue
		}
		t.problems = append(t.problems, diag.Error(diag.TranslationOrphan, t.name, one.ID.At,
			fmt.Sprintf("site.yaml has no %s %q", what, one.ID.V), orElse(diag.DidYouMean(one.ID.V, ids), "leave it out, or add it to site.yaml first")))
	}
}
