package bundle

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// spaces are the XML namespaces of a tree, as x/net/html calls them.
var spaces = map[string]string{
	"": "http://www.w3.org/1999/xhtml", "svg": "http://www.w3.org/2000/svg", "math": "http://www.w3.org/1998/Math/MathML",
}

// xmlName is a name that stands for itself in XML. HTML allows nearly any
// character in one; what does not fit is left out.
var xmlName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.-]*$`)

// void are the elements that HTML writes without an end.
var void = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true, "link": true,
	"meta": true, "source": true, "track": true, "wbr": true,
}

// xhtml writes trees of HTML as XML. What stands around them binds the prefix
// epub and makes XHTML the namespace of what has none.
type xhtml struct{ bytes.Buffer }

// node writes a tree that stands in an element of the namespace space.
func (w *xhtml) node(n *html.Node, space string) {
	switch {
	case n.Type == html.TextNode:
		w.WriteString(escapeXML(n.Data))
	case n.Type != html.ElementNode: // comments and doctypes say nothing to readers
	case !xmlName.MatchString(n.Data):
		w.inner(n, space)
	default:
		w.element(n, space)
	}
}

func (w *xhtml) inner(n *html.Node, space string) {
	for c := range n.ChildNodes() {
		w.node(c, space)
	}
}

func (w *xhtml) element(n *html.Node, space string) {
	w.WriteString("<" + n.Data)
	if n.Namespace != space {
		w.attribute("xmlns", spaces[n.Namespace])
	}
	w.attributes(n)
	if n.FirstChild == nil && (n.Namespace != "" || void[n.Data]) {
		w.WriteString("/>")
		return
	}
	w.WriteString(">")
	w.inner(n, n.Namespace)
	w.WriteString("</" + n.Data + ">")
}

// attributes writes those of an element, each once. A language is said the way
// of HTML and the way of XML.
func (w *xhtml) attributes(n *html.Node) {
	seen := map[string]bool{"xmlns": true}
	for _, a := range n.Attr {
		name := a.Key
		switch a.Namespace {
		case "":
		case "xlink", "xml":
			name = a.Namespace + ":" + a.Key
		default:
			continue
		}
		if seen[name] || !xmlName.MatchString(a.Key) && name != "epub:type" {
			continue
		}
		seen[name] = true
		if a.Namespace == "xlink" && !seen["xmlns:xlink"] {
			seen["xmlns:xlink"] = true
			w.attribute("xmlns:xlink", "http://www.w3.org/1999/xlink")
		}
		w.attribute(name, a.Val)
		if name == "lang" && !seen["xml:lang"] {
			seen["xml:lang"] = true
			w.attribute("xml:lang", a.Val)
		}
	}
}

func (w *xhtml) attribute(name, value string) {
	w.WriteString(" " + name + `="` + escapeXML(value) + `"`)
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\t", "&#9;", "\r", "&#13;")

// escapeXML escapes text, and leaves out the characters that XML has no way to
// write.
func escapeXML(text string) string {
	return xmlEscapes.Replace(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD")))
}
