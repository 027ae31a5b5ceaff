package markdown

import (
	"bytes"
	"errors"

	meta "github.com/yuin/goldmark-meta"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// What can be wrong with where a front matter block lies.
var (
	ErrNoFrontMatter    = errors.New("this file does not begin with a front matter block")
	ErrOpenFrontMatter  = errors.New("the front matter block is never closed")
	ErrFrontMatterFence = errors.New("this line of dashes ends the front matter block, but is not ---")
)

// FrontMatter returns where the YAML of a file lies and where its body begins:
// text[start:end] is the YAML without its fences, text[body:] is the Markdown.
//
// goldmark-meta decides where the block is, so that editors' previews and other
// tools that use it agree with us; its parser is driven by hand because it would
// otherwise decode the YAML twice, which costs a tenth of a page. What it takes
// for a fence without being --- (a single dash, say, which begins a list) is
// ErrFrontMatterFence, with that line from end to body.
func FrontMatter(source []byte) (start, end, body int, err error) {
	if !isFence(firstLine(source)) {
		return 0, 0, 0, ErrNoFrontMatter
	}
	reader := text.NewReader(source)
	block := meta.NewParser()
	node, _ := block.Open(nil, reader, nil)
	if node == nil {
		return 0, 0, 0, ErrNoFrontMatter
	}
	reader.AdvanceLine()
	_, segment := reader.Position()
	start = segment.Start
	for {
		line, segment := reader.PeekLine()
		if line == nil {
			return start, len(source), len(source), ErrOpenFrontMatter
		}
		end, body = segment.Start, segment.Stop
		if block.Continue(node, reader, nil)&parser.Close != 0 {
			break
		}
		reader.AdvanceLine()
	}
	if !isFence(source[end:body]) {
		return start, end, body, ErrFrontMatterFence
	}
	return start, end, body, nil
}

func isFence(line []byte) bool {
	return string(bytes.TrimRight(line, " \t\n")) == "---"
}

func firstLine(source []byte) []byte {
	line, _, _ := bytes.Cut(source, []byte("\n"))
	return line
}
