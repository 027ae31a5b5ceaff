package search

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var synonyms = [][]string{{"stonewalling", "silent treatment"}, {"infidelity", "affair"}, {"openness", "honesty"}}

func smallSite(t testing.TB) []Page {
	archive, err := txtar.ParseFile("testdata/pages.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var pages []Page
	for _, f := range archive.Files {
		lines := strings.SplitN(string(f.Data), "\n", 4)
		p := Page{URL: f.Name, Title: lines[0], Section: lines[1], Summary: lines[2]}
		for line := range strings.Lines(lines[3]) {
			if heading, ok := strings.CutPrefix(line, "# "); ok {
				id, text, _ := strings.Cut(strings.TrimSpace(heading), " ")
				p.Headings = append(p.Headings, Heading{id, text})
				continue
			}
			p.Text = append(p.Text, line...)
		}
		pages = append(pages, p)
	}
	return pages
}

// The browser's search is tested on the same script.
func TestScriptOfTheSmallSite(t *testing.T) {
	b := NewBuilder("en")
	for i, p := range smallSite(t) {
		b.Add(i, p)
	}
	compareFile(t, "testdata/index.js", Script("en", synonyms, b))
}

func TestScriptIsTheSameWhoeverAddsThePages(t *testing.T) {
	pages := manyPages(300)
	var want string
	for builders := 1; builders <= 4; builders++ {
		random := rand.New(rand.NewPCG(1, uint64(builders)))
		workers := make([]*Builder, builders)
		for i := range workers {
			workers[i] = NewBuilder("en")
		}
		for _, i := range random.Perm(len(pages)) {
			workers[random.IntN(builders)].Add(i*3, pages[i])
		}
		got := string(Script("en", synonyms, workers...))
		if want == "" {
			want = got
		}
		if got != want {
			t.Fatalf("%d builders in another order give another script", builders)
		}
	}
}

func TestScriptHoldsWhatWasAdded(t *testing.T) {
	b := NewBuilder("en")
	b.Add(7, Page{
		URL: "a/b.html", Title: `"Trust" \ <it's>`, Summary: "Promises\tkept", Section: "S",
		Headings: []Heading{{"h-1", "The apology"}}, Text: []byte("forgive forgiven. the the forgiving weekly weekly forgives"),
	})
	b.Add(2, Page{URL: "c.html", Title: "Other will", Text: []byte("weekly willing")})
	script := Script("en", nil, b)
	index := read(t, script)
	var same any
	if err := json.Unmarshal(Index(script), &same); err != nil {
		t.Errorf("the index by itself: %v", err)
	}

	wantPages := [][]string{
		{"c.html", "Other will", "", ""},
		{"a/b.html", `"Trust" \ <it's>`, "S", "Promises\tkept", "h-1", "The apology"},
	}
	if diff := cmp.Diff(wantPages, index.Pages); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
	wantGroups := map[string]string{
		"it": "!1:5", "the": "!1:4", "trust": "1:5", "promises": "1:3", "kept": "1:3", "apology": "1:4", "other": "!0:5",
		"weekly": "0:0 1:1", "will": "!0:5", "willing": "0:0", "forgive forgives forgiving": "1:1", "forgiven": "1:0",
	}
	if diff := cmp.Diff(wantGroups, index.groups(t)); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
}

func TestScriptIsReadableInEveryLanguage(t *testing.T) {
	texts := map[string]string{
		"ar": "الثقة تعود ببطء", "hi": "विश्वास धीरे लौटता है", "zh": "信任需要时间", "fr": "La confiance revient", "he": "אמון חוזר לאט",
		"ja": "信頼は少しずつ𠮷戻る", "de": "Vertrauen wächst langsam", "ko": "신뢰는 천천히",
	}
	for lang, text := range texts {
		b := NewBuilder(lang)
		b.Add(0, Page{URL: "a.html", Title: text, Text: []byte(text)})
		index := read(t, Script(lang, nil, b))
		groups := index.groups(t)
		for _, word := range wordsOf(text) {
			found := false
			for words := range groups {
				found = found || strings.Contains(" "+words+" ", " "+word+" ")
			}
			if !found {
				t.Errorf("%s: %q is not in %v", lang, word, groups)
			}
		}
	}
}

func TestScriptWithoutPages(t *testing.T) {
	index := read(t, Script("en", nil))
	if len(index.Pages) != 0 || index.Words != "" {
		t.Errorf("an empty site gives %+v", index)
	}
}

func TestNumbersAreReadBack(t *testing.T) {
	for _, n := range []int{0, 1, 71, 72, 73, 1223, 1224, 99_999, 12_345_678} {
		if got := numbers(string(appendNumber(nil, n))); len(got) != 1 || got[0] != n {
			t.Errorf("%d is read back as %v", n, got)
		}
	}
}

func TestDigitsNeedNoEscape(t *testing.T) {
	if strings.ContainsAny(digits, `"'\<! `) {
		t.Errorf("digits %q need an escape somewhere", digits)
	}
}

// These words are longer and more varied than those of real guides, of which 40 take 35 kB.
func TestIndexIsSmall(t *testing.T) {
	b := NewBuilder("en")
	for i, p := range manyPages(40) {
		b.Add(i, p)
	}
	if size := len(Script("en", nil, b)); size > 65_000 {
		t.Errorf("the index of 40 pages has %d bytes", size)
	}

	const pages = 5000
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	b = NewBuilder("en")
	for i := range pages {
		b.Add(i, manyPage(i))
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if size := int64(after.HeapAlloc-before.HeapAlloc) / pages; size > 3000 {
		t.Errorf("a page costs its builder %d bytes", size)
	}
	runtime.KeepAlive(b)
}

func BenchmarkAdd(b *testing.B) {
	pages := manyPages(100)
	builder := NewBuilder("en")
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		builder.Add(i, pages[i%len(pages)])
	}
}

func BenchmarkScript(b *testing.B) {
	workers := []*Builder{NewBuilder("en"), NewBuilder("en")}
	for i := range 10_000 {
		workers[i%2].Add(i, manyPage(i))
	}
	b.ReportAllocs()
	for b.Loop() {
		b.SetBytes(int64(len(Script("en", nil, workers...))))
	}
}

// script is the written form, as layouts/search/read.ts takes it apart.
type script struct {
	Lang, Words, Hits string
	Pages             [][]string
	Synonyms          [][]string
}

func read(t *testing.T, js []byte) script {
	t.Helper()
	text, ok := strings.CutPrefix(string(js), "var underpinSearch=JSON.parse('")
	text, end := strings.CutSuffix(text, "');\n")
	if !ok || !end {
		t.Fatalf("not the script expected: %.80q", js)
	}
	var s script
	if err := json.Unmarshal([]byte(strings.NewReplacer(`\\`, `\`, `\'`, `'`).Replace(text)), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// groups returns the words of each group and its hits as "page:level".
func (s script) groups(t *testing.T) map[string]string {
	t.Helper()
	groups := map[string]string{}
	hits := strings.Split(s.Hits, " ")
	before := ""
	for i, group := range strings.Split(s.Words, " ") {
		var words []string
		for j := 0; j < len(group); {
			end := j + 1
			for end < len(group) && (group[end] < 'A' || group[end] > 'Z') {
				end++
			}
			before = string([]rune(before)[:group[j]-'A']) + group[j+1:end]
			words, j = append(words, before), end
		}
		list, page := "", -1
		rest, common := strings.CutPrefix(hits[i], "!")
		for _, n := range numbers(rest) {
			page += n/levels + 1
			list += fmt.Sprintf(" %d:%d", page, n%levels)
		}
		list = strings.TrimSpace(list)
		if common {
			list = "!" + list
		}
		groups[strings.Join(words, " ")] = list
	}
	return groups
}

func numbers(text string) []int {
	var all []int
	n, scale := 0, 1
	for _, c := range text {
		digit := strings.IndexRune(digits, c)
		if digit < finals {
			all = append(all, n+digit*scale)
			n, scale = 0, 1
			continue
		}
		n += (digit - finals) * scale
		scale *= len(digits) - finals
	}
	return all
}

func manyPages(n int) []Page {
	pages := make([]Page, n)
	for i := range pages {
		pages[i] = manyPage(i)
	}
	return pages
}

// manyPage is a page of 750 words whose frequencies fall as those of English do.
func manyPage(i int) Page {
	random := rand.New(rand.NewPCG(1, uint64(i)))
	text := func(n int) string {
		return strings.Join(strings.Fields(string(appendText(nil, random, n))), " ")
	}
	p := Page{
		URL: fmt.Sprintf("section-%d/page-%d.html", i%20, i), Title: text(4), Section: text(1), Summary: text(18),
		Text: appendText(nil, random, 750),
	}
	for j := range 6 {
		p.Headings = append(p.Headings, Heading{fmt.Sprintf("heading-%d", j), text(3)})
	}
	return p
}

var vocabulary = func() []string {
	file, err := os.ReadFile("testdata/stems.txt")
	if err != nil {
		panic(err)
	}
	var words []string
	for line := range strings.Lines(string(file)) {
		word, _, _ := strings.Cut(line, " ")
		words = append(words, word)
	}
	random := rand.New(rand.NewPCG(2, 2))
	random.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return append(strings.Fields("the and to of a in it is that you for not what they with are was or this"), words...)
}()

func appendText(dst []byte, random *rand.Rand, words int) []byte {
	zipf := rand.NewZipf(random, 1.07, 6, uint64(len(vocabulary)-1))
	for range words {
		dst = append(append(dst, vocabulary[zipf.Uint64()]...), ' ')
	}
	return dst
}
