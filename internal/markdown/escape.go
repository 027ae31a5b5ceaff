package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/util"
)

// appendEscaped appends text so that it stands for itself between tags and in
// quoted attributes.
func appendEscaped(dst, text []byte) []byte {
	from := 0
	for i, c := range text {
		if entity := entityOf(c); entity != "" {
			dst = append(append(dst, text[from:i]...), entity...)
			from = i + 1
		}
	}
	return append(dst, text[from:]...)
}

func escapeString(s string) string { return string(appendEscaped(nil, []byte(s))) }

func entityOf(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		return "&quot;"
	}
	return ""
}

// appendUnescaped appends Markdown text with its backslash escapes and its
// entities undone.
func appendUnescaped(dst, text []byte) []byte {
	for {
		i := bytes.IndexAny(text, `\&`)
		if i < 0 {
			return append(dst, text...)
		}
		dst = append(dst, text[:i]...)
		value, size := unescapeAt(text, i)
		dst = append(dst, value...)
		text = text[i+size:]
	}
}

// unescapeAt returns what the backslash or the ampersand at text[i] stands for,
// and how many bytes of the source that is.
func unescapeAt(text []byte, i int) (value []byte, size int) {
	if text[i] == '\\' {
		if i+1 < len(text) && util.IsPunct(text[i+1]) {
			return text[i+1 : i+2], 2
		}
		return text[i : i+1], 1
	}
	// The longest name of an entity has 31 letters.
	end := bytes.IndexByte(text[i:min(len(text), i+34)], ';')
	if end < 0 {
		return text[i : i+1], 1
	}
	entity := text[i : i+end+1]
	value = util.ResolveEntityNames(util.ResolveNumericReferences(entity))
	if bytes.Equal(value, entity) {
		return text[i : i+1], 1
	}
	return value, end + 1
}
