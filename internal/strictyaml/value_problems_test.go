package strictyaml

// valueProblems are values of the wrong type or outside of their bounds.
func valueProblems() []problemTest {
	return []problemTest{
		{"number for a text", `title: ⟦1984⟧
summary: hello
`, []string{
			`value-type: "title" must be text, and 1984 without quotes is a number (put it in quotes: "1984")`,
		}},
		{"truth value for a text", `title: A
summary: ⟦true⟧
`, []string{
			`value-type: "summary" must be text, and true without quotes is a truth value (put it in quotes: "true")`,
		}},
		{"list for a text", `title: ⟦[a,⟧ b]
summary: hello
`, []string{
			`value-type: "title" must be one text, not a list (put the text in quotes if it begins with a bracket; otherwise write one value)`,
		}},
		{"block list for a text", `title:
  ⟦-⟧ a
summary: hello
`, []string{
			`value-type: "title" must be one text, not a list (write one value after the colon, without a hyphen)`,
		}},
		{"keys for a text", `title: A
summary:
  ⟦a⟧: b
`, []string{
			`value-type: "summary" must be one text, not keys (write one value after the colon)`,
		}},
		{"braces for a text", `title: ⟦{{⟧ x }}
summary: hello
`, []string{
			`value-type: "title" must be one text, not keys (put the text in quotes if it begins with a bracket; otherwise write one value)`,
		}},
		{"no value", `⟦title⟧:
summary: hello
`, []string{
			`value-type: "title" has no value (write a line "title: …")`,
		}},
		{"no value for an optional key", `title: A
summary: hello
⟦phone⟧:
`, []string{
			`value-type: "phone" has no value (write a value, or delete the line)`,
		}},
		{"hash begins a text", `title: A
⟦summary⟧: #hash
`, []string{
			`value-type: "summary" has no value (put a text that begins with # in quotes; without them it is a comment)`,
		}},
		{"empty text", `title: ⟦""⟧
summary: hello
`, []string{
			`value-invalid: "title" is empty (write it between the quotes)`,
		}},
		{"block without a line", `title: ⟦|⟧
summary: hello
`, []string{
			`value-invalid: "title" is empty (write it in the lines below, indented by two spaces; or in this line, without the sign)`,
		}},
		{"escaped NUL", `title: ⟦"a\0b"⟧
summary: hello
`, []string{
			`value-invalid: "title" holds an invisible character ('\x00') (delete the escape that stands for it)`,
		}},
		{"day before year", `title: A
summary: hello
reviewed: ⟦22.11.2026⟧
`, []string{
			`value-type: "reviewed" must be a date, not "22.11.2026" (write it as 2026-11-22)`,
		}},
		{"no such day", `title: A
summary: hello
reviewed: ⟦2026-02-30⟧
`, []string{
			`value-invalid: there is no day 2026-02-30 in the calendar (check month and day)`,
		}},
		{"month in one figure", `title: A
summary: hello
reviewed: ⟦2026-1-3⟧
`, []string{
			`value-type: "reviewed" must be a date, not "2026-1-3" (write it as 2026-01-03)`,
		}},
		{"date with a time", `title: A
summary: hello
reviewed: ⟦2026-01-03T10:00:00Z⟧
`, []string{
			`value-type: "reviewed" must be a date, not "2026-01-03T10:00:00Z" (write it as 2026-01-03)`,
		}},
		{"word for a date", `title: A
summary: hello
reviewed: ⟦"gestern früh"⟧
`, []string{
			`value-type: "reviewed" must be a date, not "gestern früh" (write year, month and day in figures, such as 2026-11-22)`,
		}},
		{"word for a number", `title: A
summary: hello
order: ⟦first⟧
`, []string{
			`value-type: "order" must be a whole number, not "first" (write a whole number in figures, such as 3)`,
		}},
		{"number in quotes", `title: A
summary: hello
order: ⟦"3"⟧
`, []string{
			`value-type: "order" must be a whole number, not "3" (write it without quotes or sign: 3)`,
		}},
		{"number too small", `title: A
summary: hello
order: ⟦0⟧
`, []string{
			`value-invalid: "order" must be 1 at least (write 1 or more)`,
		}},
		{"number too large", `title: A
summary: hello
order: ⟦100⟧
`, []string{
			`value-invalid: "order" must be 99 at most (write 99 or less)`,
		}},
		{"part of a number", `title: A
summary: hello
order: ⟦1.5⟧
`, []string{
			`value-type: "order" must be a whole number, not "1.5" (write a whole number in figures, such as 3)`,
		}},
		{"yes for true", `title: A
summary: hello
draft: ⟦yes⟧
`, []string{
			`value-type: "draft" must be true or false, not "yes" (write true, without quotes)`,
		}},
		{"word for a truth value", `title: A
summary: hello
draft: ⟦maybe⟧
`, []string{
			`value-type: "draft" must be true or false, not "maybe" (write true or false)`,
		}},
		{"text for a list", `title: A
summary: hello
topics: ⟦a⟧
`, []string{
			`value-type: "topics" must be a list, not one value (write topics: [a])`,
		}},
		{"hyphens without spaces", `title: A
summary: hello
topics:
  ⟦-a⟧
  -b
`, []string{
			`value-type: "topics" must be a list, not one value (write a space between each hyphen and its item)`,
		}},
		{"keys for a list", `title: A
summary: hello
items:
  ⟦id⟧: x
`, []string{
			`value-type: "items" must be a list, not keys (begin each item on a line of its own with a hyphen and a space)`,
		}},
		{"wrong items", `title: A
summary: hello
topics: [a, ⟦a⟧, ⟦3⟧, ⟦[b],⟧ ]
`, []string{
			`value-invalid: "a" stands in this list already (delete one of the two)`,
			`value-type: an item of "topics" must be text, and 3 without quotes is a number (put it in quotes: "3")`,
			`value-type: an item of "topics" must be one text, not a list (put the text in quotes if it begins with a bracket; otherwise write one value)`,
		}},
		{"empty item", `title: A
summary: hello
topics:
  - a
  ⟦-⟧
  - b
`, []string{
			`value-type: an item of "topics" is empty (write its value, or delete it)`,
		}},
		{"too many items", `title: A
summary: hello
steps: ⟦[a,⟧ b, c, d]
`, []string{
			`value-invalid: "steps" has 4 items, and may have 3 at most (take some out of the list)`,
		}},
		{"too few items", `title: A
summary: hello
steps: ⟦[]⟧
`, []string{
			`value-invalid: "steps" has 0 items, and needs 1 at least (add to the list)`,
		}},
		{"text too short", `title: A
summary: ⟦hi⟧
`, []string{
			`value-invalid: "summary" has 2 characters, and needs 5 at least (add 3 or more)`,
		}},
		{"text too short by one, in quotes", `title: A
summary: ⟦"höhe"⟧
`, []string{
			`value-invalid: "summary" has 4 characters, and needs 5 at least (add 1 or more)`,
		}},
		{"text too long", `title: A
summary: ⟦'äöü 78901234567890123456789012345'⟧
`, []string{
			`value-invalid: "summary" has 33 characters, and may have 30 at most (take 3 or more out)`,
		}},
		{"text of two lines too long", `title: A
summary: ⟦1 345678901234567⟧
  90123456789012345
`, []string{
			`value-invalid: "summary" has 35 characters, and may have 30 at most (take 5 or more out)`,
		}},
		{"block text too short", `title: A
summary: ⟦>⟧
  hi
`, []string{
			`value-invalid: "summary" has 2 characters, and needs 5 at least (add 3 or more)`,
		}},
		{"misspelt choice", `title: A
summary: hello
rests_on: ⟦experiense⟧
`, []string{
			`value-invalid: "rests_on" can't be "experiense" (did you mean "experience"?)`,
		}},
		{"choice like no other", `title: A
summary: hello
rests_on: ⟦faith⟧
`, []string{
			`value-invalid: "rests_on" can't be "faith" (use one of: research, experience)`,
		}},
		{"texts for mappings", `title: A
summary: hello
items: [⟦a⟧, b, c]
`, []string{
			`value-type: an item of "items" must have keys, not one value (begin each item with a line such as "- id: …")`,
		}},
		{"items with mistakes of their own", `title: A
summary: hello
items:
  - ⟦id⟧: ⟦A B⟧
  - name: x
    id: y
    ⟦idd⟧: 3
  - ⟦nme⟧: x
    id: z
`, []string{
			`key-missing: "name" is missing (add a line "name: …")`,
			`value-invalid: "id" can't be "A B" (write small letters and hyphens)`,
			`key-unknown: there is no key "idd" (delete one of the two: "id" stands in line 6)`,
			`key-unknown: there is no key "nme" (did you mean "name"?)`,
		}},
		{"number after a space in a text", `title: Rule ⟦#1⟧
summary: hello # a comment
`, []string{
			`value-invalid: this is no part of "title": what follows a space and # is a comment (put the whole text in quotes; if it is a comment, write a space after the "#")`,
		}},
		{"id doubled", `title: A
summary: hello
items:
  - {id: b, name: x}
  - {id: c, name: x}
  - name: y
    id: ⟦"b"⟧
`, []string{
			`id-doubled: "b" stands in line 4 already (give it another name, or delete one of the two)`,
		}},
		{"table with mistakes", `title: A
summary: hello
words: {a: b, c: ⟦3⟧, ⟦a⟧: x}
`, []string{
			`value-type: "c" must be text, and 3 without quotes is a number (put it in quotes: "3")`,
			`key-doubled: "a" stands in line 3 already (delete one of the two)`,
		}},
		{"table without a value", `title: A
summary: hello
words:
  ⟦a⟧:
`, []string{
			`value-type: "a" has no value (write a value, or delete the line)`,
		}},
		{"text for a table", `title: A
summary: hello
words: ⟦a⟧
`, []string{
			`value-type: "words" must have keys with texts, not one value (write "key: text" under it, a line each)`,
		}},
		{"anchor and alias", `title: ⟦&x⟧ A
summary: *x
`, []string{
			`value-type: anchors and aliases (&x, *x) are not used here (write the value out at each place that needs it)`,
		}},
		{"anchor without a value", `title: ⟦&x⟧
summary: hello
`, []string{
			`value-type: anchors and aliases (&x, *x) are not used here (write the value out at each place that needs it)`,
		}},
		{"merge key with an alias", `title: A
summary: hello
words: ⟦&w⟧
  a: b
items: [{<<: *w}]
`, []string{
			`value-type: anchors and aliases (&w, *w) are not used here (write the value out at each place that needs it)`,
		}},
		{"merge key", `title: A
summary: hello
items: [{⟦<<⟧: {id: a, name: b}}]
`, []string{
			`key-unknown: "<<" would merge other keys in, which is not done here (write the keys out)`,
		}},
		{"tag", `title: ⟦!!str⟧ 5
summary: hello
`, []string{
			`value-type: a YAML tag (!!str) is not used here (delete the tag; put a text in quotes if need be)`,
		}},
		{"tag of one's own", `title: ⟦!foo⟧ bar
summary: hello
`, []string{
			`value-type: a YAML tag (!foo) is not used here (delete the tag; put a text in quotes if need be)`,
		}},
		{"key that is a list", `? ⟦[a]⟧
: b
title: A
summary: hello
`, []string{
			`value-type: a key must be a word, not a list (put a value that begins with a bracket in quotes)`,
		}},
		{"address without a scheme", `title: A
summary: hello
url: ⟦www.example.org⟧
`, []string{
			`value-invalid: "url" must be an address, not "www.example.org" (write a whole address such as https://example.org/page)`,
		}},
		{"address with http", `title: A
summary: hello
url: ⟦http://example.org/a⟧
`, []string{
			`value-invalid: "url" must begin with https:// (write https://example.org/a)`,
		}},
		{"address with a user", `title: A
summary: hello
url: ⟦https://me@example.org/a⟧
`, []string{
			`value-invalid: "url" holds a user name (leave out what stands before the @)`,
		}},
		{"base with a query", `title: A
summary: hello
base: ⟦https://example.org/a?b⟧
`, []string{
			`value-invalid: "base" must end with its path (leave out what begins with ? or #)`,
		}},
		{"base that is a page", "title: A\nsummary: hello\nbase: ⟦https://example.org/a/index.html⟧\n", []string{
			`value-invalid: "base" must be the address of a folder (leave out the name of the page)`,
		}},
		{"no-break space before a hyphen", "title: A\nsummary: hello\ntopics:\n ⟦\u00a0- a⟧\norder: 1\n", []string{
			`value-type: "topics" must be a list, not one value (delete the space before it, which is none that YAML knows, and press the space bar)`,
		}},
		{"language in capitals", `title: A
summary: hello
language: ⟦EN-us⟧
`, []string{
			`value-invalid: "language" can't be "EN-us" (write it as "en-US")`,
		}},
		{"no language", `title: A
summary: hello
language: ⟦english⟧
`, []string{
			`value-invalid: "language" can't be "english", which is no language code (write a BCP 47 code such as en, fr or pt-BR)`,
		}},
		{"number among bare texts", `title: A
summary: hello
phone: ⟦true⟧
`, []string{
			`value-type: "phone" must be text, and true without quotes is a truth value (put it in quotes: "true")`,
		}},
		{"key that may not stand here", `title: A
summary: hello
⟦never⟧: 3
`, []string{
			`translation-key: "never" can't stand here: it stands elsewhere (delete this line and what belongs to it)`,
		}},
		{"several mistakes at once", "\ufefftitle: Ä\r\n⟦sumary⟧: hello\r\nreviewed: ⟦heute⟧\r\ntopics: [ü, ⟦ü⟧]\r\norder: ⟦x⟧\r\n", []string{
			`key-unknown: there is no key "sumary" (did you mean "summary"?)`,
			`value-type: "reviewed" must be a date, not "heute" (write year, month and day in figures, such as 2026-11-22)`,
			`value-invalid: "ü" stands in this list already (delete one of the two)`,
			`value-type: "order" must be a whole number, not "x" (write a whole number in figures, such as 3)`,
		}},
		{"tabs and wide letters before the place", `title: A
summary: hello
words: {日本:	語, ⟦日本⟧: 語}
`, []string{
			`key-doubled: "日本" stands in line 3 already (delete one of the two)`,
		}},
	}
}
