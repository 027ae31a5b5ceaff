package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"

	"underpin/internal/diag"
)

// newLinkifyParser returns goldmark's parser of bare addresses of the web. Mail
// addresses are looked for in all words (see checkMail), so it must find none.
func newLinkifyParser() parser.InlineParser {
	return extension.NewLinkifyParser(extension.WithLinkifyEmailRegexp(regexp.MustCompile(`[^\s\S]`)))
}

// needsLinkify reports whether a body may hold a bare address: "www.", or a
// "://" that is not in a link's destination. Looking for one at every space
// takes a fifth of a page's time, and few bodies have any.
func needsLinkify(body []byte) bool {
	if bytes.Contains(body, []byte("www.")) {
		return true
	}
	for at := 0; ; {
		i := bytes.Index(body[at:], []byte("://"))
		if i < 0 {
			return false
		}
		start := at + i
		for start > 0 && isSchemeByte(body[start-1]) {
			start--
		}
		before := body[:start]
		if !bytes.HasSuffix(before, []byte("](")) && !bytes.HasSuffix(before, []byte("<")) && !bytes.HasSuffix(before, []byte("]: ")) {
			return true
		}
		at += i + len("://")
	}
}

func isSchemeByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// checkMail reports the mail address around the @ at source[i], if there is one.
// An @ behind a bracket is a citation that was never closed.
func (p *page) checkMail(i int) {
	source := p.source
	if i > 0 && source[i-1] == '[' && !(i > 1 && source[i-2] == '\\') {
		if rest := source[i+1:]; len(rest) > 0 && isIDByte(rest[0]) && !bytes.ContainsRune(firstLine(rest), ']') {
			p.report(diag.CitationInvalid, i-1, i+1, "this citation is never closed", `write "]" behind the id`)
		}
		return
	}
	start, end := i, i+1
	for start > 0 && isMailByte(source[start-1]) {
		start--
	}
	for end < len(source) && isMailByte(source[end]) {
		end++
	}
	domain := bytes.TrimRight(source[i+1:end], ".-_+%") // what ends the sentence is no part of it
	if dot := bytes.LastIndexByte(domain, '.'); start < i && dot > 0 && len(domain)-dot > 2 {
		p.reportMail(start, i+1+len(domain))
	}
}

func isMailByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-' || c == '_' || c == '+' || c == '%'
}

func (p *page) reportMail(start, end int) {
	if !p.mailLinked {
		p.report(diag.MailBare, start, end, "pages give no mail addresses", "link to a page that says how to reach you, or to the repository's issues")
	}
}
