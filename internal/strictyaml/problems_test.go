package strictyaml

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/diag"
	"underpin/internal/diag/diagtest"
)

// TestProblems makes every mistake that an editor can make in YAML. The place
// of each expected problem is marked in the source; what is said of it stands
// below. A mistake must give its one problem and no other.
func TestProblems(t *testing.T) {
	for _, test := range problems() {
		t.Run(test.name, func(t *testing.T) {
			source, want := diagtest.Marks(test.source)
			got := decodeSample(t, source)
			if diff := cmp.Diff(test.want, diagtest.Lines(got)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(want, diagtest.Places(got)); diff != "" && source != "" {
				t.Errorf("places (-want +got):\n%s", diff)
			}
		})
	}
}

// TestProblemsInTheMiddle decodes the same documents where they begin further
// down in their file, as front matter does.
func TestProblemsInTheMiddle(t *testing.T) {
	const before = "---é\n"
	for _, test := range problems() {
		t.Run(test.name, func(t *testing.T) {
			source, want := diagtest.Marks(strings.TrimPrefix(test.source, "\uFEFF"))
			f, problems := diag.NewFile("page.md", []byte(before+source+"---\nbody: [\n"))
			if f == nil {
				t.Fatal(problems)
			}
			end := len(before) + len(strings.ReplaceAll(source, "\r", ""))
			got := Decode(f, len(before), end, new(sample))
			for i := range want {
				want[i].Line++
			}
			if diff := cmp.Diff(want, diagtest.Places(got)); diff != "" && source != "" {
				t.Errorf("places (-want +got):\n%s", diff)
			}
		})
	}
}

func decodeSample(t *testing.T, source string) diag.List {
	t.Helper()
	f, problems := diag.NewFile("x.yaml", []byte(source))
	if f == nil {
		t.Fatalf("the test's source is no text: %v", problems)
	}
	return append(problems, DecodeAll(f, new(sample))...)
}

type problemTest struct {
	name   string
	source string   // with marks
	want   []string // code: message (hint)
}

func problems() []problemTest {
	return slices.Concat(syntaxProblems(), keyProblems(), valueProblems())
}
