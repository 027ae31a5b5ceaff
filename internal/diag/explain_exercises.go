package diag

import "strings"

// smallExercise is an exercise with its widget, which examples put their mistake
// into.
const smallExercise = `-- exercises/_lib/exercise.ts --
export function start(): void {}
-- exercises/_widgets/one-line/one-line.yaml --
summary: One line of the reader's own words.
value: text
options:
  - name: size
    type: number
    default: 40
    meaning: How many letters it shows.
good:
  - name: a line
    use: {id: what, label: What happened}
    value: I was late.
bad:
  - name: no label
    use: {id: what}
    diagnostic: key-missing
-- exercises/_widgets/one-line/one-line.html --
<p><label for="{{.Prefix}}">{{.Label}}</label> <input id="{{.Prefix}}" name="{{.Prefix}}" autocomplete="off"></p>
-- exercises/_widgets/one-line/one-line.ts --
export class OneLine extends HTMLElement {}
-- exercises/apology/exercise.yaml --
title: Build an apology
summary: A small exercise that examples put their mistake into, one at a time.
minutes: 5
mode: alone
steps:
  - title: What happened
    widgets:
      - widget: one-line
        id: what
        label: What happened
result:
  title: In your words
  text: I did this. {what}
-- exercises/apology/examples.yaml --
examples:
  - name: usual
    answers: {what: I was late.}
    result: I did this. I was late.
  - name: sparse
    answers: {what: Late.}
    result: I did this. Late.
  - name: long
    answers: {what: I was late and did not call.}
    result: I did this. I was late and did not call.
`

// exercise is an example whose mistake stands in the small exercise: pairs are
// what stands there and what is written instead, the first time it stands.
func exercise(pairs ...string) string {
	all := smallExercise
	for i := 0; i < len(pairs); i += 2 {
		all = strings.Replace(all, pairs[i], pairs[i+1], 1)
	}
	return all
}

func exerciseExplanations() []Explanation {
	return []Explanation{
		{WidgetUnknown, "There is no such widget.", "Use the name of a folder in exercises/_widgets/, or of one in the folder of this exercise.", exercise("widget: one-line", "widget: on-line")},
		{WidgetIncomplete, "The folder of a widget lacks a file that every widget needs.", "Write it. underpin new widget shows how one begins.", exercise("one-line/one-line.html", "one-line/oneline.html")},
		{WidgetReserved, "A widget has a name that no element of one's own can have.", "Rename its folder and its files: lower-case letters with a hyphen between.", exercise() + "-- exercises/_widgets/slider/slider.yaml --\nsummary: A slider.\nvalue: text\ngood:\n  - {name: one, use: {id: what, label: What}, value: Words.}\nbad:\n  - {name: no label, use: {id: what}, diagnostic: key-missing}\n-- exercises/_widgets/slider/slider.html --\n<p></p>\n-- exercises/_widgets/slider/slider.ts --\nexport class Slider extends HTMLElement {}\n"},
		{OptionInvalid, "The contract of a widget declares an option that cannot be meant.", "Follow the message: a default goes with a number, a text or a bool that need not be given; keys go with choices and records.", exercise("name: size\n", "name: hint\n")},
		{IDRetired, "A widget has an id that was given up: saved files may hold the answer to another question under it.", "Give the widget a new id.", exercise("minutes: 5", "minutes: 5\nretired: [what]")},
		{WhenUnknown, "A widget is to be shown after an answer that nobody can have given by then.", "Name a widget further up in the exercise, whose answer is a choice or a number.", exercise("label: What happened\nresult", "label: What happened\n        when: {whta: left}\nresult")},
		{ResultUnknown, "The text of a result names an answer, or a part of one, that the exercise does not have.", "Write the id of a widget between the braces, or {id.part} for a part of a record.", exercise("text: I did this. {what}", `text: "I did this. {whta}"`)},
		{GateRequired, "An exercise for two has no gate before it.", "Take the line out: exercises for two always stand behind the gate.", exercise("mode: alone", "mode: together\ngate: false") + strings.ReplaceAll(smallExercise[strings.Index(smallExercise, "-- exercises/apology/"):], "/apology/", "/before-you-start/")},
		{TalkAlone, "An exercise has prompts for a talk over two sets of answers, and is not for two who answer apart.", "Take talk out, or write mode: apart-then-together if each of two answers for themselves first.", exercise("mode: alone", "mode: alone\ntalk: What surprised you?")},
		{ExampleUnknown, "An example answers what nobody asks: a widget, or a part of an answer, that there is not.", "Correct the id.", exercise("{what: Late.}", "{whta: Late.}")},
		{ExampleWrong, "An example does not show what it says: it has no mistake where it should have one, answers what is hidden, or gives another result.", "Correct the example, or what it is an example of.", exercise("use: {id: what}\n", "use: {id: what, label: What happened}\n")},
	}
}
