package exercise

import (
	"fmt"
	"slices"

	"underpin/internal/config"
	"underpin/internal/diag"
	"underpin/internal/markdown"
	"underpin/internal/strictyaml"
)

func orElse(hint, other string) string {
	if hint == "" {
		return other
	}
	return hint
}

// settings holds what the file says against site.yaml and the rules for gates.
func (r *exerciseReader) settings(file *File) {
	r.choice(diag.RoleUnknown, "role", file.For, r.cfg.Roles)
	r.choice(diag.PhaseUnknown, "phase", file.Phase, r.cfg.Phases)
	for _, topic := range file.Topics {
		r.choice(diag.TopicUnknown, "topic", topic, r.cfg.Topics)
	}
	forTwo := file.Mode.V == Together || file.Mode.V == ApartThenTogether
	if forTwo && file.Gate.Given() && !file.Gate.V {
		r.report(diag.GateRequired, file.Gate.At, fmt.Sprintf("an exercise whose mode is %s always stands behind the gate", file.Mode.V), "delete this line")
	}
	if mode := file.Mode.V; file.Talk.Given() && mode != ApartThenTogether && mode != "" { // one that is missing or wrong is reported
		r.report(diag.TalkAlone, file.Talk.At, fmt.Sprintf("an exercise whose mode is %s has no talk over two sets of answers", mode), "delete talk, or write mode: apart-then-together")
	}
}

func (r *exerciseReader) choice(code diag.Code, what string, name strictyaml.Value[string], known []config.Choice) {
	if name.V == "" || !name.Given() || r.cfg.Doubtful || slices.ContainsFunc(known, func(c config.Choice) bool { return c.ID == name.V }) {
		return
	}
	var ids []string
	for _, c := range known {
		ids = append(ids, c.ID)
	}
	r.report(code, name.At, fmt.Sprintf("site.yaml has no %s %q", what, name.V), orElse(diag.DidYouMean(name.V, ids), "write one of those that site.yaml lists"))
}

// claim notes the id of a use, and reports one that stands already or must not
// stand again. It returns whether the id is the use's own.
func (r *exerciseReader) claim(id strictyaml.Value[string]) bool {
	if id.V == "" {
		return false
	}
	if first, taken := r.ids[id.V]; taken {
		r.report(diag.IDDoubled, id.At, fmt.Sprintf("%q stands in line %d already", id.V, first.Line), "give it another name")
		return false
	}
	r.ids[id.V] = id.At
	return true
}

// retirement reports ids that were given up and are used again. It needs all
// ids of the exercise.
func (r *exerciseReader) retirement() {
	gone := map[string]diag.Range{}
	for _, id := range r.x.Retired {
		gone[id.V] = id.At
	}
	for id, at := range r.ids {
		if line, ok := gone[id]; ok {
			r.report(diag.IDRetired, at, fmt.Sprintf("%q is retired (line %d): saved files may hold answers to another question under it", id, line.Line), "give this widget another id")
		}
	}
	was := map[string]diag.Range{}
	for _, former := range r.was {
		at, used := r.ids[former.V]
		first, twice := was[former.V]
		retired, isGone := gone[former.V]
		switch {
		case used:
			r.report(diag.IDRetired, former.At, fmt.Sprintf("%q is the id of the widget in line %d, so nothing can have been called so before", former.V, at.Line), "delete it here, or give that widget another id")
		case twice:
			r.report(diag.IDDoubled, former.At, fmt.Sprintf("%q stands in line %d already", former.V, first.Line), "delete one of the two")
		case isGone:
			r.report(diag.IDRetired, former.At, fmt.Sprintf("%q is retired (line %d), so its answers go nowhere", former.V, retired.Line), "delete it here or there")
		}
		was[former.V] = former.At
	}
}

// conditions reads when of a use; above are the uses that stand before it.
func (r *exerciseReader) conditions(u *Use, node strictyaml.Node, above []*Use) {
	if !node.Given() {
		return
	}
	entries, problems := node.Entries()
	r.add(problems...)
	for _, e := range entries {
		i := slices.IndexFunc(above, func(other *Use) bool { return other.ID.V == e.Key.V })
		switch {
		case i >= 0:
			r.condition(u, e, above[i])
		case !r.lacking:
			r.later = append(r.later, pending{e.Key, idsOf(above)})
		}
	}
}

// pending is a condition on something that does not stand above.
type pending struct {
	id    strictyaml.Value[string]
	above []string
}

// unmet reports conditions on widgets that do not stand above, once all are
// known.
func (r *exerciseReader) unmet() {
	for _, p := range r.later {
		if r.lacking {
			break
		}
		switch at, below := r.ids[p.id.V]; {
		case below && r.x.Use(p.id.V) == nil: // left out because of an error
		case below:
			r.report(diag.WhenUnknown, p.id.At, fmt.Sprintf("%q does not stand above this widget, but in line %d", p.id.V, at.Line), "name a widget that the reader answers before this one")
		default:
			r.report(diag.WhenUnknown, p.id.At, fmt.Sprintf("this exercise has no widget %q", p.id.V), orElse(diag.DidYouMean(p.id.V, p.above), "name a widget that the reader answers before this one"))
		}
	}
}

func idsOf(uses []*Use) []string {
	var ids []string
	for _, u := range uses {
		ids = append(ids, u.ID.V)
	}
	return ids
}

func (r *exerciseReader) condition(u *Use, e strictyaml.Entry, on *Use) {
	a := answer{Use: on, name: e.Key.V, file: r.file.Name}
	value := strictyaml.Value[string]{At: e.Value.At}
	switch on.Widget.Value {
	case KindChoice, KindChoices:
		value.V = a.word(e.Value, strictyaml.Field{Enum: on.Names()})
	case KindNumber:
		value.V = fmt.Sprint(a.number(e.Value))
	default:
		r.report(diag.WhenUnknown, e.Key.At, fmt.Sprintf("%q is answered in the reader's own words, which nobody can foresee", e.Key.V), "name a widget that is answered by choosing")
		return
	}
	r.add(a.problems...)
	if len(a.problems) == 0 {
		u.When = append(u.When, Condition{e.Key, value})
	}
}

// Reference is an answer that the text of a result names: {id} or {id.part}.
type Reference struct {
	ID, Part   string
	Start, End int // where it stands in the text, with its braces
}

// result reports references to what there is not.
func (r *exerciseReader) result(text Text) {
	if !text.Given() {
		return
	}
	places := markdown.Fragment{Text: text.V, At: text.At}.Places(text.File)
	report := func(at diag.Range, message, hint string) {
		r.misread = true
		r.add(diag.Error(diag.ResultUnknown, text.File.Name, at, message, hint))
	}
	for _, ref := range References(text.V) {
		at := places(ref.Start, ref.End)
		u := r.x.Use(ref.ID)
		_, known := r.ids[ref.ID]
		switch {
		case u == nil && known || u == nil && r.lacking: // reported already
		case u == nil:
			report(at, fmt.Sprintf("this exercise has no widget %q", ref.ID), orElse(diag.DidYouMean(ref.ID, idsOf(r.x.Uses())), "write the id of one of its widgets between the braces"))
		case ref.Part == "":
		case u.Widget.Value != KindRecord:
			report(at, fmt.Sprintf("an answer to %q has no parts", ref.ID), fmt.Sprintf("write {%s}", ref.ID))
		case !slices.Contains(u.Names(), ref.Part):
			report(at, fmt.Sprintf("%q has no part %q", ref.ID, ref.Part), orElse(diag.DidYouMean(ref.Part, u.Names()), "write the name of one of its parts after the dot"))
		}
	}
}
