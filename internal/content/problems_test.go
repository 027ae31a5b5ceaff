package content

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/config"
	"underpin/internal/diag"
)

// TestFrontMatterProblems makes the mistakes that front matter can hold besides
// those of any YAML. Places are marked.
func TestFrontMatterProblems(t *testing.T) {
	for _, test := range []struct {
		name, text string // of content/start/a.md
		want       []string
	}{
		{"none", "⟦# A heading⟧\n\nBody.\n", []string{
			"front-matter-missing: this file does not begin with front matter (begin the file with ---, then title:, summary: and reviewed:, and --- again, each on a line of its own)"}},
		{"empty file", "", []string{
			"front-matter-missing: this file does not begin with front matter (begin the file with ---, then title:, summary: and reviewed:, and --- again, each on a line of its own)"}},
		{"blank lines first", "\n\n---\ntitle: A\n---\n", []string{
			"front-matter-missing: this file does not begin with front matter (delete the blank lines before the first ---)"}},
		{"space first", "⟦ ---⟧\ntitle: A\n---\n", []string{
			"front-matter-missing: this file does not begin with front matter (begin the file with a line of exactly three hyphens: ---)"}},
		{"a dash that is no hyphen", "⟦—⟧\ntitle: A\n---\n", []string{
			"front-matter-missing: this file does not begin with front matter (begin the file with a line of exactly three hyphens: ---)"}},
		{"plus signs", "⟦+++⟧\ntitle = 'A'\n+++\n", []string{
			"front-matter-missing: this file does not begin with front matter (write it as YAML between two lines of ---)"}},
		{"never closed", "⟦---⟧\ntitle: A\n\n# Heading\n", []string{
			"front-matter-open: the front matter that begins here is never closed (write --- on a line of its own after its last key)"}},
		{"closed by too many", "---\ntitle: A\n⟦-----⟧\n", []string{
			"front-matter-open: this line of dashes ends the front matter block, but is not --- (write exactly three dashes to end the front matter; put a dash that is a value in quotes)"}},
		{"a hyphen without its item", "---\ntitle: A\ntopics:\n⟦  -⟧\n---\n", []string{
			"front-matter-open: this line of dashes ends the front matter block, but is not --- (write the item after the hyphen, or delete the line)"}},
		{"a mark nobody sees", "\uFEFF⟦\uFEFF---⟧\ntitle: A\n---\n", []string{
			"front-matter-missing: an invisible character (U+FEFF) stands before the front matter (put the cursor before the first hyphen, and press Backspace until nothing is left there)"}},
		{"what a word processor leaves in a body", page("") + "É one⟦\v⟧two\a\n\tthree⟦\x02⟧\nfour \u00a0⟦\u0092⟧ five\n", []string{
			"encoding-invalid: an invisible character (U+000B) stands here (delete it, and press Enter if a new line was meant)",
			"encoding-invalid: an invisible character (U+0002) stands here (delete it)",
			"encoding-invalid: an invisible character (U+0092) stands here (delete it)"}},
		{"nothing in it", "---\n⟦-⟧--\nBody.\n", []string{
			`key-missing: "title", "summary" and "reviewed" are missing (add a line "title: …")`}},
		{"no YAML", "\uFEFF---\r\ntitle: Über⟦:⟧ uns\r\n---\r\nBody.\r\n", []string{
			"yaml-syntax: a colon and a space stand inside a text (put the whole text in quotes)"}},
		{"unknown names", page("for: ⟦her⟧\nphase: ⟦atune⟧\ntopics: [money, ⟦mony⟧, ⟦cheese⟧]\nlayout: ⟦gude⟧\nrests_on: ⟦reserch⟧\n"), []string{
			`role-unknown: site.yaml has no role "her" (did you mean "hurt"?)`,
			`phase-unknown: site.yaml has no phase "atune" (did you mean "atone"?)`,
			`topic-unknown: site.yaml has no topic "mony" (did you mean "money"?)`,
			`topic-unknown: site.yaml has no topic "cheese" (use one of: money, closeness)`,
			`layout-unknown: "layout" can't be "gude" (did you mean "guide"?)`,
			`value-invalid: "rests_on" can't be "reserch" (did you mean "research"?)`}},
		{"lengths", "---\ntitle: ⟦ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé⟧\nsummary: ⟦Too short.⟧\nreviewed: 2026-11-22\n---\n", []string{
			`value-invalid: "title" has 71 characters, and may have 70 at most (take 1 or more out)`,
			`value-invalid: "summary" has 10 characters, and needs 50 at least (add 40 or more)`}},
		{"related", page("related:\n  - start/fine\n  - ⟦start/b.md⟧\n  - ⟦b⟧\n  - ⟦/start/b⟧\n"), []string{
			`page-unknown: "start/b.md" names no page (write "start/b")`,
			`page-unknown: "b" names no page (write section/slug, such as acknowledgment/apology)`,
			`page-unknown: "/start/b" names no page (write "start/b")`}},
		{"aliases", page("aliases:\n  - old/fine.html\n  - ⟦/old/b.html⟧\n  - ⟦old/b⟧\n  - ⟦old/⟧\n  - ⟦https://example.org/old/b.html⟧\n  - ⟦../b.html⟧\n  - ⟦old/./b.html⟧\n  - ⟦old\\b.html⟧\n  - ⟦old/b.html?c=d⟧\n  - ⟦caf%C3%A9.html⟧\n  - ⟦.git/b.html⟧\n  - ⟦404.html⟧\n  - ⟦old/c.htm⟧\n  - ⟦" + strings.Repeat("a", 250) + ".html⟧\n"), []string{
			`alias-invalid: "/old/b.html" is no old address (write "old/b.html")`,
			`alias-invalid: "old/b" is no old address (write "old/b.html")`,
			`alias-invalid: "old/" is no old address (write "old/index.html")`,
			`alias-invalid: "https://example.org/old/b.html" is no old address (write "old/b.html")`,
			`alias-invalid: "../b.html" is no old address (write the path from the site's root, such as guides/old-name.html)`,
			`alias-invalid: "old/./b.html" is no old address (write "old/b.html")`,
			`alias-invalid: "old\\b.html" is no old address (write the path from the site's root, such as guides/old-name.html)`,
			`alias-invalid: "old/b.html?c=d" is no old address (write "old/b.html")`,
			`alias-invalid: "caf%C3%A9.html" is no old address (write "café.html")`,
			`alias-invalid: ".git/b.html" is no old address (write the path from the site's root, such as guides/old-name.html)`,
			`alias-invalid: "404.html" is no old address (delete it: the build writes a page of its own there)`,
			`alias-invalid: "old/c.htm" is no old address (write "old/c.html")`,
			`alias-invalid: "` + strings.Repeat("a", 250) + `.html" is no old address (write the path from the site's root, such as guides/old-name.html)`}},
		{"all at once", "---\n⟦titel⟧: Ä\nsummary: ⟦kurz⟧\nreviewed: ⟦22.11.2026⟧\nsensitive: ⟦yes⟧\n---\n", []string{
			`key-unknown: there is no key "titel" (did you mean "title"?)`,
			`value-invalid: "summary" has 4 characters, and needs 50 at least (add 46 or more)`,
			`value-type: "reviewed" must be a date, not "22.11.2026" (write it as 2026-11-22)`,
			`value-type: "sensitive" must be true or false, not "yes" (write true, without quotes)`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			source, places := site(t, "-- content/start/a.md --\n"+test.text)
			if len(places) == 0 { // an empty line has nothing to mark
				places["content/start/a.md"] = []diag.Range{{Line: 1, Column: 1, EndColumn: 2}}
			}
			var want []string
			for _, line := range test.want {
				want = append(want, "content/start/a.md: "+line)
			}
			c, problems := Read(source, settingsOf(t, source), false)
			check(t, problems, want, places)
			if len(c.Pages) != 2 || !c.Pages[1].Flawed {
				t.Errorf("a page with errors is not kept, or not said to be flawed: %v", names(c.Pages))
			}
		})
	}
}

