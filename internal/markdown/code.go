package markdown

import (
	"bytes"
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark/ast"

	"underpin/internal/diag"
)

// Blocks of code scroll sideways: tabindex lets those without a mouse do so.
const (
	codeStart = `<pre class="chroma" tabindex="0"><code>`
	codeEnd   = "</code></pre>\n"
)

// renderCodeBlock writes indented code, which has no language.
func renderCodeBlock(p *page, n ast.Node) {
	p.doc.HasCode = true
	p.write(codeStart)
	p.out = appendEscaped(p.out, n.Lines().Value(p.source))
	p.write(codeEnd)
}

func renderFencedCode(p *page, n ast.Node) {
	block := n.(*ast.FencedCodeBlock)
	p.doc.HasCode = true
	language := string(block.Language(p.source))
	code := block.Lines().Value(p.source)
	p.write(codeStart)
	html, ok := p.parser.code.highlight(language, code)
	if !ok {
		start := block.Info.Segment.Start
		p.report(diag.CodeLanguage, start, start+len(language), `no language is called "`+language+`"`, p.parser.code.hint(language))
	}
	p.out = append(p.out, html...)
	p.write(codeEnd)
	p.checkFence(block)
}

// checkFence reports a block of code that is never closed, so that all the rest
// of the page is shown as code.
func (p *page) checkFence(block *ast.FencedCodeBlock) {
	lines := block.Lines()
	if lines.Len() == 0 || lines.At(lines.Len()-1).Stop < len(p.source) {
		return
	}
	end := bytes.LastIndexByte(p.source[:lines.At(0).Start], '\n')
	start := 1 + bytes.LastIndexByte(p.source[:max(end, 0)], '\n')
	at := bytes.IndexAny(p.source[start:max(end, start)], "`~")
	if at < 0 {
		return
	}
	start += at
	fence := p.source[start:end]
	fence = fence[:len(fence)-len(bytes.TrimLeft(fence, string(fence[:1])))]
	p.report(diag.CodeOpen, start, start+len(fence), "this block of code is never closed", "write a line of "+string(fence)+" below the last line of code")
}

// highlighter colors code by classes. Blocks are remembered by language and
// content: one of 18 lines takes twice as long as all the rest of a page, and
// the same samples stand in a page and its translations.
type highlighter struct {
	mu    sync.Mutex
	known map[codeKey]string
	size  int // bytes of code and HTML in known
	names func() []string
}

type codeKey struct{ language, code string }

// When more than this many bytes are remembered, all are forgotten: a site is
// far below it, and a server that runs for weeks must not grow.
const highlighterLimit = 1 << 20

func newHighlighter() *highlighter {
	return &highlighter{
		known: map[codeKey]string{},
		names: sync.OnceValue(func() []string { return append(lexers.Aliases(false), "text") }),
	}
}

// highlight returns the HTML of code; ok is false if there is no such language,
// and the code is then plain.
func (h *highlighter) highlight(language string, code []byte) (html string, ok bool) {
	if language == "" || language == "text" {
		return string(appendEscaped(nil, code)), true
	}
	key := codeKey{language, string(code)}
	h.mu.Lock()
	html, ok = h.known[key]
	h.mu.Unlock()
	if ok {
		return html, true
	}
	lexer := lexers.Get(language)
	if lexer == nil {
		return string(appendEscaped(nil, code)), false
	}
	html = colored(lexer, key.code)
	h.remember(key, html)
	return html, true
}

func (h *highlighter) remember(key codeKey, html string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	size := len(key.language) + len(key.code) + len(html)
	if h.size+size > highlighterLimit {
		clear(h.known)
		h.size = 0
	}
	h.known[key] = html
	h.size += size
}

// colored returns code as HTML with chroma's class names. Its own formatter is
// not used since it wraps every line twice, which a page has to carry.
func colored(lexer chroma.Lexer, code string) string {
	tokens, err := chroma.Coalesce(lexer).Tokenise(nil, code)
	if err != nil {
		return escapeString(code)
	}
	var out []byte
	for token := range tokens.Stdlib() {
		class := classOf(token.Type)
		if class == "" || strings.TrimSpace(token.Value) == "" {
			out = appendEscaped(out, []byte(token.Value))
			continue
		}
		out = append(append(append(out, `<span class="`...), class...), `">`...)
		out = append(appendEscaped(out, []byte(token.Value)), "</span>"...)
	}
	// Lexers may end the last line themselves.
	if !strings.HasSuffix(code, "\n") {
		out = bytes.TrimSuffix(out, []byte("\n"))
	}
	return string(out)
}

// classOf returns chroma's class for a kind of token, or for the nearest more
// general kind that has one; plain text has none.
func classOf(t chroma.TokenType) string {
	for _, t := range []chroma.TokenType{t, t.SubCategory(), t.Category()} {
		if class := chroma.StandardTypes[t]; class != "" {
			return class
		}
	}
	return ""
}

// hint proposes the language that was most likely meant.
func (h *highlighter) hint(language string) string {
	if near, ok := diag.Nearest(language, h.names()); ok {
		return `did you mean "` + near + `"?`
	}
	return `write "text" for what is no programming language`
}
