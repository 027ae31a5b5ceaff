package content

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"underpin/internal/config"
	"underpin/internal/diag"
)

// tree is what content/ holds, by the names of its files.
type tree struct {
	pages []place
	files []string

	source   fs.FS
	cfg      *config.Config
	problems diag.List
}

// place is what the name of a page's file says.
type place struct {
	name, section, slug, lang string
}

// walk finds the pages and files of content/, and reports those that stand
// where nothing is read. The tree is nil when there is no such folder.
func walk(source fs.FS, cfg *config.Config) (*tree, diag.List) {
	t := &tree{source: source, cfg: cfg}
	entries, err := fs.ReadDir(source, Folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		t.report(diag.FileMissing, Folder, "there is no folder content here", "make it, with an index.md for home")
		return nil, t.problems
	case err != nil:
		t.report(diag.FileMissing, Folder, "this is not a folder that can be read", "make a folder of this name, with an index.md for home")
		return nil, t.problems
	}
	for _, e := range t.distinct(Folder, entries) {
		name := Folder + "/" + e.Name()
		if e.IsDir() {
			t.section(name, e.Name())
		} else {
			t.topFile(name)
		}
	}
	slices.SortFunc(t.pages, func(a, b place) int { return cmp.Compare(a.name, b.name) })
	slices.Sort(t.files)
	return t, t.problems
}

func (t *tree) report(code diag.Code, name, message, hint string) {
	t.problems = append(t.problems, diag.Error(code, name, diag.Range{}, message, hint))
}

func (t *tree) unreadable(name string, err error) {
	if err != nil {
		t.report(diag.FileMissing, name, "this can't be read", "check that you may open it")
	}
}

// distinct returns the entries of a folder that count, and reports names that
// one disk can hold and another cannot. Of two that are one on some disks the
// one with fewer capitals is kept: that is the one that links mostly mean.
func (t *tree) distinct(folder string, entries []fs.DirEntry) []fs.DirEntry {
	var kept []fs.DirEntry
	first := make(map[string]int, len(entries)) // index in kept
	for _, e := range entries {
		name := e.Name()
		if ignored(name) {
			continue
		}
		if message := unfit(name); message != "" {
			t.report(diag.FileMisplaced, folder+"/"+name, message, "rename it")
			continue
		}
		if !t.readable(folder+"/"+name, e) {
			t.report(diag.FileMisplaced, folder+"/"+name, "this is neither a file nor a folder", "put the files themselves here; links to folders are not followed")
			continue
		}
		plain := foldName(name)
		if i, ok := first[plain]; ok {
			difference := "in upper and lower case alone"
			if !strings.EqualFold(kept[i].Name(), name) {
				difference = "in how its accents are stored alone"
			}
			t.report(diag.CaseClash, folder+"/"+name, fmt.Sprintf("its name differs from %s %s", kept[i].Name(), difference), "rename one of the two: many disks can't hold both")
			if capitals(name) < capitals(kept[i].Name()) {
				kept[i] = e
			}
			continue
		}
		first[plain] = len(kept)
		kept = append(kept, e)
	}
	return kept
}

// readable reports whether an entry is a folder, a file or a link to a file. A
// folder that is linked to could hold itself, and what is neither could keep a
// build waiting for ever.
func (t *tree) readable(name string, e fs.DirEntry) bool {
	if e.IsDir() || e.Type().IsRegular() {
		return true
	}
	info, err := fs.Stat(t.source, name)
	return e.Type()&fs.ModeSymlink != 0 && err == nil && info.Mode().IsRegular()
}

// longest is how long a name may be, in bytes. Disks hold 255; the page that is
// made of a file has a longer ending, and some tools add one for a moment.
const longest = 240

