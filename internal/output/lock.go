package output

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// lock takes the lock of an output, or fails with *Locked. The file is never
// removed: removing it would let two processes hold locks on two files of one
// name.
func lock(p place) (*os.File, error) {
	f, err := os.OpenFile(p.lock(), os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, fmt.Errorf("cannot lock the output: %w", err)
	}
	if taken, err := lockFile(f); err != nil {
		defer f.Close()
		if taken {
			return nil, &Locked{Output: p.output, PID: holder(f)}
		}
		return nil, fmt.Errorf("cannot lock the output: %w", err)
	}
	if err := sign(f); err != nil {
		f.Close()
		return nil, full(fmt.Errorf("cannot lock the output: %w", err))
	}
	return f, nil
}

// sign writes down who holds the lock, for the message others get.
func sign(f *os.File) error {
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err := f.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	return err
}

func holder(f *os.File) int {
	text, err := io.ReadAll(io.LimitReader(f, 32))
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return 0
	}
	return pid
}
