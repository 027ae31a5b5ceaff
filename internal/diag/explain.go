package diag

import (
	"slices"
	"strings"
)

// guideHead is the front matter of the guide that examples put their mistake
// into.
const guideHead = `-- content/start/second.md --
---
title: Second
summary: A second guide of the small site, which holds the mistake that this example shows.
reviewed: 2026-11-22
rests_on: experience
---

`

// body is an example whose mistake stands in the body of a guide.
func body(markdown string) string { return guideHead + markdown + "\n" }

// front is an example whose mistake stands in the front matter: lines replace
// those of the same key or are added.
func front(lines ...string) string {
	head := strings.Split(strings.TrimSuffix(guideHead, "---\n\n"), "\n")
	for _, line := range lines {
		key, _, _ := strings.Cut(line, ":")
		replaced := false
		for i, old := range head {
			if strings.HasPrefix(old, key+":") {
				head[i], replaced = line, true
			}
		}
		if !replaced {
			head = append(head[:len(head)-1], line, "")
		}
	}
	return strings.Join(head, "\n") + "---\n\nWords.\n"
}

// Explanations returns every code with its cause, remedy and example, in the
// order in which they are documented.
func Explanations() []Explanation {
	return slices.Concat(fileExplanations(), referenceExplanations(), bodyExplanations(), exerciseExplanations(), checkExplanations())
}

func fileExplanations() []Explanation {
	return []Explanation{
		{EncodingInvalid, "The file is not UTF-8 text: it was saved in another encoding, is no text at all, or holds characters that nobody sees.",
			"Save it as UTF-8 in your editor. In VS Code, click the encoding in the status bar. Delete what the message says nobody sees.", body("Caf\xe9")},
		{YAMLSyntax, "The YAML cannot be read: a quotation mark or a bracket is not closed, or a line is indented in a way that YAML does not allow.",
			"Look at the line named and the one above it. Put text that holds a colon or begins with a sign in quotation marks.", front(`title: "Second`)},
		{KeyUnknown, "A key is not one that this file can have.", "Correct its spelling, or take it out.", strings.Replace(guideHead, "summary:", "sumary:", 1) + "Words.\n"},
		{KeyMissing, "A key that this file must have is missing.", "Add it.", strings.Replace(guideHead, "reviewed: 2026-11-22\n", "", 1) + "Words.\n"},
		{KeyDoubled, "A key stands twice.", "Take one of the two out.", strings.Replace(guideHead, "rests_on", "title: Again\nrests_on", 1) + "Words.\n"},
		{ValueType, "A value is of the wrong kind: a word where a number belongs, or one value where a list belongs.", "Write the kind of value that the message names.", front("order: soon")},
		{ValueInvalid, "A value is of the right kind but cannot be used: too long, not one of those allowed, not a real date.", "Follow the message.", front("reviewed: 2026-13-01")},
		{IDDoubled, "Two entries of a list have the same id.", "Rename one of the two.", "-- content/glossary.yaml --\nglossary:\n  - id: amends\n    term: Amends\n    definition: What one puts right.\n  - id: amends\n    term: Amends again\n    definition: What one puts right again.\n"},
		{FrontMatterMissing, "A page does not begin with its front matter, the block between two lines of three hyphens.", "Begin the file with the block; copy it from another page.", "-- content/start/second.md --\nWords alone.\n"},
		{FrontMatterOpen, "The block of front matter is never closed.", "End it with a line of three hyphens.", "-- content/start/second.md --\n---\ntitle: Second\n\nWords.\n"},
		{FileMisplaced, "A file stands where the build does not expect one.", "Move it into the folder of a section.", "-- content/second.md --\n---\ntitle: Second\nsummary: A guide that stands beside the home page and not in the folder of a section.\nreviewed: 2026-11-22\nrests_on: experience\n---\n\nWords.\n"},
		{FileMissing, "A file that the site needs is missing.", "Write the file that the message names.", "-- site.yaml --\ntitle: Small\ntagline: A small site for tests\nlanguage: en\nsections:\n  - id: start\n    title: Start here\n    summary: Where to begin\n  - id: later\n    title: Later\n    summary: What comes later\ntopics: [{id: communication, title: Communication}]\nroles: [{id: either, title: Either of you}]\nphases: [{id: atone, title: Atone}]\n-- content/later/one.md --\n---\ntitle: One\nsummary: A guide in a section that has no page of its own, which is what is wrong here.\nreviewed: 2026-11-22\nrests_on: experience\n---\n\nWords.\n"},
		{CaseClash, "Two names differ in nothing but capital letters. On many computers they are one file.", "Rename one of the two.", strings.Replace(guideHead, "second.md", "First.md", 1) + "Words.\n"},
	}
}

