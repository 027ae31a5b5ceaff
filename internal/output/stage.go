package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"syscall"
)

// A Stage is one run: it gathers the files of the new site and publishes them
// or leaves the output as it was. Write may be called from many goroutines;
// Publish or Discard comes after all of them.
type Stage struct {
	place
	locked *os.File // nil once the run has ended, and in a dry one
	dry    bool
	held   map[string][]byte // in memory, by path; nil unless asked for
	ours   map[string]*entry // what the record lists
	known  *record
	stamp  []byte
	pool   sync.Pool // of *[]byte, to read live files into

	mu      sync.Mutex
	claims  map[string]claim   // by folded name
	folders map[string]*folder // by name
	files   []*file
	failed  error // the first Write that failed
}

// A file is one of the new site.
type file struct {
	entry
	in     *folder
	staged bool // it differs from what is live
	clears bool // a folder stands in its place
}

// Open begins a run: it takes the lock, cleans up after a run that was
// interrupted, and refuses an output that is not ours. stateDir is the folder
// for what is known of outputs, `.underpin` in the source; where that is on
// another disk than the output, a folder beside the output takes its place.
//
// The errors *Locked and *Foreign say what to do. Whoever opens a Stage must
// Publish or Discard it.
func Open(outputDir, stateDir string) (*Stage, error) {
	p, err := locate(outputDir, stateDir)
	if err != nil {
		return nil, err
	}
	if err := makeState(p); err != nil {
		return nil, full(err)
	}
	locked, err := lock(p)
	if err != nil {
		return nil, err
	}
	s := newStage()
	s.place, s.locked = p, locked
	s.pool.New = func() any { return new([]byte) }
	if err := s.open(); err != nil {
		locked.Close()
		return nil, err
	}
	return s, nil
}

// Dry begins a run that writes nothing anywhere: Write only finds out whether
// two sources claim one path. It can't be published.
func Dry() *Stage {
	s := newStage()
	s.dry = true
	return s
}

// Memory begins a run that keeps its files in memory, where Files finds them. It
// can't be published.
func Memory() *Stage {
	s := Dry()
	s.held = map[string][]byte{}
	return s
}

// Files returns the files of a run in memory, by their paths.
func (s *Stage) Files() map[string][]byte { return s.held }

func newStage() *Stage {
	return &Stage{claims: map[string]claim{}, folders: map[string]*folder{}}
}

func (s *Stage) open() error {
	if err := os.RemoveAll(s.staging()); err != nil {
		return fmt.Errorf("cannot clean up after an interrupted build: %w", err)
	}
	r, err := s.place.recall()
	if err != nil && !errors.Is(err, errDamaged) {
		return err
	}
	if r == nil {
		if err := s.refuseForeign(err != nil); err != nil {
			return err
		}
		r = &record{}
	}
	s.known = r
	s.ours = make(map[string]*entry, len(r.files))
	for i := range r.files {
		s.ours[r.files[i].path] = &r.files[i]
	}
	return nil
}

// SetStamp gives the stamp of the inputs that the new site is made from, for
// Current to compare. Without it the next run is never taken to be current.
func (s *Stage) SetStamp(stamp []byte) {
	s.stamp = stamp
}

// Write adds a file to the new site. path is relative with forward slashes,
// source names what it was made from. Bytes that equal the live file's are not
// written at all: comparing costs a twentieth of overwriting. data may be
// reused after the call.
//
// The same source may write the same path again, which changes nothing; two
// sources for one path are *Taken. A file that is not ours in the place of
// path is *Foreign.
func (s *Stage) Write(path string, kind Kind, data []byte, source string) error {
	err := s.write(path, kind, data, source)
	if err != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.failed == nil {
			s.failed = err
		}
	}
	return err
}

func (s *Stage) write(path string, kind Kind, data []byte, source string) error {
	if err := validName(path); err != nil {
		return err
	}
	in, again, err := s.claim(path, source)
	if err != nil || again {
		return err
	}
	if s.dry {
		s.hold(path, data)
		return nil
	}
	f := &file{entry: entry{path: path, kind: kind, size: int64(len(data))}, in: in}
	if err := s.compare(f, data); err != nil {
		return err
	}
	if f.staged {
		if err := s.stage(f, data); err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files = append(s.files, f)
	return nil
}

func (s *Stage) hold(path string, data []byte) {
	if s.held == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held[path] = bytes.Clone(data)
}

// stage writes a file into the staging folder and notes the time it got, which
// it keeps when it is renamed.
func (s *Stage) stage(f *file, data []byte) error {
	if err := s.stageFolder(f.in, f.kind); err != nil {
		return stagingError(err)
	}
	// A file needs no waiting for; without O_NONBLOCK the runtime makes four more calls of the system to find that out.
	out, err := os.OpenFile(s.staged(f.kind, f.path), os.O_WRONLY|os.O_CREATE|os.O_EXCL|syscall.O_NONBLOCK, 0o666)
	if err != nil {
		return stagingError(err)
	}
	_, err = out.Write(data)
	var info fs.FileInfo
	if err == nil {
		info, err = out.Stat()
	}
	if err := errors.Join(err, out.Close()); err != nil {
		return stagingError(err)
	}
	f.mtime = info.ModTime().UnixNano()
	return nil
}

// staged is where a file or folder waits for the turn of a kind. Each kind has
// a tree of its own, so that a folder of the tree holds nothing that would come
// too early when it is renamed in whole.
func (s *Stage) staged(kind Kind, name string) string {
	return s.staging() + "/" + kindLetters[kind:kind+1] + "/" + name
}

func (s *Stage) stageFolder(f *folder, kind Kind) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.staged[kind] {
		return nil
	}
	if err := os.MkdirAll(s.staged(kind, f.name), 0o777); err != nil {
		return err
	}
	f.staged[kind] = true
	return nil
}

func stagingError(err error) error {
	return full(fmt.Errorf("cannot write the new files, and the output is as it was: %w", err))
}

// full says what a disk without room means, since the words of the system
// ("no space left on device") name neither the cause nor the cure.
func full(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return fmt.Errorf("%w; make room on that disk and build again", err)
	}
	return err
}

// Discard ends the run and leaves the output as it was. After Publish it does
// nothing, so it can be deferred.
func (s *Stage) Discard() error {
	if s.locked == nil {
		return nil
	}
	defer func() {
		s.locked.Close()
		s.locked = nil
	}()
	return os.RemoveAll(s.staging())
}
