package config

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"underpin/internal/diag"
	"underpin/internal/strictyaml"
)

// Name is the file that Read reads, in the source folder.
const Name = "site.yaml"

// File is site.yaml as it is written.
type File struct {
	Title        string                   `yaml:"title,required" doc:"The name of the site."`
	Tagline      string                   `yaml:"tagline,required" doc:"What the site is, in a few words."`
	BaseURL      string                   `yaml:"base_url" format:"base" doc:"The https address the site is published at, with its path. Only absolute addresses need it: feeds, the sitemap, previews."`
	Language     strictyaml.Value[string] `yaml:"language,required" format:"language" doc:"The BCP 47 code of the language that originals are written in."`
	Languages    []Language               `yaml:"languages" distinct:"code" doc:"All languages of the site, the originals' included. Left out, there is one."`
	Sections     []SectionRow             `yaml:"sections,required" distinct:"id" doc:"The folders of content/, in the order of the navigation."`
	Topics       []Choice                 `yaml:"topics,required" distinct:"id" doc:"What topics in front matter may name."`
	Roles        []Choice                 `yaml:"roles,required" distinct:"id" doc:"What for in front matter may name."`
	Phases       []Choice                 `yaml:"phases,required" distinct:"id" doc:"What phase in front matter may name, in the order of the map."`
	Paths        []Path                   `yaml:"paths" distinct:"id" doc:"Short ways through the site, shown on home."`
	ExitURL      string                   `yaml:"exit_url" format:"https" default:"https://www.bbc.com/weather" doc:"Where the quick exit leads: a neutral page that loads fast."`
	ReviewMonths int                      `yaml:"review_months" min:"1" max:"120" default:"12" doc:"After how many months without a review a page is warned about."`
	Repository   string                   `yaml:"repository" format:"https" doc:"The https address of the repository, for links to edit a page."`
	Licenses     *Licenses                `yaml:"licenses" doc:"What others may do with the site."`
}

// SectionRow is a section as site.yaml writes it.
type SectionRow struct {
	ID      strictyaml.Value[string] `yaml:"id,required" pattern:"[a-z0-9]+(-[a-z0-9]+)*" form:"lower-case letters, digits and single hyphens" doc:"The name of its folder in content/."`
	Title   string                   `yaml:"title,required" doc:"What readers see."`
	Summary string                   `yaml:"summary" doc:"What the section is about, in a sentence or two."`
}

// reserved are the folders that the build itself writes.
var reserved = [...]string{"assets", "exercises", "search"}

// Read reads site.yaml and its translations. The Config is nil when site.yaml
// is missing or cannot be read as YAML, or when it does not say its language:
// nothing can then be said about the rest of the site.
func Read(source fs.FS) (*Config, diag.List) {
	var file File
	found, problems := strictyaml.ReadFile(source, Name, &file)
	if !found {
		return nil, diag.List{diag.Error(diag.FileMissing, Name, diag.Range{}, "there is no site.yaml here", "run the command in the folder that holds it, or name that folder with --source")}
	}
	doubtful := problems.HasErrors()
	checked := file.check()
	problems = append(problems, checked...)
	if file.Language.V == "" {
		return nil, problems
	}
	c := file.config()
	c.Doubtful = doubtful || slices.ContainsFunc(checked, func(d diag.Diagnostic) bool { return d.Code == diag.LanguageUnknown })
	return c, append(problems, c.readTranslations(source)...)
}

// check applies the rules that one key alone cannot hold.
func (f *File) check() diag.List {
	var problems diag.List
	report := func(code diag.Code, at diag.Range, message, hint string) {
		problems = append(problems, diag.Error(code, Name, at, message, hint))
	}
	if len(f.Languages) > 0 && f.Language.V != "" && !slices.ContainsFunc(f.Languages, func(l Language) bool { return l.Code == f.Language.V }) {
		report(diag.LanguageUnknown, f.Language.At, fmt.Sprintf("%q is not among the languages", f.Language.V), "add it to languages, with its name")
	}
	for _, section := range f.Sections {
		id := section.ID.V
		if slices.Contains(reserved[:], id) {
			report(diag.ValueInvalid, section.ID.At, fmt.Sprintf("a section can't be called %q: the build writes a folder of that name", id), "choose another id, and rename the folder in content/")
		}
		if id != "" && slices.ContainsFunc(f.Languages, func(l Language) bool { return l.Code == id }) {
			report(diag.ValueInvalid, section.ID.At, fmt.Sprintf("a section can't be called %q: the translations into that language stand there", id), "choose another id, and rename the folder in content/")
		}
	}
	for i := range f.Paths { // what is no step is left out, so that nothing else reports it again
		f.Paths[i].Steps = slices.DeleteFunc(f.Paths[i].Steps, func(step strictyaml.Value[string]) bool {
			hint := stepHint(step.V)
			if hint != "" {
				report(diag.ValueInvalid, step.At, fmt.Sprintf("a step can't be %q", step.V), hint)
			}
			return hint != ""
		})
	}
	return problems
}

// stepHint says how to write a step that is neither section/slug nor
// exercise:id; "" when it is one of the two.
func stepHint(step string) string {
	id, ok := strings.CutPrefix(step, "exercise:")
	if !ok {
		return PageHint(step, "write section/slug for a page, or exercise:id for an exercise")
	}
	if id == "" || strings.ContainsAny(id, " /:.") {
		return "write the name of the exercise's folder after exercise:, such as exercise:apology"
	}
	return ""
}

// PageHint says how to write a page's name that is not section/slug; "" when it
// is. otherwise is the advice where no better name can be guessed.
func PageHint(name, otherwise string) string {
	better := strings.TrimPrefix(strings.Trim(name, "/"), "content/")
	for _, ending := range []string{".md", ".html"} {
		better = strings.TrimSuffix(better, ending)
	}
	switch {
	case strings.Count(better, "/") != 1 || strings.ContainsAny(name, `\:`):
		return otherwise
	case better != name:
		return fmt.Sprintf("write %q", better)
	}
	return ""
}

// config makes the Config of the originals' language.
func (f *File) config() *Config {
	c := &Config{
		Title: f.Title, Tagline: f.Tagline, Language: f.Language.V, Languages: f.Languages,
		Topics: f.Topics, Roles: f.Roles, Phases: f.Phases, Paths: f.Paths,
		ExitURL: f.ExitURL, ReviewMonths: f.ReviewMonths, Repository: f.Repository,
	}
	c.SetBaseURL(f.BaseURL)
	if f.Licenses != nil {
		c.Licenses = *f.Licenses
	}
	for _, row := range f.Sections {
		c.Sections = append(c.Sections, Section{ID: row.ID.V, Title: row.Title, Summary: row.Summary})
	}
	c.Languages = slices.DeleteFunc(c.Languages, func(l Language) bool { return l.Code == "" }) // reported as it was read
	if !c.HasLanguage(c.Language) {
		c.Languages = append([]Language{{Code: c.Language, Name: c.Language}}, c.Languages...)
	}
	for i := range c.Languages {
		if c.Languages[i].Direction == "" {
			c.Languages[i].Direction = directionOf(c.Languages[i].Code)
		}
	}
	return c
}
