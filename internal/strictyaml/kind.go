package strictyaml

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"underpin/internal/diag"
)

// Field is one key of a mapping as the tags of a struct describe it. Schemas
// and the handbook are made from it, so that they cannot differ from what
// Decode accepts.
type Field struct {
	Name     string
	Required bool
	Min, Max int // 0 when there is no such bound
	Enum     []string
	Pattern  string // "" for any text
	Form     string // Pattern in words
	Format   string // "https", "url", "base" or "language"; "" for any text
	Bare     bool   // a number without quotes is a text too
	Unique   bool   // no item twice
	Distinct string // the key by which items differ
	Default  string
	Doc      string
	Type     Type

	code   diag.Code
	index  int  // of the struct's field
	inList bool // these are the rules for an item
	items  *Field
	kind   *kind
}

// Type says what a field holds.
type Type struct {
	Shape  Shape
	Elem   *Type        // of a list
	Struct reflect.Type // of a mapping, for Fields
}

// Shape is a kind of value.
type Shape uint8

// The shapes of values.
const (
	Text Shape = iota
	Number
	Boolean
	Day
	List
	Mapping
	Table   // keys of the editor's own choice, with texts
	Refused // a key that may not stand here, see Never
	Unread  // anything, see Node
)

// Never is the type of a key that is known but may not stand in this file. Its
// doc tag says why.
type Never struct{}

// Fields returns the keys that a struct type reads, in the order of its fields.
func Fields(t reflect.Type) []Field {
	d := Decoder{kinds: map[reflect.Type]*kind{}}
	return slices.Clone(d.kind(t).fields)
}

// kind is what is known about a Go type that YAML is read into.
type kind struct {
	shape   Shape
	placed  bool  // a Value: the place is kept beside the value
	pointer bool  // allocate before reading
	elem    *kind // of a list
	fields  []Field
	place   int // of a mapping: 1 + index of the field that takes its place
	goType  reflect.Type
	inner   reflect.Type // goType without Value and pointer
}

var (
	dateType  = reflect.TypeFor[Date]()
	neverType = reflect.TypeFor[Never]()
	rangeType = reflect.TypeFor[diag.Range]()
	nodeType  = reflect.TypeFor[Node]()
)

func (r *Decoder) kind(t reflect.Type) *kind {
	if k := r.kinds[t]; k != nil {
		return k
	}
	k := &kind{goType: t, inner: t}
	r.kinds[t] = k
	if isValue(t) {
		*k = *r.kind(t.Field(0).Type)
		k.goType, k.placed = t, true
		return k
	}
	switch {
	case t == dateType:
		k.shape = Day
	case t == nodeType:
		k.shape = Unread
	case t == neverType:
		k.shape = Refused
	case t.Kind() == reflect.String:
		k.shape = Text
	case t.Kind() == reflect.Int:
		k.shape = Number
	case t.Kind() == reflect.Bool:
		k.shape = Boolean
	case t.Kind() == reflect.Slice:
		k.shape, k.elem = List, r.kind(t.Elem())
	case t.Kind() == reflect.Pointer:
		*k = *r.kind(t.Elem())
		k.goType, k.pointer = t, true
	case t.Kind() == reflect.Map && t.Key().Kind() == reflect.String && t.Elem().Kind() == reflect.String:
		k.shape = Table
	case t.Kind() == reflect.Struct:
		k.shape = Mapping
		k.fields, k.place = r.structFields(t)
	default:
		panic(fmt.Sprintf("strictyaml: YAML cannot be read into a %s", t))
	}
	return k
}

// isValue reports whether t is a Value of anything.
func isValue(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t.PkgPath() == dateType.PkgPath() && strings.HasPrefix(t.Name(), "Value[")
}

func (r *Decoder) structFields(t reflect.Type) (fields []Field, place int) {
	for i := range t.NumField() {
		sf := t.Field(i)
		tag, ok := sf.Tag.Lookup("yaml")
		if !ok {
			continue
		}
		if tag == ",place" && sf.Type == rangeType {
			place = i + 1
			continue
		}
		field := newField(sf.Tag, tag)
		field.index, field.kind = i, r.kind(sf.Type)
		field.Type = typeOf(field.kind)
		fields = append(fields, field)
	}
	return fields, place
}

func newField(tag reflect.StructTag, yaml string) Field {
	name, option, _ := strings.Cut(yaml, ",")
	field := Field{
		Name:     name,
		Required: option == "required",
		Min:      number(tag.Get("min")),
		Max:      number(tag.Get("max")),
		Pattern:  tag.Get("pattern"),
		Form:     tag.Get("form"),
		Format:   tag.Get("format"),
		Bare:     tag.Get("bare") == "true",
		Unique:   tag.Get("unique") == "true",
		Distinct: tag.Get("distinct"),
		Default:  tag.Get("default"),
		Doc:      tag.Get("doc"),
		code:     diag.ValueInvalid,
	}
	if enum := tag.Get("enum"); enum != "" {
		field.Enum = strings.Split(enum, "|")
	}
	if code := tag.Get("code"); code != "" {
		field.code = diag.Code(code)
	}
	return field
}

func number(text string) int {
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		panic("strictyaml: a bound in a struct tag is not a number: " + text)
	}
	return n
}

func typeOf(k *kind) Type {
	t := Type{Shape: k.shape}
	switch k.shape {
	case List:
		elem := typeOf(k.elem)
		t.Elem = &elem
	case Mapping:
		t.Struct = k.inner
	}
	return t
}

// patterns holds compiled patterns by their text.
type patterns map[string]*regexp.Regexp

func (p *patterns) match(pattern, text string) bool {
	if *p == nil {
		*p = patterns{}
	}
	compiled := (*p)[pattern]
	if compiled == nil {
		compiled = regexp.MustCompile(`\A(?:` + pattern + `)\z`)
		(*p)[pattern] = compiled
	}
	return compiled.MatchString(text)
}
