package schema

import (
	"reflect"

	"underpin/internal/exercise"
	"underpin/internal/strictyaml"
)

const exerciseSchema = "exercise.schema.json"

// uses describes a widget in a step: which widget it is says what else stands
// there.
func uses(widgets []*exercise.Widget) *jsonSchema {
	which := &jsonSchema{Type: "string", Description: "The name of its folder."}
	s := &jsonSchema{Type: "object", Properties: properties{{"widget", which}}, Required: []string{"widget"}}
	for _, w := range widgets {
		which.Enum = append(which.Enum, w.Tag)
		s.AllOf = append(s.AllOf, &jsonSchema{
			If:   &jsonSchema{Properties: properties{{"widget", &jsonSchema{Const: w.Tag}}}, Required: []string{"widget"}},
			Then: use(w),
		})
	}
	return s
}

// use describes the keys of one widget in a step.
func use(w *exercise.Widget) *jsonSchema {
	s := mapping(w.UseType())
	s.Description = w.Summary
	s.property("when").Type = "object"
	return s
}

// property returns the schema of a key.
func (s *jsonSchema) property(name string) *jsonSchema {
	for _, p := range s.Properties {
		if p.name == name {
			return p.schema
		}
	}
	panic("schema: there is no key " + name)
}

// widgetTables returns a table of the keys that every widget has, and one of the
// options of each, with those of what they hold.
func widgetTables(widgets []*exercise.Widget) []Table {
	shared := tablesOf("exercise.yaml: a widget in a step", "Every widget has these keys; its own options stand beside them.", reflect.TypeFor[exercise.UseKeys]())
	for _, w := range widgets {
		tables := tablesOf("The widget "+w.Tag, w.Summary, w.UseType())
		tables[0].Rows = tables[0].Rows[len(strictyaml.Fields(reflect.TypeFor[exercise.UseKeys]())):]
		shared = append(shared, tables...)
	}
	return shared
}
