// Package assets makes what pages need besides their own words: the style
// sheets and scripts of layouts/ and exercises/, compiled by esbuild, and the
// files of static/, copied as they are.
//
// What comes in: the folder of the source, as a plain path, since esbuild reads
// files itself, and which widgets each exercise is made of, as folders in it.
// What goes out: CSS and a head script to stand inside pages,
// files for the output, the address of each by its source's name, and problems
// with their places. Nothing here knows what a page is or which exist.
//
// The same sources give the same bytes wherever they lie: compiled code holds
// no paths, a file's name holds a hash of its content alone, and neither a
// tsconfig.json nor a package.json around the source is looked at.
package assets

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"underpin/internal/diag"
	"underpin/internal/output"
)

// Where things are in a source.
const (
	layoutsDir = "layouts"
	styleDir   = "layouts/css"
	headScript = "layouts/head.ts"
	staticDir  = "static"
)

// Assets are what one source has. They don't change once made.
type Assets struct {
	source string
	head   string
	styles map[string]string // compiled style sheets, by their source
	files  map[string]file   // by path in the output
	urls   map[string]string // from the name people know a file by to its path
}

// A file is one for the output: compiled, or to be copied.
type file struct {
	source string // relative to the source folder
	data   []byte // nil if it is to be read from source
}

// Build compiles the styles and scripts of a source and lists what it has to
// copy. What is missing is left out: a site without layouts/css has no style.
// The Assets are never nil, but fit to be used only if the list has no errors.
func Build(sourceDir string, exercises ...Exercise) (*Assets, diag.List) {
	a := &Assets{source: sourceDir, styles: map[string]string{}, files: map[string]file{}, urls: map[string]string{}}
	entries, problems := findEntries(sourceDir)
	entries = append(entries, widgetStyles(sourceDir, exercises)...)
	bundles := findBundles(sourceDir, exercises)
	compiled, found := compile(sourceDir, entries, bundles, shorten)
	problems = append(problems, found...)
	if !problems.HasErrors() {
		a.addStyles(compiled)
		a.addScripts(compiled)
		a.addBundles(compiled, bundles)
		a.addSheets(compiled, exercises)
	}
	return a, append(problems, a.addStatic()...)
}

// Style returns the CSS that stands in pages of a layout, with that for
// highlighted code only where there is some. What is for paper is a file of its
// own, print.css. So is what a first screen does not need, late.css, for the
// pages that must be small; all others hold it. So is side-by-side.css, which
// the pages of some exercises need too.
func (a *Assets) Style(layout string, code bool) string {
	sheet := func(name string) string { return a.styles[styleDir+"/"+name+".css"] }
	var b strings.Builder
	b.WriteString(sheet("base"))
	if layout != "guide" && layout != "exercise" {
		b.WriteString(sheet("late"))
	}
	if !shared(layout) {
		b.WriteString(sheet(layout))
	}
	if code {
		b.WriteString(sheet("code"))
	}
	return b.String()
}

// Head returns the script that stands first in every page, "" if there is
// none. It holds nothing that would end a script element early.
func (a *Assets) Head() string { return a.head }

// URL returns the path in the output of what layouts call name: a script by
// the name it has without the hash (search.js), a file of static/ by its path
// there.
func (a *Assets) URL(name string) (string, bool) {
	url, ok := a.urls[name]
	return url, ok
}

// Files returns the paths in the output of all files, sorted.
func (a *Assets) Files() []string { return slices.Sorted(maps.Keys(a.files)) }

// Read returns the content of one of Files, or an error that is
// fs.ErrNotExist. What was compiled is not to be changed.
func (a *Assets) Read(name string) ([]byte, error) {
	f, ok := a.files[name]
	switch {
	case !ok:
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	case f.data != nil:
		return f.data, nil
	}
	return os.ReadFile(filepath.Join(a.source, filepath.FromSlash(f.source)))
}

// Write stages all files. It goes on after an error, so that every clash of
// names is known, and returns the first.
func (a *Assets) Write(s *output.Stage) error {
	var first error
	for _, name := range a.Files() {
		data, err := a.Read(name)
		if err != nil {
			err = fmt.Errorf("cannot copy a file: %w", err)
		} else {
			err = s.Write(name, output.Asset, data, a.files[name].source)
		}
		if first == nil {
			first = err
		}
	}
	return first
}

func (a *Assets) addStyles(compiled map[string]string) {
	for source, css := range compiled {
		if strings.HasSuffix(source, ".css") {
			a.styles[source] = css
		}
	}
	for _, name := range []string{"late.css", "print.css", "side-by-side.css"} {
		if source := styleDir + "/" + name; a.styles[source] != "" {
			a.add(name, source, a.styles[source])
		}
	}
}

// shared reports whether a style sheet is for many layouts and not for the one
// of its name.
func shared(style string) bool {
	return slices.Contains([]string{"base", "late", "drawing", "fields", "code", "print", "side-by-side", "bundle", exerciseSheet}, style)
}

func (a *Assets) addScripts(compiled map[string]string) {
	a.head = compiled[headScript]
	for source, script := range compiled {
		name, is := strings.CutSuffix(path.Base(source), ".ts")
		if is && path.Dir(source) == layoutsDir && source != headScript {
			a.add(name+".js", source, script)
		}
	}
}

// add makes a compiled file known by its name without a hash.
func (a *Assets) add(name, source, code string) {
	data := []byte(code)
	ending := path.Ext(name)
	out := "assets/" + strings.TrimSuffix(name, ending) + "-" + hash(data) + ending
	a.files[out] = file{source: source, data: data}
	a.urls[name] = out
}

// hash is 40 bits of SHA-256 in eight letters and digits that no file system
// confuses. A name only has to change with its content, not to resist forgery.
func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return base32.StdEncoding.EncodeToString(sum[:5])
}
