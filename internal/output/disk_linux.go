package output

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// sameDisk reports whether a file can be renamed from one folder to the other.
// Besides the device it compares the mount: a rename between two bind mounts
// of one device fails.
func sameDisk(a, b string) (bool, error) {
	x, err := mount(a)
	if err != nil {
		return false, err
	}
	y, err := mount(b)
	return x == y, err
}

func mount(name string) ([3]uint64, error) {
	var st unix.Statx_t
	if err := unix.Statx(unix.AT_FDCWD, name, 0, unix.STATX_TYPE|unix.STATX_MNT_ID, &st); err != nil {
		return [3]uint64{}, fmt.Errorf("cannot tell the disk of %s: %w", name, err)
	}
	// Before Linux 5.8 there is no mount id, and it stays 0 for both.
	return [3]uint64{uint64(st.Dev_major), uint64(st.Dev_minor), st.Mnt_id}, nil
}
