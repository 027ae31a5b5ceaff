//go:build unix && !linux

package output

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// sameDisk reports whether a file can be renamed from one folder to the other.
func sameDisk(a, b string) (bool, error) {
	var x, y unix.Stat_t
	if err := unix.Stat(a, &x); err != nil {
		return false, fmt.Errorf("cannot tell the disk of %s: %w", a, err)
	}
	if err := unix.Stat(b, &y); err != nil {
		return false, fmt.Errorf("cannot tell the disk of %s: %w", b, err)
	}
	return x.Dev == y.Dev, nil
}
