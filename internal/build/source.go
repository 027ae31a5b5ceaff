package build

import (
	"errors"
	"io/fs"
	"os"
)

// Source is the folder that holds site.yaml, as all packages read it. What is
// neither a file nor a folder (a pipe, a device) is refused instead of opened:
// reading it could wait, or go on, for ever.
func Source(dir string) fs.FS { return source{os.DirFS(dir)} }

type source struct{ fs.FS }

var errNoFile = errors.New("neither a file nor a folder")

func (s source) refuse(op, name string) error {
	info, err := fs.Stat(s.FS, name)
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return &fs.PathError{Op: op, Path: name, Err: errNoFile}
	}
	return nil // what is wrong otherwise, opening says
}

// Open implements fs.FS.
func (s source) Open(name string) (fs.File, error) {
	if err := s.refuse("open", name); err != nil {
		return nil, err
	}
	return s.FS.Open(name)
}

// ReadFile implements fs.ReadFileFS.
func (s source) ReadFile(name string) ([]byte, error) {
	if err := s.refuse("read", name); err != nil {
		return nil, err
	}
	return fs.ReadFile(s.FS, name)
}

// ReadDir implements fs.ReadDirFS.
func (s source) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(s.FS, name) }

// Stat implements fs.StatFS.
func (s source) Stat(name string) (fs.FileInfo, error) { return fs.Stat(s.FS, name) }
