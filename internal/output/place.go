package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// stateName is the folder for what we keep beside the output, or in it, where
// the source is on another disk.
const stateName = ".underpin"

// A place is where one output and what is known of it stand. One state folder
// may serve several outputs, each with a folder of its own.
type place struct {
	output string // with links resolved
	state  string
}

func (p place) record() string  { return filepath.Join(p.state, "record") }
func (p place) intent() string  { return filepath.Join(p.state, "record.next") }
func (p place) staging() string { return filepath.Join(p.state, "staging") }
func (p place) lock() string    { return filepath.Join(p.state, "lock") }

// locate finds the state of an output: below stateDir if a rename from there
// reaches the output, else beside the output, else (the output is itself a
// mount point, as in a container) in it.
func locate(outputDir, stateDir string) (place, error) {
	output, err := resolve(outputDir)
	if err != nil {
		return place{}, fmt.Errorf("the output folder %s cannot be looked up: %w", outputDir, err)
	}
	preferred, err := resolve(stateDir)
	if err != nil {
		return place{}, fmt.Errorf("the folder %s cannot be looked up: %w", stateDir, err)
	}
	for _, dir := range []string{preferred, filepath.Join(filepath.Dir(output), stateName)} {
		same, err := sameDisk(existing(output), existing(dir))
		if err != nil {
			return place{}, err
		}
		if same {
			return place{output, filepath.Join(dir, key(output, filepath.Dir(dir)))}, nil
		}
	}
	return place{output, filepath.Join(output, stateName, key(output, output))}, nil
}

// key names an output within a state folder. It depends on where the output is
// as seen from base, so that a project that is moved keeps its record.
func key(output, base string) string {
	id := output
	if rel, err := filepath.Rel(base, output); err == nil && filepath.IsLocal(rel) {
		id = filepath.ToSlash(rel)
	}
	sum := sha256.Sum256([]byte(id))
	return filepath.Base(output) + "-" + hex.EncodeToString(sum[:4])
}

// resolve makes a path absolute and follows the links in what exists of it.
func resolve(name string) (string, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	there := existing(abs)
	full, err := filepath.EvalSymlinks(there)
	if err != nil {
		return "", err
	}
	return filepath.Join(full, strings.TrimPrefix(abs, there)), nil
}

// existing is the longest leading part of a path that is there.
func existing(name string) string {
	for {
		_, err := os.Lstat(name)
		up := filepath.Dir(name)
		if !errors.Is(err, fs.ErrNotExist) || up == name {
			return name
		}
		name = up
	}
}

// makeState makes the state folder, with a .gitignore that keeps git out of it.
func makeState(p place) error {
	if err := os.MkdirAll(p.state, 0o777); err != nil {
		return fmt.Errorf("cannot make a folder for the record of the output: %w", err)
	}
	ignore := filepath.Join(filepath.Dir(p.state), ".gitignore")
	if _, err := os.Lstat(ignore); err == nil {
		return nil
	}
	if err := os.WriteFile(ignore, []byte("*\n"), 0o666); err != nil {
		return fmt.Errorf("cannot write the record of the output: %w", err)
	}
	return nil
}
