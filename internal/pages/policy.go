package pages

import (
	"crypto/sha256"
	"encoding/base64"
)

// Policy is what a page may do, design.md section 2: run and show what stands in
// it, which the policy knows by its hash, and nothing else that is not said here.
type Policy struct {
	Scripts, Styles []string // what stands in the page; "" is left out
	Alone           bool     // no file stands beside the page
	Live            bool     // the page may ask the server that it came from, as a preview does
}

// String returns the policy as a meta element and a header have it.
func (p Policy) String() string {
	beside, connect := " 'self'", " 'none'"
	if p.Alone {
		beside = ""
	}
	if p.Live {
		connect = " 'self'"
	}
	return "default-src 'none'; script-src" + beside + sums(p.Scripts) + "; style-src" + beside + sums(p.Styles) +
		"; img-src" + beside + " data:; connect-src" + connect +
		"; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
}

func sums(texts []string) (all string) {
	for _, text := range texts {
		if text != "" {
			sum := sha256.Sum256([]byte(text))
			all += " 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
		}
	}
	return all
}
