package underpin_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// exerciseNote is a note of an exercise in its file: the words that it stands
// for, and what it says.
var exerciseNote = regexp.MustCompile(`(?m)^ +- words: \[(.+)\]\n +say: (.+)$`)

// TestDangerIsPointedAt holds that exercises to be written in answer the same
// words of danger alike, so that none of them lags behind when a word is added,
// and that those for the one who was hurt answer what was done to them.
func TestDangerIsPointedAt(t *testing.T) {
	files, err := filepath.Glob("exercises/[a-z]*/exercise.yaml")
	if err != nil || len(files) < 30 {
		t.Fatalf("%d exercises, %v", len(files), err)
	}
	crisis := []string{"kill myself", "end my life", "want to die", "suicide", "don't want to live", "dont want to live", "hurt myself"}
	harm := []string{"he hit me", "she hit me", "pushed me", "choked me", "afraid of him", "afraid of her"}
	answers := map[string]bool{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, note := range exerciseNote.FindAllStringSubmatch(string(text), -1) {
			wanted := crisis
			if strings.Contains(note[2], "domestic abuse line") {
				wanted, answers[file] = harm, true
			} else if !strings.Contains(note[2], "ending your life") {
				continue
			}
			for _, words := range wanted {
				if !strings.Contains(note[1], words) {
					t.Errorf("%s: %q is not among the words for %q", file, words, note[2])
				}
			}
		}
	}
	for _, id := range []string{"boundary", "letting-go", "on-my-own", "requests", "say-it", "what-changed", "what-next"} {
		if !answers["exercises/"+id+"/exercise.yaml"] {
			t.Errorf("%s does not answer what was done to the one who writes", id)
		}
	}
}
