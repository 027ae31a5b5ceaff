// Package config reads site.yaml: the name of the site, its languages, and the
// sections, topics, roles and phases that content may name.
//
// In come site.yaml and its translations, site.<lang>.yaml. Out comes a Config
// with defaults filled in and every reference inside of the file resolved, with
// all problems. It must not know what pages there are, so the steps of paths are
// checked for their form alone.
package config

import (
	"strings"

	"golang.org/x/text/language"

	"underpin/internal/strictyaml"
)

// Config is what site.yaml says, in one language.
type Config struct {
	Title, Tagline string
	BaseURL        string // ending in a slash, or ""
	Language       string // of the originals
	Languages      []Language
	Sections       []Section
	Topics         []Choice
	Roles          []Choice
	Phases         []Choice
	Paths          []Path
	ExitURL        string
	ReviewMonths   int
	Repository     string
	Licenses       Licenses

	// Doubtful says that site.yaml has errors, so that what it does not name may
	// still be meant: names it lacks should then not be reported as unknown.
	Doubtful bool

	others map[string]*Config // the other languages
}

// Language is one of the site's languages.
type Language struct {
	Code      string `yaml:"code,required" format:"language" doc:"The language's BCP 47 code, such as fr."`
	Name      string `yaml:"name,required" doc:"The language's own name for itself, such as Français."`
	Direction string `yaml:"direction" enum:"ltr|rtl" doc:"Which way it is written. Left out, it follows from the code."`
}

// Section is a folder of content/.
type Section struct {
	ID, Title, Summary string
	Lang               string // of its texts, where they are not in the language asked for
}

// Choice is something that front matter may name: a topic, a role or a phase.
type Choice struct {
	ID    string `yaml:"id,required" pattern:"[a-z0-9]+(-[a-z0-9]+)*" form:"lower-case letters, digits and single hyphens" doc:"What front matter writes."`
	Title string `yaml:"title,required" doc:"What readers see."`
	Lang  string // of its title, where that is not in the language asked for
}

// Path is a short way through the site.
type Path struct {
	ID      string                     `yaml:"id,required" pattern:"[a-z0-9]+(-[a-z0-9]+)*" form:"lower-case letters, digits and single hyphens" doc:"A permanent name for the path."`
	Title   string                     `yaml:"title,required" doc:"What readers see."`
	Summary string                     `yaml:"summary" doc:"One or two sentences on whom the path is for."`
	Steps   []strictyaml.Value[string] `yaml:"steps,required" unique:"true" doc:"Pages (section/slug) and exercises (exercise:id), in order."`
	Lang    string                     // of its texts, where they are not in the language asked for
}

// Licenses say what others may do with the site.
type Licenses struct {
	Code  string `yaml:"code" doc:"The license of code samples."`
	Prose string `yaml:"prose" doc:"The license of the texts."`
}

// In returns the same settings with the texts of another language. Texts that
// are not translated stay in the original's language.
func (c *Config) In(lang string) *Config {
	if other := c.others[lang]; other != nil {
		return other
	}
	return c
}

// SetBaseURL replaces the base URL, in all languages. A slash is added where url
// does not end in one.
func (c *Config) SetBaseURL(url string) {
	if url != "" && !strings.HasSuffix(url, "/") {
		url += "/"
	}
	c.BaseURL = url
	for _, other := range c.others {
		other.BaseURL = url
	}
}

// Direction returns which way a language is written: "ltr" or "rtl".
func (c *Config) Direction(lang string) string {
	for _, l := range c.Languages {
		if l.Code == lang && l.Direction != "" {
			return l.Direction
		}
	}
	return directionOf(lang)
}

// directionOf derives the direction from the script that a language is mostly
// written in.
func directionOf(lang string) string {
	script, _ := language.Make(lang).Script()
	switch script.String() {
	case "Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa":
		return "rtl"
	}
	return "ltr"
}

// HasLanguage reports whether the site has a language.
func (c *Config) HasLanguage(code string) bool {
	for _, l := range c.Languages {
		if l.Code == code {
			return true
		}
	}
	return false
}

// HasSection reports whether the site has a section.
func (c *Config) HasSection(id string) bool {
	for _, s := range c.Sections {
		if s.ID == id {
			return true
		}
	}
	return false
}
