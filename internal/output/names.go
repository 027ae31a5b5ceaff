package output

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// validName refuses names that would leave the output or could not be told
// apart in a record, and the folders that are not ours to write into.
func validName(name string) error {
	if !fs.ValidPath(name) || name == "." || strings.ContainsFunc(name, unsafe) {
		return fmt.Errorf("%q cannot be the name of a file in the output", name)
	}
	if top, _, _ := strings.Cut(name, "/"); fold(top) == ".git" || fold(top) == stateName {
		return fmt.Errorf("the output's folder %s is not for files of the site (%s)", top, name)
	}
	return nil
}

func unsafe(r rune) bool { return r < ' ' || r == '\\' || r == 0x7F }

// fold gives two names one form if some file system takes them for one: by
// upper and lower case, or by how accents are composed.
func fold(name string) string {
	for i := 0; i < len(name); i++ {
		if name[i] >= utf8.RuneSelf {
			return cases.Fold().String(norm.NFC.String(name))
		}
	}
	return strings.ToLower(name)
}

// A claim is a name that the site has in its output.
type claim struct {
	name   string
	source string
	folder bool
}

// A folder is one that holds files of the new site.
type folder struct {
	name   string
	parent *folder // nil for the output itself
	live   bool    // it is there, and stays
	staged [3]bool // by kind: it was made in the staging folder
	kinds  uint8   // bit set of the kinds of all files below it
}

// claim reserves a name, and the folders that lead to it, for a source. again
// is true if the same source has claimed it before.
func (s *Stage) claim(name, source string) (in *folder, again bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c, ok := s.claims[fold(name)]; ok {
		if c.name == name && c.source == source && !c.folder {
			return nil, true, nil
		}
		folder := ""
		if c.folder {
			folder = c.source
		}
		return nil, false, taken(name, source, c, folder)
	}
	in, err = s.folder(path.Dir(name), source)
	if err != nil {
		return nil, false, err
	}
	s.claims[fold(name)] = claim{name: name, source: source}
	return in, false, nil
}

func taken(name, source string, c claim, folder string) *Taken {
	if source < c.source {
		return &Taken{Path: c.name, Clash: name, First: source, Second: c.source, Folder: folder}
	}
	return &Taken{Path: name, Clash: c.name, First: c.source, Second: source, Folder: folder}
}

// folder claims a folder and looks, once, at what is live under its name.
func (s *Stage) folder(name, source string) (*folder, error) {
	if f, ok := s.folders[name]; ok {
		return f, nil
	}
	if c, ok := s.claims[fold(name)]; ok {
		needs := ""
		if !c.folder { // else two folders whose names differ by case
			needs = source
		}
		return nil, taken(name, source, c, needs)
	}
	f := &folder{name: name}
	var err error
	if name != "." {
		if f.parent, err = s.folder(path.Dir(name), source); err != nil {
			return nil, err
		}
	}
	if !s.dry && (f.parent == nil || f.parent.live) {
		if f.live, err = s.liveFolder(name); err != nil {
			return nil, err
		}
	}
	s.claims[fold(name)] = claim{name: name, source: source, folder: true}
	s.folders[name] = f
	return f, nil
}
