//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// sections is the number of sections in every site.
const sections = 20

// page is one page, as both sites get it.
type page struct {
	section, slug  string
	title, summary string
	date           string
	body           string
}

// author makes pages, the same ones for the same number of pages.
type author struct {
	pages      int
	vocabulary []string
}

func newAuthor(pages int) *author {
	return &author{pages: pages, vocabulary: vocabulary(30_000)}
}

// page makes page n, of 600 to 900 words.
func (a *author) page(n int) page {
	w := &writer{author: a, n: n, random: rand.New(rand.NewPCG(20_26, uint64(n)))}
	p := page{section: sectionName(n % sections), slug: slug(n), title: w.title(5), date: fmt.Sprintf("2025-%02d-%02d", 1+n%12, 1+n%28)}
	p.summary = w.title(6)
	for len(p.summary) < 80 {
		p.summary += " " + w.word()
	}
	p.body = w.body()
	return p
}

func sectionName(n int) string { return fmt.Sprintf("section-%02d", n) }

func slug(n int) string { return fmt.Sprintf("page-%06d", n) }

// writer writes one page.
type writer struct {
	*author
	n         int
	random    *rand.Rand
	zipf      *rand.Zipf
	sentences int // so far, in paragraphs
	out       strings.Builder
}

// today is a heading that every page has, so that any page can link to it.
const today = "What to do today"

func (w *writer) body() string {
	w.paragraph(60)
	w.heading(2, today)
	w.paragraph(70)
	w.list("- ", 4)
	w.heading(2, w.title(4))
	w.paragraph(80)
	w.quotation()
	w.heading(3, w.title(3))
	w.paragraph(60)
	w.table()
	w.heading(2, w.title(4))
	w.paragraph(70)
	w.list("1. ", 4)
	if w.n%10 == 0 {
		w.code()
	}
	w.heading(2, w.title(3))
	w.paragraph(60)
	w.footnote()
	for range w.random.IntN(4) {
		w.paragraph(75)
	}
	return w.out.String()
}

// word returns common words far more often than others: a page has some 320
// different ones, as pages of this length do.
func (w *writer) word() string {
	if w.zipf == nil {
		w.zipf = rand.NewZipf(w.random, 1.3, 6, uint64(len(w.vocabulary)-1))
	}
	return w.vocabulary[w.zipf.Uint64()]
}

func (w *writer) words(n int) string {
	all := make([]string, n)
	for i := range all {
		all[i] = w.word()
	}
	return strings.Join(all, " ")
}

func (w *writer) title(n int) string {
	text := w.words(n)
	return strings.ToUpper(text[:1]) + text[1:]
}

func (w *writer) sentence(n int) string {
	text := w.title(n/2) + ", " + w.words(n-n/2)
	return text + "."
}

func (w *writer) paragraph(words int) {
	for words > 0 {
		n := 8 + w.random.IntN(12)
		words -= n
		w.sentences++
		switch w.sentences % 9 {
		case 0:
			fmt.Fprintf(&w.out, "%s [%s](%s), %s. ", w.title(4), w.words(2), w.link(), w.words(n-6))
		case 1:
			fmt.Fprintf(&w.out, "%s **%s** %s. ", w.title(3), w.words(2), w.words(n-5))
		case 2:
			fmt.Fprintf(&w.out, "%s *%s*; it's %s. ", w.title(3), w.word(), w.words(n-5))
		case 3:
			fmt.Fprintf(&w.out, "%s: \"%s,\" %s. ", w.title(2), w.words(3), w.words(n-5))
		default:
			w.out.WriteString(w.sentence(n) + " ")
		}
	}
	w.out.WriteString("\n\n")
}

// link is a relative path to the file of another page, sometimes to a heading in it.
func (w *writer) link() string {
	to := w.random.IntN(w.pages)
	path := slug(to) + ".md"
	if to%sections != w.n%sections {
		path = "../" + sectionName(to%sections) + "/" + path
	}
	if w.random.IntN(4) == 0 {
		path += "#what-to-do-today"
	}
	return path
}

func (w *writer) heading(level int, text string) {
	fmt.Fprintf(&w.out, "%s %s\n\n", strings.Repeat("#", level), text)
}

func (w *writer) list(mark string, items int) {
	for range items {
		w.out.WriteString(mark + w.sentence(9) + "\n")
	}
	w.out.WriteString("\n")
}

func (w *writer) quotation() {
	fmt.Fprintf(&w.out, "> %s\n> %s\n\n", w.sentence(12), w.sentence(10))
}

func (w *writer) table() {
	fmt.Fprintf(&w.out, "| %s | %s | %s |\n|---|---|--:|\n", w.word(), w.word(), w.word())
	for i := range 4 {
		fmt.Fprintf(&w.out, "| %s | %s | %d |\n", w.words(2), w.words(3), i*w.random.IntN(90))
	}
	w.out.WriteString("\n")
}

func (w *writer) footnote() {
	fmt.Fprintf(&w.out, "%s[^1]\n\n[^1]: %s\n\n", w.sentence(10), w.sentence(12))
}

func (w *writer) code() {
	w.out.WriteString("```go\n// " + w.sentence(6) + "\nfunc " + w.word() + "(values []int) (int, error) {\n")
	for i := range 4 {
		fmt.Fprintf(&w.out, "\tif %s := values[%d]; %[1]s > %d {\n\t\treturn %[1]s * %[3]d, fmt.Errorf(\"%s: %%d\", %[1]s)\n\t}\n", w.word(), i, w.n%97, w.word())
	}
	w.out.WriteString("\treturn 0, nil\n}\n```\n\n")
}

// vocabulary makes words that look like some and mean nothing: first the short
// ones that make up half of any English text, then stems with endings.
func vocabulary(size int) []string {
	words := strings.Fields(`the and to of in it is that you for not what they with are was this but have be as at on he by from or an
		we all there when your can said which do how if will each about up out them then many some so would other into has more
		two like time no just him know take people year good could see than now look only come its over think also back after use
		work first well way even new want because any these give day most trust word listen promise`)
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(from string) string {
		all := strings.Fields(from)
		return all[random.IntN(len(all))]
	}
	seen := map[string]bool{}
	for _, w := range words {
		seen[w] = true
	}
	for len(words) < size {
		stem := ""
		for range 1 + random.IntN(2) {
			stem += pick("b br c cl d dr f fl g gr h j k l m n p pl r s st t tr v w") + pick("a e i o u ea ai oo") + pick("b d f g l ll m n nd nt p r rd rm s st t x")
		}
		for _, ending := range strings.Fields(`- s ed ing er ly`)[:1+random.IntN(6)] {
			w := stem + strings.TrimPrefix(ending, "-")
			if !seen[w] {
				seen[w] = true
				words = append(words, w)
			}
		}
	}
	return words[:size]
}
