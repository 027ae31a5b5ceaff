package pages

import (
	"bytes"
	"fmt"
	"html/template"
	"path"
	"slices"

	"underpin/internal/content"
	"underpin/internal/diag"
	"underpin/internal/exercise"
	"underpin/internal/markdown"
	"underpin/internal/site"
)

// shape is a way in which an exercise is shown. Pages of one folder that show
// one in the same shape share what was made.
type shape struct {
	id, lang, dir string
	own           bool // on its own page, where the page's heading is the exercise's
	gate          bool // with the questions before it; without, they stand on the page already
}

// shown is an exercise made into HTML.
type shown struct {
	view     *ExerciseView
	html     []byte
	links    []markdown.Link
	problems diag.List
}

// exercise shows an exercise as a page in a folder needs it. What is wrong with
// its texts is told on its own page alone.
func (r *Renderer) exercise(p *site.Page, of shape) *shown {
	of.lang, of.dir = p.Lang, path.Dir(p.Path)
	if known, ok := r.exercises.Load(of); ok {
		return known.(*shown)
	}
	made := r.makeExercise(p, of)
	known, _ := r.exercises.LoadOrStore(of, made)
	return known.(*shown)
}

func (r *Renderer) makeExercise(p *site.Page, of shape) *shown {
	x := r.in.Site.Exercise(of.id).In(p.Lang)
	m := &maker{r: r, page: p, x: x, shown: &shown{}, level: 2}
	if of.own {
		m.level = 1
	}
	place := &folder{r: r, lang: p.Lang, at: p.Path}
	if x.Flawed {
		return m.shown // its errors are reported; the rest may be meant otherwise
	}
	m.view = m.exercise(place, of)
	if of.own || len(m.problems) > 0 {
		return m.shown
	}
	m.html = r.markLang(m.execute("exercise", m.view), p.Lang)
	return m.shown
}

// maker makes one exercise into what templates show.
type maker struct {
	*shown
	r     *Renderer
	page  *site.Page // that shows it
	x     *exercise.Exercise
	level int // of the exercise's title
}

func (m *maker) exercise(place *folder, of shape) *ExerciseView {
	x, typographic := m.x, m.r.parsers[m.x.Lang].Typographic
	v := &ExerciseView{
		Frame: m.r.frame(place, site.ExercisesSection), ID: x.ID, Own: of.own, Level: m.level,
		Title: typographic(x.Title.V), Summary: typographic(x.Summary.V), TitleLang: m.foreign(x.Title),
		For: m.r.choice(m.page.Lang, roles, x.For.V), Minutes: x.Minutes, Mode: x.Mode.V, Keep: x.Keep, Gated: x.Gate && x.ID != site.GateID,
		WhenNot: m.text(x.WhenNot, "when-not"),
	}
	if to := m.r.in.Site.ExercisePage(x.ID, m.page.Lang); to != nil {
		v.Href = site.Relative(m.page.Path, to.Path)
	}
	if of.gate && v.Gated {
		v.Gate = m.gate(place)
	}
	for i := range x.Steps {
		v.Steps = append(v.Steps, m.step(i))
	}
	for _, u := range x.Uses() {
		v.Writes = v.Writes || slices.Contains([]exercise.Kind{exercise.KindText, exercise.KindList, exercise.KindRecord}, u.Widget.Value)
	}
	if x.Result != nil {
		v.Result = &ResultView{Title: typographic(x.Result.Title.V), HTML: inRows(fillable(m.text(x.Result.Text, "result")), x.Uses())}
	}
	v.Data = m.data()
	if of.own {
		v.Pair = m.pair()
	}
	v.Script, v.Sheet = m.asset(".js"), m.asset(".css")
	return v
}

// asset returns the relative address of what was compiled for the exercise, ""
// when there is nothing.
func (m *maker) asset(ending string) string {
	to, ok := m.r.in.Asset("exercise-" + m.x.ID + ending)
	if !ok {
		return ""
	}
	return site.Relative(m.page.Path, to)
}

// gate makes the questions that stand before the exercise.
func (m *maker) gate(place *folder) *ExerciseView {
	x := m.r.in.Site.Exercise(site.GateID)
	if x == nil || x.Flawed {
		return nil // reported
	}
	inner := &maker{r: m.r, page: m.page, x: x.In(m.page.Lang), shown: &shown{}, level: m.level + 1}
	v := inner.exercise(place, shape{})
	if inner.problems.HasErrors() && m.level > 1 {
		m.problems = append(m.problems, inner.problems...) // else told on its own page
	}
	return v
}

