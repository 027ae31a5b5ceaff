// Package schema describes the files that editors write: as JSON Schemas, which
// complete and check YAML in an editor, and as tables for the handbook.
//
// In come the very structs that the files are read into, with their tags, and
// the contracts of widgets. Out come the bytes of docs/schema/, where they are
// committed so that an editor finds them without a build; a test demands that
// they are current. It must not describe anything that structs and contracts do
// not say.
package schema

import (
	"bytes"
	"encoding/json"
	"reflect"

	"underpin/internal/config"
	"underpin/internal/content"
	"underpin/internal/exercise"
	"underpin/internal/strictyaml"
)

//go:generate go test -run=^TestCommitted$ -update

// File is a kind of file that editors write.
type File struct {
	Schema string // the schema's file name in docs/schema/
	Match  string // the files it describes, as a glob; "" where YAML is only a part of them
	Title  string
	Doc    string
	Type   reflect.Type // the struct that it is read into
}

// Kinds returns the kinds of files, in the order of the handbook.
func Kinds() []File {
	return []File{
		{"site.schema.json", "site.yaml", "site.yaml", "The site's name, languages, sections, and the names that front matter may use.", reflect.TypeFor[config.File]()},
		{"site-translation.schema.json", "site.*.yaml", "site.<language>.yaml", "The texts of site.yaml in another language, by the same ids.", reflect.TypeFor[config.Translation]()},
		{"front-matter.schema.json", "", "Front matter", "What stands between the lines of --- at the head of a page.", reflect.TypeFor[content.Front]()},
		{"front-matter-translation.schema.json", "", "Front matter of a translation", "Texts alone; the rest comes from the original.", reflect.TypeFor[content.TranslationFront]()},
		{"sources.schema.json", "content/sources.yaml", "content/sources.yaml", "What pages may cite.", reflect.TypeFor[content.SourcesFile]()},
		{"helplines.schema.json", "content/helplines.yaml", "content/helplines.yaml", "Help lines by country.", reflect.TypeFor[content.HelplinesFile]()},
		{"glossary.schema.json", "content/glossary.yaml", "content/glossary.yaml", "Terms that pages explain in place.", reflect.TypeFor[content.GlossaryFile]()},
		{"glossary-translation.schema.json", "content/glossary.*.yaml", "content/glossary.<language>.yaml", "The texts of glossary.yaml in another language, by the same ids.", reflect.TypeFor[content.GlossaryTranslation]()},
		{"words.schema.json", "content/words.yaml", "content/words.yaml", "Words that the site avoids, and words that search treats as one.", reflect.TypeFor[content.Words]()},
		{exerciseSchema, "exercises/*/exercise.yaml", "exercise.yaml", "An exercise: its steps, the widgets in them, and what it puts together.", reflect.TypeFor[exercise.File]()},
		{"exercise-translation.schema.json", "exercises/*/exercise.*.yaml", "exercise.<language>.yaml", "The texts of an exercise in another language, in the original's order.", reflect.TypeFor[exercise.TranslationFile]()},
		{"examples.schema.json", "exercises/*/examples.yaml", "examples.yaml", "An exercise filled in, three times or more.", reflect.TypeFor[exercise.ExamplesFile]()},
		{"widget.schema.json", "exercises/*/*-*/*-*.yaml", "<widget>.yaml", "The contract of a widget.", reflect.TypeFor[exercise.WidgetFile]()},
	}
}

// Files returns the files of docs/schema/ by their names, for a site with these
// widgets.
func Files(widgets []*exercise.Widget) map[string][]byte {
	files := map[string][]byte{"README.md": handbook(widgets)}
	for _, kind := range Kinds() {
		s := mapping(kind.Type)
		if kind.Schema == exerciseSchema {
			s.property("steps").Items.property("widgets").Items = uses(widgets)
		}
		s.Schema, s.Title, s.Description = "https://json-schema.org/draft/2020-12/schema", kind.Title, kind.Doc
		files[kind.Schema] = encode(s)
	}
	return files
}

