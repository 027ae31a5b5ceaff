package bundle

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"

	"underpin/internal/build"
	"underpin/internal/diag"
)

// Targets checks each form in which a site is handed on, in its own output: the
// folder, the one HTML file, and the EPUB. Links and resources must lead to what
// is there, and ids must be one of a kind. The files of a problem are named as a
// reader of that form has them.
func Targets(e *build.Edition) (diag.List, error) {
	problems := inspect("public/", e.Files, folderRules)
	single, err := HTML(e, Options{})
	if err != nil {
		return nil, err
	}
	name := Options{}.FileName(e)
	problems = append(problems, inspect("", map[string][]byte{name + ".html": single}, singleRules)...)
	book, err := EPUB(e, Options{})
	if err != nil {
		return nil, err
	}
	inside, err := unpack(book)
	if err != nil {
		return nil, err
	}
	return append(problems, inspect(name+".epub/", inside, bookRules)...), nil
}

// unpack returns the files of an archive that was just made.
func unpack(data []byte) (map[string][]byte, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, f := range archive.File {
		part, err := f.Open()
		if err != nil {
			return nil, err
		}
		if files[f.Name], err = io.ReadAll(part); err != nil {
			return nil, err
		}
		if err := part.Close(); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// inspector is a set of files that is checked.
type inspector struct {
	prefix   string // what the names of its files begin with where they are reported
	files    map[string][]byte
	rules    rules
	docs     map[string]*document
	problems diag.List
}

// inspect checks a set of files against each other.
func inspect(prefix string, files map[string][]byte, r rules) diag.List {
	i := &inspector{prefix: prefix, files: files, rules: r, docs: map[string]*document{}}
	names := slices.Sorted(maps.Keys(files))
	for _, name := range names {
		read := r.readers[path.Ext(name)]
		if read == nil {
			continue
		}
		doc, err := read(files[name])
		if err != nil {
			i.report(name, fmt.Sprintf("this cannot be read: %v", err))
			continue
		}
		i.docs[name] = doc
	}
	for _, name := range names {
		if doc := i.docs[name]; doc != nil {
			i.document(name, doc)
		}
	}
	return i.problems
}

func (i *inspector) report(file, message string) {
	i.problems = append(i.problems, diag.Error(diag.LayoutInvalid, i.prefix+file, diag.Range{}, message,
		"mend the layout or the part that writes this; where there is none, it is a fault of the tool"))
}

func (i *inspector) document(name string, d *document) {
	seen := map[string]bool{}
	for _, id := range d.ids {
		if seen[id] {
			i.report(name, fmt.Sprintf("the id %q stands twice", id))
		}
		seen[id] = true
	}
	for _, id := range d.named {
		if !seen[id] {
			i.report(name, fmt.Sprintf("an element is tied to the id %q, which is not there", id))
		}
	}
	for _, ref := range d.refs {
		if fault := i.fault(name, ref); fault != "" {
			i.report(name, fmt.Sprintf("%q %s", ref.to, fault))
		}
	}
}

// fault says what is wrong with a reference, "" when it is well.
func (i *inspector) fault(name string, ref reference) string {
	file, id, outside, err := resolve(name, ref.to)
	switch {
	case err != nil:
		return "is no address"
	case outside && ref.resource && !ref.inline():
		return "would be fetched from somewhere else"
	case outside:
		return ""
	case ref.absolute():
		return "begins at the root of a server, and works at one address alone"
	case file != name && i.files[file] == nil && !i.has(file):
		return "leads to a file that is not there"
	case file != name && i.rules.alone:
		return "leads to a file beside this one"
	case id == "" || i.docs[file] == nil:
		return ""
	case !slices.Contains(i.docs[file].ids, id):
		return "leads to an id that is not there"
	}
	return ""
}

// has reports whether a file is there, which may be empty.
func (i *inspector) has(file string) bool {
	_, ok := i.files[file]
	return ok
}
