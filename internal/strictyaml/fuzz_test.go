package strictyaml

import (
	"bytes"
	"reflect"
	"testing"
	"unicode/utf8"

	"underpin/internal/diag"
	"underpin/internal/diag/diagtest"
)

// FuzzDecode reads any text. Nothing may panic, every place must lie inside of
// the file, and the same text must give the same problems.
func FuzzDecode(f *testing.F) {
	for _, test := range problems() {
		source, _ := diagtest.Marks(test.source)
		f.Add([]byte(source))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, problems := diag.NewFile("x.yaml", raw)
		if file == nil {
			return
		}
		var first, second sample
		problems = DecodeAll(file, &first)
		again := DecodeAll(file, &second)
		if !reflect.DeepEqual(problems, again) {
			t.Errorf("problems differ from one time to the next:\n%v\n%v", problems, again)
		}
		for _, d := range problems {
			if !inside(file, d.At) {
				t.Errorf("%v lies outside of the file", d)
			}
			if d.Message == "" || d.Hint == "" {
				t.Errorf("%v says too little", d)
			}
		}
		for _, topic := range first.Topics {
			if !inside(file, topic.At) {
				t.Errorf("a topic stands at %v, outside of the file", topic.At)
			}
		}
	})
}

// inside reports whether a place lies in a file; what is one past the end of a
// line can still be pointed at.
func inside(f *diag.File, at diag.Range) bool {
	lines := bytes.Split(f.Text, []byte("\n"))
	if at.Line < 1 || int(at.Line) > len(lines) || at.Column < 1 || at.EndColumn <= at.Column {
		return false
	}
	length := int32(utf8.RuneCount(lines[at.Line-1]))
	return at.Column <= length+1 && at.EndColumn <= length+2
}
