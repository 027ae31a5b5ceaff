package exercise

import (
	"underpin/internal/diag"
	"underpin/internal/strictyaml"
)

// File is exercise.yaml as it is written. What a step's widgets may say depends
// on their contracts: see Widget.UseType.
type File struct {
	Title     strictyaml.Value[string]   `yaml:"title,required" max:"70" doc:"The heading, and the tab unless the exercise is sensitive."`
	Summary   strictyaml.Value[string]   `yaml:"summary,required" min:"50" max:"160" doc:"What the reader leaves with, for lists and search engines."`
	Minutes   int                        `yaml:"minutes,required" min:"1" max:"240" doc:"How long it takes."`
	For       strictyaml.Value[string]   `yaml:"for" default:"either" doc:"Whom it is for: the id of a role in site.yaml."`
	Phase     strictyaml.Value[string]   `yaml:"phase" doc:"Its place on the map: the id of a phase in site.yaml."`
	Topics    []strictyaml.Value[string] `yaml:"topics" unique:"true" doc:"Ids of topics in site.yaml."`
	Sensitive bool                       `yaml:"sensitive" doc:"Whether the tab shows only the site's title."`
	Mode      strictyaml.Value[string]   `yaml:"mode,required" enum:"alone|together|apart-then-together" doc:"Who does it. The last two always stand behind the gate."`
	Gate      strictyaml.Value[bool]     `yaml:"gate" doc:"Whether an exercise that is done alone stands behind the gate too."`
	Keep      bool                       `yaml:"keep" default:"true" doc:"Whether answers may be kept, saved, copied and printed."`
	WhenNot   strictyaml.Value[string]   `yaml:"when_not" doc:"When not to do this, in Markdown."`
	Talk      strictyaml.Value[string]   `yaml:"talk" doc:"Prompts for the talk once both have shown their answers, in Markdown. Only where mode is apart-then-together."`
	Sources   []strictyaml.Value[string] `yaml:"sources" unique:"true" doc:"Ids of sources in content/sources.yaml."`
	Steps     []StepKeys                 `yaml:"steps,required" doc:"The parts of the exercise, in order."`
	Result    *ResultKeys                `yaml:"result" doc:"The reader's own words put together."`
	Retired   []strictyaml.Value[string] `yaml:"retired" unique:"true" doc:"Ids that are no longer used. No widget may have one of them again."`
}

// StepKeys is a step as it is written.
type StepKeys struct {
	Title   strictyaml.Value[string] `yaml:"title,required" doc:"Its heading."`
	Text    strictyaml.Value[string] `yaml:"text" doc:"What to know before the questions, in Markdown."`
	Widgets []strictyaml.Node        `yaml:"widgets" doc:"The widgets of the step; their keys are below."`
}

// ResultKeys is a result as it is written.
type ResultKeys struct {
	Title strictyaml.Value[string] `yaml:"title,required" doc:"Its heading."`
	Text  strictyaml.Value[string] `yaml:"text,required" doc:"Markdown, in which {id} stands for the answer of a widget and {id.part} for a part of one."`
}

// UseKeys are the keys that every widget has in a step. Its own options stand
// beside them.
type UseKeys struct {
	At     diag.Range                 `yaml:",place"`
	Widget strictyaml.Value[string]   `yaml:"widget,required" doc:"The name of its folder."`
	ID     strictyaml.Value[string]   `yaml:"id,required" pattern:"[a-z0-9]+(-[a-z0-9]+)*" form:"lower-case letters, digits and single hyphens" doc:"A permanent name for the answer."`
	Label  strictyaml.Value[string]   `yaml:"label,required" doc:"The question, in Markdown within one paragraph."`
	Hint   strictyaml.Value[string]   `yaml:"hint" doc:"A word of help, in Markdown within one paragraph."`
	When   strictyaml.Node            `yaml:"when" doc:"Shows it only after an answer further up: the id there, a colon, and the answer."`
	Was    []strictyaml.Value[string] `yaml:"was" unique:"true" pattern:"[a-z0-9]+(-[a-z0-9]+)*" form:"lower-case letters, digits and single hyphens" doc:"Ids that it had before, so that files saved then still open."`
}

