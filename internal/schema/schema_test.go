package schema

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"underpin/internal/strictyaml"
)

var update = flag.Bool("update", false, "write docs/schema/")

const folder = "../../docs/schema"

// TestCommitted holds docs/schema/ against the structs; with -update it writes
// the folder, which is what go generate does.
func TestCommitted(t *testing.T) {
	files := Files()
	for name, want := range files {
		name = filepath.Join(folder, name)
		if *update {
			if err := os.WriteFile(name, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(name)
		if err != nil {
			t.Errorf("%v: run go generate ./internal/schema", err)
		} else if !bytes.Equal(got, want) {
			t.Errorf("%s is not current: run go generate ./internal/schema", name)
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if files[e.Name()] == nil {
			t.Errorf("%s/%s is described by nothing: delete it", folder, e.Name())
		}
	}
}

// TestEditorSettings holds the settings of Visual Studio Code against the kinds
// of files.
func TestEditorSettings(t *testing.T) {
	raw, err := os.ReadFile("../../.vscode/settings.json")
	if err != nil {
		t.Fatal(err)
	}
	var settings struct {
		Schemas map[string][]string `json:"yaml.schemas"`
	}
	if err := json.Unmarshal(raw, &settings); err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{}
	for _, kind := range Kinds() {
		if kind.Match != "" {
			want["./docs/schema/"+kind.Schema] = []string{kind.Match}
		}
	}
	if !reflect.DeepEqual(settings.Schemas, want) {
		t.Errorf("yaml.schemas is\n%v\nwant\n%v", settings.Schemas, want)
	}
}

// TestDescribed demands that every key says what it is for, in a sentence.
func TestDescribed(t *testing.T) {
	for _, table := range Tables() {
		for _, row := range table.Rows {
			if row.Meaning == "" || !strings.HasSuffix(row.Meaning, ".") {
				t.Errorf("%s: %s has no doc tag that is a sentence: %q", table.Title, row.Key, row.Meaning)
			}
		}
	}
}

// TestRules holds the rules of some keys against what the schema must say.
func TestRules(t *testing.T) {
	for _, test := range []struct{ schema, pointer, want string }{
		{"front-matter", "/required", `["title","summary","reviewed"]`},
		{"front-matter", "/additionalProperties", `false`},
		{"front-matter", "/properties/title/maxLength", `70`},
		{"front-matter", "/properties/title/minLength", `1`},
		{"front-matter", "/properties/summary/minLength", `50`},
		{"front-matter", "/properties/reviewed/format", `"date"`},
		{"front-matter", "/properties/for/default", `"either"`},
		{"front-matter", "/properties/topics/uniqueItems", `true`},
		{"front-matter", "/properties/topics/items/minLength", `1`},
		{"front-matter", "/properties/rests_on/enum", `["research","experience"]`},
		{"front-matter", "/properties/sensitive/type", `"boolean"`},
		{"front-matter", "/properties/order/type", `"integer"`},
		{"site", "/properties/review_months/default", `12`},
		{"site", "/properties/base_url/pattern", `"^https://[^?#]+$"`},
		{"site", "/properties/sections/minItems", `1`},
		{"site", "/properties/sections/items/required", `["id","title"]`},
		{"site", "/properties/licenses/properties/prose/type", `"string"`},
		{"sources", "/properties/sources/items/properties/id/pattern", `"^([a-z0-9-]+)$"`},
		{"sources", "/properties/sources/items/properties/year/type", `["string","number"]`},
		{"helplines", "/properties/helplines/items/properties/checked/required", `["date","how"]`},
		{"words", "/properties/synonyms/items/type", `"array"`},
	} {
		var doc any
		if err := json.Unmarshal(Files()[test.schema+".schema.json"], &doc); err != nil {
			t.Fatalf("%s: %v", test.schema, err)
		}
		for _, part := range strings.Split(test.pointer[1:], "/") {
			m, _ := doc.(map[string]any)
			doc = m[part]
		}
		got, _ := json.Marshal(doc)
		if string(got) != test.want {
			t.Errorf("%s%s is %s, want %s", test.schema, test.pointer, got, test.want)
		}
	}
}

// TestOrder demands that an editor is offered keys in the order of the struct.
func TestOrder(t *testing.T) {
	for _, kind := range Kinds() {
		text, last := string(Files()[kind.Schema]), 0
		for _, field := range strictyaml.Fields(kind.Type) {
			if field.Type.Shape == strictyaml.Refused {
				continue
			}
			at := strings.Index(text[last:], "\n    \""+field.Name+"\": {")
			if at < 0 {
				t.Errorf("%s: %s is missing or out of order", kind.Schema, field.Name)
				break
			}
			last += at + 1
		}
	}
}

// TestMatches demands that each glob matches the files it is meant for.
func TestMatches(t *testing.T) {
	for _, test := range []struct{ file, schema string }{
		{"site.yaml", "site.schema.json"},
		{"site.fr.yaml", "site-translation.schema.json"},
		{"content/sources.yaml", "sources.schema.json"},
		{"content/glossary.pt-BR.yaml", "glossary-translation.schema.json"},
		{"content/glossary.yaml", "glossary.schema.json"},
	} {
		var got []string
		for _, kind := range Kinds() {
			if ok, _ := path.Match(kind.Match, test.file); ok {
				got = append(got, kind.Schema)
			}
		}
		if !reflect.DeepEqual(got, []string{test.schema}) {
			t.Errorf("%s is matched by %v, want %s alone", test.file, got, test.schema)
		}
	}
}
