package bundle

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"errors"
	"hash"
	"io"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"underpin/internal/build"
)

// The kinds of bundles, as their stamps and the command call them.
const (
	KindHTML = "html"
	KindZIP  = "zip"
	KindEPUB = "epub"
)

// Stamp says which edition a bundle is: what it was made from, and how. It
// stands in the bundle as one line.
type Stamp struct {
	Kind     string
	Edition  string  // a hash of the content and the options, in groups to be read aloud
	Reviewed string  // the newest day a page was checked, as 2026-11-22; "" where no page says
	Drafts   bool    // the site was built with its drafts
	Options  Options // what it was made with
}

// stampMark begins the line of a stamp, and tells its form from later ones.
const stampMark = "underpin-edition-1 "

// longest is how long the line of a stamp may be: a list of all pages fits.
const longest = 16 << 10

// stamp makes the stamp of a bundle of some pages.
func (o Options) stamp(kind string, e *build.Edition, pages []build.EditionPage) (Stamp, error) {
	if kind == KindZIP { // it holds the scripts and styles as files
		return o.stampOf(kind, e, pages, nil), nil
	}
	parts, err := partsOf(e, pages)
	return o.stampOf(kind, e, pages, parts), err
}

// stampOf makes the stamp of a bundle of some pages and their parts, nil for
// none. A book has no parts; that they count gives it the number of the one file
// that says the same.
func (o Options) stampOf(kind string, e *build.Edition, pages []build.EditionPage, with *parts) Stamp {
	s := Stamp{Kind: kind, Drafts: e.Drafts, Options: o}
	for _, p := range pages {
		s.Reviewed = max(s.Reviewed, p.Reviewed)
	}
	sum := sha256.New()
	add(sum, s.options(), nil)
	for _, name := range used(kind, e, pages) {
		add(sum, name, e.Files[name])
	}
	if with != nil {
		add(sum, "head", []byte(e.Head))
		add(sum, "style", []byte(with.style))
		add(sum, "script", []byte(with.script))
		for _, lang := range languagesOf(pages) {
			if searches(pages, lang) {
				add(sum, lang, e.Indexes[lang])
			}
			for _, name := range slices.Sorted(maps.Keys(e.Words[lang])) {
				add(sum, name, []byte(e.Words[lang][name]))
			}
		}
	}
	s.Edition = groups(sum.Sum(nil))
	return s
}

