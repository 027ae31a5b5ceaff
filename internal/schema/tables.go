package schema

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"

	"underpin/internal/exercise"
	"underpin/internal/strictyaml"
)

// Table lists the keys of one mapping for the handbook.
type Table struct {
	Title string // the file, and the key in it that the mapping stands under
	Doc   string
	Rows  []Row
}

// Row is one key.
type Row struct {
	Key, Type, Default, Meaning string
	Required                    bool
}

// Tables returns a table for every kind of file and every mapping in one, and
// one for each widget.
func Tables(widgets []*exercise.Widget) []Table {
	var all []Table
	for _, kind := range Kinds() {
		all = append(all, tablesOf(kind.Title, kind.Doc, kind.Type)...)
		if kind.Schema == exerciseSchema {
			all = append(all, widgetTables(widgets)...)
		}
	}
	return all
}

// tablesOf returns the table of a struct, followed by those of the structs in
// it.
func tablesOf(title, doc string, t reflect.Type) []Table {
	table := Table{Title: title, Doc: doc}
	var inner []Table
	for _, field := range strictyaml.Fields(t) {
		if field.Type.Shape == strictyaml.Refused {
			continue
		}
		table.Rows = append(table.Rows, Row{Key: field.Name, Type: typeName(field), Default: field.Default, Meaning: field.Doc, Required: field.Required})
		element := field.Type
		if element.Shape == strictyaml.List {
			element = *element.Elem
		}
		if element.Shape == strictyaml.Mapping {
			inner = append(inner, tablesOf(title+": "+field.Name, "", element.Struct)...)
		}
	}
	return append([]Table{table}, inner...)
}

// typeName says in words what a key holds.
func typeName(field strictyaml.Field) string {
	if len(field.Enum) > 0 {
		return strings.Join(field.Enum, ", ")
	}
	name := shapeName(field, field.Type)
	switch {
	case field.Min > 0 && field.Max > 0:
		name += fmt.Sprintf(", %d to %d", field.Min, field.Max)
	case field.Max > 0:
		name += fmt.Sprintf(", up to %d", field.Max)
	case field.Min > 0:
		name += fmt.Sprintf(", %d or more", field.Min)
	}
	if field.Type.Shape == strictyaml.Text && field.Max > 0 {
		name += " characters"
	}
	return name
}

func shapeName(field strictyaml.Field, t strictyaml.Type) string {
	switch t.Shape {
	case strictyaml.Number:
		return "whole number"
	case strictyaml.Boolean:
		return "true or false"
	case strictyaml.Day:
		return "date"
	case strictyaml.List:
		if t.Elem.Shape == strictyaml.Mapping {
			return "list of the keys below"
		}
		return "list of " + strings.TrimSuffix(shapeName(field, *t.Elem), "s") + "s"
	case strictyaml.Mapping:
		return "the keys below"
	case strictyaml.Table:
		return "keys with texts"
	case strictyaml.Unread:
		return "value"
	}
	switch field.Format {
	case "https", "base":
		return "https address"
	case "url":
		return "address"
	case "language":
		return "language code"
	}
	return "text"
}

// handbook writes docs/schema/README.md.
func handbook(widgets []*exercise.Widget) []byte {
	var b bytes.Buffer
	b.WriteString(`# The files that editors write

Made by ` + "`go generate ./internal/schema`" + ` from the structs that the files are read into; do not edit by hand.

The ` + "`.schema.json`" + ` files are JSON Schemas (draft 2020-12, which the YAML extension of Visual Studio Code reads since its
language server 1.20). The settings in .vscode/ give them to that extension: it then completes and checks the keys of
site.yaml, of the data files in content/ and of exercises as you type, the options of each widget among them. Front
matter is a part of a Markdown file, which that extension does not look into: its schema serves other editors and tools,
and ` + "`underpin check`" + ` reports everything either way. What needs two files at once, such as the name of a topic, only the
command knows. After a widget was added or its options were changed, make this folder anew.

A key marked * is required.
`)
	for _, table := range Tables(widgets) {
		fmt.Fprintf(&b, "\n## %s\n\n", table.Title)
		if table.Doc != "" {
			fmt.Fprintf(&b, "%s\n\n", table.Doc)
		}
		if len(table.Rows) == 0 {
			continue
		}
		b.WriteString("| key | what it holds | default | meaning |\n|---|---|---|---|\n")
		for _, row := range table.Rows {
			star := ""
			if row.Required {
				star = "*"
			}
			fmt.Fprintf(&b, "| `%s`%s | %s | %s | %s |\n", row.Key, star, row.Type, code(row.Default), cell(row.Meaning))
		}
	}
	return b.Bytes()
}

func code(text string) string {
	if text == "" {
		return ""
	}
	return "`" + text + "`"
}

// cell escapes what would end a cell of a table.
func cell(text string) string {
	return strings.NewReplacer("|", `\|`, "<", `\<`).Replace(text)
}
