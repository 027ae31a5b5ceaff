package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// quotes sets quotation marks, dashes and the like as one language does.
type quotes struct {
	open, close           string // the outer pair
	openInner, closeInner string // the inner pair
	french                bool   // narrow spaces before high punctuation
	special               [256]bool
}

// openQuotes counts the quotes of a block that are not closed yet.
type openQuotes struct{ outer, inner int }

const (
	apostrophe  = "’"
	narrowSpace = "\u202F" // does not break
)

// quotesOf returns the marks of a language, English ones for those not listed.
// A tag with a region (de-CH) is looked up first, then its language.
func quotesOf(lang string) quotes {
	table := map[string][4]string{
		"en":    {"“", "”", "‘", "’"},
		"ar":    {"”", "“", "’", "‘"},
		"bg":    {"„", "“", "’", "’"},
		"cs":    {"„", "“", "‚", "‘"},
		"da":    {"»", "«", "›", "‹"},
		"de":    {"„", "“", "‚", "‘"},
		"de-ch": {"«", "»", "‹", "›"},
		"el":    {"«", "»", "“", "”"},
		"es":    {"«", "»", "“", "”"},
		"fa":    {"«", "»", "‹", "›"},
		"fi":    {"”", "”", "’", "’"},
		"fr":    {"«" + narrowSpace, narrowSpace + "»", "“", "”"},
		"fr-ch": {"«" + narrowSpace, narrowSpace + "»", "‹", "›"},
		"he":    {"”", "”", "’", "’"},
		"hr":    {"„", "“", "‘", "’"},
		"hu":    {"„", "”", "»", "«"},
		"it":    {"«", "»", "“", "”"},
		"ja":    {"「", "」", "『", "』"},
		"nb":    {"«", "»", "‘", "’"},
		"nn":    {"«", "»", "‘", "’"},
		"no":    {"«", "»", "‘", "’"},
		"pl":    {"„", "”", "«", "»"},
		"pt-pt": {"«", "»", "“", "”"},
		"ro":    {"„", "”", "«", "»"},
		"ru":    {"«", "»", "„", "“"},
		"sk":    {"„", "“", "‚", "‘"},
		"sl":    {"„", "“", "‚", "‘"},
		"sv":    {"”", "”", "’", "’"},
		"uk":    {"«", "»", "„", "“"},
		"ur":    {"”", "“", "’", "‘"},
		"zh-tw": {"「", "」", "『", "』"},
	}
	lang = strings.ToLower(lang)
	language, _, _ := strings.Cut(lang, "-")
	marks, ok := table[lang]
	if !ok {
		marks, ok = table[language]
	}
	if !ok {
		marks = table["en"]
	}
	q := quotes{open: marks[0], close: marks[1], openInner: marks[2], closeInner: marks[3], french: language == "fr"}
	for _, c := range []byte(`&\<>"'-.@`) {
		q.special[c] = true
	}
	if q.french {
		for _, c := range []byte(" \xC2") {
			q.special[c] = true
		}
	}
	return q
}

// at returns the HTML for the character at source[i] and how many bytes it
// takes; 0 leaves it as it is. Nothing at or after end may be taken.
func (q *quotes) at(source []byte, i, end int, open *openQuotes) (html string, size int) {
	switch source[i] {
	case '"':
		return q.double(source, i, open), 1
	case '\'':
		return q.single(source, i, open), 1
	case '-':
		return dash(source, i, end)
	case '.':
		if run(source, i, end) == 3 {
			return "…", 3
		}
	case ' ', 0xC2:
		return frenchSpace(source, i, end)
	}
	return "", 0
}

func (q *quotes) double(source []byte, i int, open *openQuotes) string {
	if side := sideOf(source, i); side == opening || side == either && open.outer == 0 {
		open.outer++
		return q.open
	}
	if before, _ := utf8.DecodeLastRune(source[:i]); open.outer == 0 && unicode.IsDigit(before) {
		return "″" // inches
	}
	open.outer = max(0, open.outer-1)
	return q.close
}