// unfit says why a name cannot be that of a file of the site; "" when it can.
func unfit(name string) string {
	switch {
	case !utf8.ValidString(name):
		return "this name is not UTF-8 text"
	case strings.ContainsFunc(name, unicode.IsControl):
		return "the name of this file holds an invisible character"
	case strings.Contains(name, `\`):
		return "a name can't hold a backslash: some systems take it for a folder"
	case len(name) > longest:
		return fmt.Sprintf("this name is longer than the %d bytes that every disk can hold", longest)
	}
	return ""
}

func capitals(name string) int {
	n := 0
	for _, r := range name {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}

// ignored reports whether a file is one that systems and editors leave behind.
func ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		name == "Thumbs.db" || name == "desktop.ini"
}

// foldName returns what two names have in common that a disk which ignores case
// takes for one.
func foldName(name string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
			least = min(least, next)
		}
		return least
	}, norm.NFC.String(name))
}

// topFile places a file that stands in content/ itself.
func (t *tree) topFile(name string) {
	base := path.Base(name)
	switch ext := path.Ext(base); {
	case ext == ".md":
		slug, _ := t.splitLanguage(strings.TrimSuffix(base, ext))
		if slug == "index" {
			t.page(name, "")
			return
		}
		hint := "move it into the folder of a section"
		if len(t.cfg.Sections) > 0 {
			hint += ", such as " + Folder + "/" + t.cfg.Sections[0].ID + "/"
		}
		t.report(diag.FileMisplaced, name, "only home stands here, as index.md", hint)
	case ext == ".yaml" || ext == ".yml":
		t.dataFile(name)
	default:
		t.file(name)
	}
}

// dataFile reports YAML that nothing reads.
func (t *tree) dataFile(name string) {
	known := []string{sourcesFile, helplinesFile, glossaryFile, wordsFile}
	for _, l := range t.cfg.Languages {
		if l.Code != t.cfg.Language {
			known = append(known, Folder+"/glossary."+l.Code+".yaml")
		}
	}
	if slices.Contains(known, name) {
		return
	}
	if code, ok := strings.CutPrefix(name, Folder+"/glossary."); ok && strings.HasSuffix(code, ".yaml") {
		if code = strings.TrimSuffix(code, ".yaml"); code == t.cfg.Language {
			t.originals(name, "glossary.yaml")
		} else if !t.cfg.Doubtful {
			t.languageUnknown(name, code)
		}
		return
	}
	hint := "the data files are sources.yaml, helplines.yaml, glossary.yaml and words.yaml"
	if near, ok := diag.Nearest(path.Base(name), []string{"sources.yaml", "helplines.yaml", "glossary.yaml", "words.yaml"}); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	t.report(diag.FileMisplaced, name, "nothing reads this file", hint)
}

// section places what stands in a folder of content/.
func (t *tree) section(folder, id string) {
	entries, err := fs.ReadDir(t.source, folder)
	t.unreadable(folder, err)
	kept := t.distinct(folder, entries)
	if len(kept) > 0 && t.cfg.HasLanguage(id) && !t.cfg.HasSection(id) {
		t.report(diag.FileMisplaced, folder, "translations have no folder of their own", "put each beside its original, such as "+Folder+"/start/first."+id+".md")
		return
	}
	if len(kept) > 0 && !t.cfg.Doubtful && !t.cfg.HasSection(id) {
		t.report(diag.SectionUnknown, folder, fmt.Sprintf("site.yaml has no section %q", id), t.sectionHint(id))
	}
	for _, e := range kept {
		name := folder + "/" + e.Name()
		switch ext := path.Ext(name); {
		case e.IsDir():
			t.deeper(name, folder)
		case ext == ".md":
			t.page(name, id)
		case slices.Contains([]string{"sources.yaml", "helplines.yaml", "glossary.yaml", "words.yaml"}, e.Name()):
			t.report(diag.FileMisplaced, name, "nothing reads this file here", "move it to "+Folder+"/"+e.Name())
		default:
			t.file(name)
		}
	}
}

func (t *tree) sectionHint(id string) string {
	var known []string
	for _, s := range t.cfg.Sections {
		known = append(known, s.ID)
	}
	if near, ok := diag.Nearest(id, known); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "add it to sections in site.yaml, or move its files into a section that is there"
}

// deeper places the files of a folder inside a section, which holds no pages.
func (t *tree) deeper(folder, section string) {
	entries, err := fs.ReadDir(t.source, folder)
	t.unreadable(folder, err)
	for _, e := range t.distinct(folder, entries) {
		name := folder + "/" + e.Name()
		switch {
		case e.IsDir():
			t.deeper(name, section)
		case path.Ext(name) == ".md":
			t.report(diag.FileMisplaced, name, "a page stands directly in the folder of its section", "move it to "+section+"/"+e.Name())
		default:
			t.file(name)
		}
	}
}

// file keeps a file that is no page.
func (t *tree) file(name string) {
	ext := path.Ext(name)
	if stem := strings.TrimSuffix(path.Base(name), ext); path.Ext(stem) == ".md" { // Windows hides what a file name ends in
		t.report(diag.FileMisplaced, name, "a page's file name ends in .md, and this one ends in "+ext, "rename it to "+stem+"; delete it if it is an old copy")
		return
	}
	switch strings.ToLower(ext) {
	case ".md", ".markdown", ".mdown", ".mkd", ".mdx":
		t.report(diag.FileMisplaced, name, "a page's file name ends in .md", "rename it to "+strings.TrimSuffix(path.Base(name), ext)+".md")
	case ".html", ".htm":
		t.report(diag.FileMisplaced, name, "pages are written in Markdown here", "write it in Markdown, or move it to static/ to publish it as it is")
	default:
		t.files = append(t.files, name)
	}
}

// page keeps a page, unless its language is not one of the site's.
func (t *tree) page(name, section string) {
	slug, lang := t.splitLanguage(strings.TrimSuffix(path.Base(name), ".md"))
	switch {
	case lang == "":
		lang = t.cfg.Language
	case lang == t.cfg.Language:
		t.originals(name, slug+".md")
		return
	case !t.cfg.HasLanguage(lang):
		if !t.cfg.Doubtful {
			t.languageUnknown(name, lang)
		}
		return
	}
	t.pages = append(t.pages, place{name, section, slug, lang})
}

// originals reports a name that says the language of the originals.
func (t *tree) originals(name, better string) {
	t.report(diag.LanguageUnknown, name, fmt.Sprintf("originals are in %q, so its name does not say it", t.cfg.Language), "rename it to "+better)
}

func (t *tree) languageUnknown(name, lang string) {
	var known []string
	for _, l := range t.cfg.Languages {
		if l.Code != t.cfg.Language {
			known = append(known, l.Code)
		}
	}
	hint := "add it to languages in site.yaml, or take the dot out of the file's name"
	if near, ok := diag.Nearest(lang, known); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	t.report(diag.LanguageUnknown, name, fmt.Sprintf("site.yaml has no language %q", lang), hint)
}

var languageForm = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// splitLanguage cuts the language from a file name without its ending. A dot
// before anything that is no language belongs to the name: "version-1.2".
func (t *tree) splitLanguage(base string) (slug, lang string) {
	dot := strings.LastIndexByte(base, '.')
	if dot <= 0 || !languageForm.MatchString(base[dot+1:]) {
		return base, ""
	}
	if _, err := language.Parse(base[dot+1:]); err != nil {
		return base, ""
	}
	return base[:dot], base[dot+1:]
}