// TestEncodings demands one problem for a page that is no text.
func TestEncodings(t *testing.T) {
	for name, raw := range map[string]string{
		"UTF-16":  "\xFE\xFF\x00-\x00-",
		"Latin-1": "---\ntitle: M\xE4rz\n---\n",
		"NUL":     page("") + "\x00",
		"in body": page("") + "\xFF",
	} {
		source, _ := site(t, "")
		source["content/start/a.md"] = &fstest.MapFile{Data: []byte(raw)}
		_, problems := Read(source, settingsOf(t, source), false)
		if len(problems) != 1 || problems[0].Code != diag.EncodingInvalid || problems[0].File != "content/start/a.md" {
			t.Errorf("%s: problems are %v, want one with %s", name, problems, diag.EncodingInvalid)
		}
	}
}

// TestTreeProblems puts files where they do not belong.
func TestTreeProblems(t *testing.T) {
	for _, test := range []struct {
		name, archive string
		want          []string
	}{
		{"section misspelt", "-- content/strat/a.md --\nPAGE\n-- content/strat/b.md --\nPAGE\n", []string{
			`content/strat: section-unknown: site.yaml has no section "strat" (did you mean "start"?)`}},
		{"section unknown", "-- content/kitchen/a.png --\nx\n", []string{
			`content/kitchen: section-unknown: site.yaml has no section "kitchen" (add it to sections in site.yaml, or move its files into a section that is there)`}},
		{"page beside home", "-- content/about.md --\nPAGE\n", []string{
			`content/about.md: file-misplaced: only home stands here, as index.md (move it into the folder of a section, such as content/start/)`}},
		{"page too deep", "-- content/start/more/a.md --\nPAGE\n", []string{
			`content/start/more/a.md: file-misplaced: a page stands directly in the folder of its section (move it to content/start/a.md)`}},
		{"data file misspelt", "-- content/source.yaml --\na: b\n", []string{
			`content/source.yaml: file-misplaced: nothing reads this file (did you mean "sources.yaml"?)`}},
		{"data file unknown", "-- content/recipes.yml --\na: b\n", []string{
			`content/recipes.yml: file-misplaced: nothing reads this file (the data files are sources.yaml, helplines.yaml, glossary.yaml and words.yaml)`}},
		{"data file in a section", "-- content/start/glossary.yaml --\na: b\n", []string{
			`content/start/glossary.yaml: file-misplaced: nothing reads this file here (move it to content/glossary.yaml)`}},
		{"folder of a language", "-- content/fr/start/a.md --\nPAGE\n", []string{
			`content/fr: file-misplaced: translations have no folder of their own (put each beside its original, such as content/start/first.fr.md)`}},
		{"ending in capitals", "-- content/start/a.MD --\nPAGE\n", []string{
			`content/start/a.MD: file-misplaced: a page's file name ends in .md (rename it to a.md)`}},
		{"other ending", "-- content/start/a.markdown --\nPAGE\n", []string{
			`content/start/a.markdown: file-misplaced: a page's file name ends in .md (rename it to a.md)`}},
		{"ending hidden by Windows", "-- content/start/a.md.txt --\nPAGE\n", []string{
			`content/start/a.md.txt: file-misplaced: a page's file name ends in .md, and this one ends in .txt (rename it to a.md; delete it if it is an old copy)`}},
		{"what an editor leaves", "-- content/start/#a.md# --\nPAGE\n-- content/start/b.md~ --\nPAGE\n", []string{}},
		{"data file with another ending", "-- content/glossary.yml --\na: b\n", []string{
			`content/glossary.yml: file-misplaced: nothing reads this file (did you mean "glossary.yaml"?)`}},
		{"HTML", "-- content/start/a.html --\n<p>\n", []string{
			`content/start/a.html: file-misplaced: pages are written in Markdown here (write it in Markdown, or move it to static/ to publish it as it is)`}},
		{"names that differ in case", "-- content/start/Apology.md --\nPAGE\n-- content/start/apology.md --\nPAGE\n", []string{
			`content/start/apology.md: case-clash: its name differs from Apology.md in upper and lower case alone (rename one of the two: many disks can't hold both)`}},
		{"names that differ in composition", "-- content/start/\u00e9.md --\nPAGE\n-- content/start/e\u0301.md --\nPAGE\n", []string{
			"content/start/\u00e9.md: case-clash: its name differs from e\u0301.md in how its accents are stored alone (rename one of the two: many disks can't hold both)"}},
		{"folders that differ in case", "-- content/Start/a.md --\nPAGE\n-- content/start/a.md --\nPAGE\n", []string{
			`content/start: case-clash: its name differs from Start in upper and lower case alone (rename one of the two: many disks can't hold both)`}},
		{"pictures that differ in case", "-- content/start/A.png --\nx\n-- content/start/a.PNG --\nx\n", []string{
			`content/start/a.PNG: case-clash: its name differs from A.png in upper and lower case alone (rename one of the two: many disks can't hold both)`}},
		{"language unknown", "-- content/start/a.md --\nPAGE\n-- content/start/a.de.md --\nPAGE\n", []string{
			`content/start/a.de.md: language-unknown: site.yaml has no language "de" (add it to languages in site.yaml, or take the dot out of the file's name)`}},
		{"language misspelt", "-- content/start/a.md --\nPAGE\n-- content/start/a.FR.md --\nPAGE\n", []string{
			`content/start/a.FR.md: language-unknown: site.yaml has no language "FR" (did you mean "fr"?)`}},
		{"language of the originals", "-- content/start/a.en.md --\nPAGE\n", []string{
			`content/start/a.en.md: language-unknown: originals are in "en", so its name does not say it (rename it to a.md)`}},
		{"glossary in the language of the originals", "-- content/glossary.en.yaml --\na: b\n", []string{
			`content/glossary.en.yaml: language-unknown: originals are in "en", so its name does not say it (rename it to glossary.yaml)`}},
		{"glossary in an unknown language", "-- content/glossary.de.yaml --\na: b\n", []string{
			`content/glossary.de.yaml: language-unknown: site.yaml has no language "de" (add it to languages in site.yaml, or take the dot out of the file's name)`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			source, places := site(t, test.archive)
			_, problems := Read(source, settingsOf(t, source), false)
			check(t, problems, test.want, places)
		})
	}
}

