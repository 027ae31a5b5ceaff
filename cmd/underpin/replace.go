package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// replace writes a file in whole or not at all: beside its place, under a name
// that tells the process, and then renamed. What a killed run has left there is
// removed by the next. Nothing is flushed to the disk: against power that fails,
// the file can be made again.
func replace(name string, data []byte) error {
	target, err := real(name)
	if err != nil {
		return fmt.Errorf("%s cannot be looked up: %w", name, err)
	}
	switch info, err := os.Stat(target); {
	case err == nil && info.IsDir():
		return usagef("%s is a folder; name a file for --output", name)
	case err == nil && !info.Mode().IsRegular(): // a pipe, /dev/null: nothing to replace
		return spare(name, os.WriteFile(target, data, 0o666))
	}
	if err := sweep(target); err != nil {
		return spare(name, err)
	}
	beside := partOf(target) + strconv.Itoa(os.Getpid())
	err = os.WriteFile(beside, data, 0o666)
	if err == nil {
		err = os.Rename(beside, target)
	}
	if err != nil {
		_ = os.Remove(beside) // it may never have been there
	}
	return spare(name, err)
}

// partOf is what the names of unfinished files begin with.
func partOf(target string) string {
	return filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+".part-")
}

// sweep removes the unfinished files of processes that have ended.
func sweep(target string) error {
	begin := partOf(target)
	entries, err := os.ReadDir(filepath.Dir(target))
	if err != nil {
		if errors.Is(err, fs.ErrPermission) { // it may be written into all the same
			return nil
		}
		return err
	}
	for _, entry := range entries {
		left, ok := strings.CutPrefix(entry.Name(), filepath.Base(begin))
		if pid, err := strconv.Atoi(left); ok && err == nil && ended(pid) {
			if err := os.Remove(begin + left); err != nil {
				return err
			}
		}
	}
	return nil
}

// ended reports whether no other process has a number. Whatever bears our own
// was left by an earlier one.
func ended(pid int) bool {
	if pid == os.Getpid() {
		return true
	}
	p, err := os.FindProcess(pid)
	return err != nil || errors.Is(p.Signal(syscall.Signal(0)), os.ErrProcessDone)
}

// spare says of a failed write that nothing was spoilt, and what a disk without
// room needs.
func spare(name string, err error) error {
	if err == nil {
		return nil
	}
	cure := ""
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		cure = "; make room on that disk and try again"
	}
	return fmt.Errorf("cannot write %s, and no file was changed: %w%s", name, err, cure)
}