// TranslationFile is exercise.<lang>.yaml as it is written: texts alone, in the
// order of the original.
type TranslationFile struct {
	Title   strictyaml.Value[string] `yaml:"title" max:"70" doc:"The heading."`
	Summary strictyaml.Value[string] `yaml:"summary" min:"50" max:"160" doc:"What the reader leaves with."`
	WhenNot strictyaml.Value[string] `yaml:"when_not" doc:"When not to do this, in Markdown."`
	Talk    strictyaml.Value[string] `yaml:"talk" doc:"Prompts for the talk once both have shown their answers, in Markdown."`
	Steps   []StepTexts              `yaml:"steps" doc:"The texts of all steps, in the original's order."`
	Result  *ResultTexts             `yaml:"result" doc:"The reader's own words put together."`

	Minutes   strictyaml.Never `yaml:"minutes" code:"translation-key" doc:"a translation takes it from the original"`
	For       strictyaml.Never `yaml:"for" code:"translation-key" doc:"a translation takes it from the original"`
	Phase     strictyaml.Never `yaml:"phase" code:"translation-key" doc:"a translation takes it from the original"`
	Topics    strictyaml.Never `yaml:"topics" code:"translation-key" doc:"a translation takes them from the original"`
	Sensitive strictyaml.Never `yaml:"sensitive" code:"translation-key" doc:"a translation takes it from the original"`
	Mode      strictyaml.Never `yaml:"mode" code:"translation-key" doc:"a translation takes it from the original"`
	Gate      strictyaml.Never `yaml:"gate" code:"translation-key" doc:"a translation takes it from the original"`
	Keep      strictyaml.Never `yaml:"keep" code:"translation-key" doc:"a translation takes it from the original"`
	Sources   strictyaml.Never `yaml:"sources" code:"translation-key" doc:"a translation takes them from the original"`
	Retired   strictyaml.Never `yaml:"retired" code:"translation-key" doc:"a translation takes them from the original"`
}

// StepTexts are the texts of a step in another language.
type StepTexts struct {
	At      diag.Range               `yaml:",place"`
	Title   strictyaml.Value[string] `yaml:"title" doc:"Its heading."`
	Text    strictyaml.Value[string] `yaml:"text" doc:"What to know before the questions, in Markdown."`
	Widgets []strictyaml.Node        `yaml:"widgets" doc:"The texts of its widgets, each with its id."`
}

// ResultTexts are the texts of a result in another language.
type ResultTexts struct {
	Title strictyaml.Value[string] `yaml:"title" doc:"Its heading."`
	Text  strictyaml.Value[string] `yaml:"text" doc:"Markdown with {id} and {id.part}."`
}

// UseTexts are the texts that every widget has, in another language.
type UseTexts struct {
	ID    strictyaml.Value[string] `yaml:"id,required" doc:"The widget's id in the original."`
	Label strictyaml.Value[string] `yaml:"label" doc:"The question."`
	Hint  strictyaml.Value[string] `yaml:"hint" doc:"A word of help."`

	Widget strictyaml.Never `yaml:"widget" code:"translation-key" doc:"a translation takes it from the original"`
	When   strictyaml.Never `yaml:"when" code:"translation-key" doc:"a translation takes it from the original"`
	Was    strictyaml.Never `yaml:"was" code:"translation-key" doc:"a translation takes it from the original"`
}

// ExamplesFile is examples.yaml as it is written.
type ExamplesFile struct {
	Examples []ExampleKeys `yaml:"examples,required" min:"3" distinct:"name" doc:"A usual, a sparse and a long one at least. Each is filled in by a real browser."`
}

// ExampleKeys is an example as it is written.
type ExampleKeys struct {
	At      diag.Range               `yaml:",place"`
	Name    strictyaml.Value[string] `yaml:"name,required" doc:"What it shows."`
	Answers strictyaml.Node          `yaml:"answers,required" doc:"The answers by the ids of widgets."`
	Result  strictyaml.Value[string] `yaml:"result" doc:"What the exercise then puts together, as text."`
}

// WidgetFile is the contract of a widget as it is written.
type WidgetFile struct {
	Summary string                     `yaml:"summary,required" doc:"What the widget is for, in a sentence."`
	Value   strictyaml.Value[string]   `yaml:"value,required" enum:"text|choice|choices|list|number|date|record" doc:"What an answer is. The ids of a choice, of the columns of a list and of the parts of a record are those of the options of type choices; where choices to pick from stand in groups, those inside the groups."`
	IDs     []strictyaml.Value[string] `yaml:"ids" unique:"true" pattern:"[a-z0-9]+(-[a-z0-9]+)*" form:"lower-case letters, digits and single hyphens" doc:"Ids that an answer may name besides those of the options, such as none. One that a bool option has as its name counts only where that is true."`
	Options []OptionKeys               `yaml:"options" distinct:"name" doc:"What an editor may set where the widget is used."`
	Strings map[string]string          `yaml:"strings" doc:"The widget's own words, which strings.<language>.yaml beside it translates."`
	Good    []GoodKeys                 `yaml:"good,required" distinct:"name" doc:"Examples to follow. Each is tried in browsers and shown in the handbook."`
	Bad     []BadKeys                  `yaml:"bad,required" distinct:"name" doc:"Examples of mistakes. Each must give its diagnostic."`
}

