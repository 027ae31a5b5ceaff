package strictyaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"

	"underpin/internal/diag"
)

const (
	scalarNode   = yaml.ScalarNode
	sequenceNode = yaml.SequenceNode
	mappingNode  = yaml.MappingNode
	aliasNode    = yaml.AliasNode
)

var (
	errNotMapping     = errors.New("yaml: this is not a mapping")
	errSecondDocument = errors.New("yaml: this is more than one document")
)

// parse returns the outermost node of the text, nil when it holds none.
func parse(text []byte) (root *yaml.Node, err error) {
	defer func() {
		// The library panics on a few malformed texts, most with comments.
		if fault := recover(); fault != nil {
			root, err = nil, fmt.Errorf("yaml: %v", fault)
		}
	}()
	// A Decoder, since Unmarshal does not look at what follows the first document.
	documents := yaml.NewDecoder(bytes.NewReader(text))
	var doc, next yaml.Node
	switch err := documents.Decode(&doc); {
	case err == io.EOF:
		return nil, nil
	case err != nil:
		return nil, err
	}
	switch err := documents.Decode(&next); {
	case err == nil:
		return nil, errSecondDocument
	case err != io.EOF:
		return nil, err
	}
	root = doc.Content[0]
	if isNull(root) {
		return nil, nil
	}
	return root, nil
}

// refuseAnchor reports the first anchor. Its aliases are read as what they
// stand for, so that the one cause gives one problem.
func (d *document) refuseAnchor(root *yaml.Node) {
	if n := firstAnchor(root); n != nil {
		d.report(diag.ValueType, d.node(n), fmt.Sprintf("anchors and aliases (&%s, *%s) are not used here", n.Anchor, n.Anchor),
			"write the value out at each place that needs it")
	}
}

func firstAnchor(n *yaml.Node) *yaml.Node {
	if n == nil || n.Anchor != "" {
		return n
	}
	for _, child := range n.Content {
		if found := firstAnchor(child); found != nil {
			return found
		}
	}
	return nil
}
