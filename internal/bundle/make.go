package bundle

import (
	"bytes"
	"errors"
	"fmt"

	"underpin/internal/build"
)

// Bundle is a finished file, and what is known of it.
type Bundle struct {
	Data  []byte
	Stamp Stamp
	Pages int // how many are in it
}

// Make makes a bundle of one of the kinds. The error is *Unknown for a part that
// the edition has not, and ErrWhole for a ZIP of a part.
func Make(kind string, e *build.Edition, o Options) (*Bundle, error) {
	makers := map[string]func(*build.Edition, Options) ([]byte, error){KindHTML: HTML, KindZIP: ZIP, KindEPUB: EPUB}
	maker, ok := makers[kind]
	if !ok {
		return nil, fmt.Errorf("no bundle is of the kind %q", kind)
	}
	data, err := maker(e, o)
	if err != nil {
		return nil, err
	}
	pages, err := o.choose(e)
	if err != nil {
		return nil, err
	}
	stamp, err := ReadStamp(data) // what the file says is what counts
	return &Bundle{Data: data, Stamp: stamp, Pages: len(pages)}, err
}

// Parts returns what Options.Only may call a page by.
func Parts(p build.EditionPage) []string { return []string{p.Section, nameOf(p)} }

// Verdict says what a file is beside the bundle that a source makes.
type Verdict uint8

const (
	// Same: both are one, byte for byte.
	Same Verdict = iota
	// Other: the file says that it is another edition.
	Other
	// Changed: the file says that it is this edition, and its bytes are others.
	Changed
)

// Verify compares a file, of which s was read, with what the edition makes of
// the options in s. The bundle is nil where it makes nothing of them: the
// edition has no such part.
func Verify(file []byte, s Stamp, e *build.Edition) (Verdict, *Bundle, error) {
	made, err := Make(s.Kind, e, s.Options)
	var unknown *Unknown
	switch {
	case errors.As(err, &unknown), errors.Is(err, ErrWhole):
		return Other, nil, nil
	case err != nil:
		return Other, nil, err
	case bytes.Equal(made.Data, file):
		return Same, made, nil
	case made.Stamp.String() != s.String():
		return Other, made, nil
	}
	return Changed, made, nil
}
