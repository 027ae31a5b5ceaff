package pages

import (
	"bytes"
	"cmp"
	"html/template"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"underpin/internal/content"
	"underpin/internal/exercise"
	"underpin/internal/site"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Sections returns every section that has pages in this language.
func (v *View) Sections() []SectionView {
	all := v.Nav()
	r := v.from.r
	if list := r.in.Site.WithLayout(v.Lang, "exercises"); list != nil {
		link := v.from.link(list)
		all = append(all, SectionView{ID: site.ExercisesSection, Title: link.Title, Summary: link.Summary, Href: link.Href})
	}
	for i := range all {
		all[i].Pages = v.links(r.in.Site.Guides(v.Lang, all[i].ID))
	}
	return all
}

// Widgets returns what exercises are made of, from the contracts.
func (v *View) Widgets() []WidgetView {
	var all []WidgetView
	for _, w := range v.from.r.in.Site.Widgets() {
		view := WidgetView{Tag: w.Tag, Summary: w.Summary, Value: string(w.Value), Options: optionViews("", w.Options)}
		for _, g := range w.Good {
			view.Good = append(view.Good, strings.TrimSpace(g.YAML))
		}
		all = append(all, view)
	}
	return all
}

func optionViews(in string, options []exercise.Option) []OptionView {
	var all []OptionView
	for _, o := range options {
		all = append(all, OptionView{
			Name: in + o.Name, Type: o.Type, Required: o.Required, Default: o.Default, Meaning: o.Meaning, OneOf: o.OneOf,
		})
		all = append(all, optionViews(in+o.Name+": ", o.Keys)...)
	}
	return all
}

// Exercises returns the exercises of this language by their first topic, in the
// order of site.yaml, those without one first.
func (v *View) Exercises() []ExerciseGroup {
	s := v.from.r.in.Site
	groups := []ExerciseGroup{{}}
	for _, topic := range s.Config.In(v.Lang).Topics {
		groups = append(groups, ExerciseGroup{ID: topic.ID, Title: topic.Title})
	}
	for _, p := range s.Guides(v.Lang, site.ExercisesSection) {
		if p.Exercise == nil {
			continue
		}
		topic := ""
		if len(p.Front.Topics) > 0 {
			topic = p.Front.Topics[0].V
		}
		at := max(0, slices.IndexFunc(groups, func(g ExerciseGroup) bool { return g.ID == topic }))
		groups[at].Exercises = append(groups[at].Exercises, ExerciseLink{Link: *v.from.link(p), Minutes: p.Exercise.Minutes, Mode: p.Exercise.Mode.V})
	}
	return slices.DeleteFunc(groups, func(g ExerciseGroup) bool { return len(g.Exercises) == 0 })
}

// SectionPages returns the guides of this page's section.
func (v *View) SectionPages() []Link {
	return v.links(v.from.r.in.Site.Guides(v.Lang, v.Section))
}

// Keepers returns the JSON by which a script names the exercises of this
// language whose words may be kept on the reader's device.
func (v *View) Keepers() template.HTML {
	type keeper struct {
		Title string `json:"title"`
		Href  string `json:"href"`
	}
	all := map[string]keeper{}
	for _, p := range v.from.r.in.Site.Guides(v.Lang, site.ExercisesSection) {
		if p.Exercise != nil && p.Exercise.Keep {
			link := v.from.link(p)
			all[p.Exercise.ID] = keeper{link.Title, link.Href}
		}
	}
	return template.HTML(`<script type="application/json" data-things-data>` + encode(all) + `</script>`)
}

func (v *View) links(pages []*site.Page) []Link {
	all := make([]Link, len(pages))
	for i, p := range pages {
		all[i] = *v.from.link(p)
	}
	return all
}

// Ways returns the short ways through the site.
func (v *View) Ways() []WayView {
	s := v.from.r.in.Site
	var all []WayView
	for _, way := range s.Config.In(v.Lang).Paths {
		w := WayView{ID: way.ID, Title: way.Title, Summary: way.Summary, Lang: way.Lang}
		for _, step := range way.Steps {
			if p := s.Step(step.V, v.Lang); p != nil {
				w.Steps = append(w.Steps, *v.from.link(p))
			}
		}
		all = append(all, w)
	}
	return all
}

// Phases returns the phases of the map with their guides.
func (v *View) Phases() []PhaseView {
	s := v.from.r.in.Site
	var all []PhaseView
	for _, phase := range s.Config.In(v.Lang).Phases {
		view := PhaseView{ID: phase.ID, Title: phase.Title, Lang: phase.Lang}
		for _, p := range s.Pages {
			if p.Lang == v.Lang && p.Front.Phase.V == phase.ID {
				view.Pages = append(view.Pages, *v.from.link(p))
			}
		}
		all = append(all, view)
	}
	return all
}

// AllSources returns the sources of the whole site by their authors. Those that
// the page itself cites come first, so that its marks lead to their numbers.
func (v *View) AllSources() []SourceView {
	all := slices.Clone(v.Sources)
	for i, s := range v.from.r.in.Site.Content.Sources {
		if !slices.ContainsFunc(v.Sources, func(cited SourceView) bool { return cited.ID == s.ID.V }) {
			all = append(all, sourceView(&v.from.r.in.Site.Content.Sources[i], 0))
		}
	}
	rest := all[len(v.Sources):]
	slices.SortStableFunc(rest, func(a, b SourceView) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Authors), strings.ToLower(b.Authors)), cmp.Compare(a.Year, b.Year))
	})
	for i := range rest {
		rest[i].Number = len(v.Sources) + i + 1
	}
	return all
}

