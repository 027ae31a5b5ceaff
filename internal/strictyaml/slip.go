package strictyaml

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mistakes that say something of the lines around them.
const (
	noKey     = "this line has no key"
	mergeMark = "this line was left by a merge of two versions"
)

// slip is a mistake in one line: the bytes it stands at and what to say.
type slip struct {
	from, to      int
	message, hint string
}

// findSlip looks for what is wrong in a line that cannot be read, the surest
// signs first, and reports whether it found any.
func findSlip(line []byte, problem string) (slip, bool) {
	indent := len(indentation(line))
	if tab := bytes.IndexByte(line[:indent], '\t'); tab >= 0 {
		return slip{tab, tab + 1, "a tab stands in the indentation", "use spaces: YAML does not allow tabs here"}, true
	}
	if from, to := wideSpace(line); from == indent && to > from {
		return slip{from, to, "this space is none that YAML knows", "delete it, and press the space bar"}, true
	}
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>"} {
		if bytes.HasPrefix(line, []byte(mark)) {
			return slip{0, len(line), mergeMark, "keep one version, and delete the marks around both"}, true
		}
	}
	if bytes.HasPrefix(line[indent:], []byte(":")) {
		return slip{indent, indent + 1, "no key stands before this colon", `write the key before it, such as "title: …"`}, true
	}
	if bytes.HasPrefix(line, []byte("%")) {
		return slip{0, len(line), "a YAML directive is not used here", "delete this line"}, true
	}
	key, value, at := cutLine(line)
	for _, look := range []func(line []byte, key string, value []byte, at int) (slip, bool){
		tabBeforeValue, quoteSlip, bracketSlip, questionInside, specialStart, colonInside, noColon,
	} {
		if found, ok := look(line, key, value, at); ok {
			return found, true
		}
	}
	if n := bytes.IndexByte(line[at:], '\\'); n >= 0 && (strings.Contains(problem, "escape") || strings.Contains(problem, "hexdecimal")) {
		n = at + badEscape(line[at:])
		return slip{n, n + 2, "YAML does not know this escape", "write the backslash twice, or use single quotes"}, true
	}
	return slip{indent, len(line), "this line does not line up with those above it", "begin it in the same column as the lines it belongs with"}, false
}

// cutLine returns the key that a line begins with, the value after it and where
// that begins. A hyphen before the key is skipped.
func cutLine(line []byte) (key string, value []byte, at int) {
	at = len(indentation(line))
	for bytes.HasPrefix(line[at:], []byte("- ")) {
		at += 2
		at += len(indentation(line[at:]))
	}
	if at < len(line) && strings.IndexByte(`"'[{`, line[at]) >= 0 {
		return "", line[at:], at
	}
	before, after := cutColon(line[at:])
	if after == nil {
		return "", line[at:], at
	}
	at += len(before) + 1
	at += len(indentation(line[at:]))
	return string(before), line[at:], at
}

func tabBeforeValue(line []byte, key string, _ []byte, at int) (slip, bool) {
	tab := bytes.IndexByte(line[:at], '\t')
	return slip{tab, tab + 1, "a tab stands before the value", "use a space"}, key != "" && tab >= 0
}

// quoteSlip finds a quote that is never closed, or words after the closing one.
func quoteSlip(_ []byte, key string, value []byte, at int) (slip, bool) {
	if len(value) == 0 || value[0] != '"' && value[0] != '\'' {
		return slip{}, false
	}
	end := closingQuote(value)
	if end < 0 {
		return slip{at, at + 1, "this quote is never closed", "close it at the end of the text, or write no quotes"}, true
	}
	rest := bytes.TrimLeft(value[end:], " \t")
	from := at + len(value) - len(rest)
	if len(rest) == 0 || rest[0] == '#' || key == "" && rest[0] == ':' {
		return slip{}, false
	}
	hint := "put the whole text in double quotes"
	if value[0] == '"' {
		hint = "put the whole text in single quotes, and write each ' inside it twice"
	}
	return slip{from, at + len(value), "the text goes on after its closing quote", hint}, true
}

