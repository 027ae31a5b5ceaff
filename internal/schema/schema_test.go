package schema

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"underpin/internal/config"
	"underpin/internal/exercise"
	"underpin/internal/strictyaml"
)

var update = flag.Bool("update", false, "write docs/schema/")

const folder = "../../docs/schema"

// widgets are those of this repository.
func widgets(t *testing.T) []*exercise.Widget {
	t.Helper()
	source := os.DirFS("../..")
	cfg, problems := config.Read(source)
	if cfg == nil {
		t.Fatal(problems)
	}
	set, _ := exercise.Read(source, cfg)
	return set.AllWidgets()
}

// TestCommitted holds docs/schema/ against the structs; with -update it writes
// the folder, which is what go generate does.
func TestCommitted(t *testing.T) {
	files := Files(widgets(t))
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
	for _, table := range Tables(widgets(t)) {
		for _, row := range table.Rows {
			if row.Meaning == "" || !strings.HasSuffix(row.Meaning, ".") {
				t.Errorf("%s: %s has no doc tag that is a sentence: %q", table.Title, row.Key, row.Meaning)
			}
		}
	}
}

const widgetUse = "/properties/steps/items/properties/widgets/items"

// TestRules holds the rules of some keys against what the schema must say.
func TestRules(t *testing.T) {
	files := Files(widgets(t))
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
		{"exercise", "/properties/mode/enum", `["alone","together","apart-then-together"]`},
		{"exercise", widgetUse + "/required", `["widget"]`},
		{"exercise", widgetUse + "/properties/widget/enum/0", `"agreement-sheet"`},
		{"exercise", widgetUse + "/allOf/0/if/properties/widget/const", `"agreement-sheet"`},
		{"exercise", widgetUse + "/allOf/0/then/required", `["widget","id","label","points","fields"]`},
		{"exercise", widgetUse + "/allOf/0/then/additionalProperties", `false`},
		{"exercise", widgetUse + "/allOf/0/then/properties/points/items/required", `["id","label"]`},
		{"exercise-translation", "/properties/minutes", `null`},
		{"examples", "/properties/examples/minItems", `3`},
		{"widget", "/properties/value/enum", `["text","choice","choices","list","number","date","record"]`},
	} {
		var doc any
		if err := json.Unmarshal(files[test.schema+".schema.json"], &doc); err != nil {
			t.Fatalf("%s: %v", test.schema, err)
		}
		for _, part := range strings.Split(test.pointer[1:], "/") {
			switch in := doc.(type) {
			case map[string]any:
				doc = in[part]
			case []any:
				i, _ := strconv.Atoi(part)
				doc = in[i]
			}
		}
		got, _ := json.Marshal(doc)
		if string(got) != test.want {
			t.Errorf("%s%s is %s, want %s", test.schema, test.pointer, got, test.want)
		}
	}
}

// TestOrder demands that an editor is offered keys in the order of the struct.
func TestOrder(t *testing.T) {
	files := Files(nil)
	for _, kind := range Kinds() {
		text, last := string(files[kind.Schema]), 0
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
		{"exercises/apology/exercise.yaml", "exercise.schema.json"},
		{"exercises/apology/exercise.fr.yaml", "exercise-translation.schema.json"},
		{"exercises/apology/examples.yaml", "examples.schema.json"},
		{"exercises/_widgets/long-text/long-text.yaml", "widget.schema.json"},
		{"exercises/apology/own-words/own-words.yaml", "widget.schema.json"},
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
