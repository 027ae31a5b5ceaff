package bundle

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"underpin/internal/build"
)

// page is a page of an edition, parsed. Its trees are its own: they may be
// changed.
type page struct {
	build.EditionPage
	root *html.Node // the html element
	main *html.Node
}

// parse parses one page. A page without a main element is a fault of its layout.
func parse(e *build.Edition, p build.EditionPage) (*page, error) {
	doc, err := html.Parse(bytes.NewReader(e.Files[p.Path]))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.Path, err)
	}
	made := &page{EditionPage: p, root: first(doc, atom.Html), main: first(doc, atom.Main)}
	if made.main == nil {
		return nil, fmt.Errorf("%s: the layout %q has no main element", p.Path, p.Layout)
	}
	if made.Title == "" {
		made.Title = textOf(first(made.main, atom.H1))
	}
	return made, nil
}

// first returns the first element of a kind in a tree, nil when there is none.
func first(tree *html.Node, kind atom.Atom) *html.Node {
	if tree == nil {
		return nil
	}
	for n := range tree.Descendants() {
		if n.DataAtom == kind {
			return n
		}
	}
	return nil
}

// textOf returns the words of a tree.
func textOf(tree *html.Node) string {
	if tree == nil {
		return ""
	}
	var words strings.Builder
	for n := range tree.Descendants() {
		if n.Type == html.TextNode {
			words.WriteString(n.Data)
		}
	}
	return strings.TrimSpace(words.String())
}

// get returns an attribute, and whether it is there.
func get(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

// set sets an attribute.
func set(n *html.Node, key, value string) {
	for i, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

// unset takes an attribute away.
func unset(n *html.Node, key string) {
	kept := n.Attr[:0]
	for _, a := range n.Attr {
		if a.Key != key || a.Namespace != "" {
			kept = append(kept, a)
		}
	}
	n.Attr = kept
}

// target resolves a reference of a page: the path of a file of the edition and
// the id in it, both unescaped. It is false for addresses that leave the site.
func (p *page) target(reference string) (file, id string, ok bool) {
	u, err := url.Parse(reference)
	if err != nil || u.Scheme != "" || u.Host != "" {
		return "", "", false
	}
	if u.Path == "" {
		return p.Path, u.Fragment, true
	}
	return path.Join(path.Dir(p.Path), u.Path), u.Fragment, true
}
