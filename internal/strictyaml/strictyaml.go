// Package strictyaml reads YAML into structs and misses nothing: every unknown,
// doubled, missing or mistyped key and every wrong value becomes a diagnostic
// at its place, with a hint.
//
// In come a source file, the stretch of it that is one YAML document, and a
// pointer to a struct whose tags say what the document may hold. Out come the
// filled struct and all problems at once. One mistake gives one problem: a
// misspelt key is not also reported as missing.
//
// The type of a field decides how a value is read, never the other way round,
// so a time, a country called NO or a version number can't change their meaning.
// What YAML has beyond plain data (anchors, aliases, tags, several documents) is
// refused, so that a file means what it shows.
//
// strictyaml must not know what any file is for. It is the only package that
// imports a YAML library.
package strictyaml

import (
	"bytes"
	"errors"
	"io/fs"
	"reflect"

	"underpin/internal/diag"
)

// Value is a value together with the place where it stands, for fields that
// later stages must be able to point at. At is the zero Range when the file does
// not give the value.
type Value[T any] struct {
	V  T
	At diag.Range
}

// Given reports whether the file gives the value itself, rather than leaving it
// to the default.
func (v Value[T]) Given() bool { return v.At.Line > 0 }

// Decode reads the bytes [start,end) of f.Text as one YAML document into the
// struct that into points to. Fields are described by tags:
//
//	yaml:"name,required"   the key; without this tag a field is left alone
//	min:"50" max:"160"     characters of a text, items of a list, size of a number
//	enum:"a|b"             the only values
//	pattern:"[a-z]+"       what the whole text must match; form:"…" says so in words
//	format:"https"         an address: "https", "url" (http too), "base" (https, and
//	                       nothing after the path); or a "language" code (BCP 47)
//	bare:"true"            a number without quotes is a text too
//	unique:"true"          no item of the list twice
//	distinct:"id"          no two items of the list with the same value of that key
//	default:"x"            the value where the key is left out
//	code:"layout-unknown"  the code of a wrong value, where it is not value-invalid
//	doc:"One sentence."    for schemas and the handbook
//
// enum, pattern and format of a list hold for each item. A field may be a string, int,
// bool, Date, a struct or a pointer to one, a map[string]string, a list of
// these, or any of them as a Value; a Node keeps its value unread. A diag.Range
// tagged yaml:",place" is set to the place where its struct begins.
func Decode(f *diag.File, start, end int, into any) diag.List {
	return new(Decoder).Decode(f, start, end, into)
}

// DecodeAll reads the whole of f as one YAML document, as Decode does.
func DecodeAll(f *diag.File, into any) diag.List {
	return Decode(f, 0, len(f.Text), into)
}

// ReadFile decodes the file called name, and reports whether it is there at all.
func ReadFile(source fs.FS, name string, into any) (found bool, problems diag.List) {
	raw, err := fs.ReadFile(source, name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return true, diag.List{diag.Error(diag.FileMissing, name, diag.Range{}, "this file can't be read", "check that it is a file and that you may open it")}
	}
	f, problems := diag.NewFile(name, raw)
	if f == nil {
		return true, problems
	}
	return true, append(problems, DecodeAll(f, into)...)
}

// Decoder decodes many documents and keeps what it has learned about their
// types, which saves a third of the time of a small one. The zero Decoder is
// ready. It is not safe for concurrent use.
type Decoder struct {
	kinds    map[reflect.Type]*kind
	patterns patterns
	quick    quick
}

// Decode is Decode, but remembers the types.
func (r *Decoder) Decode(f *diag.File, start, end int, into any) diag.List {
	if r.kinds == nil {
		r.kinds = map[reflect.Type]*kind{}
	}
	target := reflect.ValueOf(into).Elem()
	d := &document{Decoder: r, source: newSource(f, start, end)}
	d.decode(r.kind(target.Type()), target)
	return d.problems
}

// document is one decoding under way.
type document struct {
	*Decoder
	*source
	problems diag.List
	partial  bool // a merge key or a line that can't be read was met: what is missing may stand there
}

func (d *document) decode(k *kind, target reflect.Value) {
	text := d.clean(&d.problems)
	if root, ok := d.quick.read(text); ok {
		d.value(root, &Field{}, k, target)
		return
	}
	root, err := parse(text)
	switch {
	case err == errSecondDocument:
		d.report(diag.YAMLSyntax, d.secondDocument(), "a second YAML document begins here", "delete this line: a file holds one document")
		return
	case err != nil:
		d.unreadable(text, err, k, target.Type())
		return
	}
	if bytes.IndexByte(text, '&') >= 0 {
		d.refuseAnchor(root)
	}
	if root == nil {
		d.empty(k, target)
		return
	}
	if root.Kind == scalarNode {
		d.unreadable(text, errNotMapping, k, target.Type())
		return
	}
	d.value(root, &Field{}, k, target)
}

// unreadable reports what is wrong with a text that is no YAML: every line that
// can't be read, and what is wrong with the others. Their values are let go, so
// that nothing follows from half a file.
func (d *document) unreadable(text []byte, err error, k *kind, of reflect.Type) {
	slips, rest := d.syntaxErrors(text, err)
	d.problems = append(d.problems, slips...)
	if rest != nil && rest.Kind == mappingNode {
		d.partial = true
		d.value(rest, &Field{}, k, reflect.New(of).Elem())
	}
}

// empty reports a document without any keys as one problem, however many keys
// it lacks.
func (d *document) empty(k *kind, target reflect.Value) {
	var missing []string
	var first Field
	for i := range k.fields {
		field := &k.fields[i]
		if field.Required {
			if len(missing) == 0 {
				first = *field
			}
			missing = append(missing, field.Name)
			continue
		}
		d.setDefault(field, target.Field(field.index))
	}
	if len(missing) == 0 {
		return
	}
	verb := " are missing"
	if len(missing) == 1 {
		verb = " is missing"
	}
	d.report(diag.KeyMissing, d.start(), quoteList(missing)+verb, "add "+lineFor(first))
}

func (d *document) report(code diag.Code, at diag.Range, message, hint string) {
	d.problems = append(d.problems, diag.Error(code, d.file.Name, at, message, hint))
}