// Terms returns the glossary in alphabetical order, which numbers the entries:
// the id of a term may tell more than an address should.
func (v *View) Terms() []TermView {
	r := v.from.r
	terms := r.words[v.Lang].terms
	glossary := slices.Clone(r.in.Site.Content.Glossary)
	slices.SortStableFunc(glossary, func(a, b content.Term) int {
		return cmp.Compare(strings.ToLower(terms[a.ID.V].Term), strings.ToLower(terms[b.ID.V].Term))
	})
	numbers := map[string]int{}
	for i := range glossary {
		numbers[glossary[i].ID.V] = i + 1
	}
	all := make([]TermView, len(glossary))
	for i, entry := range glossary {
		t := terms[entry.ID.V]
		all[i] = TermView{Number: i + 1, Term: t.Term, Definition: template.HTML(t.Definition)}
		for _, see := range entry.See {
			all[i].See = append(all[i].See, TermRef{Number: numbers[see.V], Term: terms[see.V].Term})
		}
	}
	return all
}

const international = "INT"

// Countries returns the help lines by country, in alphabetical order of their
// names in this language, the international directories first: a reader
// whose country is missing must not have to look for them. In each country the
// emergency number is the first.
func (v *View) Countries() []CountryView {
	byCode := map[string]*CountryView{}
	var codes []string
	for _, line := range v.from.r.in.Site.Content.Helplines {
		country := byCode[line.Country.V]
		if country == nil {
			country = &CountryView{Code: line.Country.V, Name: v.countryName(line.Country.V)}
			byCode[line.Country.V] = country
			codes = append(codes, line.Country.V)
		}
		country.Lines = append(country.Lines, v.line(line))
	}
	all := make([]CountryView, 0, len(codes))
	for _, code := range codes {
		slices.SortStableFunc(byCode[code].Lines, func(a, b LineView) int { return falseFirst(!a.Emergency, !b.Emergency) })
		all = append(all, *byCode[code])
	}
	slices.SortFunc(all, func(a, b CountryView) int {
		return cmp.Or(falseFirst(a.Code != international, b.Code != international), cmp.Compare(a.Name, b.Name))
	})
	return all
}

func falseFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func (v *View) countryName(code string) string {
	if code == international {
		if name, err := v.T("international"); err == nil {
			return name
		}
	}
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if name := display.Regions(language.Make(v.Lang)).Name(region); name != "" {
		return name
	}
	return code
}

func (v *View) line(l content.Helpline) LineView {
	return LineView{
		Service: l.Service, Purpose: l.Purpose, Emergency: slices.Contains(l.Purpose, "emergency"),
		Phone: l.Phone, Tel: dialled(l.Phone), Text: l.Text, Chat: l.Chat, Hours: l.Hours, Languages: l.Languages,
		Cost: l.Cost, Address: l.URL, ForWhom: l.ForWhom, Note: l.Note,
		Checked: v.from.r.date(v.Lang, l.Checked.Date), At: l.Checked.At, How: l.Checked.How,
	}
}

// firstNumber is the first run of digits that a phone can dial, with the
// separators people write.
var firstNumber = regexp.MustCompile(`[+#*]?\d[\d \-./()]*`)

// dialled returns what a tel: link for the first number in a text dials: RFC
// 3966 without its visual separators. A number that begins with # cannot stand
// in such a link everywhere, and has none.
func dialled(phone string) string {
	number := firstNumber.FindString(phone)
	if number == "" || number[0] == '#' || number[0] == '*' {
		return ""
	}
	return strings.Map(func(c rune) rune {
		if c == '+' || '0' <= c && c <= '9' {
			return c
		}
		return -1
	}, number)
}

// svgSize reads the size of an SVG from its width and height, or its viewBox.
func svgSize(raw []byte) (width, height int, ok bool) {
	tag := svgTag.Find(raw)
	if tag == nil {
		return 0, 0, false
	}
	w, h := svgAttribute(tag, "width"), svgAttribute(tag, "height")
	if w == 0 || h == 0 {
		if box := svgBox.FindSubmatch(tag); box != nil {
			w, h = number(box[1]), number(box[2])
		}
	}
	return int(w + .5), int(h + .5), w > 0 && h > 0
}

var (
	svgTag = regexp.MustCompile(`(?s)<svg\b[^>]*>`)
	svgBox = regexp.MustCompile(`viewBox\s*=\s*["']\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+([\d.e]+)[\s,]+([\d.e]+)`)
	svgDim = map[string]*regexp.Regexp{
		"width":  regexp.MustCompile(`\swidth\s*=\s*["']([\d.]+)(?:px)?["']`),
		"height": regexp.MustCompile(`\sheight\s*=\s*["']([\d.]+)(?:px)?["']`),
	}
)

func svgAttribute(tag []byte, name string) float64 {
	if m := svgDim[name].FindSubmatch(tag); m != nil {
		return number(m[1])
	}
	return 0
}

func number(text []byte) float64 {
	n, err := strconv.ParseFloat(string(bytes.TrimSpace(text)), 64)
	if err != nil {
		return 0
	}
	return n
}
