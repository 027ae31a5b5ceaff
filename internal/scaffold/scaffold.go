// Package scaffold makes the beginnings of new files: ones that build at once.
//
// In come the source tree and a name as a person types it. Out come files with
// their names, to be written where nothing stands yet. It must not write files
// itself.
package scaffold

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"text/template"
	"time"

	"underpin/internal/config"
	"underpin/internal/content"
	"underpin/internal/diag"
	"underpin/internal/site"
)

// File is a file to write.
type File struct {
	Name string // relative to the source folder
	Data []byte
}

// Mistake is a name that cannot be used, with what to do instead.
type Mistake struct{ Message string }

func (m *Mistake) Error() string { return m.Message }

var errBroken = &Mistake{"site.yaml has errors; run underpin check and mend them first"}

func mistake(format string, args ...any) error { return &Mistake{fmt.Sprintf(format, args...)} }

var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

var guide = template.Must(template.New("guide").Parse(`---
title: {{.Title}}
summary: Say here in one or two plain sentences what a reader can do after this page.
reviewed: {{.Reviewed}}
rests_on: experience
draft: true
---

Say the point in one or two sentences.

## What to do today

Something concrete, with an example in ordinary words.

## What goes wrong

What often happens, and what to do then.

## When not to do this

Who had better not, and where they can turn instead.

## What this rests on

Say plainly what is research and what is experience. To cite a source from
content/sources.yaml, write its id in brackets with an at sign, and change
rests_on to research.
`))

// Guide returns a new guide named "section/slug" that was reviewed today. It is
// a draft until its author takes that line out. A name that cannot be used is a
// *Mistake.
func Guide(source fs.FS, name string, today time.Time) (File, error) {
	cfg, _ := config.Read(source)
	if cfg == nil {
		return File{}, errBroken
	}
	name = strings.TrimSuffix(strings.TrimPrefix(name, "content/"), ".md")
	section, base, ok := strings.Cut(name, "/")
	if !ok || !slug.MatchString(base) {
		return File{}, mistake("name the guide as section/slug, in lower case with hyphens: %s", example(cfg))
	}
	ids := idsOf(cfg)
	if !slices.Contains(ids, section) {
		hint := diag.DidYouMean(section, ids)
		if hint != "" {
			hint = "; " + hint
		}
		return File{}, mistake("site.yaml has no section %q%s", section, hint)
	}
	var b bytes.Buffer
	err := guide.Execute(&b, map[string]string{"Title": titleOf(base), "Reviewed": today.Format(time.DateOnly)})
	return File{Name: "content/" + section + "/" + base + ".md", Data: b.Bytes()}, err
}

func idsOf(cfg *config.Config) []string {
	ids := make([]string, len(cfg.Sections))
	for i, s := range cfg.Sections {
		ids[i] = s.ID
	}
	return ids
}

// Sections returns what the names of guides may begin with, none where site.yaml
// can't be read.
func Sections(source fs.FS) []string {
	cfg, _ := config.Read(source)
	if cfg == nil {
		return nil
	}
	ids := idsOf(cfg)
	for i := range ids {
		ids[i] += "/"
	}
	return ids
}

func example(cfg *config.Config) string {
	section := "start"
	if len(cfg.Sections) > 0 {
		section = cfg.Sections[0].ID
	}
	return "underpin new guide " + section + "/my-guide"
}

func titleOf(slug string) string {
	words := strings.ReplaceAll(slug, "-", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

// Translation returns the beginning of a page's translation, named
// "section/slug.language". The original's texts stand in it, to be written over.
// A name that cannot be used is a *Mistake.
func Translation(source fs.FS, name string) (File, error) {
	cfg, _ := config.Read(source)
	if cfg == nil {
		return File{}, errBroken
	}
	found, _ := content.Read(source, cfg, true)
	if found == nil {
		return File{}, errBroken
	}
	s, _ := site.New(cfg, found, nil)
	name = strings.TrimSuffix(strings.TrimPrefix(name, "content/"), ".md")
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return File{}, mistake("name the page and the language: underpin new translation %s.fr", orExample(name))
	}
	original, lang := "content/"+name[:dot]+".md", name[dot+1:]
	if problem := translatable(s, original, lang); problem != nil {
		return File{}, problem
	}
	page := s.BySource(original)
	raw, err := fs.ReadFile(source, original)
	if err != nil {
		return File{}, err
	}
	file, _ := diag.NewFile(original, raw)
	if file == nil {
		return File{}, mistake("%s is not UTF-8 text", original)
	}
	var b bytes.Buffer
	b.WriteString("---\n")
	text := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %q\n", key, value)
		}
	}
	text("title", page.Front.Title.V)
	text("summary", page.Front.Summary.V)
	text("content_note", page.Front.ContentNote)
	b.WriteString("---\n")
	b.Write(file.Text[page.BodyAt:])
	return File{Name: path.Join("content", name[:dot]+"."+lang+".md"), Data: b.Bytes()}, nil
}

func translatable(s *site.Site, original, lang string) error {
	var codes []string
	for _, l := range s.Config.Languages {
		if l.Code != s.Config.Language {
			codes = append(codes, l.Code)
		}
	}
	switch {
	case len(codes) == 0:
		return mistake("site.yaml lists no language but the originals' one; add the new language under languages first")
	case !slices.Contains(codes, lang):
		return mistake("site.yaml lists no language %q to translate into; it has %s", lang, strings.Join(codes, ", "))
	case s.BySource(original) == nil:
		near, ok := diag.Nearest(original, s.PageSources())
		if ok {
			return mistake("there is no page %s; did you mean %s?", original, near)
		}
		return mistake("there is no page %s", original)
	}
	return nil
}

func orExample(name string) string {
	if name == "" {
		return "start/start-here"
	}
	return name
}
