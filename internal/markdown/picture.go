package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"

	"underpin/internal/diag"
)

// renderFigure writes a picture that is alone in its paragraph. Its title, if
// any, becomes the caption.
func renderFigure(p *page, image *ast.Image) {
	p.write("<figure>")
	p.writePicture(image, nil)
	if len(image.Title) > 0 {
		p.write("<figcaption>")
		title := appendUnescaped(nil, image.Title)
		p.out = appendEscaped(p.out, []byte(p.parser.Typographic(string(title))))
		p.write("</figcaption>")
		p.words = append(p.words, title...)
		p.endBlock()
	}
	p.write("</figure>\n")
}

// renderPicture writes a picture among words.
func renderPicture(p *page, n ast.Node) {
	image := n.(*ast.Image)
	p.writePicture(image, image.Title)
}

func (p *page) writePicture(image *ast.Image, title []byte) {
	dest := p.destination(image.Destination, image)
	alt := bytes.TrimSpace(p.plainText(nil, image))
	if len(alt) == 0 {
		p.report(diag.AltMissing, image.Pos(), image.Pos()+2, "this picture has no alternative text",
			"say between the square brackets what one sees in it, for those who cannot")
	}
	picture, problem := p.resolvePicture(dest.text)
	if problem != nil {
		p.reportProblem(problem, dest.at.start, dest.at.end)
		return
	}
	p.write(`<img src="`)
	p.out = appendEscaped(p.out, []byte(picture.Src))
	if picture.Width > 0 && picture.Height > 0 {
		p.write(`" width="`, strconv.Itoa(picture.Width), `" height="`, strconv.Itoa(picture.Height))
	}
	p.write(`" alt="`)
	p.out = appendEscaped(p.out, alt)
	if len(title) > 0 {
		p.write(`" title="`)
		p.out = appendEscaped(p.out, appendUnescaped(nil, title))
	}
	p.write(`" loading="lazy" decoding="async">`)
}

func (p *page) resolvePicture(dest string) (Picture, *Problem) {
	if dest == "" {
		return Picture{}, &Problem{diag.LinkInvalid, "this picture has no file", "write its file name in the round brackets"}
	}
	if problem := malformed(dest); problem != nil {
		return Picture{}, problem
	}
	if schemeOf(dest) != "" {
		return Picture{}, &Problem{diag.LinkScheme, "a picture must be a file of this site", "put it beside this page and write its file name"}
	}
	decoded, problem := decode(dest)
	if problem != nil {
		return Picture{}, problem
	}
	return p.resolver.Picture(decoded)
}
