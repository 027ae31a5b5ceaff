package assets

import (
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"underpin/internal/diag"
)

// Single is what one file needs that holds all pages.
type Single struct {
	Style  string // all style sheets; what is for one layout stands under [data-layout=NAME]
	Script string // one script for all exercises and all that layouts do; "" where layouts/bundle is missing
}

// singleLibrary is what the script of a single file begins with.
const singleLibrary = "layouts/bundle/start"

// Single compiles what one file with all pages needs.
func (a *Assets) Single(exercises ...Exercise) (Single, diag.List) {
	root, err := filepath.Abs(a.source)
	if err != nil {
		return Single{}, diag.List{diag.Error(diag.AssetInvalid, layoutsDir, diag.Range{}, "this folder cannot be looked up: "+err.Error(), "")}
	}
	style, problems := a.allStyles(root, exercises)
	if !isFile(a.source, singleLibrary+".ts") {
		return Single{Style: style}, problems
	}
	all := bundle{Exercise{ID: "all", Source: singleLibrary + ".ts"}, singleEntry(a.source, exercises)}
	compiled, found := compile(a.source, nil, []bundle{all}, false)
	return Single{Style: style, Script: compiled[all.compiledName()]}, append(problems, found...)
}

// singleEntry imports every widget once.
func singleEntry(source string, exercises []Exercise) string {
	widgets := map[string]string{}
	for _, x := range exercises {
		for _, folder := range x.Widgets {
			if script := folder + "/" + path.Base(folder); isFile(source, script+".ts") {
				widgets[path.Base(folder)] = script
			}
		}
	}
	var imports, table strings.Builder
	fmt.Fprintf(&imports, "import {start} from %q;\n", "./"+singleLibrary)
	for _, tag := range slices.Sorted(maps.Keys(widgets)) {
		fmt.Fprintf(&imports, "import {%s} from %q;\n", className(tag), "./"+widgets[tag])
		fmt.Fprintf(&table, "%q: %s, ", tag, className(tag))
	}
	fmt.Fprintf(&imports, "start({%s});\n", table.String())
	return imports.String()
}

// allStyles joins the style sheets in the order in which pages have them. What is
// for one layout must not touch another, now that they stand in one file: it is
// nested under that layout's pages.
func (a *Assets) allStyles(root string, exercises []Exercise) (string, diag.List) {
	sheet := func(name string) string { return a.styles[styleDir+"/"+name+".css"] }
	var css strings.Builder
	css.WriteString(sheet("base") + sheet("late"))
	for _, name := range slices.Sorted(maps.Keys(a.styles)) {
		layout := strings.TrimSuffix(path.Base(name), ".css")
		if path.Dir(name) == styleDir && !shared(layout) {
			fmt.Fprintf(&css, "[data-layout=%s]{%s}", layout, a.styles[name])
		}
	}
	css.WriteString(sheet("code") + sheet(exerciseSheet))
	for _, name := range widgetStyles(a.source, exercises) {
		css.WriteString(a.styles[name])
	}
	fmt.Fprintf(&css, "%s%s@media print{%s}", sheet("side-by-side"), sheet("bundle"), sheet("print"))
	o := options(root, nil, nil)
	result := api.Transform(css.String(), api.TransformOptions{
		Loader: api.LoaderCSS, Engines: o.Engines, MinifyWhitespace: true, MinifySyntax: true, Charset: o.Charset,
	})
	if len(result.Errors) > 0 {
		return "", diag.List{diag.Error(diag.AssetInvalid, styleDir, diag.Range{}, "the style sheets can't stand in one file: "+result.Errors[0].Text, "")}
	}
	return strings.TrimSuffix(string(result.Code), "\n"), nil
}
