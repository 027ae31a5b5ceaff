package search

import (
	"bytes"
	"fmt"
)

// digits are the characters that numbers are written with: printable, and never
// in need of an escape in JSON, in a script or in a page. The first finals of
// them end a number, the others say that more follows. layouts/search/read.ts
// holds the same two constants.
const (
	digits = "#$%&()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"
	finals = 72
)

// appendNumber writes a number, the lowest digits first. Numbers under 72 take
// one character, under 1,224 two: on a small site nearly every hit is one.
func appendNumber(dst []byte, n int) []byte {
	const more = len(digits) - finals
	for n >= finals {
		dst = append(dst, digits[finals+n%more])
		n /= more
	}
	return append(dst, digits[n])
}

// appendRecord writes what results show of a page.
func appendRecord(dst []byte, p Page) []byte {
	dst = appendString(append(dst, '['), p.URL)
	dst = appendString(append(dst, ','), p.Title)
	dst = appendString(append(dst, ','), p.Section)
	dst = appendString(append(dst, ','), p.Summary)
	for _, h := range p.Headings {
		dst = appendString(append(dst, ','), h.ID)
		dst = appendString(append(dst, ','), h.Text)
	}
	return append(dst, ']')
}

// appendString writes a JSON string that stands inside of a script's string in
// single quotes. "<" is escaped so that the script could also stand in a page.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"':
			dst = append(dst, `\\"`...)
		case c == '\\':
			dst = append(dst, `\\\\`...)
		case c == '\'':
			dst = append(dst, `\'`...)
		case c == '<' || c < ' ':
			dst = fmt.Appendf(dst, `\\u%04x`, c)
		default:
			dst = append(dst, c)
		}
	}
	return append(dst, '"')
}

// What stands around the index in its script.
const (
	scriptStart = "var underpinSearch=JSON.parse('"
	scriptEnd   = "');\n"
)

// Index returns the JSON that Script wrote into a script, for a page that holds it
// as data.
func Index(script []byte) []byte {
	quoted := bytes.TrimSuffix(bytes.TrimPrefix(script, []byte(scriptStart)), []byte(scriptEnd))
	index := make([]byte, 0, len(quoted))
	for i := 0; i < len(quoted); i++ {
		if quoted[i] == '\\' {
			i++
		}
		index = append(index, quoted[i])
	}
	return index
}
