package assets

import "testing"

func TestScope(t *testing.T) {
	for css, want := range map[string]string{
		``:                                  ``,
		`.a{color:red}`:                     `.a?{color:red}`,
		`.a,.b .c{x:y}d>e{z:1}`:             `.a?,.b .c?{x:y}d>e?{z:1}`,
		`.a:is(.b,.c) d:hover{}`:            `.a:is(.b,.c) d:hover?{}`,
		`a::before,b:after{content:"},{"}`:  `a?::before,b?:after{content:"},{"}`,
		`a[title="x,::{"]{}`:                `a[title="x,::{"]?{}`,
		`a\,b\:\:c{}`:                       `a\,b\:\:c?{}`,
		`a:not(b::before){}`:                `a:not(b::before)?{}`,
		`@media print{.a{x:y}.b{}}.c{}`:     `@media print{.a?{x:y}.b?{}}.c?{}`,
		`@supports(x:y){@media(a){.a{}}}`:   `@supports(x:y){@media(a){.a?{}}}`,
		`@keyframes k{0%{x:y}to{x:z}}.a{}`:  `@keyframes k{0%{x:y}to{x:z}}.a?{}`,
		`@page{margin:1cm}@charset "x";a{}`: `@page{margin:1cm}@charset "x";a?{}`,
		`html{x:url("a)b")}`:                `html?{x:url("a)b")}`,
		`a{x:'\'}'}b{}`:                     `a?{x:'\'}'}b?{}`,
		`a{x:y`:                             `a?{x:y}`, // as browsers end it
	} {
		if got := scope(css, "?"); got != want {
			t.Errorf("%s: got %s, want %s", css, got, want)
		}
	}
}
