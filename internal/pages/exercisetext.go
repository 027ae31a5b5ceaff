package pages

import (
	"html/template"
	"slices"
	"strings"
)

// plainText returns the words of HTML that this package made, blocks apart by
// newlines.
func plainText(html template.HTML) string {
	var b strings.Builder
	for rest := string(html); rest != ""; {
		text, tag, found := strings.Cut(rest, "<")
		b.WriteString(text)
		if !found {
			break
		}
		if _, rest, found = strings.Cut(tag, ">"); !found {
			break
		}
		if b.Len() > 0 && !inlineTag(tag) {
			b.WriteByte('\n')
		}
	}
	return entities.Replace(withoutMarks(b.String()))
}

var entities = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&#34;", `"`, "&quot;", `"`, "&#39;", "'")

// inlineTag reports whether a tag, without its "<", stands within a sentence.
func inlineTag(tag string) bool {
	name, _, _ := strings.Cut(strings.TrimPrefix(tag, "/"), ">")
	name, _, _ = strings.Cut(name, " ")
	return slices.Contains([]string{"a", "b", "em", "strong", "code", "i", "q", "del", "sup", "abbr"}, name)
}
