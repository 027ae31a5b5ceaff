package check

import (
	"strings"
	"testing"

	"underpin/internal/content"
	"underpin/internal/pages"
	"underpin/internal/site"
)

func TestNeutral(t *testing.T) {
	tests := []struct{ name, path, title, html, want string }{
		{"nothing", "help/on-your-own.html", "Words", `<a href="x.html#part-1">x</a><a href="#source-2">2</a>`, ""},
		{"path", "help/if-you-are-afraid.html", "Words", "", `path of this page shows "afraid"`},
		{"tab", "help/a.html", "How to leave", "", `tab of this page shows "leave"`},
		{"fragment", "a.html", "Words", `<a class="x" href="#do-i-stay-or-leave">x</a>`, `shows "stay" in a history list, since it leads to #do-i-stay-or-leave`},
		{"fragment of another page", "a.html", "Words", `<a href="../b.html#entry-coercive-control">x</a>`, `shows "coercive"`},
		{"fragment with an underscore", "a.html", "Words", `<a href="b.html#being_watched">x</a>`, `shows "watched"`},
		{"another site", "a.html", "Words", `<a href="https://example.org/#violence">x</a>`, ""},
		{"hopes and fears", "hopes-and-fears.html", "Hopes and fears", `<a href="#hopes-and-fears_step_1">x</a>`, ""},
		{"fear alone", "a.html", "When you fear them", "", `shows "fear"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := &site.Page{Page: &content.Page{Source: "content/a.md"}, Path: tt.path}
			p.Front.Title.V = tt.title
			got := neutral(&pages.Facts{Page: p, Fleeting: pages.Fleeting{HTML: []byte(tt.html)}})
			switch {
			case tt.want == "" && len(got) > 0:
				t.Errorf("got %v, want nothing", got)
			case tt.want != "" && (len(got) != 1 || !strings.Contains(got[0].Message, tt.want)):
				t.Errorf("got %v, want %s", got, tt.want)
			}
		})
	}
}