// used returns the files that a bundle is made of, in the order of their names.
// One file for all has its scripts and styles from the edition itself, so that
// of the rest it uses pictures alone.
func used(kind string, e *build.Edition, pages []build.EditionPage) []string {
	isPage := map[string]bool{}
	for _, p := range pages {
		isPage[p.Path] = true
	}
	var names []string
	for name := range e.Files {
		if kind == KindZIP || isPage[name] || kindOf(name).media != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// add adds a named part to a hash, with its lengths, so that no two lists of
// parts are one.
func add(sum hash.Hash, name string, data []byte) {
	var lengths [16]byte
	binary.BigEndian.PutUint64(lengths[:8], uint64(len(name)))
	binary.BigEndian.PutUint64(lengths[8:], uint64(len(data)))
	sum.Write(lengths[:])
	io.WriteString(sum, name)
	sum.Write(data)
}

// aloud has no letters that are heard or read as others: no i, l, o or u.
const aloud = "0123456789abcdefghjkmnpqrstvwxyz"

// groups writes the first 100 bits of a hash as five groups of four. Nobody
// finds a second content for that many; whoever must be certain has verify,
// which compares bytes.
func groups(sum []byte) string {
	text := base32.NewEncoding(aloud).EncodeToString(sum)
	return strings.Join([]string{text[:4], text[4:8], text[8:12], text[12:16], text[16:20]}, "-")
}

// String returns the stamp as its line, which needs no escaping in HTML or XML.
func (s Stamp) String() string {
	return stampMark + s.Kind + " " + s.Edition + s.options()
}

// options writes what follows the edition: " key=value" for all that is not as
// it is by default.
func (s Stamp) options() string {
	drafts := ""
	if s.Drafts {
		drafts = "yes"
	}
	var line strings.Builder
	for _, o := range []struct{ key, value string }{
		{"reviewed", s.Reviewed}, {"drafts", drafts}, {"exercise", url.QueryEscape(s.Options.Exercise)},
		{"only", list(s.Options.Only)}, {"lang", list(s.Options.Languages)}, {"name", url.QueryEscape(s.Options.Name)},
	} {
		if o.value != "" {
			line.WriteString(" " + o.key + "=" + o.value)
		}
	}
	return line.String()
}

// list writes names between commas, each once and in order: whoever asks for
// the same parts in another order gets the same bundle.
func list(names []string) string {
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	for i, name := range names {
		names[i] = strings.ReplaceAll(url.QueryEscape(name), "%2F", "/")
	}
	return strings.Join(names, ",")
}

// A value of a stamp has no character that HTML, XML or a line of text would
// treat as its own.
const (
	value  = `([\w.~/%+-]+)`
	values = `([\w.~/%+,-]+)`
)

// stampLine is the grammar of a stamp.
var stampLine = regexp.MustCompile(`^` + stampMark + `(html|zip|epub) ([` + aloud + `]{4}(?:-[` + aloud + `]{4}){4})` +
	`(?: reviewed=(\d{4}-\d\d-\d\d))?(?: drafts=(yes))?(?: exercise=` + value + `)?(?: only=` + values + `)?(?: lang=` + values + `)?(?: name=` + value + `)?$`)

// Errors of ReadStamp.
var (
	ErrNoBundle = errors.New("this is no bundle: it does not say which edition it is")
	ErrDamaged  = errors.New("this archive is damaged or cut short: it cannot be opened")
	ErrBadStamp = errors.New("what this file says of its edition cannot be read; it is damaged, or was made by a newer version")
)

// ReadStamp finds the stamp in a bundle of any kind, without trusting the file.
// It reads the stamp as it stands and cannot tell whether it is true. The error
// is ErrNoBundle, ErrDamaged or ErrBadStamp.
func ReadStamp(file []byte) (Stamp, error) {
	text, kinds := file, []string{KindHTML}
	if bytes.HasPrefix(file, []byte("PK\x03\x04")) {
		archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			return Stamp{}, ErrDamaged
		}
		text, kinds = stampedPart(archive), []string{KindZIP, KindEPUB}
	}
	_, rest, ok := bytes.Cut(text, []byte(stampMark))
	if !ok {
		return Stamp{}, ErrNoBundle
	}
	end := bytes.IndexAny(rest[:min(len(rest), longest)], "\"<\r\n")
	if end < 0 {
		return Stamp{}, ErrBadStamp
	}
	s, ok := parseStamp(stampMark + string(rest[:end]))
	if !ok || !slices.Contains(kinds, s.Kind) {
		return Stamp{}, ErrBadStamp
	}
	return s, nil
}

// stampedPart returns the file in an archive that has the stamp: the package of
// an EPUB, the README.txt of a ZIP. It is nil where there is none, or one too
// large to be ours.
func stampedPart(archive *zip.Reader) []byte {
	const largest = 1 << 20
	for _, f := range archive.File {
		if path.Ext(f.Name) != ".opf" && path.Base(f.Name) != readme {
			continue
		}
		part, err := f.Open()
		if err != nil {
			return nil
		}
		text, err := io.ReadAll(io.LimitReader(part, largest+1))
		if err := cmp.Or(err, part.Close()); err != nil || len(text) > largest {
			return nil
		}
		return text
	}
	return nil
}

// parseStamp reads the line of a stamp. It refuses any line that String would
// not write.
func parseStamp(line string) (Stamp, bool) {
	m := stampLine.FindStringSubmatch(line)
	if m == nil {
		return Stamp{}, false
	}
	only, ok1 := unlist(m[6])
	languages, ok2 := unlist(m[7])
	exercise, err1 := url.QueryUnescape(m[5])
	name, err2 := url.QueryUnescape(m[8])
	s := Stamp{
		Kind: m[1], Edition: m[2], Reviewed: m[3], Drafts: m[4] != "",
		Options: Options{Only: only, Languages: languages, Exercise: exercise, Name: name},
	}
	return s, ok1 && ok2 && err1 == nil && err2 == nil && s.String() == line
}

func unlist(text string) (names []string, ok bool) {
	if text == "" {
		return nil, true
	}
	for part := range strings.SplitSeq(text, ",") {
		name, err := url.QueryUnescape(part)
		if err != nil {
			return nil, false
		}
		names = append(names, name)
	}
	return names, true
}
