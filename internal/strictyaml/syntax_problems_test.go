package strictyaml

import "strings"

// syntaxProblems are texts that are no YAML.
func syntaxProblems() []problemTest {
	return []problemTest{
		{"several lines that can't be read, and other mistakes", `title⟦:⟧Foo
summary: one⟦:⟧ two
⟦oder⟧: 3
topics: [a, ⟦a⟧]
items:
  - id: a
    name: b⟦:⟧ c
  - id: ⟦"⟧b
reviewed: ⟦soon⟧
`, []string{
			`yaml-syntax: a space is missing after this colon (write a space between the colon and the value)`,
			`yaml-syntax: a colon and a space stand inside a text (put the whole text in quotes)`,
			`key-unknown: there is no key "oder" (did you mean "order"?)`,
			`value-invalid: "a" stands in this list already (delete one of the two)`,
			`yaml-syntax: a colon and a space stand inside a text (put the whole text in quotes)`,
			`yaml-syntax: this quote is never closed (close it at the end of the text, or write no quotes)`,
			`value-type: "reviewed" must be a date, not "soon" (write year, month and day in figures, such as 2026-11-22)`,
		}},
		{"mistake in a long line", "title: A\nsummary: a⟦:⟧ b" + strings.Repeat(" c", 2000) + "\norder: 1\n", []string{
			`yaml-syntax: a colon and a space stand inside a text (put the whole text in quotes)`,
		}},
		{"paragraph", `⟦Some words that are no keys⟧
and go on
and on
`, []string{
			`yaml-syntax: this line has no key (write a key, a colon and a space before the value, such as "title: …")`,
		}},
		{"key alone", `title: A
summary: hello
⟦draft⟧
`, []string{
			`yaml-syntax: this line has no key (write a colon and its value behind it: "draft: …")`,
		}},
		{"colon missing in the line above", `title: A
summary: hello
items:
  - ⟦id b⟧
    name: x
`, []string{
			`yaml-syntax: this line has no key (write a colon after the first word: "id: b")`,
		}},
		{"colon missing above brackets", `title: A
summary: hello
items:
  - ⟦id b⟧
    words: {a: b, c: d}
`, []string{
			`yaml-syntax: this line has no key (write a colon after the first word: "id: b")`,
		}},
		{"colon in a text between brackets", `title: A
summary: hello
nested: {id: "a: b", name: c⟦:⟧ d}
`, []string{
			`yaml-syntax: a colon and a space stand inside a text (put the whole text in quotes)`,
		}},
		{"bullets for hyphens", `title: A
summary: hello
topics:
  ⟦• money⟧
`, []string{
			`value-type: "topics" must be a list, not one value (begin each item on a line of its own with an ordinary hyphen (-) and a space)`,
		}},
		{"star for a hyphen", `title: A
summary: hello
topics:
  ⟦*⟧ money
`, []string{
			`yaml-syntax: an item of a list begins with a hyphen (write - for *)`,
		}},
		{"colon in the value of a list", `title: Ä
summary: hello
topics: a⟦:⟧ b
`, []string{
			`yaml-syntax: a colon and a space stand inside a text (put the whole text in quotes)`,
		}},
		{"question between brackets", `title: A
summary: hello
nested: {id: "who?", name: Is it new⟦?⟧, x: 1}
`, []string{
			`yaml-syntax: a question mark can't stand between brackets without quotes (put the whole text in quotes)`,
		}},
		{"quote closed by another sign", `title: A
summary: hello
topics: [⟦"⟧money”]
`, []string{
			`yaml-syntax: this quote is never closed (close it with the very sign that opens it)`,
		}},
		{"comma without an item", `title: A
summary: hello
topics: [⟦,⟧ money]
`, []string{
			`yaml-syntax: nothing stands before this comma (delete it, or write what belongs there)`,
		}},
		{"colon without a key", `title: A
summary: hello
⟦:⟧ money
`, []string{
			`yaml-syntax: no key stands before this colon (write the key before it, such as "title: …")`,
		}},
		{"colon in a title", `title: Vertrauen für Männer⟦:⟧ wie
summary: hello
`, []string{
			`yaml-syntax: a colon and a space stand inside a text (put the whole text in quotes)`,
		}},
		{"colon at the end", `title: A
summary: hello⟦:⟧ 
`, []string{
			`yaml-syntax: a colon and a space stand inside a text (put the whole text in quotes)`,
		}},
		{"colon in the second line of a text", `title: A
summary: This is text
  that goes⟦:⟧ on
order: 1
`, []string{
			`yaml-syntax: a colon and a space stand inside a text (put the whole text in quotes)`,
		}},
		{"colon after curly quotes", `title:  “A”⟦:⟧ b
summary: hello
`, []string{
			`yaml-syntax: a colon and a space stand inside a text (put the whole text in straight quotes, such as "a: b"; curly ones are part of the text)`,
		}},
		{"colon in a table", `title: A
summary: hello
words:
  a: b
  a c: d⟦:⟧ e
`, []string{
			`yaml-syntax: a colon and a space stand inside a text (put the whole text in quotes)`,
		}},
		{"words after double quotes", `summary: hello
title: "Trust" ⟦is hard⟧
`, []string{
			`yaml-syntax: the text goes on after its closing quote (put the whole text in single quotes, and write each ' inside it twice)`,
		}},
		{"apostrophe in single quotes", `summary: hello
title: 'It'⟦s fine'⟧
draft: true
`, []string{
			`yaml-syntax: the text goes on after its closing quote (put the whole text in double quotes)`,
		}},
		{"apostrophe opens a quote", `title: ⟦'⟧tis fine
summary: hello
order: 3
`, []string{
			`yaml-syntax: this quote is never closed (close it at the end of the text, or write no quotes)`,
		}},
		{"quote closed by a later one", `title: ⟦"⟧abc
summary: "hello"
order: 3
`, []string{
			`yaml-syntax: this quote is never closed (close it at the end of the text, or write no quotes)`,
		}},
		{"quote open, far from the end", "title: A\nsummary: ⟦\"⟧hello\n" + strings.Repeat("# more\n", 40), []string{
			`yaml-syntax: this quote is never closed (close it at the end of the text, or write no quotes)`,
		}},
		{"no space after the first colon", `title⟦:⟧Foo
summary: hello
`, []string{
			`yaml-syntax: a space is missing after this colon (write a space between the colon and the value)`,
		}},
		{"no space after a later colon", `summary: hello
title⟦:⟧Foo
order: 3
`, []string{
			`yaml-syntax: a space is missing after this colon (write a space between the colon and the value)`,
		}},
		{"no space after the only colon", `title⟦:⟧Foo
`, []string{
			`yaml-syntax: a space is missing after this colon (write a space between the colon and the value)`,
		}},
		{"no-break space after a colon", "title:⟦\u00a0⟧Foo\nsummary: hello\n", []string{
			`yaml-syntax: this space is none that YAML knows (delete it, and press the space bar)`,
		}},
		{"no-break space before a key", "title: A\n⟦\u00a0⟧summary hello\norder: 1\n", []string{
			`yaml-syntax: this space is none that YAML knows (delete it, and press the space bar)`,
		}},
		{"no key at all", `⟦just text⟧
`, []string{
			`yaml-syntax: this line has no key (write a key, a colon and a space before the value, such as "title: …")`,
		}},
		{"key without a colon", `title: A
⟦summary hello⟧
order: 2
`, []string{
			`yaml-syntax: this line has no key (write a key, a colon and a space before the value, such as "title: …")`,
		}},
		{"equals sign for a colon", `title: A
summary: hello
⟦order = 2⟧
`, []string{
			`yaml-syntax: this line has no key (write a colon for the equals sign: "order: 2")`,
		}},
		{"bracket open", `title: A
summary: hello
topics: ⟦[⟧a, b
order: 3
`, []string{
			`yaml-syntax: this bracket is never closed (close it, or put a text that begins with a bracket in quotes)`,
		}},
		{"bracket closed twice", `title: A
summary: hello
topics: [a, b]⟦]⟧
`, []string{
			`yaml-syntax: the value goes on after its closing bracket (put a text that begins with a bracket in quotes)`,
		}},
		{"comma after a list", `title: A
summary: hello
topics: [a, b]⟦,⟧
`, []string{
			`yaml-syntax: the value goes on after its closing bracket (put a text that begins with a bracket in quotes)`,
		}},
		{"Markdown link as a title", `title: [Link]⟦(x) there⟧
summary: hello
`, []string{
			`yaml-syntax: the value goes on after its closing bracket (put a text that begins with a bracket in quotes)`,
		}},
		{"brace open", `⟦{⟧title: A, summary: hello
`, []string{
			`yaml-syntax: this bracket is never closed (close it, or put a text that begins with a bracket in quotes)`,
		}},
		{"tab before a key", `title: A
⟦	⟧summary: hello
`, []string{
			`yaml-syntax: a tab stands in the indentation (use spaces: YAML does not allow tabs here)`,
		}},
		{"tab before an item", `title: A
items:
⟦	⟧- id: x
summary: hello
`, []string{
			`yaml-syntax: a tab stands in the indentation (use spaces: YAML does not allow tabs here)`,
		}},
		{"at sign begins a text", `title: ⟦@⟧foo
summary: hello
`, []string{
			`yaml-syntax: a text can't begin with @ (put the whole text in quotes)`,
		}},
		{"asterisk begins a text", `title: ⟦*⟧foo
summary: hello
`, []string{
			`yaml-syntax: a text can't begin with * (put the whole text in quotes)`,
		}},
		{"grave accent begins a text", "title: ⟦`⟧foo\nsummary: hello\n", []string{
			"yaml-syntax: a text can't begin with ` (put the whole text in quotes)",
		}},
		{"hyphen begins a text", `title: ⟦-⟧ foo
summary: hello
`, []string{
			`yaml-syntax: a list can't begin in the line of its key (put each item on a line of its own; put a text that begins with a hyphen in quotes)`,
		}},
		{"angle bracket begins a text", `title: A
summary: ⟦>⟧ 50 % hello
`, []string{
			`yaml-syntax: a text can't begin with > (put the whole text in quotes)`,
		}},
		{"percent sign begins a text", `title: ⟦%⟧a
summary: hello
`, []string{
			`yaml-syntax: a text can't begin with % (put the whole text in quotes)`,
		}},
		{"item out of line", `title: A
summary: hello
topics:
  - a
 ⟦- b⟧
order: 3
`, []string{
			`yaml-syntax: this line does not line up with those above it (begin it in the same column as the lines it belongs with)`,
		}},
		{"item without a hyphen", `title: A
summary: hello
topics:
  - a
  ⟦b⟧
  - c
`, []string{
			`yaml-syntax: this line has neither a key nor a hyphen (begin it in the column of the line above if it goes on with that; otherwise with a key and a colon, or with a hyphen)`,
		}},
		{"item without a space", `title: A
summary: hello
topics:
⟦-⟧a
`, []string{
			`yaml-syntax: a space is missing after this hyphen (write a space between the hyphen and the item)`,
		}},
		{"key too far in", `title: A
  ⟦summary: hello⟧
`, []string{
			`yaml-syntax: this line does not line up with those above it (begin it in the same column as the lines it belongs with)`,
		}},
		{"key a little too far in", `title: A
 ⟦summary: hello⟧
order: 1
`, []string{
			`yaml-syntax: this line does not line up with those above it (begin it in the same column as the lines it belongs with)`,
		}},
		{"first key too far in", `⟦  ⟧title: A
summary: hello
`, []string{
			`yaml-syntax: this line is set in, and the keys below it are not (delete the spaces before it)`,
		}},
		{"key of an item out of line", `title: A
summary: hello
items:
  - id: b
   ⟦name: d⟧
`, []string{
			`yaml-syntax: this line does not line up with those above it (begin it in the same column as the lines it belongs with)`,
		}},
		{"unknown escape", `title: "ä⟦\d⟧"
summary: hello
`, []string{
			`yaml-syntax: YAML does not know this escape (write the backslash twice, or use single quotes)`,
		}},
		{"known escape before an unknown one", `title: "\t⟦\d⟧"
summary: hello
`, []string{
			`yaml-syntax: YAML does not know this escape (write the backslash twice, or use single quotes)`,
		}},
		{"line separator", "title: a⟦\u2028⟧b\nsummary: hello\n⟦ordr⟧: 3\n", []string{
			`yaml-syntax: an invisible character (U+2028) stands here (delete it, and write the word again if need be)`,
			`key-unknown: there is no key "ordr" (did you mean "order"?)`,
		}},
		{"control characters", "title: a⟦\u0085⟧b⟦\a⟧c\nsummary: hello\n⟦ordr⟧: 3\n", []string{
			`yaml-syntax: an invisible character (U+0085) stands here (delete it, and write the word again if need be)`,
			`yaml-syntax: an invisible character (U+0007) stands here (delete it, and write the word again if need be)`,
			`key-unknown: there is no key "ordr" (did you mean "order"?)`,
		}},
		{"byte order mark inside", "title: a⟦\ufeff⟧b\nsummary: hello\n", []string{
			`yaml-syntax: an invisible character (U+FEFF) stands here (delete it, and write the word again if need be)`,
		}},
		{"second document", `title: A
summary: hello
⟦---⟧
x: y
`, []string{
			`yaml-syntax: a second YAML document begins here (delete this line: a file holds one document)`,
		}},
		{"directive", `⟦%YAML 1.2⟧
---
title: A
summary: hello
`, []string{
			`yaml-syntax: a YAML directive is not used here (delete this line)`,
		}},
		{"merge conflict", `title: A
⟦<<<<<<< HEAD⟧
summary: hello
=======
summary: hi
>>>>>>> x
`, []string{
			`yaml-syntax: this line was left by a merge of two versions (keep one version, and delete the marks around both)`,
		}},
	}
}
