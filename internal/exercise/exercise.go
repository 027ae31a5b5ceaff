// Package exercise reads exercises/: one folder an exercise.
//
// In comes the source tree. Out come the exercises' ids, so that what refers to
// one can be checked. It must not know which page shows an exercise.
package exercise

import (
	"errors"
	"io/fs"
	"strings"
)

// IDs returns the ids of all exercises, sorted: the folders of exercises/ that
// hold an exercise.yaml. Folders that begin with "_" hold what exercises share.
// A site without exercises/ has none.
func IDs(source fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(source, "exercises")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, e := range entries {
		if !e.IsDir() || strings.HasPrefix(e.Name(), "_") {
			continue
		}
		if _, err := fs.Stat(source, "exercises/"+e.Name()+"/exercise.yaml"); err == nil {
			ids = append(ids, e.Name())
		}
	}
	return ids, nil
}
