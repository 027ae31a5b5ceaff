package pages

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"html"
	"maps"
	"regexp"

	"underpin/internal/diag"
)

// said is the script that brings a language's words which only scripts say. No
// page carries them, since most are never said.
type said struct {
	path string // in the output
	data []byte
}

// A layout gives such words as the data of an element, in a template "said".
var saidWord = regexp.MustCompile(` data-([a-z-]+)="([^"]*)"`)

// lay is how the script ends: the bar of each exercise gets the words, and
// search finds them by their names.
const lay = `;for(const bar of document.querySelectorAll("[data-bar]"))for(const name in underpinSaid)bar.setAttribute("data-"+name,underpinSaid[name])`

// readSaid makes the scripts of all languages.
func (r *Renderer) readSaid() diag.List {
	r.said = map[string]said{}
	if r.base.Lookup("said") == nil || r.broken {
		return nil
	}
	for _, l := range r.in.Site.Config.Languages {
		words, err := r.wordsIn("said", l.Code)
		if err != nil {
			return diag.List{r.layoutProblem("layouts/parts", err)}
		}
		object, err := json.Marshal(words)
		if err != nil {
			panic(err) // strings always marshal
		}
		data := append(append([]byte("var underpinSaid="), object...), lay...)
		sum := sha256.Sum256(data)
		r.said[l.Code] = said{path: "assets/said-" + l.Code + "-" + base32.StdEncoding.EncodeToString(sum[:5]) + ".js", data: data}
	}
	return nil
}

// wordsIn returns the words that a template gives, none where it is missing.
func (r *Renderer) wordsIn(template, lang string) (map[string]string, error) {
	words := map[string]string{}
	t := r.base.Lookup(template)
	if t == nil {
		return words, nil
	}
	var out bytes.Buffer
	if err := t.Execute(&out, r.frame(&folder{r: r, lang: lang}, "")); err != nil {
		return nil, err
	}
	for _, word := range saidWord.FindAllStringSubmatch(out.String(), -1) {
		words[word[1]] = html.UnescapeString(withoutMarks(word[2]))
	}
	return words, nil
}

// Said returns the path and the content of the script that brings the words
// which only scripts say, "" when the layouts have none.
func (r *Renderer) Said(lang string) (path string, data []byte) {
	return r.said[lang].path, r.said[lang].data
}

// Words returns the words of a language that stand in no page, by their names:
// those that only scripts say, and those that bundles add.
func (r *Renderer) Words(lang string) (map[string]string, diag.List) {
	words := map[string]string{}
	for _, template := range []string{"said", "bundled", "book"} {
		more, err := r.wordsIn(template, lang)
		if err != nil {
			return nil, diag.List{r.layoutProblem("layouts/parts", err)}
		}
		maps.Copy(words, more)
	}
	return words, nil
}