func (m *maker) step(i int) StepView {
	s := &m.x.Steps[i]
	v := StepView{
		Number: i + 1, ID: fmt.Sprintf("%s_step_%d", m.x.ID, i+1),
		Title: m.r.parsers[m.x.Lang].Typographic(s.Title.V), Text: m.text(s.Text, fmt.Sprintf("%d", i+1)),
	}
	for j := range s.Uses {
		v.Widgets = append(v.Widgets, m.widget(&s.Uses[j]))
	}
	return v
}

// widget shows one widget: its element, and in it what its template makes.
func (m *maker) widget(u *exercise.Use) template.HTML {
	w := u.Widget
	prefix := m.x.ID + "_" + u.ID.V
	view := UseView{
		ID: u.ID.V, Prefix: prefix, Label: m.text(u.Label, u.ID.V), LabelText: u.Label.V, Hint: m.text(u.Hint, u.ID.V+"_hint"),
		Options: m.options(w.Options, u.Options, u.ID.V), Lang: m.x.Lang, Keep: m.x.Keep, Level: m.level, widget: w, original: m.r.in.Site.Config.Language,
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, `<%s class="widget" data-id="%s" data-widget="%[1]s"`, w.Tag, u.ID.V)
	if len(u.When) > 0 {
		fmt.Fprintf(&out, ` data-when="%s"`, template.HTMLEscapeString(encode(conditions(u.When))))
	}
	out.WriteString(">")
	if t := m.r.widgets[w.Folder]; t != nil {
		if err := t.Execute(&out, view); err != nil {
			m.fail(w.Template(), err)
		}
	}
	fmt.Fprintf(&out, "</%s>", w.Tag)
	return template.HTML(tight(out.Bytes()))
}

// tight takes the indentation of a template out: it stands in every page.
func tight(html []byte) []byte {
	var out []byte
	for line := range bytes.Lines(html) {
		if line = bytes.TrimSpace(line); len(line) > 0 {
			out = append(append(out, line...), '\n')
		}
	}
	return bytes.TrimSuffix(out, []byte("\n"))
}

// options turns what an exercise says into what a template can show. What the
// contract knows and the exercise does not say is there with no value, so that
// templates can ask for it.
func (m *maker) options(known []exercise.Option, given exercise.Options, prefix string) map[string]any {
	all := make(map[string]any, len(known))
	for _, o := range known {
		all[o.Name] = m.option(o, given[o.Name], prefix+"_"+o.Name)
	}
	for name, value := range given { // id and label of a choice, which no contract names
		if _, done := all[name]; !done {
			all[name] = m.option(exercise.Option{}, value, prefix+"_"+name)
		}
	}
	return all
}

func (m *maker) option(o exercise.Option, value any, prefix string) any {
	switch value := value.(type) {
	case nil:
		return nothing(o.Type)
	case exercise.Text:
		if value.Form == exercise.Plain {
			return value.V
		}
		return m.text(value, prefix)
	case []exercise.Text:
		texts := make([]any, len(value))
		for i, t := range value {
			texts[i] = m.option(o, t, fmt.Sprintf("%s_%d", prefix, i+1))
		}
		return texts
	case []exercise.Options:
		items := make([]map[string]any, len(value))
		for i, item := range value {
			items[i] = m.options(o.Keys, item, fmt.Sprintf("%s_%d", prefix, i+1))
		}
		return items
	}
	return value
}

// nothing is the value of an option that is not given.
func nothing(kind string) any {
	switch kind {
	case "number":
		return 0
	case "bool":
		return false
	case "texts":
		return []any(nil)
	case "choices", "records":
		return []map[string]any(nil)
	}
	return ""
}

// text makes HTML of a text, with ids that begin with prefix.
func (m *maker) text(t exercise.Text, prefix string) template.HTML {
	if !t.Given() || t.V == "" {
		return ""
	}
	if t.Form == exercise.Plain {
		return template.HTML(template.HTMLEscapeString(m.r.parsers[m.x.Lang].Typographic(t.V)))
	}
	doc, problems := m.r.parsers[t.Lang].ParseFragment(t.File, markdown.Fragment{
		Text: t.V, At: t.At, Inline: t.Form == exercise.Inline, Prefix: m.x.ID + "_" + prefix,
	}, m.resolver())
	defer doc.Release()
	m.problems = append(m.problems, problems...)
	m.links = append(m.links, doc.Links...)
	html := string(bytes.TrimSpace(doc.HTML()))
	if lang := m.foreign(t); lang != "" {
		element := "div"
		if t.Form == exercise.Inline {
			element = "span"
		}
		html = fmt.Sprintf(`<%s lang="%s">%s</%[1]s>`, element, lang, html)
	}
	return template.HTML(html)
}

// foreign returns the language of a text where it is not the page's.
func (m *maker) foreign(t exercise.Text) string {
	if t.Lang == m.page.Lang {
		return ""
	}
	return t.Lang
}

