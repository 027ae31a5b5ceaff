package assets

import (
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/evanw/esbuild/pkg/api"

	"underpin/internal/diag"
)

// Single makes the style and the script of one file that holds some pages, of
// what those have on the site. It has read all that it may be made of.
type Single struct {
	source      string
	first, last string              // the style of all pages, before the sheets and after them
	sheets      []sheet             // in the order in which pages have them
	sheetsOf    map[string][]string // by a style sheet's path on the site
	scriptsOf   map[string][]string // by a script's path on the site, modules without their ending
	texts       *texts
}

// sheet is the style that some pages have. They say so by its name in
// data-sheets, and so does the html element while one of them is shown: no class
// can be taken from a page that does not have the sheet.
type sheet struct{ name, css string }

// singleLibrary is what the script of a single file begins with. A source without
// it has single files that are read as they stand.
const singleLibrary = "layouts/bundle/start"

// features are what singleLibrary starts where a page has it: by its name there,
// the script that a page has on the site, and the module and what it exports.
var features = []struct{ name, script, module, export string }{
	{"beside", "beside.js", layoutsDir + "/beside/start", "start"},
	{"exercise", "", library, "start"}, // every exercise's script begins with it
	{"phone", "phone.js", layoutsDir + "/phone/start", "start"},
	{"search", "search.js", layoutsDir + "/search/panel", "searchPanel"},
	{"things", "things.js", layoutsDir + "/things/start", "start"},
}

// Single compiles all that one file can need, and keeps what parts of it are made
// of.
func (a *Assets) Single(exercises ...Exercise) (*Single, diag.List) {
	s := &Single{source: a.source, sheetsOf: map[string][]string{}, scriptsOf: map[string][]string{}}
	s.addSheets(a, exercises)
	s.addScripts(a, exercises)
	if !isFile(a.source, singleLibrary+".ts") {
		return s, nil
	}
	s.texts = &texts{read: map[string]string{}}
	_, problems := s.compile(slices.Concat(slices.Collect(maps.Values(s.scriptsOf))...))
	s.texts.all = true
	return s, problems
}

// addSheets notes the style sheets in the order in which pages have them, and
// which of them each style sheet of the site is made of.
func (s *Single) addSheets(a *Assets, exercises []Exercise) {
	css := func(name string) string { return a.styles[styleDir+"/"+name+".css"] }
	s.first = css("base") + css("late")
	s.last = css("bundle") + "@media print{" + css("print") + "}"
	for _, name := range slices.Sorted(maps.Keys(a.styles)) {
		if layout := strings.TrimSuffix(path.Base(name), ".css"); path.Dir(name) == styleDir && !shared(layout) {
			s.add(layoutSheet(layout), a.styles[name])
		}
	}
	s.sheets = append(s.sheets, sheet{layoutSheet("code"), css("code")}) // its classes are chroma's, and it has colors for the root
	s.add(layoutSheet(exerciseSheet), css(exerciseSheet))
	for _, name := range widgetStyles(a.source, exercises) {
		s.add(strings.TrimSuffix(path.Base(name), ".css"), a.styles[name])
	}
	s.add(layoutSheet("side-by-side"), css("side-by-side"))
	s.sheetsOf[a.urls["side-by-side.css"]] = []string{layoutSheet("side-by-side")}
	for _, x := range exercises {
		names := []string{layoutSheet(exerciseSheet)}
		for _, folder := range x.Widgets {
			names = append(names, path.Base(folder))
		}
		s.sheetsOf[a.urls[Sheet(x.ID)]] = names
	}
}

func (s *Single) add(name, css string) {
	at := "[data-sheets~=" + name + "]"
	s.sheets = append(s.sheets, sheet{name, scope(css, ":where("+at+","+at+" *)")})
}

// layoutSheet names a sheet of layouts/css, as no widget is called.
func layoutSheet(name string) string { return "_" + name }

// addScripts notes which modules each script of the site is made of.
func (s *Single) addScripts(a *Assets, exercises []Exercise) {
	for _, f := range features {
		if url, ok := a.urls[f.script]; ok && isFile(a.source, f.module+".ts") {
			s.scriptsOf[url] = []string{f.module}
		}
	}
	for _, x := range exercises {
		url, ok := a.urls[Script(x.ID)]
		if !ok {
			continue
		}
		modules := []string{library}
		for _, folder := range x.Widgets {
			if module := folder + "/" + path.Base(folder); isFile(a.source, module+".ts") {
				modules = append(modules, module)
			}
		}
		s.scriptsOf[url] = modules
	}
}

