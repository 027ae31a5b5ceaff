package exercise_test

import (
	"os"
	"testing"

	"underpin/internal/config"
	"underpin/internal/exercise"
)

// BenchmarkRead reads the exercises of this repository, as each build does.
func BenchmarkRead(b *testing.B) {
	source := os.DirFS("../..")
	cfg, _ := config.Read(source)
	b.ReportAllocs()
	for b.Loop() {
		if set, _ := exercise.Read(source, cfg); len(set.Exercises) == 0 {
			b.Fatal("there are no exercises")
		}
	}
}
