package exercise_test

import (
	"os"
	"strings"
	"testing"

	"underpin/internal/config"
	"underpin/internal/diag"
	"underpin/internal/exercise"
)

// TestRealExercises reads the exercises and widgets of this repository, each
// good and bad example of the contracts included.
func TestRealExercises(t *testing.T) {
	source := os.DirFS("../..")
	cfg, problems := config.Read(source)
	if cfg == nil {
		t.Fatal(problems)
	}
	_, problems = exercise.Read(source, cfg)
	if len(problems) > 0 {
		var b strings.Builder
		if err := diag.WriteText(&b, problems, source, diag.Style{}); err != nil {
			t.Fatal(err)
		}
		t.Error(b.String())
	}
}
