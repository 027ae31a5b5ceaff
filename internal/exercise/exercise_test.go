package exercise_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/exercise"
)

func TestIDs(t *testing.T) {
	tests := []struct {
		name   string
		source fstest.MapFS
		want   []string
	}{
		{"no folder", fstest.MapFS{}, nil},
		{"sorted, and only what is an exercise", fstest.MapFS{
			"exercises/say-it/exercise.yaml":          {},
			"exercises/apology/exercise.yaml":         {},
			"exercises/unfinished/notes.txt":          {},
			"exercises/_widgets/exercise.yaml":        {},
			"exercises/_lib/x/exercise.yaml":          {},
			"exercises/a-file-and-no-folder.yaml":     {},
			"exercises/apology/pictures/picture.webp": {},
		}, []string{"apology", "say-it"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := exercise.IDs(tt.source)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
