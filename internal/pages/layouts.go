package pages

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"math"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"underpin/internal/content"
	"underpin/internal/diag"
	"underpin/internal/markdown"
	"underpin/internal/site"
	"underpin/internal/strictyaml"
)

// words are the words of one language: those of the layouts, and the glossary.
type words struct {
	strings map[string]string
	lent    map[string]bool // keys that the language lacks, so that the originals' word stands there
	months  []string        // of its calendar
	terms   map[string]markdown.Term
}

// readWords reads layouts/strings.yaml and its translations. A word that a
// translation lacks is the original's, with a warning.
func (r *Renderer) readWords() diag.List {
	r.words = map[string]words{}
	original, problems := r.readStrings("layouts/strings.yaml")
	problems = append(problems, r.foreignWords()...)
	language := r.in.Site.Config.Language
	for _, l := range r.in.Site.Config.Languages {
		all, lent := make(map[string]string, len(original)), map[string]bool{}
		maps.Copy(all, original)
		if l.Code != language {
			name := "layouts/strings." + l.Code + ".yaml"
			translated, found := r.readStrings(name)
			problems = append(problems, found...)
			for key := range original {
				_, own := translated[key]
				lent[key] = !own
			}
			maps.Copy(all, translated)
			problems = append(problems, r.unknownWords(name, original, translated)...)
			if len(translated) < len(original) && !found.HasErrors() {
				problems = append(problems, diag.Warning(diag.TranslationMissing, name, diag.Range{},
					fmt.Sprintf("%d of the layouts' %d words are not translated", len(original)-len(translated), len(original)),
					"copy the missing keys from layouts/strings.yaml and translate them"))
			}
		}
		r.words[l.Code] = words{strings: all, lent: lent, months: strings.Split(all["months"], ", "), terms: map[string]markdown.Term{}}
	}
	return problems
}

