package strictyaml

import (
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/text/language"
)

// checkFormat says what is wrong with a text of a format, and how to mend it.
func checkFormat(format, text string) (problem, hint string) {
	switch {
	case format == "" || text == "":
		return "", ""
	case format == "language":
		return checkLanguage(text)
	}
	return checkAddress(format, text)
}

// checkLanguage accepts BCP 47 codes in the form that pages and folders use.
func checkLanguage(text string) (problem, hint string) {
	tag, err := language.Raw.Parse(text)
	if err != nil {
		return fmt.Sprintf("can't be %q, which is no language code", text), "write a BCP 47 code such as en, fr or pt-BR"
	}
	if tag.String() != text {
		return fmt.Sprintf("can't be %q", text), fmt.Sprintf("write it as %q", tag)
	}
	return "", ""
}

func checkAddress(format, text string) (problem, hint string) {
	scheme := "https"
	if format == "url" && strings.HasPrefix(text, "http:") {
		scheme = "http"
	}
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Host == "" || strings.ContainsAny(text, " \t\n\"<>"):
		return fmt.Sprintf("must be an address, not %q", text), "write a whole address such as https://example.org/page"
	case u.Scheme != scheme:
		return "must begin with https://", "write https://" + strings.TrimPrefix(text, u.Scheme+"://")
	case u.User != nil:
		return "holds a user name", "leave out what stands before the @"
	case format == "base" && (u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || strings.Contains(text, "#")):
		return "must end with its path", "leave out what begins with ? or #"
	case format == "base" && strings.HasSuffix(u.Path, ".html"):
		return "must be the address of a folder", "leave out the name of the page"
	}
	return "", ""
}
