package strictyaml

import (
	"cmp"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"underpin/internal/diag"
)

func (d *document) scalar(n *yaml.Node, field *Field, k *kind, v reflect.Value) bool {
	switch k.shape {
	case Number:
		return d.number(n, field, v)
	case Boolean:
		return d.boolean(n, field, v)
	case Day:
		return d.day(n, field, v)
	}
	return d.text(n, field, v)
}

func (d *document) text(n *yaml.Node, field *Field, v reflect.Value) bool {
	if what := looksLike(n); what != "" && !(field.Bare && what == aNumber) {
		d.report(diag.ValueType, d.node(n), fmt.Sprintf("%s must be text, and %s without quotes is %s", field.subject(), n.Value, what),
			fmt.Sprintf("put it in quotes: %q", n.Value))
		return false
	}
	if d.cutOff(n, field) {
		return false
	}
	text := strings.TrimRight(n.Value, "\n") // what a block scalar ends with
	if field.Required && strings.TrimSpace(text) == "" {
		d.emptyText(n, field)
		return false
	}
	if i := strings.IndexFunc(text, isForbidden); i >= 0 {
		d.report(diag.ValueInvalid, d.node(n), fmt.Sprintf("%s holds an invisible character (%+q)", field.subject(), []rune(text[i:])[0]), "delete the escape that stands for it")
		return false
	}
	if !d.allowed(n, field, text) || !d.measure(n, field, text) {
		return false
	}
	v.SetString(text)
	return true
}

// cutOff reports the rest of a text without quotes that YAML takes for a comment
// and its writer hardly meant as one: "Rule #1". A comment begins with "# ".
func (d *document) cutOff(n *yaml.Node, field *Field) bool {
	comment := n.LineComment
	if n.Style != 0 || len(comment) < 2 || comment[0] != '#' || strings.IndexByte(" #!", comment[1]) >= 0 {
		return false
	}
	line := d.lineText(n.Line)
	from := strings.LastIndex(string(line), comment)
	if from < 0 {
		return false
	}
	d.report(diag.ValueInvalid, d.inLine(n.Line, from, len(line)), fmt.Sprintf("this is no part of %s: what follows a space and # is a comment", field.subject()),
		`put the whole text in quotes; if it is a comment, write a space after the "#"`)
	return true
}

// allowed checks a text against the only values or the pattern of its field.
func (d *document) allowed(n *yaml.Node, field *Field, text string) bool {
	if len(field.Enum) > 0 && !slices.Contains(field.Enum, text) {
		d.report(field.code, d.node(n), fmt.Sprintf("%s can't be %q", field.subject(), text), cmp.Or(diag.DidYouMean(text, field.Enum), "use one of: "+strings.Join(field.Enum, ", ")))
		return false
	}
	if field.Pattern != "" && !d.patterns.match(field.Pattern, text) {
		d.report(field.code, d.node(n), fmt.Sprintf("%s can't be %q", field.subject(), text), "write "+field.Form)
		return false
	}
	if problem, hint := checkFormat(field.Format, text); problem != "" {
		d.report(field.code, d.node(n), fmt.Sprintf("%s %s", field.subject(), problem), hint)
		return false
	}
	return true
}

func (d *document) number(n *yaml.Node, field *Field, v reflect.Value) bool {
	value, err := strconv.ParseInt(n.Value, 10, 32)
	if err != nil || n.Style != 0 || n.Value[0] == '+' {
		hint := "write a whole number in figures, such as 3"
		if err == nil {
			hint = "write it without quotes or sign: " + strconv.FormatInt(value, 10)
		}
		d.report(diag.ValueType, d.node(n), fmt.Sprintf("%s must be a whole number, not %s", field.subject(), shown(n)), hint)
		return false
	}
	if field.Min > 0 && int(value) < field.Min {
		d.report(field.code, d.node(n), fmt.Sprintf("%s must be %d at least", field.subject(), field.Min), fmt.Sprintf("write %d or more", field.Min))
		return false
	}
	if field.Max > 0 && int(value) > field.Max {
		d.report(field.code, d.node(n), fmt.Sprintf("%s must be %d at most", field.subject(), field.Max), fmt.Sprintf("write %d or less", field.Max))
		return false
	}
	v.SetInt(value)
	return true
}

func (d *document) boolean(n *yaml.Node, field *Field, v reflect.Value) bool {
	word := strings.ToLower(n.Value)
	if n.Style == 0 && (word == "true" || word == "false") {
		v.SetBool(word == "true")
		return true
	}
	hint := "write true or false"
	switch word {
	case "yes", "y", "on", "1", "true":
		hint = "write true, without quotes"
	case "no", "n", "off", "0", "false":
		hint = "write false, without quotes"
	}
	d.report(diag.ValueType, d.node(n), fmt.Sprintf("%s must be true or false, not %s", field.subject(), shown(n)), hint)
	return false
}

var (
	dayFirst  = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4})$`)
	yearFirst = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$`)
)

func (d *document) day(n *yaml.Node, field *Field, v reflect.Value) bool {
	date, err := ParseDate(n.Value)
	if err == nil {
		v.Set(reflect.ValueOf(date))
		return true
	}
	hint := "write year, month and day in figures, such as 2026-11-22"
	year, month, day := "", "", ""
	if m := yearFirst.FindStringSubmatch(n.Value); m != nil {
		year, month, day = m[1], m[2], m[3]
	} else if m := dayFirst.FindStringSubmatch(n.Value); m != nil {
		year, month, day = m[3], m[2], m[1]
	}
	if year != "" {
		better := fmt.Sprintf("%s-%02s-%02s", year, month, day)
		if _, err := ParseDate(better); err == nil {
			hint = "write it as " + better
		} else if better == n.Value {
			d.report(diag.ValueInvalid, d.node(n), fmt.Sprintf("there is no day %s in the calendar", n.Value), "check month and day")
			return false
		}
	}
	d.report(diag.ValueType, d.node(n), fmt.Sprintf("%s must be a date, not %s", field.subject(), shown(n)), hint)
	return false
}

var (
	wholeNumber = regexp.MustCompile(`^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$`)
	realNumber  = regexp.MustCompile(`^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$`)
)

const aNumber = "a number"

// looksLike says what an unquoted text is to YAML 1.2, and so to the schemas in
// an editor: a number or a truth value; "" for a text. What older YAML took for
// something else (yes, no, 2026-11-22, 12:30) is text.
func looksLike(n *yaml.Node) string {
	if n.Style != 0 || n.Value == "" {
		return ""
	}
	switch n.Value {
	case "true", "True", "TRUE", "false", "False", "FALSE":
		return "a truth value"
	}
	if c := n.Value[0]; c > '9' || c < '+' {
		return "" // the usual case, without a regular expression
	}
	if wholeNumber.MatchString(n.Value) || realNumber.MatchString(n.Value) {
		return aNumber
	}
	return ""
}

// emptyText reports a text without any words.
func (d *document) emptyText(n *yaml.Node, field *Field) {
	hint := "write it between the quotes"
	switch {
	case n.Anchor != "":
		return // what stands there was reported as an anchor
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		hint = "write it in the lines below, indented by two spaces; or in this line, without the sign"
	}
	d.report(field.code, d.node(n), field.subject()+" is empty", hint)
}
