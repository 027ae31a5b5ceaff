package assets

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"underpin/internal/diag"
)

// ownFiles finds what scripts and styles import, in the place of esbuild's own
// search: that one reads package.json and node_modules in the source and in
// every folder above it, so that the same source would give other bytes
// elsewhere. exists reports whether there is a file of a name.
func ownFiles(exists func(name string) bool) func(api.PluginBuild) {
	return func(build api.PluginBuild) { resolveOwn(build, exists) }
}

// ownFilesName is what ownFiles is called among plugins.
const ownFilesName = "own files"

// onDisk reports whether a name is a file's.
func onDisk(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

func resolveOwn(build api.PluginBuild, exists func(name string) bool) {
	build.OnResolve(api.OnResolveOptions{Filter: `.`}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
		if strings.HasPrefix(args.Path, "data:") || strings.HasPrefix(args.Path, "#") {
			return api.OnResolveResult{}, nil // stands in the style itself
		}
		if message, hint := foreign(args); message != "" {
			return refuse(args, message, hint), nil
		}
		full := filepath.Join(args.ResolveDir, filepath.FromSlash(args.Path))
		for _, name := range []string{full, full + ".ts"} {
			if exists(name) {
				return api.OnResolveResult{Path: name, Namespace: "file"}, nil
			}
		}
		return refuse(args, fmt.Sprintf("there is no file %q", args.Path), near(full)), nil
	})
}

var address = regexp.MustCompile(`^(//|[A-Za-z][A-Za-z0-9+.-]*:)`)

// foreign says what is wrong with a path that leads out of the site, and what
// to do instead.
func foreign(args api.OnResolveArgs) (message, hint string) {
	switch {
	case address.MatchString(args.Path):
		return fmt.Sprintf("%q would be fetched from elsewhere, which pages never do", args.Path), "keep a copy in layouts/ and name that"
	case strings.HasPrefix(args.Path, "/"):
		return fmt.Sprintf("%q leads nowhere: paths begin at the file that names them", args.Path), "write the path from this file's folder, such as ./" + filepath.Base(args.Path)
	case fromScript(args.Kind) && !strings.HasPrefix(args.Path, "."):
		return fmt.Sprintf("%q is a package; scripts import only files of the site, by a path that begins with a dot", args.Path), "write what you need of it in a file of the site"
	}
	return "", ""
}

// fromScript reports whether a script asks; a style may name a neighbor
// without "./".
func fromScript(kind api.ResolveKind) bool {
	return kind == api.ResolveJSImportStatement || kind == api.ResolveJSRequireCall || kind == api.ResolveJSDynamicImport
}

// refuse makes an error of esbuild's, which adds the place. The path goes along
// as Detail, since esbuild points at the statement and not at the path.
func refuse(args api.OnResolveArgs, message, hint string) api.OnResolveResult {
	m := api.Message{Text: message, Detail: args.Path}
	if hint != "" {
		m.Notes = []api.Note{{Text: hint}}
	}
	return api.OnResolveResult{Errors: []api.Message{m}}
}

// near proposes a file of the same folder.
func near(full string) string {
	entries, _ := os.ReadDir(filepath.Dir(full))
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".ts"))
	}
	if name, ok := diag.Nearest(strings.TrimSuffix(filepath.Base(full), ".ts"), names); ok {
		return fmt.Sprintf("did you mean %q?", name)
	}
	return "paths begin at the file that names them"
}
