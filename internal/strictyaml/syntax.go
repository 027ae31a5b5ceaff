package strictyaml

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"underpin/internal/diag"
)

// syntaxError turns the library's refusal of the text into a problem at the
// line where it comes from.
//
// The library tells a line in words only, and often that of the mapping it was
// in. So the line is found by trial: it is the one after the longest beginning
// of the text that is well-formed by itself. From its words follow the column
// and the advice, for the few mistakes that people make.
func (s *source) syntaxError(text []byte, err error) diag.Diagnostic {
	line := s.skipBlank(s.wellFormed(text) + 1)
	slip := findSlip(s.lineText(line), problemOf(err))
	return diag.Error(diag.YAMLSyntax, s.file.Name, s.inLine(line, slip.from, slip.to), slip.message, slip.hint)
}

// wellFormed returns how many lines, from the first, make the longest beginning
// of the text that can be read.
func (s *source) wellFormed(text []byte) int {
	fails := s.linesUntilError(text)
	// A mistake mostly stands close before the line where the library notices
	// it, but an open quote may stand anywhere, so steps grow.
	good := fails - 1
	for step := 1; good > 0 && !s.readable(text, good); step *= 2 {
		fails = good
		good = max(0, good-step)
	}
	for fails-good > 1 && !s.readable(text, fails-1) {
		fails--
	}
	return fails - 1
}

// linesUntilError returns how many lines the library has seen when it refuses
// the text.
func (s *source) linesUntilError(text []byte) (lines int) {
	r := &lineReader{text: text}
	defer func() {
		_ = recover() // as in parse
		lines = max(1, min(r.lines, len(s.starts)))
	}()
	var doc yaml.Node
	_ = yaml.NewDecoder(r).Decode(&doc)
	return 0
}

func (s *source) readable(text []byte, lines int) bool {
	if lines < len(s.starts) {
		// text may be shorter than s.text where forbidden characters became spaces.
		end := 0
		for range lines {
			end += 1 + bytes.IndexByte(text[end:], '\n')
		}
		text = text[:end]
	}
	root, err := parse(text)
	return err == nil && (root == nil || root.Kind != scalarNode)
}

// skipBlank returns the first line from line on that says anything.
func (s *source) skipBlank(line int) int {
	for line < len(s.starts) {
		t := bytes.TrimSpace(s.lineText(line))
		if len(t) > 0 && t[0] != '#' {
			break
		}
		line++
	}
	return line
}

// lineReader hands out one line at a time, so that it is known how far a reader
// has come.
type lineReader struct {
	text  []byte
	lines int
}

func (r *lineReader) Read(p []byte) (int, error) {
	if len(r.text) == 0 {
		return 0, io.EOF
	}
	line := r.text
	if n := bytes.IndexByte(line, '\n'); n >= 0 {
		line = line[:n+1]
	}
	n := copy(p, line)
	r.text = r.text[n:]
	if n == len(line) {
		r.lines++
	}
	return n, nil
}

var linePrefix = regexp.MustCompile(`^yaml: (line \d+: )?`)

func problemOf(err error) string { return linePrefix.ReplaceAllString(err.Error(), "") }

// slip is a mistake in one line: the bytes it stands at and what to say.
type slip struct {
	from, to      int
	message, hint string
}

// findSlip looks for what is wrong in a line that cannot be read, the surest
// signs first.
func findSlip(line []byte, problem string) slip {
	indent := len(indentation(line))
	if tab := bytes.IndexByte(line[:indent], '\t'); tab >= 0 {
		return slip{tab, tab + 1, "a tab stands in the indentation", "use spaces: YAML does not allow tabs here"}
	}
	if from, to := wideSpace(line); from == indent && to > from {
		return slip{from, to, "this space is none that YAML knows", "delete it, and press the space bar"}
	}
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>"} {
		if bytes.HasPrefix(line, []byte(mark)) {
			return slip{0, len(line), "this line was left by a merge of two versions", "keep one version, and delete the marks around both"}
		}
	}
	if bytes.HasPrefix(line[indent:], []byte(":")) {
		return slip{indent, indent + 1, "no key stands before this colon", `write the key before it, such as "title: …"`}
	}
	if bytes.HasPrefix(line, []byte("%")) {
		return slip{0, len(line), "a YAML directive is not used here", "delete this line"}
	}
	key, value, at := cutLine(line)
	for _, look := range []func(line []byte, key string, value []byte, at int) (slip, bool){
		tabBeforeValue, quoteSlip, bracketSlip, questionInside, specialStart, colonInside, noColon,
	} {
		if found, ok := look(line, key, value, at); ok {
			return found
		}
	}
	if n := bytes.IndexByte(line[at:], '\\'); n >= 0 && (strings.Contains(problem, "escape") || strings.Contains(problem, "hexdecimal")) {
		n = at + badEscape(line[at:])
		return slip{n, n + 2, "YAML does not know this escape", "write the backslash twice, or use single quotes"}
	}
	return slip{indent, len(line), "this line does not line up with those above it", "begin it in the same column as the lines it belongs with"}
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
func specialStart(_ []byte, _ string, value []byte, at int) (slip, bool) {
	if len(value) == 0 {
		return slip{}, false
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
	if key == "" {
		return slip{}, false
	}
	if before, rest := cutColon(value); rest != nil {
		from := at + len(before)
		return slip{from, from + 1, "a colon and a space stand inside a text", "put the whole text in quotes"}, true
	}
	if strings.ContainsAny(key, " \t") {
		from := bytes.IndexByte(line, ':')
		return slip{from, from + 1, "a colon and a space stand inside a text", "put the whole text in quotes"}, true
	}
	return slip{}, false
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
		return slip{at, len(line), "this line has neither a key nor a hyphen", "begin it with a key and a colon, or with a hyphen if it is an item of a list"}, true
	}
	return slip{at, len(line), "this line has no key", `write a key, a colon and a space before the value, such as "title: …"`}, true
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