func (q *quotes) single(source []byte, i int, open *openQuotes) string {
	side := sideOf(source, i)
	if side == opening && elided(source[i+1:]) {
		return apostrophe
	}
	if side == opening || side == either && open.inner == 0 {
		open.inner++
		return q.openInner
	}
	before, _ := utf8.DecodeLastRune(source[:i])
	after, _ := utf8.DecodeRune(source[i+1:])
	if open.inner == 0 || isWordRune(before) && isWordRune(after) {
		return apostrophe
	}
	open.inner--
	return q.closeInner
}

// elided reports whether an apostrophe before text stands for something left
// out, as in 'tis and '90s.
func elided(text []byte) bool {
	word := text
	for n, c := range text {
		if !isWordRune(rune(c)) {
			word = text[:n]
			break
		}
	}
	switch strings.ToLower(string(word)) {
	case "tis", "twas", "twere", "twill", "em", "til", "cause", "bout", "n", "round":
		return true
	}
	return len(word) == 3 && '0' <= word[0] && word[0] <= '9' && '0' <= word[1] && word[1] <= '9' && word[2] == 's'
}

// side says on which side of quoted words a quote stands.
type side uint8

const (
	opening side = iota
	closing
	either
)

// sideOf judges a quote by its neighbors in the source. Where a mark such as * or
// [ stands beside it, what lies beyond is not looked for: a quote that has a
// space or the block's edge on its other side is plain enough.
func sideOf(source []byte, i int) side {
	before, _ := utf8.DecodeLastRune(source[:i])
	after, _ := utf8.DecodeRune(source[i+1:])
	spaceBefore, spaceAfter := i == 0 || unicode.IsSpace(before), i+1 == len(source) || unicode.IsSpace(after)
	switch {
	case spaceBefore && spaceAfter:
		return either
	case spaceBefore:
		return opening
	case spaceAfter:
		return closing
	case strings.ContainsRune(`([{/–—-|>“‘«„¿¡"'`, before) && !strings.ContainsRune(`.,;:!?)]}`, after):
		return opening
	case strings.ContainsRune("*_~", before):
		if unicode.IsPunct(after) && !strings.ContainsRune("*_~([¿¡", after) {
			return closing
		}
		return either
	}
	return closing
}

// dash returns an en dash for two hyphens and an em dash for three; longer runs
// are somebody's drawing.
func dash(source []byte, i, end int) (string, int) {
	switch run(source, i, end) {
	case 2:
		return "–", 2
	case 3:
		return "—", 3
	}
	return "", 0
}

// run returns how often the byte at source[i] is repeated, 0 within such a run.
func run(source []byte, i, end int) int {
	if i > 0 && source[i-1] == source[i] {
		return 0
	}
	n := 1
	for i+n < end && source[i+n] == source[i] {
		n++
	}
	return n
}

// frenchSpace makes the space that an author typed before high punctuation, or
// inside of guillemets, narrow and unbreakable.
func frenchSpace(source []byte, i, end int) (string, int) {
	rest := string(source[i:min(end, i+3)])
	switch {
	case rest == " »":
		return narrowSpace + "»", 3
	case rest == "« ":
		return "«" + narrowSpace, 3
	case len(rest) > 1 && rest[0] == ' ' && strings.IndexByte(";:!?", rest[1]) >= 0:
		return narrowSpace + rest[1:2], 2
	}
	return "", 0
}

// Typographic returns plain words with the quotes and dashes of the parser's
// language, for titles that do not come from a body.
func (p *Parser) Typographic(s string) string {
	if !strings.ContainsAny(s, `"'-.`) && !p.quotes.french {
		return s
	}
	source := []byte(s)
	var out strings.Builder
	var open openQuotes
	for i := 0; i < len(source); {
		html, size := p.quotes.at(source, i, len(source), &open)
		if size == 0 {
			html, size = s[i:i+1], 1
		}
		out.WriteString(html)
		i += size
	}
	return out.String()
}
