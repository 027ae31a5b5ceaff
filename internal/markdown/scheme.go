package markdown

import (
	"net/url"
	"strings"

	"github.com/yuin/goldmark/util"

	"underpin/internal/diag"
)

// resolve returns where a destination that is neither an exercise nor a term
// leads, and whether that is another site.
func (p *page) resolve(dest string) (target Target, outside bool, problem *Problem) {
	if problem := malformed(dest); problem != nil {
		return Target{}, false, problem
	}
	switch scheme := schemeOf(dest); scheme {
	case "":
		target, problem = p.resolveRelative(dest)
		return target, false, problem
	case "https":
		if u, err := url.Parse(dest); err != nil || u.Host == "" {
			return Target{}, false, &Problem{diag.LinkInvalid, "this is not a whole address", "copy it from your browser: https://, a name, a path"}
		}
		return Target{Href: escapeURL(dest)}, true, nil
	case "tel", "sms":
		if strings.IndexAny(dest, "0123456789") < 0 {
			return Target{}, false, &Problem{diag.LinkInvalid, "this link has no number", "write the number as one dials it: " + scheme + ":+15551234567"}
		}
		return Target{Href: escapeURL(dest)}, false, nil
	default:
		return Target{}, false, refuse(scheme, dest)
	}
}

// malformed returns what keeps a destination from being one at all. Spaces and
// control characters are refused since browsers drop some of them, so that one
// could smuggle a scheme past us.
func malformed(dest string) *Problem {
	if dest == "" {
		return &Problem{diag.LinkInvalid, "this link leads nowhere", "write the path of a page, or an address, in the round brackets"}
	}
	if strings.IndexFunc(dest, func(r rune) bool { return r < ' ' || r == 0x7F || r == '\\' }) >= 0 || strings.TrimSpace(dest) != dest {
		return &Problem{diag.LinkInvalid, "this is not a path or an address", "write it without backslashes, line ends, or spaces around it"}
	}
	return nil
}

// schemeOf returns the scheme of a destination in small letters, "" for a
// relative one. Three kinds that have none but are no relative paths either are
// given as "//", "/" and "www.".
func schemeOf(dest string) string {
	switch {
	case strings.HasPrefix(dest, "//"):
		return "//"
	case strings.HasPrefix(dest, "/"):
		return "/"
	case strings.HasPrefix(dest, "www."):
		return "www."
	}
	for i, c := range []byte(dest) {
		switch {
		case c == ':' && i > 0:
			return strings.ToLower(dest[:i])
		case c|0x20 >= 'a' && c|0x20 <= 'z':
		case i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return ""
		}
	}
	return ""
}

// cutScheme returns what follows scheme, which ends in a colon.
func cutScheme(dest, scheme string) (rest string, ok bool) {
	if len(dest) < len(scheme) || !strings.EqualFold(dest[:len(scheme)], scheme) {
		return "", false
	}
	return dest[len(scheme):], true
}

func isMail(dest string) bool { return schemeOf(dest) == "mailto" }

// refuse returns what is wrong with a link of a kind that pages do not have.
func refuse(scheme, dest string) *Problem {
	message := "links cannot begin with " + scheme + ":"
	hint := diag.DidYouMean(scheme, []string{"https", "tel", "sms", "exercise", "glossary"})
	switch scheme {
	case "exercise", "glossary": // <exercise:apology>
		message, hint = "this link has no words", "write [words]("+dest+")"
	case "//":
		message, hint = "this address has no scheme", "write https:"+dest
	case "www.":
		message, hint = "this address has no scheme", "write https://"+dest
	case "/":
		message, hint = "this path begins at a root that the site may not have", "write the path from this file's folder to the other file, such as ../section/page.md"
	case "http":
		hint = "write https" + dest[len("http"):]
	case "mailto":
		message, hint = "pages give no mail addresses", "link to a page that says how to reach you, or to the repository's issues"
	case "file":
		hint = "put the file beside this page and write its name"
	case "data":
		hint = "save it as a file beside this page and write its name"
	case "javascript", "vbscript":
		message, hint = "links cannot run scripts", "leave it out, or link to a page"
	}
	return &Problem{diag.LinkScheme, message, hint}
}

// decode undoes the percent encoding of a relative destination.
func decode(dest string) (string, *Problem) {
	if strings.IndexByte(dest, '%') < 0 {
		return dest, nil
	}
	decoded, err := url.PathUnescape(dest)
	if err != nil {
		return "", &Problem{diag.LinkInvalid, "a percent sign in a link must be followed by two digits", "write %25 for the percent sign itself"}
	}
	return decoded, nil
}

// resolveRelative cuts a relative destination before it is decoded: the name of
// a file may itself hold "#", written as %23.
func (p *page) resolveRelative(dest string) (Target, *Problem) {
	path, fragment, _ := strings.Cut(dest, "#")
	path, problem := decode(path)
	if problem != nil {
		return Target{}, problem
	}
	if fragment, problem = decode(fragment); problem != nil {
		return Target{}, problem
	}
	return p.resolver.Link(path, fragment)
}

// escapeURL percent-encodes what an address cannot hold, and nothing twice.
func escapeURL(address string) string { return string(util.URLEscape([]byte(address), false)) }
