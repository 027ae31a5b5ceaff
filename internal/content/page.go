package content

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"underpin/internal/config"
	"underpin/internal/diag"
	"underpin/internal/markdown"
	"underpin/internal/strictyaml"
)

// ReadFile reads a source file as text. The file is nil when it cannot be read
// or is no text.
func ReadFile(source fs.FS, name string) (*diag.File, diag.List) {
	raw, err := fs.ReadFile(source, name)
	if err != nil {
		return nil, diag.List{cannotRead(name)}
	}
	return diag.NewFile(name, raw)
}

func cannotRead(name string) diag.Diagnostic {
	return diag.Error(diag.FileMissing, name, diag.Range{}, "this file can't be read", "check that it is there and that you may open it")
}

// ReadPage reads one page, a translation with what it takes from its original,
// and returns its text as well. The page is nil when no page can stand there;
// the file is nil when it is no text.
func ReadPage(source fs.FS, cfg *config.Config, name string) (*Page, *diag.File, diag.List) {
	t := &tree{source: source, cfg: cfg}
	section := strings.TrimPrefix(path.Dir(name), Folder)
	switch {
	case path.Ext(name) != ".md" || !strings.HasPrefix(name, Folder+"/") || strings.Count(section, "/") > 1:
		return nil, nil, nil
	case section == "":
		t.topFile(name)
	default:
		t.page(name, section[1:])
	}
	if len(t.pages) == 0 {
		return nil, nil, t.problems
	}
	r := reader{source: source, cfg: cfg}
	page, problems := r.page(t.pages[0])
	file, unread := ReadFile(source, name)
	if file == nil {
		return page, nil, unread
	}
	all := []*Page{page}
	if page.Lang != cfg.Language {
		at := t.pages[0]
		at.name, at.lang = path.Join(path.Dir(name), page.Slug+".md"), cfg.Language
		if _, err := fs.Stat(source, at.name); err == nil {
			original, _ := r.page(at)
			all = append(all, original)
		}
	}
	return page, file, append(problems, joinTranslations(all, cfg)...)
}

// reader reads pages one after the other; each worker has its own.
type reader struct {
	source   fs.FS
	cfg      *config.Config
	yaml     strictyaml.Decoder
	problems diag.List
	name     string
}

// page reads a page's front matter.
func (r *reader) page(at place) (*Page, diag.List) {
	p := &Page{Source: at.name, Section: at.section, Slug: at.slug, Lang: at.lang}
	r.name, r.problems = at.name, nil
	if file := r.read(); file != nil {
		r.front(p, file)
		r.invisible(file, p.BodyAt)
	}
	p.Flawed = r.problems.HasErrors()
	return p, r.problems
}

func (r *reader) read() *diag.File {
	file, problems := ReadFile(r.source, r.name)
	r.problems = append(r.problems, problems...)
	return file
}

func (r *reader) report(code diag.Code, at diag.Range, message, hint string) {
	r.problems = append(r.problems, diag.Error(code, r.name, at, message, hint))
}

// front reads the front matter, once it is known where it lies.
func (r *reader) front(p *Page, file *diag.File) {
	start, end, body, err := markdown.FrontMatter(file.Text)
	p.BodyAt = body
	switch {
	case err == nil:
	case errors.Is(err, markdown.ErrNoFrontMatter):
		r.noFrontMatter(file)
		return
	case errors.Is(err, markdown.ErrOpenFrontMatter):
		p.BodyAt = len(file.Text)
		r.report(diag.FrontMatterOpen, file.Range(0, 3), "the front matter that begins here is never closed", "write --- on a line of its own after its last key")
		return
	default:
		hint := "write exactly three dashes to end the front matter; put a dash that is a value in quotes"
		if string(bytes.TrimSpace(file.Text[end:body])) == "-" {
			hint = "write the item after the hyphen, or delete the line"
		}
		r.report(diag.FrontMatterOpen, file.Range(end, max(end, body-1)), err.Error(), hint)
		return
	}
	if p.Lang != r.cfg.Language {
		r.translation(p, file, start, end)
		return
	}
	r.problems = append(r.problems, r.yaml.Decode(file, start, end, &p.Front)...)
	r.check(&p.Front)
}

