package assets

import (
	"cmp"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"underpin/internal/diag"
)

// findEntries lists the sources to compile, relative to the source folder: the
// scripts of layouts/ (what they import stands in folders below it) and the
// style sheets of layouts/css.
func findEntries(source string) (entries []string, problems diag.List) {
	layouts, problems := list(source, layoutsDir)
	var known []string
	for _, name := range layouts {
		switch {
		case strings.HasSuffix(name, ".html"):
			known = append(known, strings.TrimSuffix(name, ".html"))
		case strings.HasSuffix(name, ".ts") && !strings.HasSuffix(name, ".d.ts") && !strings.HasSuffix(name, ".test.ts"):
			entries = append(entries, layoutsDir+"/"+name)
		}
	}
	styles, found := list(source, styleDir)
	problems = append(problems, found...)
	for _, name := range styles {
		style, is := strings.CutSuffix(name, ".css")
		if !is {
			continue
		}
		entries = append(entries, styleDir+"/"+name)
		if !shared(style) && !slices.Contains(known, style) {
			problems = append(problems, diag.Warning(diag.AssetInvalid, styleDir+"/"+name, diag.Range{},
				fmt.Sprintf("no layout is called %q, so no page gets this style", style), cmp.Or(diag.DidYouMean(style, known), "delete it, or give it the name of a layout")))
		}
	}
	return entries, problems
}

// list names the files in a folder, and reports what has the name of a source
// and is no file. A folder that is missing or cannot be read has none; what needs
// a file in it will say so.
func list(source, dir string) (names []string, problems diag.List) {
	entries, _ := os.ReadDir(filepath.Join(source, filepath.FromSlash(dir)))
	for _, e := range entries {
		name := dir + "/" + e.Name()
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		info, err := os.Stat(filepath.Join(source, filepath.FromSlash(name)))
		switch ext := path.Ext(name); {
		case err == nil && info.Mode().IsRegular():
			names = append(names, e.Name())
		case ext == ".css" || ext == ".ts":
			problems = append(problems, diag.Error(diag.AssetInvalid, name, diag.Range{}, "this is not a file that can be read", "put the file itself here"))
		}
	}
	return names, problems
}

// compile returns the compiled code by the name of its source. adjust changes how
// bundles are made.
func compile(source string, entries []string, bundles []bundle, adjust func(*api.BuildOptions)) (map[string]string, diag.List) {
	if len(entries) == 0 && len(bundles) == 0 {
		return nil, nil
	}
	root, err := filepath.Abs(source)
	if err != nil {
		return nil, diag.List{diag.Error(diag.AssetInvalid, layoutsDir, diag.Range{}, "this folder cannot be looked up: "+err.Error(), "")}
	}
	var problems diag.List
	var files []api.OutputFile
	ofBundles := options(root, nil, bundles)
	adjust(&ofBundles)
	for _, o := range []api.BuildOptions{options(root, entries, nil), ofBundles} {
		if len(o.EntryPointsAdvanced) == 0 {
			continue
		}
		result := api.Build(o)
		problems = append(problems, report(root, result, bundles)...)
		files = append(files, result.OutputFiles...)
	}
	compiled := map[string]string{}
	for _, out := range files {
		name := entryOf(root, out.Path)
		isBundle := slices.ContainsFunc(bundles, func(b bundle) bool { return b.compiledName() == name })
		if !isBundle && !slices.Contains(entries, name) {
			problems = append(problems, diag.Error(diag.AssetInvalid, strings.TrimSuffix(name, ".css")+".ts", diag.Range{},
				"a script cannot bring styles with it", "move them to a file in "+styleDir))
			continue
		}
		compiled[name] = strings.TrimSuffix(string(out.Contents), "\n")
		problems = append(problems, checkInline(name, compiled[name])...)
	}
	return compiled, problems
}

// options: code for browsers from the end of 2022 on, as classic scripts, since
// file:// loads no others.
func options(root string, entries []string, bundles []bundle) api.BuildOptions {
	o := api.BuildOptions{
		AbsWorkingDir: root,
		Outdir:        filepath.Join(root, "out"), // nothing is written there
		Outbase:       root,
		Bundle:        true,
		Format:        api.FormatIIFE,
		Platform:      api.PlatformBrowser,
		Target:        api.ES2022,
		Engines: []api.Engine{
			{Name: api.EngineChrome, Version: "108"}, {Name: api.EngineEdge, Version: "108"}, {Name: api.EngineFirefox, Version: "108"},
			{Name: api.EngineSafari, Version: "16"}, {Name: api.EngineIOS, Version: "16"},
		},
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone,
		LogLevel:          api.LogLevelSilent,
		// Given here so that no tsconfig.json is looked for, in the source or
		// in any folder above it.
		TsconfigRaw: `{"compilerOptions": {"alwaysStrict": true}}`,
		Loader: map[string]api.Loader{
			".svg": api.LoaderDataURL, ".png": api.LoaderDataURL, ".webp": api.LoaderDataURL, ".jpg": api.LoaderDataURL,
		},
		Plugins: []api.Plugin{{Name: "bundles", Setup: loadBundles(root, bundles)}, {Name: ownFilesName, Setup: ownFiles(onDisk)}},
	}
	for _, name := range entries {
		// The name of the output follows that of the source, so that one can be
		// told from the other.
		o.EntryPointsAdvanced = append(o.EntryPointsAdvanced, api.EntryPoint{InputPath: "./" + name, OutputPath: strings.TrimSuffix(name, path.Ext(name))})
	}
	for _, b := range bundles {
		o.EntryPointsAdvanced = append(o.EntryPointsAdvanced, b.entryPoint())
	}
	return o
}

// entryOf turns the path of esbuild's output back into the source's name.
func entryOf(root, out string) string {
	rel, err := filepath.Rel(filepath.Join(root, "out"), out)
	if err != nil {
		return out
	}
	name := filepath.ToSlash(rel)
	if base, is := strings.CutSuffix(name, ".js"); is {
		return base + ".ts"
	}
	return name
}

// checkInline looks for what would end a script or style element early. esbuild
// writes such strings in another way; this holds it to that.
func checkInline(name, code string) diag.List {
	lower := strings.ToLower(code)
	style := strings.HasSuffix(name, ".css")
	if style && !strings.Contains(lower, "</style") || !style && !strings.Contains(lower, "</script") && !strings.Contains(lower, "<!--") {
		return nil
	}
	return diag.List{diag.Error(diag.AssetInvalid, name, diag.Range{},
		"this holds </script, </style or <!--, which cannot stand inside a page", "leave these characters out")}
}