// TestLinks follows links to files, and no others.
func TestLinks(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"content/index.md": page(""), "content/start/a.md": page(""), "site.yaml": settings, "elsewhere/b.md": page("")} {
		name = filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{"b.md": "../../elsewhere/b.md", "folder": "..", "dead.md": "none.md"} {
		if err := os.Symlink(to, filepath.Join(dir, "content/start", name)); err != nil {
			t.Fatal(err)
		}
	}
	source := os.DirFS(dir)
	cfg, _ := config.Read(source)
	c, problems := Read(source, cfg, false)
	if diff := cmp.Diff([]string{"content/index.md", "content/start/a.md", "content/start/b.md"}, names(c.Pages)); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
	problems.Sort()
	if len(problems) != 2 || problems[0].File != "content/start/dead.md" || problems[1].File != "content/start/folder" {
		t.Errorf("problems are %v, want one each for dead.md and folder", problems)
	}
}

func TestNoContent(t *testing.T) {
	source, _ := site(t, "")
	cfg := settingsOf(t, source)
	delete(source, "content/index.md")
	c, problems := Read(source, cfg, false)
	check(t, problems, []string{"content: file-missing: there is no folder content here (make it, with an index.md for home)"}, map[string][]diag.Range{})
	if c != nil {
		t.Error("content is returned, so that what it lacks is reported once more")
	}
	source["content"] = &fstest.MapFile{Data: []byte("x")}
	_, problems = Read(source, cfg, false)
	check(t, problems, []string{"content: file-missing: this is not a folder that can be read (make a folder of this name, with an index.md for home)"}, map[string][]diag.Range{})
}

