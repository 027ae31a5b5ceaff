package strictyaml

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"underpin/internal/diag"
	"underpin/internal/diag/diagtest"
)

// TestDecode reads what is right, in all the ways that YAML has of writing it.
func TestDecode(t *testing.T) {
	text := func(v string) Value[string] { return Value[string]{V: v} }
	for _, test := range []struct {
		name, source string
		want         sample
		reason       string
	}{
		{name: "defaults", source: "title: A\nsummary: hello", want: sample{Title: text("A"), Summary: "hello"}},
		{name: "no final line end, comments, marker", source: "---\n# x\ntitle: A # c\nsummary: hello", want: sample{Title: text("A"), Summary: "hello"}},
		{name: "end marker", source: "title: A\nsummary: hello\n...\n", want: sample{Title: text("A"), Summary: "hello"}},
		{name: "byte order mark and CRLF", source: "\uFEFFtitle: Ä\r\nsummary: hello\r\n", want: sample{Title: text("Ä"), Summary: "hello"}},
		{name: "quotes", source: "title: \"a \\u00e4: #\"\nsummary: 'it''s so'", want: sample{Title: text("a ä: #"), Summary: "it's so"}},
		{name: "text over lines", source: "title: one\n  two\nsummary: \"three\n  four\"", want: sample{Title: text("one two"), Summary: "three four"}},
		{name: "blocks", source: "title: |\n  one\n  two\nsummary: >-\n  three\n  four\n", want: sample{Title: text("one\ntwo"), Summary: "three four"}},
		{name: "braces", source: "{title: A, summary: hello, topics: []}", want: sample{Title: text("A"), Summary: "hello", Topics: []Value[string]{}}},
		{name: "words that older YAML takes for others", source: "title: NO\nsummary: 12:30:45\nphone: off", want: sample{Title: text("NO"), Summary: "12:30:45", Phone: "off"}},
		{name: "a date for a text", source: "title: 2026-11-22\nsummary: 2026-11-22", want: sample{Title: text("2026-11-22"), Summary: "2026-11-22"}, reason: "a date is text in YAML 1.2"},
		{name: "numbers that are texts", source: "title: '1984'\nsummary: 1 000 miles\nphone: 0800", want: sample{Title: text("1984"), Summary: "1 000 miles", Phone: "0800"}},
		{name: "date", source: "title: A\nsummary: hello\nreviewed: 2024-02-29", want: sample{Title: text("A"), Summary: "hello", Reviewed: Value[Date]{V: Date{2024, 2, 29}}}},
		{name: "date in quotes", source: "title: A\nsummary: hello\nreviewed: '2026-11-22'", want: sample{Title: text("A"), Summary: "hello", Reviewed: Value[Date]{V: Date{2026, 11, 22}}}},
		{name: "lists", source: "title: A\nsummary: hello\ntopics: [a, 'b c']\ngroups:\n- [a, b]\n- - c", want: sample{Title: text("A"), Summary: "hello", Topics: []Value[string]{text("a"), text("b c")}, Groups: [][]string{{"a", "b"}, {"c"}}}},
		{name: "mappings", source: "title: A\nsummary: hello\nitems:\n  - id: a\n    name: b\nnested: {id: c, name: d}\nwords: {x y: z}",
			want: sample{Title: text("A"), Summary: "hello", Items: []sampleItem{{text("a"), "b"}}, Nested: &sampleItem{text("c"), "d"}, Words: map[string]string{"x y": "z"}}},
		{name: "numbers and truth values", source: "title: A\nsummary: hello\norder: 7\nminutes: 0\nkeep: false\ndraft: True",
			want: sample{Title: text("A"), Summary: "hello", Order: Value[int]{V: 7}, Draft: true, Minutes: -1}},
		{name: "addresses", source: "title: A\nsummary: hello\nurl: https://example.org/a?b=c\nbase: https://example.org\nlanguage: zh-Hant-TW",
			want: sample{Title: text("A"), Summary: "hello", URL: "https://example.org/a?b=c", Base: "https://example.org", Language: "zh-Hant-TW"}},
		{name: "length counts characters", source: "title: A\nsummary: 日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語", want: sample{Title: text("A"), Summary: "日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, _ := diag.NewFile("x.yaml", []byte(test.source))
			var got sample
			if problems := DecodeAll(f, &got); len(problems) > 0 {
				t.Fatalf("problems: %v", problems)
			}
			want := withDefaults(test.want)
			if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(sample{}), cmpopts.IgnoreTypes(diag.Range{})); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.reason, diff)
			}
		})
	}
}

// withDefaults fills in what the tests do not repeat. Minutes of -1 stand for
// the zero that was written.
func withDefaults(s sample) sample {
	s.RestsOn.V = "research"
	s.Keep = s.Minutes != -1
	switch s.Minutes {
	case 0:
		s.Minutes = 12
	case -1:
		s.Minutes = 0
	}
	return s
}