// unknownWords reports what a translation has and the original does not, at its
// place: keys, and what is put in between braces, which would be shown as it is.
func (r *Renderer) unknownWords(name string, original, translated map[string]string) diag.List {
	var problems diag.List
	known := slices.Sorted(maps.Keys(original))
	for key, text := range translated {
		from, ok := original[key]
		if dash := strings.LastIndexByte(key, '-'); dash > 0 { // "one" may need its figure elsewhere
			from += original[key[:dash]+"-other"]
		}
		if !ok && len(original) > 0 {
			hint := "leave it out, or add it to layouts/strings.yaml first"
			if near, ok := diag.Nearest(key, known); ok {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			problems = append(problems, diag.Error(diag.KeyUnknown, name, r.keyAt(name, key), fmt.Sprintf("there is no key %q in layouts/strings.yaml", key), hint))
		}
		for _, put := range putIn.FindAllString(text, -1) {
			if ok && !strings.Contains(from, put) {
				hint := "delete it: the original has no braces here"
				if have := putIn.FindAllString(from, -1); len(have) > 0 {
					hint = "use one of: " + strings.Join(have, ", ")
				}
				problems = append(problems, diag.Error(diag.ValueInvalid, name, r.keyAt(name, key), fmt.Sprintf("nothing is put in for %s in %q", put, key), hint))
			}
		}
	}
	return problems
}

// putIn is what a layout or a script puts a number or a name in for.
var putIn = regexp.MustCompile(`\{[^{} ]*\}`)

// keyAt returns the place of a key at the margin of a file, as far as it is known.
func (r *Renderer) keyAt(name, key string) diag.Range {
	file, _ := content.ReadFile(r.in.Source, name)
	if file == nil {
		return diag.Range{}
	}
	if start := bytes.Index(append([]byte("\n"), file.Text...), []byte("\n"+key+":")); start >= 0 {
		return file.Range(start, start+len(key))
	}
	return diag.Range{}
}

// foreignWords reports translations into languages that the site does not have.
func (r *Renderer) foreignWords() diag.List {
	var problems diag.List
	cfg := r.in.Site.Config
	names, _ := fs.Glob(r.in.Source, "layouts/strings.*.yaml")
	for _, name := range names {
		code := strings.TrimSuffix(strings.TrimPrefix(name, "layouts/strings."), ".yaml")
		switch {
		case cfg.Doubtful || code != cfg.Language && cfg.HasLanguage(code):
		case code == cfg.Language:
			problems = append(problems, diag.Error(diag.LanguageUnknown, name, diag.Range{}, fmt.Sprintf("originals are in %q, so its name does not say it", code), "move the words to layouts/strings.yaml, and delete this file"))
		default:
			problems = append(problems, diag.Error(diag.LanguageUnknown, name, diag.Range{}, fmt.Sprintf("site.yaml has no language %q", code), "add it to languages in site.yaml, or delete this file"))
		}
	}
	return problems
}

func (r *Renderer) readStrings(name string) (map[string]string, diag.List) {
	raw, err := fs.ReadFile(r.in.Source, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, diag.List{diag.Error(diag.FileMissing, name, diag.Range{}, "this file can't be read", "check that it is a file and that you may open it")}
	}
	file, problems := diag.NewFile(name, raw)
	if file == nil {
		return nil, problems
	}
	all := map[string]string{}
	problems = append(problems, strictyaml.DecodeAll(file, &all)...)
	return all, problems
}

// readLayouts parses the frame, the parts and one template a layout.
func (r *Renderer) readLayouts() diag.List {
	base := template.New("").Option("missingkey=error")
	problems := r.parse(base, "layouts/frame.html", "frame")
	parts, _ := fs.Glob(r.in.Source, "layouts/parts/*.html")
	for _, name := range parts {
		problems = append(problems, r.parse(base, name, "")...)
	}
	r.base = base
	problems = append(problems, r.readDrawings()...)
	r.layouts = map[string]*template.Template{}
	names, _ := fs.Glob(r.in.Source, "layouts/*.html")
	for _, name := range names {
		layout := strings.TrimSuffix(path.Base(name), ".html")
		if layout == "frame" || problems.HasErrors() {
			continue
		}
		t, err := base.Clone()
		if err != nil {
			problems = append(problems, r.layoutProblem(name, err))
			continue
		}
		problems = append(problems, r.parse(t, name, mainOf(layout))...)
		r.layouts[layout] = t
	}
	problems = append(problems, r.neededLayouts()...)
	r.broken = problems.HasErrors()
	return problems
}

// mainOf returns the template that a layout must define.
func mainOf(layout string) string {
	if layout == "redirect" || layout == "not-found" { // whole documents
		return layout
	}
	return "main"
}

// neededLayouts reports, once each, the layouts that pages get by their place
// and that are not there.
func (r *Renderer) neededLayouts() diag.List {
	var problems diag.List
	seen := map[string]bool{}
	for _, p := range r.in.Site.Pages {
		if seen[p.Layout] || p.Front.Layout.Given() {
			continue
		}
		seen[p.Layout] = true
		name := "layouts/" + p.Layout + ".html"
		if _, err := fs.Stat(r.in.Source, name); errors.Is(err, fs.ErrNotExist) {
			problems = append(problems, diag.Error(diag.FileMissing, name, diag.Range{}, "this layout is needed and does not exist", "write "+name))
		}
	}
	return problems
}

// Broken reports whether the layouts could not be read, so that no page can be
// laid out.
func (r *Renderer) Broken() bool { return r.broken }

// readDrawings reads layouts/drawings/*.svg, which layouts put in as they are:
// they are part of the source, as the templates are.
func (r *Renderer) readDrawings() (problems diag.List) {
	r.drawings = map[string]template.HTML{}
	names, _ := fs.Glob(r.in.Source, "layouts/drawings/*.svg")
	for _, name := range names {
		file, found := content.ReadFile(r.in.Source, name)
		if problems = append(problems, found...); file != nil {
			r.drawings[strings.TrimSuffix(path.Base(name), ".svg")] = template.HTML(bytes.TrimSpace(file.Text))
		}
	}
	return problems
}

// parse adds a file to t, which must then define a template called defines, if
// that is not "".
func (r *Renderer) parse(t *template.Template, name, defines string) diag.List {
	raw, err := fs.ReadFile(r.in.Source, name)
	if err != nil {
		return diag.List{diag.Error(diag.FileMissing, name, diag.Range{}, "this layout cannot be read", "write it; every page needs it")}
	}
	file, problems := diag.NewFile(name, raw)
	if file == nil {
		return problems
	}
	if _, err := t.New(name).Parse(string(file.Text)); err != nil {
		return diag.List{r.layoutProblem(name, err)}
	}
	if defines != "" && t.Lookup(defines) == nil {
		return diag.List{diag.Error(diag.LayoutInvalid, name, diag.Range{}, fmt.Sprintf("this file does not define %q", defines),
			fmt.Sprintf("begin it with {{define %q}} and end it with {{end}}", defines))}
	}
	return nil
}

// templateError takes the place out of what html/template says:
// "template: NAME:LINE:COLUMN: …" with a column in bytes that counts from 0,
// or with a line alone, or "html/template:NAME:LINE:COLUMN: …".
var templateError = regexp.MustCompile(`^(?:html/)?template: ?([^:]+):(\d+)(?::(\d+))?: (?:executing "[^"]*" at <[^>]*>: )?(.*)$`)

// layoutProblem gives an error of a template its place.
func (r *Renderer) layoutProblem(name string, err error) diag.Diagnostic {
	at, message := diag.Range{}, err.Error()
	if m := templateError.FindStringSubmatch(strings.ReplaceAll(message, "\n", " ")); m != nil {
		name, message = m[1], m[4]
		line, _ := strconv.Atoi(m[2])
		column, err := strconv.Atoi(m[3])
		width := 1
		if err != nil { // a line alone is all that is known
			column, width = 0, math.MaxInt32
		}
		if file, _ := content.ReadFile(r.in.Source, name); file != nil && line > 0 {
			at = file.ByteColumn(line, column, width)
		}
	}
	hint := "the fields and methods that layouts may use stand in internal/pages/view.go"
	if !strings.Contains(message, "can't evaluate field") {
		hint = "look at what stands between {{ and }} here, and compare it with another layout"
	}
	return diag.Error(diag.LayoutInvalid, name, at, message, hint)
}

// layOut writes a page through its layout. Where the layouts themselves cannot
// be read, that is reported once and nothing is laid out.
func (r *Renderer) layOut(p *site.Page, inner body, out *bytes.Buffer) diag.List {
	if r.broken {
		return nil
	}
	t := r.layouts[p.Layout]
	if t == nil {
		return diag.List{diag.Error(diag.LayoutUnknown, p.Source, p.Front.Layout.At,
			fmt.Sprintf("there is no layout %q", p.Layout), fmt.Sprintf("write layouts/%s.html, or leave the key out", p.Layout))}
	}
	view, err := r.view(p, inner)
	if err == nil {
		err = t.ExecuteTemplate(out, "frame", view)
	}
	if err != nil {
		return diag.List{r.layoutProblem("layouts/"+p.Layout+".html", err)}
	}
	if marked := r.markLang(out.Bytes(), p.Lang); len(marked) != out.Len() {
		out.Reset()
		out.Write(marked)
	}
	return nil
}
