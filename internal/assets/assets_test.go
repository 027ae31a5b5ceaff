package assets

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/diag"
	"underpin/internal/output"
)

// write makes a source in a new folder.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func mustBuild(t *testing.T, files map[string]string) *Assets {
	t.Helper()
	a, problems := Build(write(t, files))
	if len(problems) > 0 {
		t.Fatalf("unexpected problems: %+v", problems)
	}
	return a
}

func TestEmptySource(t *testing.T) {
	a := mustBuild(t, nil)
	if a.Style("guide", true) != "" || a.Head() != "" || len(a.Files()) != 0 {
		t.Errorf("got %q, %q, %v", a.Style("guide", true), a.Head(), a.Files())
	}
	if url, ok := a.URL("search.js"); ok {
		t.Errorf("search.js is at %q", url)
	}
}

func TestStyle(t *testing.T) {
	a := mustBuild(t, map[string]string{
		"layouts/home.html":     "",
		"layouts/css/base.css":  "body {\n  margin: 0px;\n}\n",
		"layouts/css/home.css":  "main { color: #ff0000 }",
		"layouts/css/code.css":  "@import \"./colors/light.css\"; .k { color: var(--k) }",
		"layouts/css/print.css": "nav { display: none }",

		"layouts/css/drawing.css":      ".draw { fill: none }",
		"layouts/css/late.css":         "@import \"./drawing.css\"; .late { top: 0 }",
		"layouts/css/colors/light.css": ":root { --k: blue }",
	})
	const base, home, code, paper, late = "body{margin:0}", "main{color:red}", ":root{--k: blue }.k{color:var(--k)}", "nav{display:none}", ".draw{fill:none}.late{top:0}"
	tests := []struct {
		layout string
		code   bool
		want   string
	}{
		{"home", false, base + late + home},
		{"home", true, base + late + home + code},
		{"guide", false, base},
		{"guide", true, base + code},
		{"exercise", false, base},
		{"print", false, base + late},
	}
	for _, test := range tests {
		if got := a.Style(test.layout, test.code); got != test.want {
			t.Errorf("%s, code %v:\n got %s\nwant %s", test.layout, test.code, got, test.want)
		}
	}
	for name, want := range map[string]string{"print.css": paper, "late.css": late} {
		url, ok := a.URL(name)
		if data, err := a.Read(url); !ok || err != nil || string(data) != want {
			t.Errorf("%s at %q holds %q, want %q: %v", name, url, data, want, err)
		}
	}
}

