package build

import (
	"fmt"
	"os"
	"path/filepath"

	"underpin/internal/output"
)

// stamp is what the inputs of a build are known by: every source file's name,
// size and times, the wishes of the caller, and the tool itself.
func (o Options) stamp() ([]byte, error) {
	if o.Output == "" {
		return nil, nil
	}
	tool, err := os.Executable()
	if err != nil {
		return nil, err
	}
	inputs, err := filepath.Glob(filepath.Join(o.Source, "site*.yaml"))
	if err != nil {
		return nil, err
	}
	for _, name := range []string{"content", "layouts", "exercises", "static"} {
		inputs = append(inputs, filepath.Join(o.Source, name))
	}
	return output.Stamp(append(inputs, tool), o.BaseURL, fmt.Sprint(o.Drafts, o.Strict, o.Bundle != nil))
}
