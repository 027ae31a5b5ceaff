//go:build unix

package main

import (
	"bufio"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

//go:embed all:hugo all:underpin
var layouts embed.FS

// writeSites writes the same pages as a site for Hugo and as one for underpin.
func writeSites(pages int, hugo, underpin string) error {
	for name, dir := range map[string]string{"hugo": hugo, "underpin": underpin} {
		if err := copyTree(name, dir); err != nil {
			return err
		}
	}
	css, err := layouts.ReadFile("underpin/layouts/css/base.css")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(hugo, "layouts", "base.css"), css, 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(underpin, "site.yaml"), siteYAML(), 0o644); err != nil {
		return err
	}
	a := newAuthor(pages)
	if err := writeLists(a, hugo, underpin); err != nil {
		return err
	}
	for n := range pages {
		if err := writePage(a.page(n), hugo, underpin); err != nil {
			return err
		}
	}
	return nil
}

func copyTree(from, to string) error {
	sub, err := fs.Sub(layouts, from)
	if err != nil {
		return err
	}
	return os.CopyFS(to, sub)
}

func siteYAML() []byte {
	text := "title: Bench\ntagline: Words without meaning, made to be measured\nbase_url: https://example.org/bench/\nlanguage: en\nsections:\n"
	for n := range sections {
		text += fmt.Sprintf("  - id: %s\n    title: %s\n    summary: %s\n", sectionName(n), sectionTitle(n), listSummary)
	}
	return []byte(text + `topics:
  - id: trust
    title: Trust
roles:
  - id: either
    title: Either of you
phases:
  - id: first
    title: First
`)
}

const listSummary = "The pages of this section, each with its title and what it is about."

func sectionTitle(n int) string { return fmt.Sprintf("Section %d", n+1) }

// writeLists writes the home page and the page of each section.
func writeLists(a *author, hugo, underpin string) error {
	for n := range sections {
		for _, site := range []string{hugo, underpin} {
			if err := os.MkdirAll(filepath.Join(site, "content", sectionName(n)), 0o755); err != nil {
				return err
			}
		}
	}
	home := page{title: "Bench", summary: listSummary, date: "2025-01-01", body: "Pages that are made to be measured.\n"}
	if err := writeBoth(home, filepath.Join(hugo, "content", "_index.md"), filepath.Join(underpin, "content", "index.md")); err != nil {
		return err
	}
	for n := range sections {
		name := sectionName(n)
		p := page{title: sectionTitle(n), summary: listSummary, date: "2025-01-01", body: "What stands in this section.\n"}
		if err := writeBoth(p, filepath.Join(hugo, "content", name, "_index.md"), filepath.Join(underpin, "content", name, "index.md")); err != nil {
			return err
		}
	}
	return nil
}

func writePage(p page, hugo, underpin string) error {
	return writeBoth(p, filepath.Join(hugo, "content", p.section, p.slug+".md"), filepath.Join(underpin, "content", p.section, p.slug+".md"))
}

// writeBoth writes one page with the front matter that each program wants.
func writeBoth(p page, hugo, underpin string) error {
	front := fmt.Sprintf("---\ntitle: %q\ndescription: %q\ndate: %s\ntags: [trust]\n---\n\n", p.title, p.summary, p.date)
	if err := write(hugo, front, p.body); err != nil {
		return err
	}
	return write(underpin, underpinFront(p), p.body)
}

func underpinFront(p page) string {
	return fmt.Sprintf("---\ntitle: %q\nsummary: %q\nreviewed: %s\ntopics: [trust]\nrests_on: experience\n---\n\n", p.title, p.summary, p.date)
}

func write(name string, parts ...string) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer file.Close()
	out := bufio.NewWriter(file)
	for _, part := range parts {
		out.WriteString(part)
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return file.Close()
}