func TestPicturesInStylesAreInlined(t *testing.T) {
	a := mustBuild(t, map[string]string{
		"layouts/css/base.css": "a { background: url(dot.svg) } b { fill: url(#c); background: url('data:image/gif;base64,R0lGODlhAQABAAAAACw=') }",
		"layouts/css/dot.svg":  "<svg xmlns='http://www.w3.org/2000/svg'/>",
	})
	want := `a{background:url("data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>")}` +
		`b{fill:url(#c);background:url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)}`
	if got := a.Style("", false); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestScripts(t *testing.T) {
	a := mustBuild(t, map[string]string{
		"layouts/head.ts":         "const left: string = 'é</script>'; if (sessionStorage.left) document.title = left;",
		"layouts/search.ts":       "import { score } from './search/score';\nconsole.log(score(2));",
		"layouts/search/score.ts": "export const score = (n: number): number => n ?? 1;\nexport const unused = 'never';",
		"layouts/search.test.ts":  "this is not even a script",
		"layouts/globals.d.ts":    "declare const x: number;",
	})
	if diff := cmp.Diff([]string{"assets/search-" + nameHash(t, a, "search.js") + ".js"}, a.Files()); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if strings.Contains(a.Head(), "</script") {
		t.Errorf("the head script ends its element: %s", a.Head())
	}
	if !strings.Contains(a.Head(), "é") {
		t.Errorf("the head script escapes what UTF-8 can say: %s", a.Head())
	}
	url, _ := a.URL("search.js")
	script, err := a.Read(url)
	if err != nil {
		t.Fatal(err)
	}
	if want := `"use strict";(()=>{var o=r=>r??1;console.log(o(2));})();`; !sameShape(string(script), want) {
		t.Errorf("search.js is %s, want something like %s", script, want)
	}
	if _, ok := a.URL("head.js"); ok {
		t.Error("the head script has an address although it stands in the page")
	}
}

// sameShape compares scripts but for the names esbuild gives to variables and
// what it makes of ??, which ES2020 has.
func sameShape(a, b string) bool {
	names := regexp.MustCompile(`\b[a-z]\b`)
	return names.ReplaceAllString(a, "v") == names.ReplaceAllString(b, "v")
}

func nameHash(t *testing.T, a *Assets, name string) string {
	t.Helper()
	url, ok := a.URL(name)
	found := regexp.MustCompile(`-([A-Z2-7]{8})\.js$`).FindStringSubmatch(url)
	if !ok || found == nil {
		t.Fatalf("%s is at %q", name, url)
	}
	return found[1]
}

func TestNameFollowsContent(t *testing.T) {
	one := mustBuild(t, map[string]string{"layouts/search.ts": "console.log(1)"})
	two := mustBuild(t, map[string]string{"layouts/search.ts": "console.log(2)"})
	same := mustBuild(t, map[string]string{"layouts/search.ts": "/* one */ console.log( 1 );"})
	if nameHash(t, one, "search.js") == nameHash(t, two, "search.js") {
		t.Error("another content has the same name")
	}
	if nameHash(t, one, "search.js") != nameHash(t, same, "search.js") {
		t.Error("the same content has another name")
	}
}

func TestStatic(t *testing.T) {
	dir := write(t, map[string]string{
		"static/favicon.svg":              "<svg/>",
		"static/fonts/a b.woff2":          "\x00\r\n\xFF",
		"static/.well-known/security.txt": "Contact:",
		"static/.DS_Store":                "left behind",
		"static/.nojekyll":                "the build writes it",
		"static/.git/config":              "hidden",
		"elsewhere.txt":                   "linked",
	})
	if err := os.Symlink("../elsewhere.txt", filepath.Join(dir, "static/link.txt")); err != nil {
		t.Fatal(err)
	}
	a, problems := Build(dir)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := map[string]string{
		"favicon.svg": "<svg/>", "fonts/a b.woff2": "\x00\r\n\xFF", ".well-known/security.txt": "Contact:", "link.txt": "linked",
	}
	got := map[string]string{}
	for _, name := range a.Files() {
		data, err := a.Read(name)
		if err != nil {
			t.Error(err)
		}
		got[name] = string(data)
		if url, ok := a.URL(name); !ok || url != name {
			t.Errorf("%s is at %q", name, url)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestProblems(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		want  string // as people read it, all problems
	}{
		{
			"script syntax",
			map[string]string{"layouts/search.ts": "const a = 1;\n\tconst é = b );\n"},
			"layouts/search.ts:2:14: error: expected \";\" but found \")\" [asset-invalid]\n" +
				"    2 | \tconst é = b );\n      | \t            ^\n" +
				"  hint: put \";\" here\n",
		},
		{
			"head script, with a byte order mark and CRLF",
			map[string]string{"layouts/head.ts": "\uFEFFconst a = ;\r\n"},
			"layouts/head.ts:1:11: error: unexpected \";\" [asset-invalid]\n" +
				"    1 | const a = ;\n      |           ^\n" +
				"  hint: look at this place and at what stands right before it\n",
		},
		{
			"import of what is not there",
			map[string]string{"layouts/search.ts": "import './search/scor';", "layouts/search/score.ts": ""},
			"layouts/search.ts:1:9: error: there is no file \"./search/scor\" [asset-invalid]\n" +
				"    1 | import './search/scor';\n      |         ^^^^^^^^^^^^^\n" +
				"  hint: did you mean \"score\"?\n",
		},
		{
			"problem in an imported file",
			map[string]string{"layouts/search.ts": "import './search/score';", "layouts/search/score.ts": "\nlet 1"},
			"layouts/search/score.ts:2:5: error: expected \";\" but found \"1\" [asset-invalid]\n" +
				"    2 | let 1\n      |     ^\n" +
				"  hint: put \";\" here\n",
		},
		{
			"no packages",
			map[string]string{"layouts/search.ts": "import x from 'lit';\nx()", "node_modules/lit/index.js": "export default 1"},
			"layouts/search.ts:1:16: error: \"lit\" is a package; scripts import only files of the site, by a path that begins with a dot [asset-invalid]\n" +
				"    1 | import x from 'lit';\n      |                ^^^\n" +
				"  hint: write what you need of it in a file of the site\n",
		},
		{
			"nothing from elsewhere",
			map[string]string{"layouts/css/base.css": "@import url(https://fonts.example/a.css);\na { background: url(//cdn.example/a.png) }"},
			"layouts/css/base.css:1:13: error: \"https://fonts.example/a.css\" would be fetched from elsewhere, which pages never do [asset-invalid]\n" +
				"    1 | @import url(https://fonts.example/a.css);\n      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^\n" +
				"  hint: keep a copy in layouts/ and name that\n" +
				"layouts/css/base.css:2:21: error: \"//cdn.example/a.png\" would be fetched from elsewhere, which pages never do [asset-invalid]\n" +
				"    2 | a { background: url(//cdn.example/a.png) }\n      |                     ^^^^^^^^^^^^^^^^^^^\n" +
				"  hint: keep a copy in layouts/ and name that\n",
		},
		{
			"style with a misspelt property",
			map[string]string{"layouts/css/base.css": "/* ü */ a { colr: red }"},
			"layouts/css/base.css:1:13: warning: \"colr\" is not a known CSS property [asset-invalid]\n" +
				"    1 | /* ü */ a { colr: red }\n      |             ^^^^\n" +
				"  hint: did you mean \"color\"?\n",
		},
		{
			"style with broken syntax",
			map[string]string{"layouts/css/print.css": "a { color: red }\nb { color }"},
			"layouts/css/print.css:2:10: warning: expected \":\" [asset-invalid]\n" +
				"    2 | b { color }\n      |          ^\n" +
				"  hint: put \":\" here\n",
		},
		{
			"style for no layout",
			map[string]string{"layouts/css/giude.css": "a{}", "layouts/guide.html": ""},
			"layouts/css/giude.css: warning: no layout is called \"giude\", so no page gets this style [asset-invalid]\n" +
				"  hint: did you mean \"guide\"?\n",
		},
		{
			"path from the root",
			map[string]string{"layouts/css/base.css": "a { background: url('/dot.svg') }"},
			"layouts/css/base.css:1:22: error: \"/dot.svg\" leads nowhere: paths begin at the file that names them [asset-invalid]\n" +
				"    1 | a { background: url('/dot.svg') }\n      |                      ^^^^^^^^\n" +
				"  hint: write the path from this file's folder, such as ./dot.svg\n",
		},
		{
			"what would hide the rest of a page",
			map[string]string{"layouts/head.ts": "document.title = '<!--'"},
			"layouts/head.ts: error: this holds </script, </style or <!--, which cannot stand inside a page [asset-invalid]\n" +
				"  hint: leave these characters out\n",
		},
		{
			"script that brings styles",
			map[string]string{"layouts/search.ts": "import './x.css'", "layouts/x.css": "a{color:red}"},
			"layouts/search.ts: error: a script cannot bring styles with it [asset-invalid]\n" +
				"  hint: move them to a file in layouts/css\n",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := write(t, test.files)
			_, problems := Build(dir)
			problems.Sort()
			var got bytes.Buffer
			if err := diag.WriteText(&got, problems, os.DirFS(dir), diag.Style{}); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestSameBytesFromTwoFolders builds one source in two places, one of them
// below configuration that esbuild would follow if it were let.
func TestSameBytesFromTwoFolders(t *testing.T) {
	files := map[string]string{
		"layouts/head.ts":      "class A { x = 1 }; console.log(new A(), import.meta, __dirname());\ndeclare function __dirname(): string;",
		"layouts/search.ts":    "import { a } from './search/a'; console.log(`${a}\n`);",
		"layouts/search/a.ts":  "export let a = new Error('x').stack;",
		"layouts/css/base.css": "a { color: red; & b { inset: 0 } }",
		"static/x.txt":         "x",
	}
	below := map[string]string{
		"tsconfig.json": `{"compilerOptions": {"target": "es5", "useDefineForClassFields": false, "alwaysStrict": false}}`,
		"package.json":  `{"type": "commonjs", "sideEffects": false, "browserslist": "ie 8"}`,
	}
	for name, content := range files {
		below["deep/er/"+name] = strings.ReplaceAll(content, "\n", "\r\n")
	}
	one, problems := Build(write(t, files))
	two, others := Build(filepath.Join(write(t, below), "deep", "er"))
	if diff := cmp.Diff(problems, others); diff != "" {
		t.Errorf("problems differ:\n%s", diff)
	}
	if diff := cmp.Diff(contents(t, one), contents(t, two)); diff != "" {
		t.Errorf("bytes differ:\n%s", diff)
	}
}

// contents is everything that can reach a reader.
func contents(t *testing.T, a *Assets) map[string]string {
	all := map[string]string{"head": a.Head(), "style": a.Style("", true)}
	for _, name := range a.Files() {
		data, err := a.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = string(data)
	}
	return all
}

func TestWrite(t *testing.T) {
	a := mustBuild(t, map[string]string{"layouts/search.ts": "console.log(1)", "static/a/b.txt": "b"})
	public := filepath.Join(t.TempDir(), "public")
	s, err := output.Open(public, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Write(s); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Publish(); err != nil {
		t.Fatal(err)
	}
	want := contents(t, a)
	maps.DeleteFunc(want, func(name, _ string) bool { return name == "head" || name == "style" })
	got := map[string]string{}
	for name := range want {
		data, err := os.ReadFile(filepath.Join(public, name))
		if err != nil {
			t.Error(err)
		}
		got[name] = string(data)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReadOfWhatIsNotThere(t *testing.T) {
	if _, err := mustBuild(t, nil).Read("x"); !os.IsNotExist(err) {
		t.Errorf("got %v", err)
	}
}