func referenceExplanations() []Explanation {
	return []Explanation{
		{SectionUnknown, "A folder of content/ is not a section of site.yaml.", "Correct the folder's name, or add the section to site.yaml.", strings.Replace(guideHead, "content/start/", "content/strat/", 1) + "Words.\n"},
		{TopicUnknown, "A topic is not in site.yaml.", "Correct its spelling, or add it to topics in site.yaml.", front("topics: [comunication]")},
		{RoleUnknown, "The value of for is not a role of site.yaml.", "Use one of the roles in site.yaml.", front("for: brok")},
		{PhaseUnknown, "The value of phase is not a phase of site.yaml.", "Use one of the phases in site.yaml.", front("phase: atonement")},
		{LayoutUnknown, "There is no such layout.", "Leave the key out, or use one of the layouts there are.", front("layout: gide")},
		{LanguageUnknown, "A file's name ends in a language that site.yaml does not list.", "Correct the name, or add the language to languages in site.yaml.", strings.Replace(guideHead, "second.md", "first.fr.md", 1) + "Words.\n"},
		{PageUnknown, "A page that is named as related, or as the step of a path, does not exist.", "Write it as section/slug, without .md.", front("related: [start/frist]")},
		{AliasInvalid, "An alias is not the path of an old page.", "Write it as a path from the site's root, without a slash in front, ending in .html.", front("aliases: [/old.html]")},
		{PathTaken, "Two files would be published at one path.", "Rename one of the two, or take the alias out.", front("aliases: [start/first.html]")},
		{CitationMissing, "A page that rests on research cites no source.", "Cite one from content/sources.yaml like this: [@doe-2020]. If it rests on experience alone, write rests_on: experience.", front("rests_on: research")},
		{TranslationOrphan, "A translation has no original.", "Write the original first, or correct the file's name.", translated("-- content/start/third.fr.md --\n---\ntitle: Troisième\nsummary: Une traduction sans original, et c'est justement ce qui ne va pas dans cet exemple.\n---\n\nMots.\n")},
		{TranslationKey, "A translation holds a key that comes from the original.", "Take it out: a translation holds texts only.", translated("-- content/start/first.fr.md --\n---\ntitle: Premier\nsummary: Une traduction qui porte une clé que seul l'original peut porter dans ce site.\norder: 2\n---\n\nMots.\n")},
		{TranslationMissing, "A text is not translated; the original's stands in its place.", "Translate it.", translated("-- layouts/strings.fr.yaml --\nrests-on: Sur quoi cela repose\n")},
	}
}

// translated is an example in a site of two languages.
func translated(files string) string {
	return "-- site.yaml --\ntitle: Small\ntagline: A small site for tests\nlanguage: en\nlanguages:\n  - {code: en, name: English}\n  - {code: fr, name: Français}\nsections: [{id: start, title: Start here, summary: Where to begin}]\ntopics: [{id: communication, title: Communication}]\nroles: [{id: either, title: Either of you}]\nphases: [{id: atone, title: Atone}]\n" + files
}

