package strictyaml

import (
	"bytes"
	"io"
	"regexp"

	"go.yaml.in/yaml/v3"

	"underpin/internal/diag"
)

// mostSlips is how many lines that can't be read are reported in one file: who
// has more made one mistake many times, and finding each takes time.
const mostSlips = 20

// syntaxErrors returns every mistake that makes the text unreadable, and the
// tree of what is left, nil when nothing sure can be said of it. After each
// mistake its line and what is set in below it are left out, and the text is
// tried again. What cannot be read then may come of the lines left out, so only
// a mistake with a sure sign is told.
func (s *source) syntaxErrors(text []byte, err error) (slips diag.List, rest *yaml.Node) {
	for last := 0; err != nil && len(slips) < mostSlips && last < len(s.starts); {
		line, found, sure := s.syntaxError(text, err)
		if last > 0 && (line <= last || !sure) {
			return slips, nil
		}
		if found.message != noKey || last == 0 || line != last+1 { // a paragraph is one mistake
			slips = append(slips, diag.Error(diag.YAMLSyntax, s.file.Name, s.inLine(line, found.from, found.to), found.message, found.hint))
		}
		if found.message == mergeMark { // what is between the marks stands there twice
			return slips, nil
		}
		last = line
		text = s.leaveOut(text, line)
		rest, err = parse(text)
		if err == nil && rest != nil && rest.Kind == scalarNode {
			err = errNotMapping
		}
	}
	if err != nil {
		return slips, nil
	}
	return slips, rest
}

// leaveOut empties a line of the text and those set in below it.
func (s *source) leaveOut(text []byte, line int) []byte {
	lines := bytes.Split(bytes.Clone(text), []byte("\n"))
	indent := len(indentation(s.lineText(line)))
	lines[line-1] = nil
	for i := line; i < len(lines); i++ {
		if in := len(indentation(lines[i])); in <= indent && in < len(lines[i]) {
			break
		}
		lines[i] = nil
	}
	return bytes.Join(lines, []byte("\n"))
}

// syntaxError turns the library's refusal of the text into a mistake and the
// line where it comes from. It is sure when a line itself shows it.
//
// The library tells a line in words only, and often that of the mapping it was
// in. So the line is found by trial: it is the one after the longest beginning
// of the text that is well-formed by itself. From its words follow the column
// and the advice, for the few mistakes that people make.
func (s *source) syntaxError(text []byte, err error) (line int, found slip, sure bool) {
	line = s.skipBlank(s.wellFormed(text) + 1)
	if found, sure = findSlip(s.lineText(line), problemOf(err)); sure {
		return line, found, true
	}
	if above, other := s.slipAbove(line); above > 0 {
		return above, other, true
	}
	return line, found, false
}

// slipAbove looks for a mistake in the lines above one that does not fit them
// and has nothing wrong with itself: the nearest, where a colon is missing, or
// the first, where it is set in and the others are not.
func (s *source) slipAbove(line int) (int, slip) {
	this := s.lineText(line)
	key, _, _ := cutLine(this)
	indent := len(indentation(this))
	above := s.skipBack(line - 1)
	if above == 0 || key == "" {
		return 0, slip{}
	}
	if other, value, at := cutLine(s.lineText(above)); other == "" && at == indent && at > 0 && len(value) > 0 && isWord(value[:1]) {
		return above, slip{at, at + len(value), noKey, missingColon(value)}
	}
	first := s.skipBlank(1)
	if in := len(indentation(s.lineText(first))); indent == 0 && 0 < in && s.allSetIn(first, line) {
		return first, slip{0, in, "this line is set in, and the keys below it are not", "delete the spaces before it"}
	}
	return 0, slip{}
}

// skipBack returns the last line up to line that says anything, 0 for none.
func (s *source) skipBack(line int) int {
	for line > 0 && s.skipBlank(line) != line {
		line--
	}
	return line
}

// allSetIn reports whether the lines from first up to end begin with a space.
func (s *source) allSetIn(first, end int) bool {
	for ; first < end; first++ {
		if line := s.lineText(first); len(line) > 0 && len(indentation(line)) == 0 {
			return false
		}
	}
	return true
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
	text   []byte
	lines  int  // begun
	inside bool // the last of them is not at its end
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
	if !r.inside {
		r.lines++
	}
	r.inside = n < len(line)
	return n, nil
}

var linePrefix = regexp.MustCompile(`^yaml: (line \d+: )?`)

func problemOf(err error) string { return linePrefix.ReplaceAllString(err.Error(), "") }