// bracketSlip finds a bracket that is never closed, or words after the closing
// one.
func bracketSlip(_ []byte, _ string, value []byte, at int) (slip, bool) {
	if len(value) == 0 || value[0] != '[' && value[0] != '{' {
		return slip{}, false
	}
	depth := 0
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '"', '\'':
			n := closingQuote(value[i:])
			if n < 0 && beginsItem(value[:i]) {
				return slip{at + i, at + i + 1, "this quote is never closed", "close it with the very sign that opens it"}, true
			}
			if n > 0 && (value[i-1] == ' ' || value[i-1] == '[' || value[i-1] == ',') {
				i += n - 1
			}
		case ',':
			if beginsItem(value[:i]) {
				return slip{at + i, at + i + 1, "nothing stands before this comma", "delete it, or write what belongs there"}, true
			}
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		}
		if depth > 0 {
			continue
		}
		rest := bytes.TrimSpace(value[i+1:])
		if len(rest) == 0 || rest[0] == '#' {
			return slip{}, false
		}
		from := at + i + 1 + len(indentation(value[i+1:]))
		return slip{from, at + len(value), "the value goes on after its closing bracket", "put a text that begins with a bracket in quotes"}, true
	}
	return slip{at, at + 1, "this bracket is never closed", "close it, or put a text that begins with a bracket in quotes"}, true
}

// questionInside finds a question mark in a text without quotes between
// brackets, where it means something else to the library.
func questionInside(_ []byte, _ string, value []byte, at int) (slip, bool) {
	if len(value) == 0 || value[0] != '[' && value[0] != '{' {
		return slip{}, false
	}
	for i := 1; i < len(value); i++ {
		if quote := value[i]; (quote == '"' || quote == '\'') && strings.IndexByte(" [{,", value[i-1]) >= 0 {
			if n := closingQuote(value[i:]); n > 0 {
				i += n - 1
			}
			continue
		}
		if value[i] == '?' {
			return slip{at + i, at + i + 1, "a question mark can't stand between brackets without quotes", "put the whole text in quotes"}, true
		}
	}
	return slip{}, false
}

// beginsItem reports whether an item begins after before, which ends within a
// bracket.
func beginsItem(before []byte) bool {
	before = bytes.TrimRight(before, " ")
	return len(before) > 0 && strings.IndexByte("[{,", before[len(before)-1]) >= 0
}

// specialStart finds a value that begins with a character that has a meaning of
// its own.
func specialStart(_ []byte, key string, value []byte, at int) (slip, bool) {
	if len(value) == 0 {
		return slip{}, false
	}
	if key == "" && bytes.HasPrefix(value, []byte("* ")) {
		return slip{at, at + 1, "an item of a list begins with a hyphen", "write - for *"}, true
	}
	special := strings.IndexByte("@`%&*!|>,]}", value[0]) >= 0
	if bytes.HasPrefix(value, []byte("- ")) {
		return slip{at, at + 1, "a list can't begin in the line of its key", "put each item on a line of its own; put a text that begins with a hyphen in quotes"}, true
	}
	if !special && !bytes.HasPrefix(value, []byte("? ")) {
		return slip{}, false
	}
	return slip{at, at + 1, "a text can't begin with " + string(value[:1]), "put the whole text in quotes"}, true
}

// colonInside finds a second colon in a line, or a key that is indented as if it
// belonged to the line above.
func colonInside(line []byte, key string, value []byte, at int) (slip, bool) {
	hint := "put the whole text in quotes"
	if r, _ := utf8.DecodeRune(value); strings.ContainsRune("“”„«‘’", r) {
		hint = `put the whole text in straight quotes, such as "a: b"; curly ones are part of the text`
	}
	switch before, rest := cutColon(value); {
	case key == "":
		return slip{}, false
	case len(value) > 0 && (value[0] == '[' || value[0] == '{'):
		n := secondColon(value)
		return slip{at + n, at + n + 1, "a colon and a space stand inside a text", hint}, n > 0
	case rest != nil:
		from := at + len(before)
		return slip{from, from + 1, "a colon and a space stand inside a text", hint}, true
	case strings.ContainsAny(key, " \t"):
		from := bytes.IndexByte(line, ':')
		return slip{from, from + 1, "a colon and a space stand inside a text", hint}, true
	}
	return slip{}, false
}

