package assets

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"underpin/internal/diag"
)

// report turns esbuild's messages into problems at the places they are about.
func report(root string, result api.BuildResult, bundles []bundle) (problems diag.List) {
	s := sources{root: root, bundles: bundles, files: map[string]source{}}
	for _, m := range result.Errors {
		problems = append(problems, s.diagnostic(m, diag.Error))
	}
	for _, m := range result.Warnings {
		problems = append(problems, s.diagnostic(m, diag.Warning))
	}
	return problems
}

type maker func(code diag.Code, file string, at diag.Range, message, hint string) diag.Diagnostic

// sources are the files that messages are about, each read once.
type sources struct {
	root    string
	bundles []bundle
	files   map[string]source
}

type source struct {
	file *diag.File // nil if it cannot be read as text
	mark int        // the length of a byte order mark, which esbuild counts
}

func (s sources) diagnostic(m api.Message, make maker) diag.Diagnostic {
	if m.Location == nil {
		return make(diag.AssetInvalid, layoutsDir, diag.Range{}, plain(m.Text), hint(m))
	}
	name := filepath.ToSlash(m.Location.File)
	for _, b := range s.bundles {
		if b.entry() == name { // no file: what is wrong is wrong for the exercise
			return make(diag.AssetInvalid, b.Source, diag.Range{}, plain(m.Text), hint(m))
		}
	}
	return make(diag.AssetInvalid, name, s.at(name, m), plain(m.Text), hint(m))
}

func (s sources) at(name string, m api.Message) diag.Range {
	in := s.read(name)
	if in.file == nil {
		return diag.Range{}
	}
	column, length := narrow(m)
	if m.Location.Line == 1 {
		column -= in.mark
	}
	return in.file.ByteColumn(m.Location.Line, column, length)
}

// narrow returns the column and length of the path a message is about, if it
// is about one, or else those of the message.
func narrow(m api.Message) (column, length int) {
	l := m.Location
	if name, is := m.Detail.(string); is && l.Column <= len(l.LineText) {
		if at := strings.Index(l.LineText[l.Column:], name); at >= 0 {
			return l.Column + at, len(name)
		}
	}
	return l.Column, l.Length
}

func (s sources) read(name string) source {
	if in, ok := s.files[name]; ok {
		return in
	}
	var in source
	if raw, err := os.ReadFile(filepath.Join(s.root, filepath.FromSlash(name))); err == nil {
		in.file, _ = diag.NewFile(name, raw)
		if mark := []byte("\uFEFF"); bytes.HasPrefix(raw, mark) {
			in.mark = len(mark)
		}
	}
	s.files[name] = in
	return in
}

// hint is what esbuild proposes for the place it points at, or else its first
// note.
func hint(m api.Message) string {
	if l := m.Location; l != nil && l.Suggestion != "" {
		if strings.HasPrefix(m.Text, "Expected ") {
			return fmt.Sprintf("put %q here", l.Suggestion)
		}
		return fmt.Sprintf("did you mean %q?", l.Suggestion)
	}
	for _, note := range m.Notes {
		if note.Location != nil && note.Location.Suggestion != "" {
			return fmt.Sprintf("did you mean %q?", note.Location.Suggestion)
		}
	}
	if len(m.Notes) > 0 {
		return plain(m.Notes[0].Text)
	}
	if strings.HasPrefix(m.Text, "No matching export") {
		return "export a class of that name: a widget's tag in PascalCase"
	}
	return "look at this place and at what stands right before it"
}

// plain gives a sentence of esbuild the form of ours: no capital, no full stop.
func plain(text string) string {
	text = strings.TrimSuffix(text, ".")
	if len(text) > 1 && 'A' <= text[0] && text[0] <= 'Z' && 'a' <= text[1] && text[1] <= 'z' {
		text = strings.ToLower(text[:1]) + text[1:]
	}
	return text
}
