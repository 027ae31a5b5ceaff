package assets

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/diag"
)

// exerciseFiles are a library, two widgets and a widget of one exercise alone.
func exerciseFiles() map[string]string {
	return map[string]string{
		"layouts/css/exercise.css": ".exercise { color: #ff0000 }",

		"exercises/_lib/exercise.ts": "import { mark } from './mark';\nexport const start = (id: string, widgets: object): void => console.log(mark, id, widgets);",
		"exercises/_lib/mark.ts":     "export const mark = 'library';",

		"exercises/_widgets/long-text/long-text.ts":    "export class LongText extends HTMLElement { kind = 'long' }",
		"exercises/_widgets/long-text/long-text.css":   ".long { color: #00ff00 }",
		"exercises/_widgets/short-text/short-text.ts":  "export class ShortText extends HTMLElement { kind = 'short' }",
		"exercises/_widgets/plain-form/plain-form.css": ".plain { color: #0000ff }",

		"exercises/apology/own-part/own-part.ts": "export class OwnPart extends HTMLElement { kind = 'own' }",
	}
}

func twoExercises() []Exercise {
	return []Exercise{
		{ID: "apology", Source: "exercises/apology/exercise.yaml", Widgets: []string{"exercises/_widgets/long-text", "exercises/apology/own-part"}},
		{ID: "say-it", Source: "exercises/say-it/exercise.yaml", Widgets: []string{"exercises/_widgets/plain-form", "exercises/_widgets/short-text"}},
	}
}

func TestExerciseScripts(t *testing.T) {
	a, problems := Build(write(t, exerciseFiles()), twoExercises()...)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	tests := []struct {
		id         string
		has, lacks []string
		css        string
	}{
		{"apology", []string{"library", `"apology"`, "long", "own", `"long-text"`, `"own-part"`}, []string{"short", "import", "export"}, ".exercise{color:red}.long{color:#0f0}"},
		{"say-it", []string{"library", `"say-it"`, "short", `"short-text"`}, []string{"long", "own", "plain-form"}, ".exercise{color:red}.plain{color:#00f}"},
	}
	for _, tt := range tests {
		script, css := published(t, a, Script(tt.id)), published(t, a, Sheet(tt.id))
		for _, want := range tt.has {
			if !strings.Contains(script, want) {
				t.Errorf("%s: the script lacks %s: %s", tt.id, want, script)
			}
		}
		for _, no := range tt.lacks {
			if strings.Contains(script, no) {
				t.Errorf("%s: the script holds %s: %s", tt.id, no, script)
			}
		}
		if css != tt.css {
			t.Errorf("%s: the style is %s, want %s", tt.id, css, tt.css)
		}
	}
}

func published(t *testing.T, a *Assets, name string) string {
	t.Helper()
	url, ok := a.URL(name)
	data, err := a.Read(url)
	if !ok || err != nil {
		t.Fatalf("%s is at %q: %v", name, url, err)
	}
	return string(data)
}

func TestExercisesWithoutLibraryAreForms(t *testing.T) {
	files := exerciseFiles()
	delete(files, "exercises/_lib/exercise.ts")
	a, problems := Build(write(t, files), twoExercises()...)
	if _, ok := a.URL(Script("apology")); ok || len(problems) > 0 {
		t.Errorf("there is a script, or a problem: %v", problems)
	}
	if _, ok := a.URL(Sheet("apology")); !ok {
		t.Error("the form has no style")
	}
}

func TestExerciseScriptProblems(t *testing.T) {
	tests := []struct{ name, file, text, want string }{
		{
			"a class of another name", "exercises/_widgets/long-text/long-text.ts", "export class Long {}",
			"exercises/apology/exercise.yaml: error: no matching export in \"exercises/_widgets/long-text/long-text.ts\" for import \"LongText\" [asset-invalid]\n" +
				"  hint: export a class of that name: a widget's tag in PascalCase\n",
		},
		{
			"syntax in a widget", "exercises/_widgets/long-text/long-text.ts", "export class LongText {\n  é = );\n}",
			"exercises/_widgets/long-text/long-text.ts:2:7: error: unexpected \")\" [asset-invalid]\n    2 |   é = );\n      |       ^\n  hint: look at this place and at what stands right before it\n",
		},
		{
			"a style that leads elsewhere", "exercises/_widgets/long-text/long-text.css", "a { background: url(https://x.example/a.png) }",
			"exercises/_widgets/long-text/long-text.css:1:21: error: \"https://x.example/a.png\" would be fetched from elsewhere, which pages never do [asset-invalid]\n" +
				"    1 | a { background: url(https://x.example/a.png) }\n      |                     ^^^^^^^^^^^^^^^^^^^^^^^\n  hint: keep a copy in layouts/ and name that\n",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := exerciseFiles()
			files[tt.file] = tt.text
			dir := write(t, files)
			a, problems := Build(dir, twoExercises()...)
			problems.Sort()
			var got bytes.Buffer
			if err := diag.WriteText(&got, problems, os.DirFS(dir), diag.Style{}); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if _, ok := a.URL(Script("apology")); ok {
				t.Error("a script was made all the same")
			}
		})
	}
}

func TestSameScriptsFromTwoFolders(t *testing.T) {
	one, _ := Build(write(t, exerciseFiles()), twoExercises()...)
	two, _ := Build(write(t, exerciseFiles()), twoExercises()...)
	if diff := cmp.Diff(contents(t, one), contents(t, two)); diff != "" {
		t.Errorf("bytes differ:\n%s", diff)
	}
}
