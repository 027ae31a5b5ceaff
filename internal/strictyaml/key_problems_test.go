package strictyaml

// keyProblems are keys that are wrong, missing or too many.
func keyProblems() []problemTest {
	return []problemTest{
		{"nothing", "⟦⟧", []string{
			`key-missing: "title" and "summary" are missing (add a line "title: …")`,
		}},
		{"comment alone", `⟦# only⟧
`, []string{
			`key-missing: "title" and "summary" are missing (add a line "title: …")`,
		}},
		{"null", `⟦~⟧
`, []string{
			`key-missing: "title" and "summary" are missing (add a line "title: …")`,
		}},
		{"list for keys", `⟦-⟧ a
- b
`, []string{
			`value-type: this file must have keys, not a list (write lines such as "title: …")`,
		}},
		{"misspelt required key", `⟦titel⟧: A
summary: hello
`, []string{
			`key-unknown: there is no key "titel" (did you mean "title"?)`,
		}},
		{"capital letter in a key", `⟦Title⟧: A
summary: hello
`, []string{
			`key-unknown: there is no key "Title" (did you mean "title"?)`,
		}},
		{"key like no other", `title: A
summary: hello
⟦author⟧: me
`, []string{
			`key-unknown: there is no key "author" (the keys here are: title, summary, reviewed, topics, order, draft, rests_on, items, nested, words, groups, steps, phone, url, base, language, minutes, keep)`,
		}},
		{"key missing", `# é
⟦title⟧: A
order: 1
`, []string{
			`key-missing: "summary" is missing (add a line "summary: …")`,
		}},
		{"key doubled", `title: A
summary: hello
⟦title⟧: B
`, []string{
			`key-doubled: "title" stands in line 1 already (delete one of the two)`,
		}},
		{"key misspelt beside the right one", `title: A
summary: hello
⟦sumary⟧: hello
`, []string{
			`key-unknown: there is no key "sumary" (delete one of the two: "summary" stands in line 2)`,
		}},
	}
}
