package scaffold

import (
	"io/fs"
	"strings"

	"underpin/internal/exercise"
)

var newWidget = parse(`-- TAG.yaml --
summary: Say here in one sentence what the widget is for.
# What an answer is: text, choice, choices, list, number, date or record.
value: text
options:
  - name: example
    type: text
    meaning: What a first answer might look like, shown below the field.
good:
  - name: plain
    use: {id: what, label: What happened}
    value: I was late.
  - name: with an example
    use: {id: what, label: What happened, example: I was late.}
    value: I did not call.
bad:
  - name: no label
    use: {id: what}
    diagnostic: key-missing
  - name: an option that there is not
    use: {id: what, label: What happened, exmple: I was late.}
    diagnostic: key-unknown
-- TAG.html --
<label for="{{"{{.Prefix}}"}}_field">{{"{{.Label}}"}}</label>
{{"{{with .Hint}}"}}<p class="hint" id="{{"{{$.Prefix}}"}}_hint">{{"{{.}}"}}</p>{{"{{end}}"}}
<input type="text" id="{{"{{.Prefix}}"}}_field" name="{{"{{.Prefix}}"}}" dir="auto" autocomplete="off" spellcheck="false"{{"{{if .Hint}}"}} aria-describedby="{{"{{.Prefix}}"}}_hint"{{"{{end}}"}}>
{{"{{with .Options.example}}"}}<p class="hint">{{"{{.}}"}}</p>{{"{{end}}"}}
-- TAG.ts --
import { Widget, type Value } from "../../_lib/widget";

/** Say here what the script adds to the form, which is whole without it. */
export class {{.Class}} extends Widget {
  private get field(): HTMLInputElement {
    return this.one("input") as HTMLInputElement;
  }

  get value(): Value {
    return this.field.value.trim() ? this.field.value : null;
  }

  set value(value: Value) {
    this.field.value = typeof value === "string" ? value : "";
    this.refresh();
  }

  accepts(value: unknown): boolean {
    return typeof value === "string";
  }

  texts(): string[] {
    const text = this.field.value.trim();
    return text ? [text] : [];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "{{.Tag}}": {{.Class}};
  }
}
`)

// Widget returns the files of a new widget with a tag: its contract, its form
// and its script. A tag that cannot be used is a *Mistake.
func Widget(source fs.FS, tag string) ([]File, error) {
	set, err := read(source)
	if err != nil {
		return nil, err
	}
	folder := exercise.Folder + "/_widgets/"
	tag = strings.Trim(strings.TrimPrefix(tag, folder), "/")
	if hint := exercise.TagHint(tag); hint != "" {
		return nil, mistake("%s: underpin new widget mood-line", hint)
	}
	for _, w := range set.Widgets {
		if w.Tag == tag {
			return nil, mistake("%s%s/ exists already, and nothing was changed", folder, tag)
		}
	}
	return fill(newWidget, folder+tag+"/", map[string]string{"Tag": tag, "Class": className(tag)})
}

// className is the class of a widget's script: long-text has LongText.
func className(tag string) string {
	name := ""
	for _, word := range strings.Split(tag, "-") {
		name += titleOf(word)
	}
	return name
}
