package exercise

import (
	"reflect"
	"strconv"
	"strings"

	"underpin/internal/diag"
	"underpin/internal/strictyaml"
)

// keys are the Go types that uses of a widget are read into. They are made from
// its contract, so that the strict reader, the schemas and the handbook treat
// options like any other keys.
type keys struct {
	use     reflect.Type // UseKeys and the options
	example reflect.Type // the same in the contract itself
	texts   reflect.Type // UseTexts and the texts among the options
}

var (
	textType = reflect.TypeFor[strictyaml.Value[string]]()
	never    = reflect.TypeFor[strictyaml.Never]()
)

func newKeys(tag string, options []Option) *keys {
	return &keys{
		use:     structOf(reflect.TypeFor[UseKeys](), options, false),
		example: structOf(baseOfExample(tag), options, false),
		texts:   structOf(reflect.TypeFor[UseTexts](), options, true),
	}
}

// UseType returns the struct type that a use of the widget is read into: the
// fields of UseKeys, and one for each option.
func (w *Widget) UseType() reflect.Type { return w.keys.use }

// baseOfExample returns UseKeys as they stand in the contract of a widget, where
// the widget need not be named.
func baseOfExample(tag string) reflect.Type {
	var fields []reflect.StructField
	base := reflect.TypeFor[UseKeys]()
	for i := range base.NumField() {
		f := base.Field(i)
		fields = append(fields, reflect.StructField{Name: f.Name, Type: f.Type, Tag: f.Tag})
		if f.Name == "Widget" {
			fields[i].Tag = tagOf("yaml", "widget", "enum", tag)
		}
	}
	return reflect.StructOf(fields)
}

// itemBase are the keys of each item of choices.
type itemBase struct {
	ID    strictyaml.Value[string] `yaml:"id,required" pattern:"[a-z0-9]+(-[a-z0-9]+)*" form:"lower-case letters, digits and single hyphens" doc:"A permanent name for it."`
	Label strictyaml.Value[string] `yaml:"label,required" doc:"What readers see."`
}

// itemTexts are the keys of each item of choices in a translation.
type itemTexts struct {
	ID    strictyaml.Value[string] `yaml:"id,required" doc:"Its id in the original."`
	Label strictyaml.Value[string] `yaml:"label" doc:"What readers see."`
}

// structOf makes a struct type with the fields of base and one for each option.
// Where only texts may stand, other options are refused.
func structOf(base reflect.Type, options []Option, textsOnly bool) reflect.Type {
	var fields []reflect.StructField
	for i := range base.NumField() {
		f := base.Field(i)
		fields = append(fields, reflect.StructField{Name: f.Name, Type: f.Type, Tag: f.Tag})
	}
	for i, o := range options {
		f := reflect.StructField{Name: "Option" + strconv.Itoa(i), Type: o.goType(textsOnly), Tag: o.tag(textsOnly)}
		if f.Type == never {
			f.Tag = tagOf("yaml", o.Name, "code", string(diag.TranslationKey), "doc", "a translation takes it from the original")
		}
		fields = append(fields, f)
	}
	return reflect.StructOf(fields)
}

// goType returns the type that an option is read into.
func (o *Option) goType(textsOnly bool) reflect.Type {
	switch o.Type {
	case "markdown":
		return textType
	case "texts":
		if textsOnly && o.isWord() {
			return never
		}
		return reflect.SliceOf(textType)
	case "choices":
		if textsOnly {
			return reflect.SliceOf(structOf(reflect.TypeFor[itemTexts](), o.Keys, true))
		}
		return reflect.SliceOf(structOf(reflect.TypeFor[itemBase](), o.Keys, false))
	case "records":
		return reflect.SliceOf(structOf(reflect.TypeFor[struct{}](), o.Keys, textsOnly))
	}
	switch {
	case o.Type == "text" && !(textsOnly && o.isWord()):
		return textType
	case textsOnly:
		return never
	case o.Type == "number":
		return reflect.TypeFor[strictyaml.Value[int]]()
	}
	return reflect.TypeFor[strictyaml.Value[bool]]()
}

// isWord reports whether a text is one of some words, and so not for readers.
func (o *Option) isWord() bool { return len(o.OneOf) > 0 || o.Names != "" }

// tag returns the struct tag that says what the option may be.
func (o *Option) tag(textsOnly bool) reflect.StructTag {
	name := o.Name
	if o.Required && !textsOnly {
		name += ",required"
	}
	pairs := []string{"yaml", name, "doc", o.Meaning}
	if !textsOnly {
		pairs = append(pairs, "default", o.Default)
		if o.Names == "" {
			pairs = append(pairs, "enum", strings.Join(o.OneOf, "|"))
		}
		pairs = append(pairs, "min", bound(o.Min), "max", bound(o.Max))
	}
	if o.Type == "choices" {
		pairs = append(pairs, "distinct", "id")
	}
	return tagOf(pairs...)
}

func bound(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// tagOf writes a struct tag from names and values; empty values are left out.
func tagOf(pairs ...string) reflect.StructTag {
	var b strings.Builder
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(pairs[i] + ":" + strconv.Quote(pairs[i+1]))
	}
	return reflect.StructTag(b.String())
}
