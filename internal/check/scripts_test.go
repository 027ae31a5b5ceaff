package check_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"underpin/internal/check"
	"underpin/internal/config"
	"underpin/internal/content"
	"underpin/internal/exercise"
	"underpin/internal/site"
)

// TestScripts gives each exercise a script that cannot be compressed.
func TestScripts(t *testing.T) {
	noise := make([]byte, 7000)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	tests := []struct {
		name    string
		widgets []string
		script  []byte
		want    string // "" for no problem
	}{
		{"small", []string{"long-text"}, noise[:6000], ""},
		{"none", []string{"long-text"}, nil, ""},
		{"large", []string{"item-list", "long-text"}, noise, "item-list, long-text"},
		{"large, with a widget that may be", []string{"long-text", "turn-timer"}, noise, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := &exercise.Exercise{ID: "apology", Source: "exercises/apology/exercise.yaml", Lang: "en"}
			for _, tag := range tt.widgets {
				x.Widgets = append(x.Widgets, &exercise.Widget{Tag: tag})
			}
			s, _ := site.New(&config.Config{}, &content.Content{}, &exercise.Set{Exercises: []*exercise.Exercise{x}})
			problems := check.Scripts(s, func(string) ([]byte, error) { return tt.script, nil })
			if (len(problems) > 0) != (tt.want != "") {
				t.Fatalf("got %v", problems)
			}
			if tt.want == "" {
				return
			}
			if d := problems[0]; d.Code != "budget-exceeded" || d.File != x.Source || !strings.Contains(d.Message, `"apology"`) || !strings.Contains(d.Hint, tt.want) {
				t.Errorf("got %+v", d)
			}
		})
	}
}