// resolver answers what an exercise's Markdown refers to: its links are relative
// to its own file and are written for the page that shows it.
func (m *maker) resolver() markdown.Resolver {
	r, p := m.r, m.page
	from := origin{source: m.x.Source, page: p}
	return markdown.Resolver{
		Link:    func(path, fragment string) (markdown.Target, *markdown.Problem) { return r.link(from, path, fragment) },
		Picture: func(dest string) (markdown.Picture, *markdown.Problem) { return r.picture(from, dest) },
		Exercise: func(id string, _ bool) (markdown.Exercise, *markdown.Problem) {
			return r.exerciseLink(p, id)
		},
		Term:   func(id string) (markdown.Term, *markdown.Problem) { return r.term(p.Lang, id) },
		Source: r.source,
	}
}

func (m *maker) fail(name string, err error) {
	m.problems = append(m.problems, m.r.layoutProblem(name, err))
}

func (m *maker) execute(name string, data any) []byte {
	t := m.r.base.Lookup(name)
	if t == nil {
		return nil // a site without the layout shows a link
	}
	var out bytes.Buffer
	if err := t.Execute(&out, data); err != nil {
		m.fail("layouts/parts/"+name+".html", err)
		return nil
	}
	return out.Bytes()
}

// exerciseLink resolves a link to an exercise's own page.
func (r *Renderer) exerciseLink(p *site.Page, id string) (markdown.Exercise, *markdown.Problem) {
	to := r.in.Site.ExercisePage(id, p.Lang)
	if to == nil && r.in.Site.UnsureExercises() {
		return markdown.Exercise{}, nil
	}
	if r.in.Site.Exercise(id) == nil || to == nil {
		return markdown.Exercise{}, &markdown.Problem{
			Code:    diag.ExerciseUnknown,
			Message: fmt.Sprintf("no exercise is called %q", id),
			Hint:    orElse(diag.DidYouMean(id, r.in.Site.ExerciseIDs()), "take the link out, or make the exercise first"),
		}
	}
	return markdown.Exercise{Href: site.Relative(p.Path, to.Path)}, nil
}

// placed is what a page has of exercises that stand in it.
type placed struct {
	sources []string
	ids     []string // those whose form stands on the page, as a gate too
}

// put shows an exercise in the body of a page.
func (on *placed) put(r *Renderer, p *site.Page, id string) (markdown.Exercise, *markdown.Problem) {
	link, problem := r.exerciseLink(p, id)
	if problem != nil {
		return link, problem
	}
	if slices.Contains(on.ids, id) {
		return link, &markdown.Problem{
			Code:    diag.ExerciseDoubled,
			Message: "the questions of this exercise stand on this page already, before another exercise",
			Hint:    "put the link in a sentence to lead to the exercise's own page",
		}
	}
	x := r.in.Site.Exercise(id)
	if x == nil {
		return link, nil // exercises/ could not be read
	}
	made := r.exercise(p, shape{id: id, gate: !slices.Contains(on.ids, site.GateID)})
	on.ids = append(on.ids, id)
	if x.Gate {
		on.ids = append(on.ids, site.GateID)
	}
	for _, source := range x.Sources {
		on.sources = append(on.sources, source.V)
	}
	link.HTML = made.html
	return link, nil
}

// renderExercise renders an exercise's own page.
func (r *Renderer) renderExercise(p *site.Page, b *Buffers) (*Facts, diag.List) {
	made := r.exercise(p, shape{id: p.Exercise.ID, own: true, gate: true})
	file, problems := content.ReadFile(r.in.Source, p.Source)
	if file == nil {
		return nil, problems
	}
	problems = slices.Clone(made.problems)
	if made.view == nil {
		return nil, problems
	}
	facts := r.facts(p, &markdown.Document{Links: made.links})
	facts.File = file
	b.text = append(b.text[:0], made.view.Summary...)
	for _, s := range made.view.Steps {
		facts.Titles = append(facts.Titles, Heading{ID: s.ID, Text: s.Title})
		b.text = append(append(b.text, '\n'), plainText(s.Text)...)
		for _, w := range s.Widgets {
			b.text = append(append(b.text, '\n'), plainText(w)...)
		}
	}
	facts.Text = b.text
	inner := body{minutes: p.Exercise.Minutes, exercise: made.view}
	for _, source := range p.Exercise.Sources {
		inner.cited = append(inner.cited, source.V)
	}
	problems = append(problems, r.layOut(p, inner, &b.html)...)
	facts.HTML = b.html.Bytes()
	return facts, problems
}

// renderList renders the page that lists all exercises.
func (r *Renderer) renderList(p *site.Page, b *Buffers) (*Facts, diag.List) {
	facts := r.facts(p, &markdown.Document{})
	facts.File, _ = diag.NewFile(p.Source, nil)
	problems := r.layOut(p, body{}, &b.html)
	facts.HTML = b.html.Bytes()
	return facts, problems
}
