package bundle

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// rules are what differs between the forms of a site.
type rules struct {
	alone   bool // one file, beside which nothing stands
	readers map[string]func([]byte) (*document, error)
}

var (
	folderRules = rules{readers: map[string]func([]byte) (*document, error){".html": readHTML, ".css": readCSS, ".svg": readXML}}
	singleRules = rules{alone: true, readers: folderRules.readers}
	bookRules   = rules{readers: map[string]func([]byte) (*document, error){
		".xhtml": readXML, ".opf": readXML, ".css": readCSS, ".svg": readXML,
	}}
)

// document is what a file says of itself and of others.
type document struct {
	ids   []string    // as they stand, with those that stand twice
	named []string    // ids of its own that it must have: of labels, of descriptions
	refs  []reference // in their order
}

// reference is an address in a file.
type reference struct {
	to       string
	resource bool // fetched to show the page, not followed by the reader
}

func (r reference) inline() bool   { return strings.HasPrefix(r.to, "data:") }
func (r reference) absolute() bool { return strings.HasPrefix(r.to, "/") }

// resolve returns the file and the id that a reference in a file leads to, and
// whether it leaves the files.
func resolve(from, to string) (file, id string, outside bool, err error) {
	u, err := url.Parse(to)
	switch {
	case err != nil:
		return "", "", false, err
	case u.Scheme != "" || u.Host != "":
		return "", "", true, nil
	case u.Path == "":
		return from, u.Fragment, false, nil
	}
	return path.Join(path.Dir(from), u.Path), u.Fragment, false, nil
}

// tied are attributes that name ids of the same document.
var tied = []string{
	"for", "list", "form", "headers", "popovertarget", "commandfor",
	"aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "aria-owns", "aria-errormessage",
}

// element notes what an element says. Of a link element only what is fetched
// counts: its canonical address is for machines.
func (d *document) element(tag string, attribute func(string) string) {
	if id := attribute("id"); id != "" {
		d.ids = append(d.ids, id)
	}
	for _, name := range tied {
		d.named = append(d.named, strings.Fields(attribute(name))...)
	}
	if src := attribute("src"); src != "" {
		d.refs = append(d.refs, reference{src, true})
	}
	if href := attribute("href"); href != "" {
		relation := strings.Fields(attribute("rel"))
		fetched := tag == "image" || tag == "use" || tag == "item" ||
			tag == "link" && (slices.Contains(relation, "stylesheet") || slices.Contains(relation, "icon"))
		d.refs = append(d.refs, reference{href, fetched})
	}
}

// readHTML reads a page, with what stands in its templates and what only readers
// without scripts see.
func readHTML(data []byte) (*document, error) {
	tree, err := html.ParseWithOptions(bytes.NewReader(data), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, err
	}
	d := &document{}
	for n := range tree.Descendants() {
		if n.Type == html.ElementNode {
			d.element(n.Data, func(key string) string {
				value, _ := get(n, key)
				return value
			})
		}
		if n.Type == html.TextNode && n.Parent.Data == "style" {
			d.style(n.Data)
		}
	}
	return d, nil
}

// readXML reads a page of a book, its package or a drawing, strictly.
func readXML(data []byte) (*document, error) {
	d := &document{}
	in := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			return d, nil
		}
		if err != nil {
			return nil, err
		}
		if e, ok := token.(xml.StartElement); ok {
			d.element(e.Name.Local, func(key string) string {
				for _, a := range e.Attr {
					if a.Name.Local == key && (a.Name.Space == "" || key == "href") {
						return a.Value
					}
				}
				return ""
			})
		}
	}
}

var cssURL = regexp.MustCompile(`url\(\s*["']?([^"')]+)["']?\s*\)`)

func readCSS(data []byte) (*document, error) {
	d := &document{}
	d.style(string(data))
	return d, nil
}

func (d *document) style(css string) {
	for _, m := range cssURL.FindAllStringSubmatch(css, -1) {
		d.refs = append(d.refs, reference{strings.TrimSpace(m[1]), true})
	}
}