// TestPlaces holds the places of values against marks.
func TestPlaces(t *testing.T) {
	source, want := diagtest.Marks("\uFEFF# é\r\ntitle: ⟦Größe⟧ # c\r\nsummary: hello\r\nreviewed:   ⟦2026-11-22⟧\r\ntopics: [⟦'ä \"b'⟧, ⟦\"c\\\"d\"⟧]\r\nnested: {id: ⟦x⟧, name: y}\r\n")
	f, _ := diag.NewFile("x.yaml", []byte(source))
	var s sample
	if problems := DecodeAll(f, &s); len(problems) > 0 {
		t.Fatal(problems)
	}
	got := []diag.Range{s.Title.At, s.Reviewed.At, s.Topics[0].At, s.Topics[1].At, s.Nested.ID.At}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
	if s.Order.Given() || s.RestsOn.Given() || !s.Title.Given() {
		t.Errorf("Given: order %v, rests_on %v, title %v; want false, false, true", s.Order.Given(), s.RestsOn.Given(), s.Title.Given())
	}
}

// TestPlaceOfMapping holds the place that a struct is given against marks.
func TestPlaceOfMapping(t *testing.T) {
	type row struct {
		At   diag.Range `yaml:",place"`
		Name string     `yaml:"name"`
	}
	var file struct {
		Rows []row `yaml:"rows"`
	}
	source, want := diagtest.Marks("rows:\n  - ⟦name⟧: a\n  - ⟦{name:⟧ b}\n")
	f, _ := diag.NewFile("x.yaml", []byte(source))
	if problems := DecodeAll(f, &file); len(problems) > 0 {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(want, []diag.Range{file.Rows[0].At, file.Rows[1].At}); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
}

// TestDecoderRemembers decodes two documents with one Decoder.
func TestDecoderRemembers(t *testing.T) {
	var d Decoder
	for _, title := range []string{"A", "B"} {
		f, _ := diag.NewFile("x.yaml", []byte("title: "+title+"\nsummary: hello\n"))
		var s sample
		if problems := d.Decode(f, 0, len(f.Text), &s); len(problems) > 0 || s.Title.V != title {
			t.Errorf("read %q with %v, want %q", s.Title.V, problems, title)
		}
	}
}

// TestTables reads a file that is a table as a whole.
func TestTables(t *testing.T) {
	f, _ := diag.NewFile("strings.yaml", []byte("note: Note\nyes: no\n"))
	var got map[string]string
	if problems := DecodeAll(f, &got); len(problems) > 0 {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(map[string]string{"note": "Note", "yes": "no"}, got); diff != "" {
		t.Errorf("table (-want +got):\n%s", diff)
	}
}

func TestReadFile(t *testing.T) {
	source := fstest.MapFS{
		"good.yaml":   {Data: []byte("title: A\nsummary: hello\n")},
		"utf16.yaml":  {Data: []byte("\xFF\xFEt\x00")},
		"nul.yaml":    {Data: []byte("title: \x00\n")},
		"latin1.yaml": {Data: []byte("title: M\xE4rz\n")},
		"dir/x":       {},
	}
	for _, test := range []struct {
		name  string
		found bool
		want  []diag.Code
	}{
		{"good.yaml", true, nil},
		{"none.yaml", false, nil},
		{"utf16.yaml", true, []diag.Code{diag.EncodingInvalid}},
		{"nul.yaml", true, []diag.Code{diag.EncodingInvalid}},
		{"latin1.yaml", true, []diag.Code{diag.EncodingInvalid}},
		{"dir", true, []diag.Code{diag.FileMissing}},
	} {
		found, problems := ReadFile(source, test.name, new(sample))
		var codes []diag.Code
		for _, d := range problems {
			codes = append(codes, d.Code)
		}
		if diff := cmp.Diff(test.want, codes); diff != "" || found != test.found {
			t.Errorf("%s: found is %v, want %v; codes (-want +got):\n%s", test.name, found, test.found, diff)
		}
	}
}

func TestDate(t *testing.T) {
	for _, test := range []struct {
		text string
		ok   bool
	}{
		{"2026-11-22", true}, {"2024-02-29", true}, {"0001-01-01", true},
		{"2026-02-29", false}, {"2026-13-01", false}, {"2026-00-10", false}, {"2026-01-00", false},
		{"2026-1-03", false}, {"+026-01-03", false}, {"2026-01-03 ", false}, {"", false}, {"2026/01/03", false},
	} {
		d, err := ParseDate(test.text)
		if (err == nil) != test.ok || test.ok && d.String() != test.text {
			t.Errorf("ParseDate(%q) is %v, %v", test.text, d, err)
		}
	}
	if got, want := (Date{2026, 11, 22}).Time(), time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC); !got.Equal(want) {
		t.Errorf("Time is %v, want %v", got, want)
	}
	if got := (Date{}).String(); got != "" {
		t.Errorf("the zero date is %q, want nothing", got)
	}
}
