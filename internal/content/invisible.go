package content

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"underpin/internal/diag"
)

// invisible reports the control characters of a body, the first of each line.
// They come along with text that is pasted from a PDF or a word processor, show
// nothing, and no HTML may hold them. Those of the front matter YAML refuses.
func (r *reader) invisible(file *diag.File, body int) {
	for at := body; ; {
		n := controlAt(file.Text[at:])
		if n < 0 {
			return
		}
		at += n
		sign, size := utf8.DecodeRune(file.Text[at:])
		hint := "delete it"
		if sign == '\v' || sign == '\f' {
			hint = "delete it, and press Enter if a new line was meant"
		}
		r.report(diag.EncodingInvalid, file.Range(at, at+size), fmt.Sprintf("an invisible character (U+%04X) stands here", sign), hint)
		line := bytes.IndexByte(file.Text[at:], '\n')
		if line < 0 {
			return
		}
		at += line
	}
}

// controlAt returns the offset of the first control character but for tabs and
// line ends, or -1.
func controlAt(text []byte) int {
	for i, b := range text {
		switch {
		case b >= ' ' && b < 0x7F || b == '\n' || b == '\t' || b > 0xC2:
		case b < ' ' || b == 0x7F || b == 0xC2 && i+1 < len(text) && text[i+1] < 0xA0:
			return i
		}
	}
	return -1
}
