package exercise

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"underpin/internal/diag"
)

// The result of an example is held against the text of the exercise without a
// browser: every word of the text must stand there in its order, with the
// answers where their places are. How a list, a record or a day reads is known
// to its widget alone, so any words may stand for those; the browser tests know
// better.

// differs reports a result that the exercise does not put together from the
// answers.
func (r *exampleReader) differs(e *Example) {
	lines := r.x.linesFor(e)
	if len(lines) == 0 || strings.Contains(r.x.Result.Text.V, "\n|") {
		return // all is left out, or it is a table
	}
	have := folded(e.Result.V)
	pattern := "(?is)^"
	for i, line := range lines {
		next := pattern + line.pattern
		if !regexp.MustCompile(next).MatchString(have) {
			r.report(diag.ExampleWrong, e.Result.At, fmt.Sprintf("the exercise puts something else together: %s of its result is not there", ordinal(i)), fmt.Sprintf("it reads: %s", line.reads))
			return
		}
		pattern = next + " ?"
	}
	if !regexp.MustCompile(pattern + "$").MatchString(have) {
		last := lines[len(lines)-1]
		r.report(diag.ExampleWrong, e.Result.At, "the exercise puts less together than this", fmt.Sprintf("let it end with: %s", last.reads))
	}
}

func ordinal(i int) string {
	if i == 0 {
		return "the first line"
	}
	return "line " + strconv.Itoa(i+1)
}

// resultLine is a paragraph or an item of the result, as the answers of an
// example fill it.
type resultLine struct {
	pattern string // of the words, folded
	reads   string // the words, for people
}

// linesFor returns the lines that the answers leave standing.
func (x *Exercise) linesFor(e *Example) []resultLine {
	var lines []resultLine
	for _, block := range blocks(x.Result.Text.V) {
		refs := References(block)
		var line resultLine
		answered, at := len(refs) == 0, 0
		for _, ref := range refs {
			line.words(block[at:ref.Start])
			answered = x.fill(&line, ref, e) || answered
			at = ref.End
		}
		line.words(block[at:])
		if answered {
			line.reads = strings.TrimSpace(line.reads)
			line.pattern = strings.TrimSpace(line.pattern)
			lines = append(lines, line)
		}
	}
	return lines
}

// words adds words of the text.
func (l *resultLine) words(text string) {
	text = plain(text)
	l.reads += text
	l.pattern += regexp.QuoteMeta(foldedInside(text))
}

// fill adds an answer, and reports whether there is one.
func (x *Exercise) fill(l *resultLine, ref Reference, e *Example) bool {
	i := slices.IndexFunc(e.Answers, func(a Answer) bool { return a.ID.V == ref.ID })
	u := x.Use(ref.ID)
	if i < 0 || u == nil || isEmpty(e.Answers[i].Value, ref.Part) {
		l.reads += "…"
		l.pattern += regexp.QuoteMeta(folded("…"))
		return false
	}
	switch value := e.Answers[i].Value.(type) {
	case string:
		l.text(u.reading(value))
	case []string:
		l.reads += strings.Join(value, ", ")
		l.pattern += ".+?"
	case int:
		l.reads += strconv.Itoa(value)
		l.pattern += ".*?" + strconv.Itoa(value) + ".*?"
	default:
		l.reads += "{" + ref.ID + "}"
		l.pattern += ".+?"
	}
	return true
}

// text adds an answer that reads as it is; "" is one that nobody knows.
func (l *resultLine) text(text string) {
	if text == "" {
		l.reads += "…"
		l.pattern += ".+?"
		return
	}
	l.reads += text
	l.pattern += regexp.QuoteMeta(folded(text))
}

// reading returns how a text or a choice reads, and "" where that is known to
// the widget alone.
func (u *Use) reading(value string) string {
	switch u.Widget.Value {
	case KindText:
		return value
	case KindChoice:
		if label, ok := u.Item(value)["label"].(Text); ok {
			return label.V
		}
	}
	return ""
}

func isEmpty(value any, part string) bool {
	switch v := value.(type) {
	case string:
		return strings.TrimSpace(v) == ""
	case []string:
		return len(v) == 0
	case []map[string]string:
		return !slices.ContainsFunc(v, func(row map[string]string) bool { return !isEmpty(row, "") })
	case map[string]string:
		for name, text := range v {
			if strings.TrimSpace(text) != "" && (part == "" || part == name || part == text) { // a pile is a part that cards name
				return false
			}
		}
		return true
	}
	return false
}

var (
	mark     = regexp.MustCompile(`^\s*(?:[-*+]|\d+[.)]|>)\s+`)
	link     = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	emphasis = regexp.MustCompile("[*_`]+")
	spaces   = regexp.MustCompile(`\s+`)
	signs    = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "…", "...", "–", "--", "—", "---", "\u00a0", " ", "\u202f", " ")
)

// blocks cuts a text of Markdown into paragraphs and items, without their marks.
func blocks(text string) []string {
	var all []string
	open := false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		begins := mark.MatchString(line)
		words := mark.ReplaceAllString(line, "")
		switch {
		case strings.TrimSpace(words) == "":
			open = false
		case open && !begins:
			all[len(all)-1] += " " + strings.TrimSpace(words)
		default:
			all, open = append(all, words), true
		}
	}
	return all
}

// plain takes out what Markdown adds to words.
func plain(text string) string {
	return emphasis.ReplaceAllString(link.ReplaceAllString(text, "$1"), "")
}

// folded writes signs and spaces in one way, however they were typed. The marks
// of items go too: the text of a page does not show them.
func folded(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		lines = append(lines, mark.ReplaceAllString(line, ""))
	}
	return strings.TrimSpace(foldedInside(strings.Join(lines, " ")))
}

func foldedInside(text string) string { return spaces.ReplaceAllString(signs.Replace(text), " ") }
