package bundle

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"text/template"
	"time"

	"underpin/internal/build"
)

// ErrWhole is the error for a ZIP of a part: the folder is the site as it is,
// and its search, its lists and its links know every page.
var ErrWhole = errors.New("a ZIP holds the whole site; choose a part, an exercise or a language for HTML or EPUB")

// readme is the name of the file in a ZIP that tells how to use it.
const readme = "README.txt"

//go:embed readme.txt
var readmeText string

// day is the time of every file in an archive: the first that the form can
// hold, since nothing in it may depend on when it was made.
var day = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// ZIP makes an archive of the site's own folder, with a text on how to open it
// and how to be rid of it.
func ZIP(e *build.Edition, o Options) ([]byte, error) {
	if len(o.Only) > 0 || len(o.Languages) > 0 || o.Exercise != "" {
		return nil, ErrWhole
	}
	about, err := o.about(e)
	if err != nil {
		return nil, err
	}
	var made bytes.Buffer
	w := zip.NewWriter(&made)
	folder := o.FileName(e)
	if err := store(w, folder+"/"+readme, about); err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(e.Files)) {
		if hosts(name) {
			continue
		}
		if err := store(w, folder+"/"+name, e.Files[name]); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return made.Bytes(), nil
}

// hosts reports whether a file speaks to a host alone, who is not there.
func hosts(name string) bool {
	top, _, _ := strings.Cut(name, "/")
	return slices.Contains([]string{".git", ".gitignore", ".nojekyll", "CNAME", readme}, top)
}

// about writes the text that goes along, with line ends that every editor shows.
func (o Options) about(e *build.Edition) ([]byte, error) {
	t, err := template.New(readme).Parse(readmeText)
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	stamp, err := o.stamp(KindZIP, e, e.Pages)
	if err != nil {
		return nil, err
	}
	err = t.Execute(&text, map[string]any{
		"Title": o.title(e), "Folder": o.FileName(e), "Stamp": stamp, "Pages": len(e.Pages), "License": e.License,
	})
	return bytes.ReplaceAll(text.Bytes(), []byte("\n"), []byte("\r\n")), err
}

// store adds a file that anyone may read and its owner change.
func store(w *zip.Writer, name string, data []byte) error {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: day}
	h.SetMode(0o644)
	f, err := w.CreateHeader(h)
	if err == nil {
		_, err = io.Copy(f, bytes.NewReader(data))
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path.Base(name), err)
	}
	return nil
}

// FileName is what the file of a bundle is called, without its ending: its
// title in letters that every disk takes, or the id of its exercise. Both are
// neutral, so that a list of downloads tells no more.
func (o Options) FileName(e *build.Edition) string {
	if o.Name == "" && o.Exercise != "" {
		return o.Exercise
	}
	var name strings.Builder
	for _, word := range strings.FieldsFunc(strings.ToLower(o.title(e)), func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9')
	}) {
		if name.Len() > 0 {
			name.WriteByte('-')
		}
		name.WriteString(word)
	}
	if name.Len() == 0 { // a title in another script
		return "pages"
	}
	return name.String()
}
