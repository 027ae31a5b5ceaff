//go:build unix

package main

import (
	"os"
	"path/filepath"
	"testing"

	"underpin/internal/build"
)

// BenchmarkBuild builds the benchmark's pages from nothing, in this process, so
// that it can be profiled. The compiler reads such a profile:
//
//	go test ./bench -run '^$' -bench Build -benchtime 10x -cpuprofile cmd/underpin/default.pgo
func BenchmarkBuild(b *testing.B) {
	source := filepath.Join(b.TempDir(), "underpin")
	if err := writeSites(2000, filepath.Join(b.TempDir(), "hugo"), source); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		b.StopTimer()
		if err := os.RemoveAll(filepath.Join(source, ".underpin")); err != nil {
			b.Fatal(err)
		}
		output := filepath.Join(b.TempDir(), "public")
		b.StartTimer()
		result, err := build.Run(build.Options{Source: source, Output: output, BaseURL: "https://example.org/"})
		if err != nil || result.Problems.HasErrors() {
			b.Fatal(err, result.Problems)
		}
	}
}
