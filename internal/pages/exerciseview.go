package pages

import (
	"encoding/json"
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strings"

	"underpin/internal/diag"
	"underpin/internal/exercise"
)

// ExerciseView is what the parts exercise.html, bar.html and gate.html are
// given: one exercise, for the page that shows it.
type ExerciseView struct {
	Frame

	ID        string
	Own       bool   // on its own page, whose head shows title, summary and facts
	Level     int    // of its title: 1 on its own page, 2 in a guide, one deeper as a gate
	Href      string // of its own page
	Title     string
	TitleLang string // set when the title is not in the page's language
	Summary   string
	For       string // title of the role it speaks to
	Minutes   int
	Mode      string // exercise.Alone, exercise.Together or exercise.ApartThenTogether
	Keep      bool
	Writes    bool // something can be written in it, and not only chosen
	WhenNot   template.HTML
	Gated     bool          // it stands behind the gate
	Gate      *ExerciseView // the gate's questions; nil for one that is not gated or where they stand on the page already
	Steps     []StepView
	Result    *ResultView   // nil when nothing is put together
	Data      template.HTML // the JSON that its script reads
	Pair      template.HTML // on its own page, what shows the answers of two next to each other; "" where it is not for two who answer apart
	Script    string        // relative address of its script, "" when it has none
	Sheet     string        // relative address of its style sheet, "" when it has none
}

// H returns a heading that is deeper by a number of levels than the exercise's
// title, since an exercise stands on its own page and in others.
func (v *ExerciseView) H(deeper int, id, text string) template.HTML {
	level := min(v.Level+deeper, 6)
	return template.HTML(fmt.Sprintf(`<h%d id="%s">%s</h%[1]d>`, level, template.HTMLEscapeString(id), template.HTMLEscapeString(text)))
}

// StepView is a step of an exercise.
type StepView struct {
	Number  int
	ID      string // of its heading
	Title   string
	Text    template.HTML
	Widgets []template.HTML
}

// ResultView is what an exercise puts together.
type ResultView struct {
	Title string
	HTML  template.HTML // with a span for each of the reader's words
}

// UseView is what a widget's template is given.
type UseView struct {
	ID        string        // of the use, within its exercise
	Prefix    string        // what every id and name in the template begins with
	Label     template.HTML // inline
	LabelText string        // the label as it is written, for attributes
	Hint      template.HTML // inline, "" for none
	Options   map[string]any
	Lang      string
	Keep      bool
	Level     int // of the exercise's title

	widget   *exercise.Widget
	original string // language
}

// T returns a text of the widget's own contract.
func (u UseView) T(key string) (string, error) {
	text := u.widget.String(key, u.Lang)
	switch {
	case text == "":
		return "", fmt.Errorf("%s has no string %q", u.widget.Source, key)
	case u.Lang != u.original && !u.widget.Translates(key, u.Lang):
		text = lend(text)
	}
	return text, nil
}

// Numbers returns the numbers between two, both included.
func (u UseView) Numbers(from, to int) []int {
	var all []int
	for n := from; n <= to; n++ {
		all = append(all, n)
	}
	return all
}

// Pattern returns the regular expression of a script that finds any of some
// words. An apostrophe is as people type it, and a space is any space.
func (u UseView) Pattern(words []any) string {
	var all []string
	for _, word := range words {
		text := typed.ReplaceAllString(regexp.QuoteMeta(fmt.Sprint(word)), "['’]")
		all = append(all, strings.Join(strings.Fields(text), `\s+`))
	}
	return strings.Join(all, "|")
}

var typed = regexp.MustCompile(`['’]`)

// condition is a Condition as scripts read it.
type condition struct {
	ID    string `json:"id"`
	Value string `json:"value"`
}

func conditions(of []exercise.Condition) []condition {
	var all []condition
	for _, c := range of {
		all = append(all, condition{c.ID.V, c.Value.V})
	}
	return all
}

// use is a Use as scripts read it.
type use struct {
	Widget string      `json:"widget"`
	Value  string      `json:"value"`
	Was    []string    `json:"was,omitempty"`
	When   []condition `json:"when,omitempty"`
}