// TestUnfitNames demands a problem for a name that no output can hold.
func TestUnfitNames(t *testing.T) {
	for _, name := range []string{"a\\b.md", "a\nb.md", "a\x1b[31m.md", "\xff.md", strings.Repeat("a", 250) + ".md"} {
		source, _ := site(t, "")
		tree := &tree{source: source, cfg: settingsOf(t, source)}
		info, _ := fs.Stat(fstest.MapFS{"x": {}}, "x")
		kept := tree.distinct("content/start", []fs.DirEntry{renamed{fs.FileInfoToDirEntry(info), name}})
		if len(kept) > 0 || len(tree.problems) != 1 || tree.problems[0].Code != diag.FileMisplaced {
			t.Errorf("%q: problems are %v, want one with %s", name, tree.problems, diag.FileMisplaced)
		}
	}
}

type renamed struct {
	fs.DirEntry
	name string
}

func (r renamed) Name() string { return r.name }

// TestBrokenData demands that a mistake in a data file is known, so that it is
// not reported once more in every page that names an id of it.
func TestBrokenData(t *testing.T) {
	source, _ := site(t, "-- content/sources.yaml --\nsources: [\n-- content/glossary.yaml --\nglossary: [\n")
	c, _ := Read(source, settingsOf(t, source), false)
	if !c.UnsureSources || !c.UnsureTerms {
		t.Errorf("sources are unsure: %t, terms: %t, want both", c.UnsureSources, c.UnsureTerms)
	}
}

// TestDoubtful demands that a mistake in site.yaml is not reported once more in
// every page that names what it lacks.
func TestDoubtful(t *testing.T) {
	source, _ := site(t, "-- content/kitchen/a.md --\n"+page("topics: [cheese]\nphase: x\nfor: y\n")+"-- content/kitchen/a.de.md --\nPAGE\n")
	source["site.yaml"] = &fstest.MapFile{Data: []byte(settings + "colour: red\n")}
	_, problems := Read(source, settingsOf(t, source), false)
	check(t, problems, []string{}, map[string][]diag.Range{})
}