// noFrontMatter says what stands in the place of the front matter.
func (r *reader) noFrontMatter(file *diag.File) {
	first, _, _ := bytes.Cut(file.Text, []byte("\n"))
	hint := "begin the file with ---, then title:, summary: and reviewed:, and --- again, each on a line of its own"
	message := "this file does not begin with front matter"
	switch trimmed := bytes.TrimSpace(file.Text); {
	case bytes.HasPrefix(first, []byte("+++")):
		hint = "write it as YAML between two lines of ---"
	case bytes.HasPrefix(trimmed, []byte("---")) && len(bytes.TrimSpace(first)) == 0:
		hint = "delete the blank lines before the first ---"
	case bytes.HasPrefix(bytes.TrimSpace(first), []byte("---")) || bytes.HasPrefix(first, []byte("—")) || bytes.HasPrefix(first, []byte("–")):
		hint = "begin the file with a line of exactly three hyphens: ---"
	}
	if sign, size := utf8.DecodeRune(first); size > 1 && unicode.In(sign, unicode.Cf, unicode.Zs) && bytes.HasPrefix(first[size:], []byte("---")) {
		message = fmt.Sprintf("an invisible character (U+%04X) stands before the front matter", sign)
		hint = "put the cursor before the first hyphen, and press Backspace until nothing is left there"
	}
	r.report(diag.FrontMatterMissing, file.Range(0, len(first)), message, hint)
}

// check holds the front matter against the settings of the site.
func (r *reader) check(f *Front) {
	r.choice(diag.RoleUnknown, "role", f.For, r.cfg.Roles)
	r.choice(diag.PhaseUnknown, "phase", f.Phase, r.cfg.Phases)
	for _, topic := range f.Topics {
		r.choice(diag.TopicUnknown, "topic", topic, r.cfg.Topics)
	}
	f.Related = slices.DeleteFunc(f.Related, func(name strictyaml.Value[string]) bool {
		hint := config.PageHint(name.V, "write section/slug, such as acknowledgment/apology")
		if hint != "" {
			r.report(diag.PageUnknown, name.At, fmt.Sprintf("%q names no page", name.V), hint)
		}
		return hint != ""
	})
	f.Aliases = slices.DeleteFunc(f.Aliases, func(alias strictyaml.Value[string]) bool {
		hint := aliasHint(alias.V)
		if hint != "" {
			r.report(diag.AliasInvalid, alias.At, fmt.Sprintf("%q is no old address", alias.V), hint)
		}
		return hint != ""
	})
}

func (r *reader) choice(code diag.Code, what string, name strictyaml.Value[string], known []config.Choice) {
	if name.V == "" || !name.Given() || r.cfg.Doubtful || slices.ContainsFunc(known, func(c config.Choice) bool { return c.ID == name.V }) {
		return
	}
	var ids []string
	for _, c := range known {
		ids = append(ids, c.ID)
	}
	r.report(code, name.At, fmt.Sprintf("site.yaml has no %s %q", what, name.V), orElse(diag.DidYouMean(name.V, ids), "write one of those that site.yaml lists"))
}

// noSegment reports whether a part of an old address can't be the name of a
// file: one that leads elsewhere, or a hidden one, such as the folder of git in
// the output.
func noSegment(part string) bool { return strings.HasPrefix(part, ".") || unfit(part) != "" }

// aliasHint says how to write an old address that is not a path from the site's
// root ending in .html; "" when it is.
func aliasHint(alias string) string {
	better := alias
	if _, rest, ok := strings.Cut(better, "://"); ok {
		_, better, _ = strings.Cut(rest, "/")
	}
	better = strings.TrimLeft(better, "/")
	better, _, _ = strings.Cut(better, "#")
	better, _, _ = strings.Cut(better, "?")
	if strings.HasSuffix(better, "/") {
		better += "index.html"
	}
	if plain, err := url.PathUnescape(better); err == nil { // as copied from a browser
		better = plain
	}
	better = path.Clean(strings.TrimSuffix(strings.TrimSuffix(better, ".md"), ".htm"))
	if path.Ext(better) != ".html" {
		better += ".html"
	}
	switch {
	case better == "404.html":
		return "delete it: the build writes a page of its own there"
	case better == "..html" || slices.ContainsFunc(strings.Split(better, "/"), noSegment):
		return "write the path from the site's root, such as guides/old-name.html"
	case better == alias:
		return ""
	}
	return fmt.Sprintf("write %q", better)
}
