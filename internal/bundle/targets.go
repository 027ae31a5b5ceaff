package bundle

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"underpin/internal/build"
	"underpin/internal/diag"
)

// Targets checks each form in which a site is handed on, in its own output: the
// folder, the one HTML file and the EPUB, and then each section and each exercise
// as a file of its own. Links and resources must lead to what is there, and ids
// must be one of a kind. The files of a problem are named as a reader of that
// form has them.
//
// Where one of the first three has problems, the others are not looked at: most
// would have the same.
func Targets(e *build.Edition) (diag.List, error) {
	whole := []target{
		func() (diag.List, error) { return inspect("public/", e.Files, folderRules), nil },
		singleTarget(e, "", Options{}),
		bookTarget(e),
	}
	problems, err := each(whole)
	if err != nil || len(problems) > 0 {
		return problems, err
	}
	bare := *e
	bare.Single = noParts{} // the whole file has had all of them
	var parts []target
	for _, section := range namesOf(e, func(p build.EditionPage) string { return p.Section }) {
		parts = append(parts, singleTarget(&bare, "--only "+section+": ", Options{Only: []string{section}}))
	}
	for _, id := range namesOf(e, func(p build.EditionPage) string { return p.Exercise }) {
		parts = append(parts, singleTarget(&bare, "", Options{Exercise: id}))
	}
	problems, err = each(parts)
	told := map[string]bool{}
	return slices.DeleteFunc(problems, func(d diag.Diagnostic) bool { // what all parts share is told once
		again := told[d.Message]
		told[d.Message] = true
		return again
	}), err
}

// target makes one form of a site and checks it.
type target func() (diag.List, error)

// each checks some targets, on all cores, and returns their problems in order.
func each(targets []target) (diag.List, error) {
	found, errs := make([]diag.List, len(targets)), make([]error, len(targets))
	var next atomic.Int64
	var working sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(targets)) {
		working.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(targets); i = int(next.Add(1)) - 1 {
				found[i], errs[i] = targets[i]()
			}
		})
	}
	working.Wait()
	return slices.Concat(found...), errors.Join(errs...)
}

// singleTarget is the HTML file that options make.
func singleTarget(e *build.Edition, prefix string, o Options) target {
	return func() (diag.List, error) {
		file, err := HTML(e, o)
		if err != nil {
			return nil, err
		}
		return inspect(prefix, map[string][]byte{o.FileName(e) + ".html": file}, singleRules), nil
	}
}

// bookTarget is the EPUB.
func bookTarget(e *build.Edition) target {
	return func() (diag.List, error) {
		book, err := EPUB(e, Options{})
		if err != nil {
			return nil, err
		}
		inside, err := unpack(book)
		return inspect(Options{}.FileName(e)+".epub/", inside, bookRules), err
	}
}

// namesOf returns a property of pages, each value once and in their order.
func namesOf(e *build.Edition, of func(build.EditionPage) string) []string {
	names := []string{""}
	for _, p := range e.Pages {
		names = union(names, []string{of(p)})
	}
	return names[1:]
}

// noParts is a file's share in styles and scripts where these do not matter.
type noParts struct{}

func (noParts) Sheets(_, _ []string) []string   { return nil }
func (noParts) Style([]string) string           { return "" }
func (noParts) Script([]string) (string, error) { return "", nil }

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
	ids      map[string]map[string]bool // of each document
	problems diag.List
}

// inspect checks a set of files against each other.
func inspect(prefix string, files map[string][]byte, r rules) diag.List {
	i := &inspector{prefix: prefix, files: files, rules: r, docs: map[string]*document{}, ids: map[string]map[string]bool{}}
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
		i.ids[name] = map[string]bool{}
		for _, id := range doc.ids {
			i.ids[name][id] = true
		}
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
		if !i.ids[name][id] {
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
	case !i.ids[file][id]:
		return "leads to an id that is not there"
	}
	return ""
}

// has reports whether a file is there, which may be empty.
func (i *inspector) has(file string) bool {
	_, ok := i.files[file]
	return ok
}
