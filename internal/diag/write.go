package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// Style says how WriteText may write.
type Style struct {
	Color bool // colour the severity, the code and the caret; never the only sign
}

// WriteText writes the list as people read it: place, severity, message and
// code, then the source line with a caret under what is wrong, then the hint.
// Source lines are read from source, the folder that file names are relative to.
func WriteText(w io.Writer, l List, source fs.FS, style Style) error {
	lines := excerpts{source: source}
	for _, d := range l {
		if _, err := io.WriteString(w, Text(d, lines.line(d), style)); err != nil {
			return err
		}
	}
	return nil
}

// Text returns one problem as WriteText writes it, with excerpt as its source
// line; an empty excerpt leaves line and caret out.
func Text(d Diagnostic, excerpt string, style Style) string {
	var b strings.Builder
	b.WriteString(place(d))
	fmt.Fprintf(&b, "%s: %s [%s]\n", style.paint(severityColor(d.Severity), d.Severity.String()), d.Message, d.Code)
	if excerpt != "" && d.At.Line > 0 {
		number := fmt.Sprintf("%5d", d.At.Line)
		shown, at := crop(excerpt, d.At)
		fmt.Fprintf(&b, "%s | %s\n", number, harmless(shown))
		fmt.Fprintf(&b, "%s | %s\n", strings.Repeat(" ", len(number)), style.paint(severityColor(d.Severity), caret(shown, at)))
	}
	if d.Hint != "" {
		fmt.Fprintf(&b, "  hint: %s\n", d.Hint)
	}
	return b.String()
}

func place(d Diagnostic) string {
	switch {
	case d.File == "":
		return ""
	case d.At.Line == 0:
		return harmless(d.File) + ": "
	}
	return fmt.Sprintf("%s:%d:%d: ", harmless(d.File), d.At.Line, d.At.Column)
}

const (
	red    = "31"
	yellow = "33"
)

func severityColor(s Severity) string {
	if s == SeverityWarning {
		return yellow
	}
	return red
}

func (s Style) paint(color, text string) string {
	if !s.Color {
		return text
	}
	return "\x1b[1;" + color + "m" + text + "\x1b[0m"
}

// excerpts reads each file once for the run of problems that stand in it.
type excerpts struct {
	source fs.FS
	name   string
	file   *File
	number int32 // of the last line of the file, with its text
	text   string
}

func (e *excerpts) line(d Diagnostic) string {
	if d.At.Line == 0 || e.source == nil {
		return ""
	}
	if e.name != d.File {
		e.name, e.file, e.number = d.File, nil, 0
		if raw, err := fs.ReadFile(e.source, d.File); err == nil {
			// A file that is not text still has lines to show before the bad byte.
			if e.file, _ = NewFile(d.File, raw); e.file == nil {
				e.file = &File{Name: d.File, Text: []byte(strings.ToValidUTF8(string(raw), "\uFFFD"))}
			}
		}
	}
	if e.file == nil {
		return ""
	}
	if e.number != d.At.Line {
		e.number, e.text = d.At.Line, e.file.Line(int(d.At.Line))
	}
	return e.text
}

// Excerpt returns the source line that a problem points at, or "" when it is
// the problem of a whole file or the file cannot be read.
func Excerpt(d Diagnostic, source fs.FS) string {
	lines := excerpts{source: source}
	return lines.line(d)
}

// Summary is what the JSON form says besides the problems. Counts are of files.
type Summary struct {
	Pages     int `json:"pages"`
	Written   int `json:"written"`
	Unchanged int `json:"unchanged"`
	Removed   int `json:"removed"`
}

type jsonDiagnostic struct {
	File      string `json:"file"`
	Line      int32  `json:"line"`
	Column    int32  `json:"column"`
	EndColumn int32  `json:"end_column"`
	Severity  string `json:"severity"`
	Code      Code   `json:"code"`
	Message   string `json:"message"`
	Hint      string `json:"hint"`
}

// WriteJSON writes one JSON object with all problems and the summary. Its fields
// are relied on by programs: they may be added to, never changed.
func WriteJSON(w io.Writer, l List, s Summary) error {
	out := struct {
		Diagnostics []jsonDiagnostic `json:"diagnostics"`
		Summary
	}{Diagnostics: []jsonDiagnostic{}, Summary: s}
	for _, d := range l {
		out.Diagnostics = append(out.Diagnostics, jsonDiagnostic{
			d.File, d.At.Line, d.At.Column, d.At.EndColumn, d.Severity.String(), d.Code, d.Message, d.Hint,
		})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

// WriteGitHub writes the list as workflow commands, which GitHub shows as
// annotations on the lines of a pull request.
// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
func WriteGitHub(w io.Writer, l List) error {
	for _, d := range l {
		message := d.Message
		if d.Hint != "" {
			message += "\nhint: " + d.Hint
		}
		properties := []string{}
		if d.File != "" {
			properties = append(properties, "file="+escapeProperty(d.File))
		}
		if d.At.Line > 0 {
			// GitHub's endColumn is the last column, ours the one after it.
			properties = append(properties, fmt.Sprintf("line=%d,col=%d,endColumn=%d", d.At.Line, d.At.Column, d.At.EndColumn-1))
		}
		properties = append(properties, "title="+escapeProperty(string(d.Code)))
		if _, err := fmt.Fprintf(w, "::%s %s::%s\n", d.Severity, strings.Join(properties, ","), escapeData(message)); err != nil {
			return err
		}
	}
	return nil
}

func escapeData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func escapeProperty(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
