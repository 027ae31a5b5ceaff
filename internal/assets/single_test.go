package assets

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// singleFiles are a source of two exercises, whose widgets claim a class that a
// layout and the style of all exercises have too.
func singleFiles() map[string]string {
	files := exerciseFiles()
	for name, text := range map[string]string{
		"layouts/bundle/start.ts":                      "export const start = (parts: object): void => console.log('start', parts);",
		"layouts/things/start.ts":                      "export const start = (): void => console.log('all that is kept');",
		"layouts/things.ts":                            "import { start } from './things/start'; start();",
		"layouts/home.html":                            "",
		"layouts/css/base.css":                         "p { color: #000000 }",
		"layouts/css/home.css":                         ".ways { color: #008000 }",
		"exercises/_widgets/long-text/long-text.css":   ".ways, [data-print] .ways::before { color: #00ff00 }",
		"exercises/_widgets/plain-form/plain-form.css": ".ways { color: #0000ff }",
	} {
		files[name] = text
	}
	return files
}

func single(t *testing.T) (dir string, a *Assets, s *Single) {
	t.Helper()
	dir = write(t, singleFiles())
	a, problems := Build(dir, twoExercises()...)
	s, found := a.Single(twoExercises()...)
	if problems = append(problems, found...); len(problems) > 0 {
		t.Fatal(problems)
	}
	return dir, a, s
}

// A class that several style sheets have is each one's own, on the pages that
// have that sheet: what an editor calls it changes no other page.
func TestSingleKeepsStylesApart(t *testing.T) {
	_, a, s := single(t)
	sheet, _ := a.URL(Sheet("apology"))
	sheets := s.Sheets([]string{"home", "guide"}, []string{sheet})
	if diff := cmp.Diff([]string{"_home", "_exercise", "long-text"}, sheets); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	const where = ":where([data-sheets~=_home],[data-sheets~=_home] *)"
	in := func(name string) string { return strings.ReplaceAll(where, "_home", name) }
	want := "p{color:#000}.ways" + where + "{color:green}.exercise" + in("_exercise") + "{color:red}" +
		".ways" + in("long-text") + ",[data-print] .ways" + in("long-text") + ":before{color:#0f0}@media print{}"
	if diff := cmp.Diff(want, s.Style(sheets)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := s.Style(nil); got != "p{color:#000}@media print{}" {
		t.Errorf("a page of no layout has %s", got)
	}
}

// The script has what the pages of a file have on the site, and what it was made
// of when it was read.
func TestSingleScript(t *testing.T) {
	dir, a, s := single(t)
	if err := os.RemoveAll(filepath.Join(dir, "exercises")); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		files      []string
		has, lacks []string
	}{
		{nil, []string{"start"}, []string{"library", "kept", "long"}},
		{[]string{"things.js"}, []string{"all that is kept"}, []string{"library"}},
		{[]string{Script("apology")}, []string{"library", `"long-text"`, `"own-part"`}, []string{"short", "kept"}},
		{[]string{Script("apology"), Script("say-it"), "things.js"}, []string{"library", "long", "own", "short", "kept"}, []string{"import", "export"}},
	} {
		var files []string
		for _, name := range tt.files {
			url, ok := a.URL(name)
			if !ok {
				t.Fatalf("there is no %s", name)
			}
			files = append(files, url)
		}
		script, err := s.Script(files)
		if again, _ := s.Script(append(files, files...)); err != nil || again != script {
			t.Errorf("%v: asked for twice, it is another one: %v", tt.files, err)
		}
		for _, want := range tt.has {
			if !strings.Contains(script, want) {
				t.Errorf("%v: the script lacks %s: %s", tt.files, want, script)
			}
		}
		for _, no := range tt.lacks {
			if strings.Contains(script, no) {
				t.Errorf("%v: the script holds %s: %s", tt.files, no, script)
			}
		}
	}
}

// What is wrong with the script of single files is told with its place.
func TestSingleProblems(t *testing.T) {
	files := singleFiles()
	files["layouts/bundle/start.ts"] = "import './gone';\nexport const start = 1;"
	a, _ := Build(write(t, files), twoExercises()...)
	_, problems := a.Single(twoExercises()...)
	if len(problems) != 1 || problems[0].File != "layouts/bundle/start.ts" || problems[0].At.Line != 1 {
		t.Errorf("got %v", problems)
	}
}
