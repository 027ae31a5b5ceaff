package check_test

import (
	"math"
	"testing"

	"underpin/internal/check"
)

func TestSyllables(t *testing.T) {
	for word, want := range map[string]int{
		"trust": 1, "apology": 4, "little": 2, "made": 1, "hoped": 1, "wanted": 2, "houses": 2, "lies": 1, "secretly": 3,
		"the": 1, "agreement": 3, "safe": 1, "safely": 2, "hurt": 1, "forgiveness": 3, "promises": 3, "I": 1, "people": 2,
	} {
		if got := check.Syllables(word); got != want {
			t.Errorf("Syllables(%q) = %d, want %d", word, got, want)
		}
	}
}

func TestGrade(t *testing.T) {
	tests := []struct {
		name, text string
		want       float64
	}{
		{"empty", "", 0},
		// 3 words, 1 sentence, 3 syllables.
		{"short", "You were there.", 0.39*3 + 11.8*1 - 15.59},
		// Two blocks without a full stop are two sentences.
		{"blocks", "one two\nthree four\n", 0.39*2 + 11.8*1 - 15.59},
		// A stop in quotation marks ends a sentence.
		{"quotation", "“I lied.” She left.", 0.39*2 + 11.8*1 - 15.59},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := check.Grade([]byte(tt.text)); math.Abs(got-tt.want) > 1e-9 {
				t.Errorf("Grade = %.3f, want %.3f", got, tt.want)
			}
		})
	}
}
