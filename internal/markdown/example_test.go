package markdown_test

import (
	"fmt"

	"underpin/internal/diag"
	"underpin/internal/markdown"
)

func ExampleParser_Parse() {
	f, _ := diag.NewFile("content/a/talk.md", []byte("---\ntitle: Talk\n---\n## Say \"it\"\n\nFirst [listen](listen.md), then *talk* [@gott].\n"))
	_, _, body, err := markdown.FrontMatter(f.Text)
	if err != nil {
		fmt.Println(err)
	}

	p := markdown.New("en", nil)
	doc, problems := p.Parse(f, body, markdown.Resolver{
		Link: func(path, fragment string) (markdown.Target, *markdown.Problem) {
			return markdown.Target{Href: "listen.html", Page: "listen"}, nil
		},
		Source: func(id string) *markdown.Problem {
			return &markdown.Problem{Code: diag.SourceUnknown, Message: "no source is called \"" + id + "\"", Hint: "did you mean \"gottman\"?"}
		},
	})
	fmt.Printf("%s", doc.HTML())
	for _, d := range problems {
		fmt.Print(diag.Text(d, f.Line(int(d.At.Line)), diag.Style{}))
	}
	// Output:
	// <h2 id="part-1429656458">Say “it”</h2>
	// <p>First <a href="listen.html">listen</a>, then <em>talk</em><sup class="cite"><a href="#source-1" aria-label="Source 1">1</a></sup>.</p>
	// content/a/talk.md:6:42: error: no source is called "gott" [source-unknown]
	//     6 | First [listen](listen.md), then *talk* [@gott].
	//       |                                          ^^^^
	//   hint: did you mean "gottman"?
}