// jsonSchema is a schema, as much of the standard as the files need.
type jsonSchema struct {
	Schema      string      `json:"$schema,omitempty"`
	Title       string      `json:"title,omitempty"`
	Description string      `json:"description,omitempty"`
	Type        any         `json:"type,omitempty"` // a name, or a list of names
	Format      string      `json:"format,omitempty"`
	Pattern     string      `json:"pattern,omitempty"`
	Enum        []string    `json:"enum,omitempty"`
	Default     any         `json:"default,omitempty"`
	MinLength   int         `json:"minLength,omitempty"`
	MaxLength   int         `json:"maxLength,omitempty"`
	Minimum     int         `json:"minimum,omitempty"`
	Maximum     int         `json:"maximum,omitempty"`
	Items       *jsonSchema `json:"items,omitempty"`
	MinItems    int         `json:"minItems,omitempty"`
	MaxItems    int         `json:"maxItems,omitempty"`
	Unique      bool        `json:"uniqueItems,omitempty"`
	Properties  properties  `json:"properties,omitempty"`
	Required    []string    `json:"required,omitempty"`
	Additional  any         `json:"additionalProperties,omitempty"` // false, or a schema

	Const string        `json:"const,omitempty"`
	AllOf []*jsonSchema `json:"allOf,omitempty"`
	If    *jsonSchema   `json:"if,omitempty"`
	Then  *jsonSchema   `json:"then,omitempty"`
}

// properties are the keys of a mapping in the order of the struct, which is the
// order that an editor offers them in.
type properties []property

type property struct {
	name   string
	schema *jsonSchema
}

// MarshalJSON writes the keys in order.
func (p properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, one := range p {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(bytes.TrimSpace(encode(one.name)))
		b.WriteByte(':')
		b.Write(encode(one.schema))
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		panic("schema: plain data must encode: " + err.Error())
	}
	return b.Bytes()
}

func mapping(t reflect.Type) *jsonSchema {
	s := &jsonSchema{Type: "object", Additional: false}
	for _, field := range strictyaml.Fields(t) {
		if field.Type.Shape == strictyaml.Refused {
			continue
		}
		s.Properties = append(s.Properties, property{field.Name, fieldSchema(field)})
		if field.Required {
			s.Required = append(s.Required, field.Name)
		}
	}
	return s
}

func fieldSchema(field strictyaml.Field) *jsonSchema {
	s := typeSchema(field, field.Type)
	s.Description = field.Doc
	if field.Type.Shape == strictyaml.List {
		s.MinItems, s.MaxItems, s.Unique = field.Min, field.Max, field.Unique
		if field.Required {
			s.MinItems = max(1, field.Min)
		}
	}
	switch {
	case field.Default == "":
	case field.Type.Shape == strictyaml.Text:
		s.Default = field.Default
	default:
		s.Default = json.RawMessage(field.Default)
	}
	return s
}

// typeSchema describes values of a type under the rules of a field; those of a
// list hold for each item.
func typeSchema(field strictyaml.Field, t strictyaml.Type) *jsonSchema {
	switch t.Shape {
	case strictyaml.Number:
		return &jsonSchema{Type: "integer", Minimum: field.Min, Maximum: field.Max}
	case strictyaml.Boolean:
		return &jsonSchema{Type: "boolean"}
	case strictyaml.Day:
		return &jsonSchema{Type: "string", Format: "date"}
	case strictyaml.List:
		item := field
		item.Required, item.Min, item.Max = true, 0, 0
		return &jsonSchema{Type: "array", Items: typeSchema(item, *t.Elem)}
	case strictyaml.Mapping:
		return mapping(t.Struct)
	case strictyaml.Unread:
		return &jsonSchema{}
	case strictyaml.Table:
		return &jsonSchema{Type: "object", Additional: &jsonSchema{Type: "string"}}
	}
	return textSchema(field)
}

func textSchema(field strictyaml.Field) *jsonSchema {
	s := &jsonSchema{Type: "string", Enum: field.Enum, MinLength: field.Min, MaxLength: field.Max}
	if field.Bare {
		s.Type = []string{"string", "number"}
	}
	if field.Required && s.MinLength == 0 && len(s.Enum) == 0 {
		s.MinLength = 1
	}
	if field.Pattern != "" {
		s.Pattern = "^(" + field.Pattern + ")$"
	}
	switch field.Format {
	case "https":
		s.Format, s.Pattern = "uri", "^https://"
	case "url":
		s.Format, s.Pattern = "uri", "^https?://"
	case "base":
		s.Format, s.Pattern = "uri", "^https://[^?#]+$"
	case "language":
		s.Pattern = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"
	}
	return s
}