// Sheets names the sheets of a page that has some layouts and, as files, some
// style sheets of the site. Those that all pages have are not among them.
func (s *Single) Sheets(layouts, files []string) []string {
	var wanted []string
	for _, layout := range layouts {
		wanted = append(wanted, layoutSheet(layout))
	}
	for _, file := range files {
		wanted = append(wanted, s.sheetsOf[file]...)
	}
	var names []string
	for _, one := range s.sheets {
		if one.css != "" && slices.Contains(wanted, one.name) {
			names = append(names, one.name)
		}
	}
	return names
}

// Style returns the style of pages that have some sheets.
func (s *Single) Style(sheets []string) string {
	var css strings.Builder
	css.WriteString(s.first)
	for _, one := range s.sheets {
		if slices.Contains(sheets, one.name) {
			css.WriteString(one.css)
		}
	}
	css.WriteString(s.last)
	return css.String()
}

// Script returns the script of pages that have some scripts of the site, "" for a
// source whose single files have none.
func (s *Single) Script(files []string) (string, error) {
	if s.texts == nil {
		return "", nil
	}
	var modules []string
	for _, file := range files {
		modules = append(modules, s.scriptsOf[file]...)
	}
	script, problems := s.compile(modules)
	if problems.HasErrors() { // all of it was compiled before
		return "", fmt.Errorf("%s: %s", problems[0].File, problems[0].Message)
	}
	return script, nil
}

func (s *Single) compile(modules []string) (string, diag.List) {
	all := bundle{Exercise{ID: "all", Source: singleLibrary + ".ts"}, singleEntry(modules)}
	compiled, problems := compile(s.source, nil, []bundle{all}, s.texts.use)
	return compiled[all.compiledName()], problems
}

// singleEntry imports modules and hands them to singleLibrary.
func singleEntry(modules []string) string {
	modules = slices.Compact(slices.Sorted(slices.Values(modules)))
	var imports, parts, widgets strings.Builder
	fmt.Fprintf(&imports, "import {start} from %q;\n", "./"+singleLibrary)
	for _, f := range features {
		if slices.Contains(modules, f.module) {
			fmt.Fprintf(&imports, "import {%s as %s} from %q;\n", f.export, f.name, "./"+f.module)
			fmt.Fprintf(&parts, "%s, ", f.name)
			modules = slices.DeleteFunc(modules, func(module string) bool { return module == f.module })
		}
	}
	for _, module := range modules {
		class := className(path.Base(module))
		fmt.Fprintf(&imports, "import {%s} from %q;\n", class, "./"+module)
		fmt.Fprintf(&widgets, "%q: %s, ", path.Base(module), class)
	}
	fmt.Fprintf(&imports, "start({%swidgets: {%s}});\n", parts.String(), widgets.String())
	return imports.String()
}

// texts are those of scripts, each read once, so that all that is made of them is
// of one source.
type texts struct {
	mu   sync.Mutex // esbuild reads on all cores
	read map[string]string
	all  bool // nothing else is read any more
}

// use has a bundler read from the texts.
func (t *texts) use(o *api.BuildOptions) {
	o.Plugins = slices.DeleteFunc(o.Plugins, func(p api.Plugin) bool { return p.Name == ownFilesName })
	o.Plugins = append(o.Plugins, api.Plugin{Name: ownFilesName, Setup: ownFiles(t.has)}, api.Plugin{Name: "texts", Setup: t.load})
}

func (t *texts) has(name string) bool {
	if !t.all {
		return onDisk(name)
	}
	_, ok := t.read[name]
	return ok
}

func (t *texts) load(build api.PluginBuild) {
	build.OnLoad(api.OnLoadOptions{Filter: `\.ts$`, Namespace: "file"}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
		t.mu.Lock()
		defer t.mu.Unlock()
		text, ok := t.read[args.Path]
		if !ok {
			data, err := os.ReadFile(args.Path)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			text = string(data)
			t.read[args.Path] = text
		}
		return api.OnLoadResult{Contents: &text, ResolveDir: filepath.Dir(args.Path), Loader: api.LoaderTS}, nil
	})
}
