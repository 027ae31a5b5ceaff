package bundle

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// written parses a fragment of HTML and writes it as the inside of an element.
func written(fragment string) string {
	nodes, err := html.ParseFragment(strings.NewReader(fragment), &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"})
	if err != nil {
		return ""
	}
	w := &xhtml{}
	for _, n := range nodes {
		w.node(n, "")
	}
	return w.String()
}

func TestXHTML(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"void elements", "<p>a<br>b<hr><img src=a.png alt>", `<p>a<br/>b</p><hr/><img src="a.png" alt=""/>`},
		{"empty elements that are not void", "<p></p><td>x", "<p></p>x"},
		{"boolean attributes", "<ol reversed><li>a", `<ol reversed=""><li>a</li></ol>`},
		{"entities", "<p>a&nbsp;b &lt;&amp;&gt; &copy; \"c\"", "<p>a\u00A0b &lt;&amp;&gt; © &quot;c&quot;</p>"},
		{"attributes are escaped", `<a href="?a=1&amp;b=2" title='"<'>x</a>`, `<a href="?a=1&amp;b=2" title="&quot;&lt;">x</a>`},
		{"languages, twice", `<p lang=ar dir=rtl>x</p>`, `<p lang="ar" xml:lang="ar" dir="rtl">x</p>`},
		{"the drawing's own namespace", `<p><svg viewbox="0 0 1 1"><path d="M0 0"/><foreignObject><b>x</b></foreignObject></svg>`,
			`<p><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/><foreignObject><b xmlns="http://www.w3.org/1999/xhtml">x</b></foreignObject></svg></p>`},
		{"links of drawings", `<svg><use xlink:href="#a"/></svg>`,
			`<svg xmlns="http://www.w3.org/2000/svg"><use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#a"/></svg>`},
		{"formulas", `<math><mi>x</mi></math>`, `<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>`},
		{"comments", "a<!-- b -->c", "ac"},
		{"names that XML has not", `<p @click=x a:b=y "=z>q</p><o:p>w</o:p>`, "<p>q</p>w"},
		{"a namespace of one's own", `<p xmlns="urn:x" xml:lang=de>q</p>`, "<p>q</p>"},
		{"characters that XML has not", "a\x01b\x0cc\uFFFEd", "abcd"},
		{"raw text", "<script>a<b&&c]]></script>", "<script>a&lt;b&amp;&amp;c]]&gt;</script>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := written(tt.in); got != tt.want {
				t.Errorf("%q\ngot  %s\nwant %s", tt.in, got, tt.want)
			}
		})
	}
}

// wellFormed returns what a parser of XML has against a text.
func wellFormed(text string) error {
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// FuzzXHTML writes whatever HTML is parsed to as XML that parses.
func FuzzXHTML(f *testing.F) {
	for _, seed := range []string{
		"<p>a<br>b", `<svg><use xlink:href=a /></svg>`, `<p a:b="x" "=y xmlns=z>`, "<o:p>", "a\x00\x01b", "<table><td>", "]]>", "<!-- -- -->",
		`<math><annotation-xml encoding="text/html"><p>`, "<p lang=en xml:lang=de>", "<select><option>a<option>b", "<template><p>x</template>", "\xff&#xFFFE;&#1;",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, fragment string) {
		text := `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">` + written(fragment) + "</html>"
		if err := wellFormed(text); err != nil {
			t.Errorf("%q: %v in %s", fragment, err, text)
		}
	})
}
