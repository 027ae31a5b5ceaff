package bundle

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	_ "embed"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"slices"
	"strings"
)

// The files of a book. Their names tell nothing.
const (
	bookFolder    = "book/"
	packageFile   = "book.opf"
	styleFile     = "style.css"
	coverFile     = "cover.svg"
	coverPageFile = "cover.xhtml"
	titleFile     = "title.xhtml"
	navFile       = "nav.xhtml"
)

//go:embed epub.css
var bookStyle string

func (b *book) pictureName(file string) string {
	return fmt.Sprintf("i%03d%s", slices.Index(b.pictures, file)+1, path.Ext(file))
}

// archive writes the file: its kind first and as it is, for programs that look at
// the first bytes.
func (b *book) archive() ([]byte, error) {
	a := &packer{}
	a.zip = zip.NewWriter(&a.out)
	a.add("mimetype", []byte("application/epub+zip"))
	a.add("META-INF/container.xml", []byte(xmlHead+`<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>`+
		`<rootfile full-path="`+bookFolder+packageFile+`" media-type="application/oebps-package+xml"/></rootfiles></container>`+"\n"))
	a.add(bookFolder+packageFile, b.packageDocument())
	a.add(bookFolder+styleFile, []byte(bookStyle))
	a.add(bookFolder+coverFile, b.cover())
	a.add(bookFolder+coverPageFile, b.coverPage())
	a.add(bookFolder+titleFile, b.titlePage())
	a.add(bookFolder+navFile, b.navigation())
	for _, c := range b.chapters {
		if err := b.open(c); err != nil {
			return nil, err
		}
		b.shape(c)
		b.links(c)
		a.add(bookFolder+c.file, b.chapterFile(c))
		c.close()
	}
	for _, file := range b.pictures {
		a.add(bookFolder+b.pictureName(file), b.edition.Files[file])
	}
	if err := a.zip.Close(); a.err == nil {
		a.err = err
	}
	return a.out.Bytes(), a.err
}

// packer gathers the first error.
type packer struct {
	out bytes.Buffer
	zip *zip.Writer
	err error
}

// add adds a file. It says its size and sum before it, as the standard demands of
// the first, and has the oldest time that the format can write.
func (a *packer) add(name string, data []byte) {
	if a.err != nil {
		return
	}
	h := &zip.FileHeader{Name: name, CRC32: crc32.ChecksumIEEE(data), UncompressedSize64: uint64(len(data)), ModifiedDate: 1<<5 | 1}
	if name != "mimetype" {
		h.Method = zip.Deflate
		data, a.err = deflate(data)
	}
	h.CompressedSize64 = uint64(len(data))
	var out io.Writer
	if a.err == nil {
		out, a.err = a.zip.CreateRaw(h)
	}
	if a.err == nil {
		_, a.err = out.Write(data)
	}
}

func deflate(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}

// packageDocument says what the book is and of which files it is made, in the
// order of reading.
func (b *book) packageDocument() []byte {
	out, opening := &xhtml{}, b.chapters[0]
	out.WriteString(xmlHead + `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"`)
	out.attribute("xml:lang", opening.Lang)
	if opening.dir != "" {
		out.attribute("dir", opening.dir)
	}
	out.WriteString(">\n")
	b.metadata(out)
	out.WriteString("<manifest>\n")
	out.item("style", styleFile, "text/css", "")
	out.item("cover", coverFile, "image/svg+xml", "cover-image")
	out.item("cover-page", coverPageFile, xhtmlType, "")
	out.item("title", titleFile, xhtmlType, "")
	out.item("nav", navFile, xhtmlType, "nav")
	for _, c := range b.chapters {
		out.item(idOf(c.file), c.file, xhtmlType, c.properties)
	}
	for _, file := range b.pictures {
		out.item(idOf(b.pictureName(file)), b.pictureName(file), kindOf(file).media, "")
	}
	out.WriteString("</manifest>\n<spine")
	if opening.dir == "rtl" {
		out.attribute("page-progression-direction", "rtl")
	}
	out.WriteString(">\n" + `<itemref idref="cover-page"/><itemref idref="title"/><itemref idref="nav"/>` + "\n")
	for _, c := range b.chapters {
		out.WriteString(`<itemref idref="` + idOf(c.file) + `"/>` + "\n")
	}
	out.WriteString("</spine>\n</package>\n")
	return out.Bytes()
}

const xhtmlType = "application/xhtml+xml"

// idOf is how the package calls a file.
func idOf(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }

func (w *xhtml) item(id, file, kind, properties string) {
	w.WriteString(`<item id="` + id + `" href="` + file + `" media-type="` + kind + `"`)
	if properties != "" {
		w.attribute("properties", properties)
	}
	w.WriteString("/>\n")
}

// needs says what a reading program must be able to do for a chapter.
func (c *chapter) needs() string {
	found := map[string]bool{}
	for _, n := range elements(c.main) {
		found[n.Namespace] = true
	}
	var names []string
	for _, p := range []struct{ space, name string }{{"math", "mathml"}, {"svg", "svg"}} {
		if found[p.space] {
			names = append(names, p.name)
		}
	}
	return strings.Join(names, " ")
}

// metadata says which book this is, and who can read it. It claims no conformance
// to a standard of access, which somebody would have to have tested.
func (b *book) metadata(out *xhtml) {
	out.WriteString(`<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">` + "\n")
	words := b.chapters[0].words
	out.WriteString(`<dc:identifier id="id">` + b.identifier() + "</dc:identifier>\n<dc:title>" + escapeXML(b.title) + "</dc:title>\n")
	for _, lang := range b.languages() {
		out.WriteString("<dc:language>" + escapeXML(lang) + "</dc:language>\n")
	}
	if license := words["book-license"]; license != "" {
		out.WriteString("<dc:rights>" + escapeXML(license) + "</dc:rights>\n")
	}
	day := b.stamp.Reviewed
	if day != "" {
		out.WriteString("<dc:date>" + day + "</dc:date>\n")
	} else {
		day = "2000-01-01" // there is no other day that two builds would agree on
	}
	for _, m := range []struct{ property, value string }{
		{"dcterms:modified", day + "T00:00:00Z"},
		{"schema:accessMode", "textual"},
		{"schema:accessMode", "visual"},
		{"schema:accessModeSufficient", "textual"},
		{"schema:accessModeSufficient", "textual,visual"},
		{"schema:accessibilityFeature", "alternativeText"},
		{"schema:accessibilityFeature", "displayTransformability"},
		{"schema:accessibilityFeature", "readingOrder"},
		{"schema:accessibilityFeature", "structuralNavigation"},
		{"schema:accessibilityFeature", "tableOfContents"},
		{"schema:accessibilityFeature", "unlocked"},
		{"schema:accessibilityHazard", "none"},
		{"schema:accessibilitySummary", words["book-access"]},
	} {
		if m.value != "" {
			out.WriteString(`<meta property="` + m.property + `">` + escapeXML(m.value) + "</meta>\n")
		}
	}
	out.WriteString(`<meta name="cover" content="cover"/>` + "\n" + `<meta name="edition"`)
	out.attribute("content", b.stamp.String())
	out.WriteString("/>\n</metadata>\n")
}

// identifier makes a UUID of the stamp (version 8 of RFC 9562: made by a way of
// one's own).
func (b *book) identifier() string {
	sum := sha256.Sum256([]byte(b.stamp.String()))
	id := sum[:16]
	id[6], id[8] = id[6]&0x0f|0x80, id[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}