// ItemKeys say what an option, or a key of one, may be.
type ItemKeys struct {
	Name     strictyaml.Value[string]   `yaml:"name,required" pattern:"[a-z][a-z0-9]*(_[a-z0-9]+)*" form:"lower-case letters and digits, with _ between words" doc:"The key that an editor writes."`
	Type     strictyaml.Value[string]   `yaml:"type,required" enum:"text|markdown|number|bool|texts|choices" doc:"What it holds; choices are a list of id and label."`
	Required bool                       `yaml:"required" doc:"Whether it must be given."`
	Default  strictyaml.Node            `yaml:"default" doc:"What it is where it is left out."`
	Meaning  string                     `yaml:"meaning,required" doc:"What it is for, in a sentence that ends in a full stop."`
	OneOf    []strictyaml.Value[string] `yaml:"one_of" unique:"true" doc:"The only texts it may be."`
	Names    strictyaml.Value[string]   `yaml:"names" doc:"The option of type choices whose ids are the only texts it may be, besides one_of."`
	Min      int                        `yaml:"min" doc:"The smallest number, or the fewest items."`
	Max      int                        `yaml:"max" doc:"The largest number, or the most items."`
	Keys     []InnerKeys                `yaml:"keys" distinct:"name" doc:"The keys of each of these choices besides id and label."`
}

// InnerKeys say what a key of choices that stand in an item may be. Nothing
// stands deeper.
type InnerKeys struct {
	Name     strictyaml.Value[string]   `yaml:"name,required" pattern:"[a-z][a-z0-9]*(_[a-z0-9]+)*" form:"lower-case letters and digits, with _ between words" doc:"The key that an editor writes."`
	Type     strictyaml.Value[string]   `yaml:"type,required" enum:"text|markdown|number|bool|texts" doc:"What it holds."`
	Required bool                       `yaml:"required" doc:"Whether it must be given."`
	Default  strictyaml.Node            `yaml:"default" doc:"What it is where it is left out."`
	Meaning  string                     `yaml:"meaning,required" doc:"What it is for, in a sentence that ends in a full stop."`
	OneOf    []strictyaml.Value[string] `yaml:"one_of" unique:"true" doc:"The only texts it may be."`
	Names    strictyaml.Value[string]   `yaml:"names" doc:"The option of type choices whose ids are the only texts it may be, besides one_of."`
	Min      int                        `yaml:"min" doc:"The smallest number."`
	Max      int                        `yaml:"max" doc:"The largest number."`
}

// OptionKeys is an option as a contract writes it.
type OptionKeys struct {
	Name     strictyaml.Value[string]   `yaml:"name,required" pattern:"[a-z][a-z0-9]*(_[a-z0-9]+)*" form:"lower-case letters and digits, with _ between words" doc:"The key that an editor writes."`
	Type     strictyaml.Value[string]   `yaml:"type,required" enum:"text|markdown|number|bool|texts|choices|records" doc:"What it holds; choices are a list of id and label, records a list of the keys named."`
	Required bool                       `yaml:"required" doc:"Whether it must be given."`
	Default  strictyaml.Node            `yaml:"default" doc:"What it is where it is left out."`
	Meaning  string                     `yaml:"meaning,required" doc:"What it is for, in a sentence that ends in a full stop."`
	OneOf    []strictyaml.Value[string] `yaml:"one_of" unique:"true" doc:"The only texts it may be."`
	Names    strictyaml.Value[string]   `yaml:"names" doc:"The option of type choices whose ids are the only texts it may be, besides one_of."`
	Min      int                        `yaml:"min" doc:"The smallest number, or the fewest items."`
	Max      int                        `yaml:"max" doc:"The largest number, or the most items."`
	Keys     []ItemKeys                 `yaml:"keys" distinct:"name" doc:"The keys of each item of records; of choices, those besides id and label."`
}

// GoodKeys is an example to follow as a contract writes it.
type GoodKeys struct {
	Name  string          `yaml:"name,required" doc:"What it shows."`
	Use   strictyaml.Node `yaml:"use,required" doc:"The widget as a step writes it, without its name."`
	Value strictyaml.Node `yaml:"value,required" doc:"An answer to it."`
}

// BadKeys is an example of a mistake as a contract writes it.
type BadKeys struct {
	Name       string                   `yaml:"name,required" doc:"What is wrong."`
	Use        strictyaml.Node          `yaml:"use,required" doc:"The widget as a step writes it, without its name."`
	Diagnostic strictyaml.Value[string] `yaml:"diagnostic,required" doc:"The code of the diagnostic that it gives."`
}
