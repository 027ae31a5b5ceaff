package output

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// sameDisk reports whether a file can be renamed from one folder to the other.
func sameDisk(a, b string) (bool, error) {
	return strings.EqualFold(filepath.VolumeName(a), filepath.VolumeName(b)), nil
}

// lockFile takes the lock and never waits. It locks one byte far behind the
// process number, which others can then still read.
func lockFile(f *os.File) (taken bool, err error) {
	at := &windows.Overlapped{Offset: 1 << 30}
	err = windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, at)
	return err == windows.ERROR_LOCK_VIOLATION, err
}

// writable asks nothing: what Windows lets one do is known by doing it.
func writable(string) error { return nil }

// identity has no cheap answer on Windows; size and time have to do.
func identity(fs.FileInfo) uint64 { return 0 }
