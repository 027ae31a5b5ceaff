package build

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"sync"
	"syscall"
)

// Source is the folder that holds site.yaml, as all packages read it. What is
// neither a file nor a folder (a pipe, a device) is refused instead of read:
// that could wait, or go on, for ever.
func Source(dir string) fs.FS { return source{dir} }

type source struct{ dir string }

var errNoFile = errors.New("neither a file nor a folder")

// Open implements fs.FS.
func (s source) Open(name string) (fs.File, error) {
	file, _, err := s.open("open", name)
	if err != nil {
		return nil, err
	}
	return file, nil
}

// open opens a file without waiting: not for whoever fills a pipe, and not for
// the runtime, which would make six more calls of the system to find out that a
// file needs no waiting for. With those of ReadFile, which knows the size, that is
// a third of the time of reading a page.
func (s source) open(op, name string) (*os.File, fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	file, err := os.OpenFile(s.dir+"/"+name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, nil, named(err, name)
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		err = &fs.PathError{Op: op, Path: name, Err: errNoFile}
	}
	if err != nil {
		file.Close()
		return nil, nil, err
	}
	return file, info, nil
}

// named gives an error the name that was asked for, without the folder.
func named(err error, name string) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		at.Path = name
	}
	return err
}

// ReadFile implements fs.ReadFileFS.
func (s source) ReadFile(name string) ([]byte, error) {
	file, info, err := s.open("read", name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data := make([]byte, info.Size())
	switch n, err := io.ReadFull(file, data); {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF): // it has become shorter
		return data[:n], nil
	case err != nil:
		return nil, named(err, name)
	}
	return data, nil
}

// ReadDir implements fs.ReadDirFS.
func (s source) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(os.DirFS(s.dir), name) }

// Stat implements fs.StatFS.
func (s source) Stat(name string) (fs.FileInfo, error) { return fs.Stat(os.DirFS(s.dir), name) }

// twice is a source for one build, in which every page is read twice: all of them
// for their front matter, then each for its body. What was read first is kept for
// the second time, as far as there is room: of a site of a thousand pages that is
// all.
type twice struct {
	source
	mu   sync.Mutex
	room int               // in bytes
	kept map[string][]byte // nil for a page that there was no room for
}

// keptAtMost is how many bytes of pages are kept between the two readings, so
// that memory does not grow with the text of a site.
const keptAtMost = 6 << 20

func readTwice(dir string) fs.FS {
	return &twice{source: source{dir}, room: keptAtMost, kept: map[string][]byte{}}
}

// ReadFile implements fs.ReadFileFS.
func (t *twice) ReadFile(name string) ([]byte, error) {
	if path.Ext(name) != ".md" {
		return t.source.ReadFile(name)
	}
	data, again := t.take(name)
	if data != nil {
		return data, nil
	}
	data, err := t.source.ReadFile(name)
	if err == nil && !again {
		t.keep(name, data)
	}
	return data, err
}

func (t *twice) take(name string) (data []byte, again bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	data, again = t.kept[name]
	if data != nil {
		t.kept[name] = nil
	}
	return data, again
}

func (t *twice) keep(name string, data []byte) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(data) > t.room {
		data = nil
	}
	t.room -= len(data)
	t.kept[name] = data
}
