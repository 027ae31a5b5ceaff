package exercise

import (
	"fmt"
	"slices"
	"strconv"

	"underpin/internal/diag"
	"underpin/internal/strictyaml"
)

// Names returns the ids that an answer may name: the choices of one or several,
// the columns of a list, the parts of a record.
func (u *Use) Names() []string {
	var names []string
	for _, id := range u.Widget.IDs {
		if on, isOption := u.Options[id].(bool); on || !isOption {
			names = append(names, id)
		}
	}
	for _, item := range u.named() {
		names = append(names, item["id"].(string))
	}
	return names
}

// named returns the items of all options of type choices; where they are groups
// of what to pick from, the items in the groups.
func (u *Use) named() []Options {
	var all []Options
	for _, o := range u.Widget.Options {
		items, ok := u.Options[o.Name].([]Options)
		group := u.Widget.groups(&o)
		switch {
		case !ok || o.Type != "choices":
		case group < 0:
			all = append(all, items...)
		default:
			for _, item := range items {
				inner, _ := item[o.Keys[group].Name].([]Options)
				all = append(all, inner...)
			}
		}
	}
	return all
}

// groups returns the key that holds what is to be picked, where the items of an
// option only group it; -1 where they do not. The choices in a column of a list
// are not groups: a row names the column.
func (w *Widget) groups(o *Option) int {
	if w.Value != KindChoice && w.Value != KindChoices {
		return -1
	}
	return slices.IndexFunc(o.Keys, func(k Option) bool { return k.Type == "choices" })
}

// Item returns the choice, column or part with an id, nil when there is none or
// the widget's contract alone has it.
func (u *Use) Item(id string) Options {
	for _, item := range u.named() {
		if item["id"] == id {
			return item
		}
	}
	return nil
}

// bounds returns what a number lies between, if the widget says so. A scale
// that ends before it begins is reported, and bounds nothing.
func (u *Use) bounds() (from, to int, ok bool) {
	from, hasFrom := u.Options["from"].(int)
	to, hasTo := u.Options["to"].(int)
	return from, to, hasFrom && hasTo && from < to
}

// answer reads an answer to the widget.
type answer struct {
	*Use
	name     string // what it is called in messages
	file     string
	problems diag.List
}

func (a *answer) add(problems diag.List) { a.problems = append(a.problems, problems...) }

func (a *answer) report(code diag.Code, at diag.Range, message, hint string) {
	a.problems = append(a.problems, diag.Error(code, a.file, at, message, hint))
}

// value reads an answer of the widget's kind.
func (a *answer) value(node strictyaml.Node) any {
	switch a.Widget.Value {
	case KindChoice:
		return a.word(node, strictyaml.Field{Enum: a.Names()})
	case KindChoices:
		var chosen []string
		a.add(node.Decode(strictyaml.Field{Name: a.name, Required: true, Enum: a.Names(), Unique: true}, &chosen))
		return chosen
	case KindNumber:
		return a.number(node)
	case KindDate:
		return a.date(node, a.name)
	case KindRecord:
		return a.record(node)
	case KindList:
		return a.rows(node)
	}
	return a.word(node, strictyaml.Field{})
}

func (a *answer) word(node strictyaml.Node, rules strictyaml.Field) string {
	var text string
	rules.Name, rules.Required = a.name, true
	a.add(node.Decode(rules, &text))
	return text
}

func (a *answer) number(node strictyaml.Node) int {
	var n strictyaml.Value[int]
	a.add(node.Decode(strictyaml.Field{Name: a.name}, &n))
	if from, to, ok := a.bounds(); ok && len(a.problems) == 0 && (n.V < from || n.V > to) {
		a.report(diag.ValueInvalid, n.At, fmt.Sprintf("%q can't be %d", a.name, n.V), fmt.Sprintf("write a number from %d to %d", from, to))
	}
	return n.V
}

func (a *answer) date(node strictyaml.Node, name string) string {
	var none string
	if node.Decode(strictyaml.Field{Max: 1}, &none) == nil && none == "" {
		return "" // left open
	}
	var day strictyaml.Date
	a.add(node.Decode(strictyaml.Field{Name: name}, &day))
	return day.String()
}

// record reads the parts of a record, or the cells of a row.
func (a *answer) record(node strictyaml.Node) map[string]string {
	entries, problems := node.Entries()
	a.add(problems)
	record := map[string]string{}
	for _, e := range entries {
		if !slices.Contains(a.Names(), e.Key.V) {
			a.report(diag.ExampleUnknown, e.Key.At, fmt.Sprintf("%q has no part %q", a.ID.V, e.Key.V), orElse(diag.DidYouMean(e.Key.V, a.Names()), "write the name of one of its parts"))
			continue
		}
		record[e.Key.V] = a.cell(e)
	}
	return record
}

// cell reads a part as its kind says, where the widget knows kinds of parts.
func (a *answer) cell(e strictyaml.Entry) string {
	item := a.Item(e.Key.V)
	rules := strictyaml.Field{Name: e.Key.V, Bare: true}
	switch item["kind"] {
	case "date":
		return a.date(e.Value, e.Key.V)
	case "scale":
		var n int
		rules.Min, _ = item["from"].(int)
		rules.Max, _ = item["to"].(int)
		a.add(e.Value.Decode(rules, &n))
		return strconv.Itoa(n)
	case "number":
		var n int
		a.add(e.Value.Decode(rules, &n))
		return strconv.Itoa(n)
	case "choice":
		choices, _ := item["choices"].([]Options)
		for _, c := range choices {
			rules.Enum = append(rules.Enum, c["id"].(string))
		}
	}
	if len(rules.Enum) > 0 {
		rules.Enum = append(rules.Enum, "")
	}
	var text string
	a.add(e.Value.Decode(rules, &text))
	return text
}

func (a *answer) rows(node strictyaml.Node) []map[string]string {
	var nodes []strictyaml.Node
	a.add(node.Decode(strictyaml.Field{Name: a.name, Required: true}, &nodes))
	var rows []map[string]string
	for _, n := range nodes {
		rows = append(rows, a.record(n))
	}
	return rows
}
