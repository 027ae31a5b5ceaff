package exercise

import (
	"io/fs"
	"strings"
)

// IDs returns the ids of all exercises, sorted: the folders of exercises/ that
// hold an exercise.yaml.
func IDs(source fs.FS) ([]string, error) {
	names, err := fs.Glob(source, Folder+"/*/exercise.yaml")
	var ids []string
	for _, name := range names {
		if id := strings.Split(name, "/")[1]; !strings.HasPrefix(id, "_") {
			ids = append(ids, id)
		}
	}
	return ids, err
}