// secondColon returns the offset of the first colon between brackets that stands
// in a text, after the one that ends its key; 0 when there is none.
func secondColon(value []byte) int {
	keyed := false
	for i := 1; i < len(value); i++ {
		switch value[i] {
		case '"', '\'':
			if n := closingQuote(value[i:]); n > 0 && strings.IndexByte(" [{,", value[i-1]) >= 0 {
				i += n - 1
			}
		case ',', '[', '{', ']', '}':
			keyed = false
		case ':':
			if i+1 < len(value) && value[i+1] != ' ' {
				continue
			}
			if keyed {
				return i
			}
			keyed = true
		}
	}
	return 0
}

// noColon finds a line without a key where one is needed.
func noColon(line []byte, key string, value []byte, at int) (slip, bool) {
	if key != "" || len(value) == 0 || strings.IndexByte(`"'[{`, value[0]) >= 0 {
		return slip{}, false
	}
	if n := bytes.IndexByte(value, ':'); n > 0 && isWord(value[:n]) {
		if from, to := wideSpace(value[n+1:]); from == 0 && to > 0 {
			n += at + 1
			return slip{n, n + to, "this space is none that YAML knows", "delete it, and press the space bar"}, true
		}
		return slip{at + n, at + n + 1, "a space is missing after this colon", "write a space between the colon and the value"}, true
	}
	if bytes.HasPrefix(value, []byte("-")) {
		return slip{at, at + 1, "a space is missing after this hyphen", "write a space between the hyphen and the item"}, true
	}
	indent := indentation(line)
	switch {
	case len(indent) < at:
		return slip{}, false // an item of a list needs no key
	case at > 0:
		return slip{at, len(line), "this line has neither a key nor a hyphen",
			"begin it in the column of the line above if it goes on with that; otherwise with a key and a colon, or with a hyphen"}, true
	}
	return slip{at, len(line), noKey, keyHint(value)}, true
}

// missingColon says where the colon belongs in a line that has none.
func missingColon(line []byte) string {
	if word, rest, more := bytes.Cut(line, []byte(" ")); more && isWord(word) {
		return fmt.Sprintf("write a colon after the first word: \"%s: %s\"", word, bytes.TrimSpace(rest))
	}
	return `write a colon and a space after its key, as in "title: …"`
}

// keyHint says how a line without a key is most likely meant.
func keyHint(line []byte) string {
	word, rest, equals := bytes.Cut(line, []byte("="))
	if word = bytes.TrimSpace(word); isWord(word) {
		if equals {
			return fmt.Sprintf("write a colon for the equals sign: \"%s: %s\"", word, bytes.Trim(rest, " \t\""))
		}
		return fmt.Sprintf("write a colon and its value behind it: \"%s: …\"", word)
	}
	return `write a key, a colon and a space before the value, such as "title: …"`
}

// wideSpace returns where the first character that is not an ordinary space
// stands, if it is some other space, such as one that keeps words together.
func wideSpace(text []byte) (from, to int) {
	from = len(indentation(text))
	r, size := utf8.DecodeRune(text[from:])
	if size < 2 || !unicode.IsSpace(r) {
		return from, from
	}
	return from, from + size
}

// badEscape returns the offset of the first backslash in double quotes whose
// next character gives it no meaning.
func badEscape(text []byte) int {
	for i := 0; i+1 < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		if strings.IndexByte("0abt\tnvfre \"/\\N_LP", text[i+1]) < 0 {
			return i
		}
		i++
	}
	return bytes.IndexByte(text, '\\')
}

func isWord(text []byte) bool {
	for _, b := range text {
		if b != '_' && b != '-' && !('a' <= b && b <= 'z') && !('A' <= b && b <= 'Z') {
			return false
		}
	}
	return len(text) > 0
}
