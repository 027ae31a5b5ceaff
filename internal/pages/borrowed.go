package pages

import (
	"bytes"
	"html/template"
	"maps"
	"strings"
)

// A word that a translation lacks stands there in the originals' language, and
// says so by its lang attribute, so that it is read aloud in that language. Only
// the finished HTML shows whether a word stands in a text or in an attribute, so
// it is laid out between two characters that no file may hold (Unicode keeps them
// for such use), and what they become is decided then.
const (
	lent     = "\uFDD0"
	returned = "\uFDD1"
)

// lend marks a text as one in the originals' language.
func lend(text string) string { return lent + text + returned }

// forBodies returns the words that Markdown puts into a body: of them only the
// titles of alerts stand in a text.
func (w words) forBodies() map[string]string {
	all := maps.Clone(w.strings)
	for key, text := range all {
		if w.lent[key] && strings.HasPrefix(key, "alert-") {
			all[key] = lend(text)
		}
	}
	return all
}

// withoutMarks returns a text for where no element can stand.
func withoutMarks(text string) string {
	if !strings.Contains(text, lent) {
		return text
	}
	return strings.NewReplacer(lent, "", returned, "").Replace(text)
}

// markLang puts each text that is lent into an element that says its language.
// In a tag, and in an element that holds nothing but text, the marks are taken
// away and the language stays unsaid: an attribute has none of its own, and its
// element may hold words that are translated.
func (r *Renderer) markLang(html []byte, lang string) []byte {
	if !bytes.Contains(html, []byte(lent)) {
		return html
	}
	open := `<span lang="` + template.HTMLEscapeString(r.in.Site.Config.Language) + `"`
	if from := r.in.Site.Config.Direction(r.in.Site.Config.Language); from != r.in.Site.Config.Direction(lang) {
		open += ` dir="` + from + `"`
	}
	out := make([]byte, 0, len(html)+len(html)/8)
	var inTag, textOnly bool
	depth := 0
	for rest := html; len(rest) > 0; {
		n := bytes.IndexAny(rest, "<>"+lent+returned)
		if n < 0 {
			return append(out, rest...)
		}
		out = append(out, rest[:n]...)
		rest = rest[n:]
		size := 1
		switch rest[0] {
		case '<':
			inTag = true
			textOnly = textElement(rest[1:])
			out = append(out, '<')
		case '>':
			inTag = false
			out = append(out, '>')
		default:
			size = len(lent)
			begins := bytes.HasPrefix(rest, []byte(lent))
			if !begins {
				depth--
			}
			if depth == 0 && !inTag && !textOnly {
				if begins {
					out = append(out, open+">"...)
				} else {
					out = append(out, "</span>"...)
				}
			}
			if begins {
				depth++
			}
		}
		rest = rest[size:]
	}
	return out
}

// textElement reports whether a tag begins an element that holds nothing but
// text, or belongs to a drawing, which has other elements. tag begins after "<".
func textElement(tag []byte) bool {
	for _, name := range []string{"title", "option", "script", "style", "textarea", "text"} {
		if rest, ok := bytes.CutPrefix(tag, []byte(name)); ok && len(rest) > 0 && (rest[0] == '>' || rest[0] == ' ') {
			return true
		}
	}
	return false
}