// data returns the JSON that the exercise's script reads: what the form itself
// cannot say.
func (m *maker) data() template.HTML {
	uses := map[string]use{}
	for _, u := range m.x.Uses() {
		uses[u.ID.V] = use{u.Widget.Tag, string(u.Widget.Value), u.Was, conditions(u.When)}
	}
	retired := []string{}
	for _, id := range m.x.Retired {
		retired = append(retired, id.V)
	}
	return template.HTML(`<script type="application/json" data-exercise-data>` + encode(map[string]any{
		"id": m.x.ID, "keep": m.x.Keep, "ids": uses, "retired": retired,
	}) + `</script>`)
}

// encode writes JSON that can stand in a script element: the encoder escapes <,
// > and &.
func encode(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic("pages: plain strings must encode: " + err.Error())
	}
	return string(data)
}

// answer is a place for an answer in a result's text.
var answer = regexp.MustCompile(`\{([a-z0-9-]+)(?:\.([a-z0-9-]+))?\}`)

// lineTags are the elements of a result that are left out when none of the
// answers in them is given.
var lineTags = []string{"p", "li", "tr"}

// fillable turns {id} in a result's HTML into elements that a script fills, and
// marks the lines they stand in. Tags are left as they are.
func fillable(html template.HTML) template.HTML {
	var out []string
	var open []int // where in out the tags of the lines around stand
	for rest := string(html); rest != ""; {
		text, after, found := strings.Cut(rest, "<")
		if answer.MatchString(text) {
			for _, i := range open {
				if !strings.HasSuffix(out[i], " data-line>") {
					out[i] = strings.TrimSuffix(out[i], ">") + " data-line>"
				}
			}
			text = answer.ReplaceAllStringFunc(text, place)
		}
		out = append(out, text)
		if !found {
			break
		}
		tag, after, _ := strings.Cut(after, ">")
		name, _, _ := strings.Cut(strings.TrimPrefix(tag, "/"), " ")
		switch isLine := slices.Contains(lineTags, name); {
		case isLine && strings.HasPrefix(tag, "/") && len(open) > 0:
			open = open[:len(open)-1]
		case isLine:
			open = append(open, len(out))
		}
		out = append(out, "<"+tag+">")
		rest = after
	}
	return template.HTML(strings.Join(out, ""))
}

// place is the element for an answer that is not given yet.
func place(match string) string {
	m := answer.FindStringSubmatch(match)
	part := ""
	if m[2] != "" {
		part = ` data-part="` + m[2] + `"`
	}
	return `<span data-value="` + m[1] + `"` + part + ` data-empty dir="auto">…</span>`
}

// lonely is a place that is all there is in its line.
var lonely = regexp.MustCompile(`( data-line><span data-value="([a-z0-9-]+)"[^>]*)(>…</span></)`)

// inRows marks the places whose answers stand below each other: several that
// are alone in their line, and are more than a few words.
func inRows(html template.HTML, uses []*exercise.Use) template.HTML {
	return template.HTML(lonely.ReplaceAllStringFunc(string(html), func(match string) string {
		m := lonely.FindStringSubmatch(match)
		at := slices.IndexFunc(uses, func(u *exercise.Use) bool { return u.ID.V == m[2] })
		if at < 0 || !readsInRows(uses[at]) {
			return match
		}
		return m[1] + " data-rows" + m[3]
	}))
}

// sentenceEnd is how a sentence ends, which commas cannot join to another.
var sentenceEnd = regexp.MustCompile(`[.!?…。！？؟।]["'”’»)]*$`)

func readsInRows(u *exercise.Use) bool {
	switch u.Widget.Value {
	case exercise.KindList, exercise.KindRecord:
		return true
	case exercise.KindChoices:
		return slices.ContainsFunc(u.Names(), func(id string) bool {
			label, _ := u.Item(id)["label"].(exercise.Text)
			return sentenceEnd.MatchString(label.V)
		})
	}
	return false
}

// readWidgets parses the templates of the widgets that exercises use.
func (r *Renderer) readWidgets() diag.List {
	r.widgets = map[string]*template.Template{}
	var problems diag.List
	for _, x := range r.in.Site.Exercises() {
		for _, w := range x.Widgets {
			if _, known := r.widgets[w.Folder]; known {
				continue
			}
			set := template.New("").Option("missingkey=error")
			found := r.parse(set, w.Template(), "")
			problems = append(problems, found...)
			r.widgets[w.Folder] = nil // shown without its form, so that one mistake is told once
			if !found.HasErrors() {
				r.widgets[w.Folder] = set.Lookup(w.Template())
			}
		}
	}
	return problems
}
