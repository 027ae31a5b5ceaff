package assets

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode"

	"underpin/internal/diag"
)

// addStatic lists the files of static/. Hidden ones are left out, since they
// are what editors and systems leave behind; .well-known is the one hidden
// name that web servers are asked for.
func (a *Assets) addStatic() (problems diag.List) {
	info, err := os.Stat(filepath.Join(a.source, staticDir))
	if err != nil {
		return nil
	}
	if !info.IsDir() {
		return diag.List{diag.Error(diag.AssetInvalid, staticDir, diag.Range{}, "this is not a folder", "make a folder of this name, or delete it")}
	}
	err = fs.WalkDir(os.DirFS(a.source), staticDir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			problems = append(problems, diag.Error(diag.AssetInvalid, name, diag.Range{}, "this can't be read", "check that you may open it"))
			return nil
		case strings.HasPrefix(d.Name(), ".") && d.Name() != ".well-known":
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		}
		if problem := a.checkStatic(name); problem != nil {
			problems = append(problems, *problem)
			return nil
		}
		out := strings.TrimPrefix(name, staticDir+"/")
		a.files[out] = file{source: name}
		a.urls[out] = out
		return nil
	})
	if err != nil {
		problems = append(problems, diag.Error(diag.AssetInvalid, staticDir, diag.Range{}, "this folder can't be read", "check that you may open it"))
	}
	return problems
}

// longest is how long a name may be, in bytes. Disks hold 255, and some tools
// add an ending for a moment.
const longest = 240

// checkStatic refuses what cannot be copied. A link to a file is copied as the
// file; a link to a folder would be left out in silence, so it is refused.
func (a *Assets) checkStatic(name string) *diag.Diagnostic {
	refuse := func(message, hint string) *diag.Diagnostic {
		d := diag.Error(diag.AssetInvalid, name, diag.Range{}, message, hint)
		return &d
	}
	if len(path.Base(name)) > longest {
		return refuse(fmt.Sprintf("this name is longer than the %d bytes that every disk can hold", longest), "rename it")
	}
	if strings.ContainsFunc(name, func(r rune) bool { return r == '\\' || unicode.IsControl(r) || r == unicode.ReplacementChar }) {
		return refuse("this name cannot be an address on every server", "rename the file: letters, digits, hyphens, one full stop")
	}
	info, err := os.Stat(filepath.Join(a.source, filepath.FromSlash(name)))
	switch {
	case err != nil:
		return refuse("this can't be read: it is a link that leads nowhere, or may not be opened", "put the file itself here")
	case info.IsDir():
		return refuse("this is a link to a folder", fmt.Sprintf("put a copy of the folder into %s", path.Dir(name)))
	case !info.Mode().IsRegular():
		return refuse("this is not a file that can be copied", "remove it")
	}
	return nil
}
