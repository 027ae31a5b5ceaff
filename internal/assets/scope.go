package assets

import "strings"

// scope has the rules of a style sheet, as esbuild writes it, match only what
// condition allows, a selector without weight such as ":where(.a *)". It stands
// at what each rule is for, so that the rest of a selector sees the whole page:
// "[data-print] .row" still asks about the html element.
func scope(css, condition string) string {
	var out strings.Builder
	for css != "" {
		end := until(css, "{;")
		if end == len(css) {
			break
		}
		prelude := css[:end]
		if css[end] == ';' { // a rule without a block
			out.WriteString(css[:end+1])
			css = css[end+1:]
			continue
		}
		close := end + 1 + until(css[end+1:], "}")
		body := css[end+1 : close]
		switch name, _, _ := strings.Cut(strings.TrimSpace(prelude), " "); {
		case grouping(name):
			body = scope(body, condition)
		case !strings.HasPrefix(name, "@"): // keyframes, fonts and paper have no selectors
			prelude = scoped(prelude, condition)
		}
		out.WriteString(prelude + "{" + body + "}")
		css = css[min(close+1, len(css)):]
	}
	return out.String()
}

// grouping reports whether an at-rule holds rules.
func grouping(name string) bool {
	name, _, _ = strings.Cut(name, "(")
	return name == "@media" || name == "@supports" || name == "@container" || name == "@layer"
}

// scoped gives each selector of a list the condition, before the pseudo-element
// that it may end in.
func scoped(list, condition string) string {
	var all []string
	for {
		end := until(list, ",")
		one := strings.TrimSpace(list[:end])
		at := len(one)
		if pseudo := untilText(one, "::"); pseudo < at {
			at = pseudo
		}
		for _, old := range []string{":before", ":after", ":first-line", ":first-letter"} {
			at = min(at, untilText(one, old))
		}
		all = append(all, one[:at]+condition+one[at:])
		if end == len(list) {
			return strings.Join(all, ",")
		}
		list = list[end+1:]
	}
}

// until returns where the first of some characters stands outside of brackets
// and strings, the length of css where none does.
func until(css, wanted string) int {
	return find(css, func(rest string) bool { return strings.IndexByte(wanted, rest[0]) >= 0 })
}

func untilText(css, wanted string) int {
	return find(css, func(rest string) bool { return strings.HasPrefix(rest, wanted) })
}

func find(css string, is func(rest string) bool) int {
	depth := 0
	for i := 0; i < len(css); i++ {
		if depth == 0 && is(css[i:]) {
			return i
		}
		switch css[i] {
		case '\\':
			i++
		case '"', '\'':
			i += closing(css[i:])
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		}
	}
	return len(css)
}

// closing returns where the string ends that css begins with.
func closing(css string) int {
	for i := 1; i < len(css); i++ {
		switch css[i] {
		case '\\':
			i++
		case css[0]:
			return i
		}
	}
	return len(css) - 1
}
