package strictyaml

import (
	"testing"

	"underpin/internal/diag"
)

// BenchmarkDecode decodes one front matter of the usual size, as a worker of a
// build does.
func BenchmarkDecode(b *testing.B) {
	const source = `title: A real apology, and what it is for
summary: What to say, what to leave out, and why the listening comes first.
reviewed: 2026-11-22
topics: [acknowledgment, communication]
order: 3
rests_on: research
draft: false
related:
  - acknowledgment/listen-first
  - follow-through/promises
`
	f, _ := diag.NewFile("x.yaml", []byte(source))
	var d Decoder
	b.ReportAllocs()
	for b.Loop() {
		var s struct {
			Title    Value[string]   `yaml:"title,required" max:"70"`
			Summary  Value[string]   `yaml:"summary,required" min:"50" max:"160"`
			Reviewed Value[Date]     `yaml:"reviewed,required"`
			Topics   []Value[string] `yaml:"topics" unique:"true"`
			Order    Value[int]      `yaml:"order"`
			RestsOn  Value[string]   `yaml:"rests_on" enum:"research|experience" default:"research"`
			Draft    bool            `yaml:"draft"`
			Related  []Value[string] `yaml:"related"`
		}
		if problems := d.Decode(f, 0, len(f.Text), &s); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}
