package pages

import (
	"html/template"
	"slices"
	"strings"

	"underpin/internal/exercise"
)

// PairView is what a layout is given to show the answers of two people next to
// each other.
type PairView struct {
	Frame

	Gate      *ExerciseView // the questions before it
	Gated     bool          // always false: the questions stand on no other place of the page
	Exercises []Link        // those that two people answer apart, and may save
	Data      template.HTML // what the script reads of them, and their prompts for the talk
}

// Side is one of the two people, as the page names them.
type Side struct {
	Frame
	Who string
}

// Side returns what the part of one person is given.
func (v *PairView) Side(who string) Side { return Side{v.Frame, who} }

// Pair returns what the page needs that opens the files of two people, nil
// where no exercise is for two who answer apart.
func (v *View) Pair() *PairView {
	r, p := v.from.r, v.page
	pair := &PairView{Frame: v.Frame}
	var all []pairExercise
	var talks strings.Builder
	for _, x := range r.in.Site.Exercises() {
		if x.Mode.V != exercise.ApartThenTogether || !x.Keep || x.Flawed {
			continue
		}
		m := &maker{r: r, page: p, x: x.In(p.Lang), shown: &shown{}, level: 1} // its problems are told on its own page
		all = append(all, m.pairExercise())
		talks.WriteString(string(m.talk()))
		if to := r.in.Site.ExercisePage(x.ID, p.Lang); to != nil {
			pair.Exercises = append(pair.Exercises, *v.from.link(to))
		}
		if pair.Gate == nil {
			pair.Gate = m.gate(v.from)
		}
	}
	if len(all) == 0 {
		return nil
	}
	pair.Data = pairData(all) + template.HTML(talks.String())
	return pair
}

// pair returns what an exercise's own page needs of the same, for two people
// with one phone; "" where the exercise is not for two who answer apart.
func (m *maker) pair() template.HTML {
	if m.x.Mode.V != exercise.ApartThenTogether {
		return ""
	}
	quiet := *m
	quiet.shown = &shown{} // the labels' problems are told where they stand
	all := quiet.pairExercise()
	all.Title, all.Retired = "", nil // of files alone
	for i := range all.Uses {
		u := &all.Uses[i]
		if u.Was = nil; !u.rows() {
			u.Parts = nil // the form names them, and the page has to stay small
		}
	}
	return pairData([]pairExercise{all}) + m.talk()
}

// pairData returns the JSON that the script reads.
func pairData(all []pairExercise) template.HTML {
	return template.HTML(`<script type="application/json" data-pair-data>` + encode(all) + `</script>`)
}

// talk returns the prompts for the talk, out of sight until they are wanted.
func (m *maker) talk() template.HTML {
	talk := m.text(m.x.Talk, "talk")
	if talk == "" {
		return ""
	}
	return template.HTML(`<template data-talk="`+m.x.ID+`">`) + talk + `</template>`
}

// pairExercise is an exercise as the script reads it that shows answers without
// any widget: by the words of the exercise alone.
type pairExercise struct {
	ID      string    `json:"id"`
	Title   string    `json:"title,omitempty"`
	Uses    []pairUse `json:"uses"`
	Retired []string  `json:"retired,omitempty"`
}

type pairUse struct {
	ID    string      `json:"id"`
	Label string      `json:"label"`
	Value string      `json:"value"`
	Was   []string    `json:"was,omitempty"`
	When  []condition `json:"when,omitempty"`
	Parts []pairPart  `json:"parts,omitempty"`
}

// rows reports whether an answer is made of parts, and not of ids alone.
func (u *pairUse) rows() bool {
	return slices.Contains([]string{string(exercise.KindList), string(exercise.KindRecord)}, u.Value)
}

// pairPart is something that an answer may name: a choice, a column of a list, a
// part of a record.
type pairPart struct {
	ID    string     `json:"id"`
	Label string     `json:"label,omitempty"`
	Names []pairPart `json:"names,omitempty"` // the ids that its own answer is one of; none for the reader's words
}

func (m *maker) pairExercise() pairExercise {
	x := m.x
	all := pairExercise{ID: x.ID, Title: m.r.parsers[x.Lang].Typographic(x.Title.V)}
	for _, u := range x.Uses() {
		all.Uses = append(all.Uses, pairUse{
			ID: u.ID.V, Value: string(u.Widget.Value), Was: u.Was, When: conditions(u.When), Parts: parts(u, x.Lang),
			Label: strings.Join(strings.Fields(plainText(m.text(u.Label, u.ID.V))), " "),
		})
	}
	for _, id := range x.Retired {
		all.Retired = append(all.Retired, id.V)
	}
	return all
}

// parts lists what an answer may name. An id that the contract itself has is
// called what the contract's string of that name says.
func parts(u *exercise.Use, lang string) []pairPart {
	named := []exercise.Kind{exercise.KindChoice, exercise.KindChoices, exercise.KindList, exercise.KindRecord}
	if !slices.Contains(named, u.Widget.Value) {
		return nil
	}
	var all []pairPart
	for _, id := range u.Names() {
		part := pairPart{ID: id, Label: u.Widget.String(id, lang)}
		if item := u.Item(id); item != nil {
			part = partOf(item)
		}
		part.Names = answersOf(u, id)
		all = append(all, part)
	}
	return all
}

func partOf(item exercise.Options) pairPart {
	return pairPart{ID: item["id"].(string), Label: item["label"].(exercise.Text).V}
}

// answersOf lists the ids that the answer to a part is one of. Contracts don't
// say this of every part, but how they are written does: the choices of a column
// stand in it; a part called point holds one of the points; a part called
// otherwise that the contract itself has, in a record, one of any; and where a
// record has two lists of ids, the parts of one are answered with those of the
// other, as cards are with piles.
func answersOf(u *exercise.Use, id string) []pairPart {
	if u.Widget.Value != exercise.KindList && u.Widget.Value != exercise.KindRecord {
		return nil
	}
	if item := u.Item(id); item != nil {
		if choices, _ := item["choices"].([]exercise.Options); len(choices) > 0 {
			return list(choices)
		}
	}
	own := slices.Contains(u.Widget.IDs, id)
	var all []pairPart
	for _, o := range u.Widget.Options {
		items, _ := u.Options[o.Name].([]exercise.Options)
		switch {
		case o.Type != "choices":
		case own && o.Name == id+"s":
			return list(items)
		case u.Widget.Value == exercise.KindList:
		case own || !slices.ContainsFunc(items, func(item exercise.Options) bool { return item["id"] == id }):
			all = append(all, list(items)...)
		}
	}
	return all
}

func list(items []exercise.Options) []pairPart {
	all := make([]pairPart, len(items))
	for i, item := range items {
		all[i] = partOf(item)
	}
	return all
}