func bodyExplanations() []Explanation {
	return []Explanation{
		{LinkDead, "A link leads to a page or file that does not exist.", "Correct it. Links are relative to the file they stand in and name the file itself.", body("Read [the first page](frist.md).")},
		{LinkInvalid, "A link leads nowhere at all, has no words, or is not a whole address.", "Write the words in square brackets and the address in round ones.", body("Read [](first.md).")},
		{LinkNested, "Something that cannot stand within a link stands there: a citation, a footnote, another link.", "Move it behind the link.", body("Read [the first page [@doe-2020]](first.md).")},
		{ReferenceUnknown, "A link names a reference that the page does not define.", "Define it on a line of its own, like [first]: first.md, or write the address in round brackets.", body("Read [the first page][frist].\n\n[first]: first.md")},
		{LinkScheme, "A link is of a kind that the site does not allow.", "Use an address that begins with https://, a relative path, tel: or sms:.", body("See [this](http://example.org/).")},
		{LinkOutside, "A relative link leads out of content/.", "Link to a page of the site, or give the whole address.", body("Read [the licence](../../LICENSE).")},
		{HeadingUnknown, "A link names a heading that its page does not have.", "Use the heading's words in lower case with hyphens for spaces, as GitHub does.", body("Read [what to do](first.md#what-to-do-todya).")},
		{HeadingEmpty, "A heading has no words.", "Write its words, or delete its marks.", body("##\n\nWords.")},
		{HeadingMark, "The marks of a heading touch its words, so that it is shown as it is written.", "Write a space between the marks and the words.", body("##What to do today\n\nWords.")},
		{HeadingLevel, "A heading skips a level, or is of level 1, which is the page's title.", "Begin with ## and go down one level at a time.", body("# A second title\n\nWords.")},
		{PictureMissing, "A picture does not exist.", "Put it in the same folder as the page, and correct its name.", body("![A small house](hose.svg)")},
		{PictureUnreadable, "A picture cannot be read, so that its size is not known.", "Save it again as PNG, JPEG, GIF, WebP, or as SVG with a viewBox.", body("![A small house](broken.png)") + "-- content/start/broken.png --\nno picture\n"},
		{AltMissing, "A picture has no text for those who cannot see it.", "Say in the square brackets what it shows.", body("![](house.svg)")},
		{ExerciseUnknown, "There is no such exercise.", "Use the name of a folder in exercises/.", body("[Build an apology](exercise:apolgy)") + exercise()},
		{ExerciseDoubled, "The same exercise stands twice on a page.", "Leave one, and link to it from the other place in a sentence.", body("[Build an apology](exercise:apology)\n\nWords between.\n\n[Once more](exercise:apology)") + exercise()},
		{TermUnknown, "The glossary has no such term.", "Correct its id, or add it to content/glossary.yaml.", body("Make [amends](glossary:amend).")},
		{SourceUnknown, "There is no such source.", "Correct its id, or add it to content/sources.yaml.", body("Small sites work. [@doe-2002]")},
		{CitationInvalid, "A citation is not written as one.", "Write [@id], or [@a; @b] for two.", body("Small sites work. [@Doe 2020]")},
		{CitationLocator, "A citation holds more than ids.", "Cite the source alone, and say in the text where in it you mean.", body("Small sites work. [@doe-2020, p. 3]")},
		{FootnoteUnknown, "A footnote mark has no footnote.", "Write the footnote, or correct its name.", body("Words.[^one]")},
		{FootnoteUnused, "A footnote has no mark in the text.", "Put its mark in the text, or take it out.", body("Words.\n\n[^one]: A note that nothing leads to.")},
		{AlertInvalid, "A block that is marked as an alert is not one that GitHub knows.", "Use NOTE, TIP, IMPORTANT, WARNING or CAUTION, alone on the first line of a quotation.", body("> [!NOTICE]\n> Words.")},
		{BlockMisplaced, "Something stands in a place that cannot hold it, such as a footnote in a definition of the glossary.", "Say it in the text of a page instead.", "-- content/glossary.yaml --\nglossary:\n  - id: amends\n    term: Amends\n    definition: What one puts right. [@doe-2020]\n"},
		{CodeLanguage, "The language of a code block is not known.", "Correct its name, or write text.", body("```yamll\na: 1\n```")},
		{CodeOpen, "A block of code is never closed, so that all the rest of the page would be shown as code.", "Write its marks once more below its last line.", body("```yaml\na: 1\n\nWords that are no code.")},
		{RawHTML, "The page holds HTML, which pages must not.", "Write it in Markdown.", body("Words <b>in bold</b>.")},
		{MailBare, "A bare mail address stands in the text: it would be gathered by those who send spam, and a mail leaves traces.", "Link to a page on how to reach you.", body("Write to someone@example.org today.")},
		{LayoutInvalid, "A layout cannot be read, or uses a field that there is not.", "Correct it; internal/pages/view.go lists what layouts may use.", "-- layouts/guide.html --\n{{define \"main\"}}{{.Bdy}}{{end}}\n"},
		{AssetInvalid, "A script or a style sheet cannot be compiled.", "Correct it at the place named.", "-- layouts/search.ts --\nconst a: number = ;\n"},
	}
}

func checkExplanations() []Explanation {
	return []Explanation{
		{BudgetExceeded, "A page is larger than a reader with a slow connection can be asked to load.", "Split it.", body("```text\n" + noise(30000) + "\n```\n\n[First](first.md)")},
		{ReviewDue, "Nobody has checked a page for longer than review_months in site.yaml.", "Read it through, mend what is no longer true, and set reviewed to today.", front("reviewed: 2020-01-01")},
		{ReadingGrade, "A page is hard to read: above grade 8 is a warning, above 10 an error.", "Shorten its sentences and use plainer words.", body("Notwithstanding considerable methodological heterogeneity, contemporary investigations unambiguously demonstrate that interpersonal accountability substantially facilitates reconciliation, particularly whenever communication remains consistently transparent.")},
		{HouseWord, "A page uses a word that the house style avoids.", "Use the word that the hint gives, from content/words.yaml.", body("The victim spoke first.") + "-- content/words.yaml --\nwords:\n  - avoid: victim\n    say: the one who was hurt\n    why: it names a person by what was done to them\n"},
		{NeutralWord, "A path, the title of a tab, or what follows the # in a link shows what a reader is going through to anyone who looks at the history.", "Give the file, the exercise, the section or the topic a neutral name, and write sensitive: true for the title.", front("title: After an affair")},
		{DeadEnd, "A page leads nowhere.", "Link to what a reader may need after it, or name related pages.", body("Words.")},
	}
}

// noise returns lines that no compression makes small, so that a page of them
// breaks its budget. The same ones each time: a linear congruential generator.
func noise(n int) string {
	var b strings.Builder
	state := uint32(1)
	for i := 0; i < n; i++ {
		state = state*1664525 + 1013904223
		b.WriteByte("abcdefghijklmnopqrstuvwxyz     ."[state>>27])
		if i%60 == 59 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}
