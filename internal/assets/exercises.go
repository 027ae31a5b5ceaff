package assets

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Exercise is what a script is made for.
type Exercise struct {
	ID      string
	Source  string   // the file that problems of the whole are reported at
	Widgets []string // the folders of its widgets, each named by its tag: "exercises/_widgets/long-text"
}

// Script returns the name by which URL knows the script of an exercise.
func Script(exercise string) string { return "exercise-" + exercise + ".js" }

// Sheet returns the name by which URL knows the style sheet of an exercise.
func Sheet(exercise string) string { return "exercise-" + exercise + ".css" }

// exerciseSheet is the style sheet of layouts/css that every exercise has, under
// those of its widgets. It does not stand in pages: with the words of a guide
// and those of an exercise, they would no longer come in one round trip.
const exerciseSheet = "exercise"

// library is what every exercise's script begins with. A source without it has
// exercises that are forms alone.
const library = "exercises/_lib/exercise"

// bundleScheme marks an entry that no file holds.
const bundleScheme = "bundle"

// bundle is the script of one exercise: the library, and only its widgets.
type bundle struct {
	Exercise
	code string // the entry, which a bundler reads
}

// findBundles makes the entry of each exercise's script. A widget without a
// script is a form alone.
func findBundles(source string, exercises []Exercise) []bundle {
	if !isFile(source, library+".ts") {
		return nil
	}
	var all []bundle
	for _, x := range exercises {
		var imports, table strings.Builder
		fmt.Fprintf(&imports, "import {start} from %q;\n", "./"+library)
		for _, folder := range x.Widgets {
			tag := path.Base(folder)
			script := folder + "/" + tag
			if !isFile(source, script+".ts") {
				continue
			}
			fmt.Fprintf(&imports, "import {%s} from %q;\n", className(tag), "./"+script)
			fmt.Fprintf(&table, "%q: %s, ", tag, className(tag))
		}
		fmt.Fprintf(&imports, "start(%q, {%s});\n", x.ID, table.String())
		all = append(all, bundle{x, imports.String()})
	}
	return all
}

// widgetStyles lists the style sheets of the widgets that exercises use.
func widgetStyles(source string, exercises []Exercise) []string {
	var names []string
	for _, x := range exercises {
		for _, folder := range x.Widgets {
			name := folder + "/" + path.Base(folder) + ".css"
			if !slices.Contains(names, name) && isFile(source, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// className is the class that a widget's script exports: long-text has LongText.
func className(tag string) string {
	var b strings.Builder
	for _, word := range strings.Split(tag, "-") {
		if word != "" {
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return b.String()
}

func isFile(source, name string) bool {
	return onDisk(filepath.Join(source, filepath.FromSlash(name)))
}

// entry is how the bundler knows a bundle, and name is its script before the
// hash.
func (b bundle) entry() string { return bundleScheme + ":" + b.ID }
func (b bundle) name() string  { return strings.TrimSuffix(Script(b.ID), ".js") }

// compiledName is the name under which compile returns a bundle's script.
func (b bundle) compiledName() string { return bundleScheme + "/" + b.name() + ".ts" }

func (b bundle) entryPoint() api.EntryPoint {
	return api.EntryPoint{InputPath: b.entry(), OutputPath: bundleScheme + "/" + b.name()}
}

// ownNames are names of properties that the library of exercises and its widgets
// have between themselves, and that stand in neither a page nor a file. A test
// of exercises/_lib holds them to that: it reads this list.
const ownNames = `accepts all blank boxes connected fields gone grow heard items kept language letGo line move one picked places pointed pressed ` +
	`putIn refresh render shown sorted speak takeOut texts update widgets`

// shorten has these names shortened, which esbuild leaves alone otherwise: all
// of an exercise's script is at hand, so nobody else can mean them.
func shorten(o *api.BuildOptions) {
	o.MangleProps = "^(" + strings.ReplaceAll(ownNames, " ", "|") + ")$"
}

// loadBundles gives the bundler the entries that no file holds.
func loadBundles(root string, bundles []bundle) func(api.PluginBuild) {
	return func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: "^" + bundleScheme + ":"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: strings.TrimPrefix(args.Path, bundleScheme+":"), Namespace: bundleScheme}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: ".", Namespace: bundleScheme}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			for _, b := range bundles {
				if b.ID == args.Path {
					return api.OnLoadResult{Contents: &b.code, ResolveDir: root, Loader: api.LoaderTS}, nil
				}
			}
			return api.OnLoadResult{}, fmt.Errorf("no exercise is called %q", args.Path)
		})
	}
}

func (a *Assets) addBundles(compiled map[string]string, bundles []bundle) {
	for _, b := range bundles {
		if script, ok := compiled[b.compiledName()]; ok {
			a.add(Script(b.ID), b.Source, script)
		}
	}
}

// addSheets makes the style sheet of each exercise.
func (a *Assets) addSheets(compiled map[string]string, exercises []Exercise) {
	for _, x := range exercises {
		css := compiled[styleDir+"/"+exerciseSheet+".css"]
		for _, folder := range x.Widgets {
			css += compiled[folder+"/"+path.Base(folder)+".css"]
		}
		if css != "" {
			a.add(Sheet(x.ID), x.Source, css)
		}
	}
}
