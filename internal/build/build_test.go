package build_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"underpin/internal/build"
	"underpin/internal/diag"
)

// publish builds the site in source, and fails on any problem.
func publish(t *testing.T, o build.Options) build.Result {
	t.Helper()
	result, err := build.Run(o)
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Problems) > 0 {
		t.Fatalf("problems:\n%s", written(o.Source, result.Problems))
	}
	return result
}

// tree returns the files of a folder with their bytes.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// twoLanguages is a site in a language written from left to right and one
// written from right to left.
const twoLanguages = `-- site.yaml --
title: Small
tagline: A small site for tests
language: en
languages:
  - {code: en, name: English}
  - {code: ar, name: العربية}
sections: [{id: start, title: Start here, summary: Where to begin}]
topics: [{id: communication, title: Communication}]
roles: [{id: either, title: Either of you}]
phases: [{id: atone, title: Atone}]
-- site.ar.yaml --
title: صغير
tagline: موقع صغير للاختبار
sections: [{id: start, title: ابدأ هنا, summary: من أين تبدأ}]
topics: [{id: communication, title: تواصل}]
roles: [{id: either, title: أي منكما}]
phases: [{id: atone, title: تكفير}]
-- content/index.ar.md --
---
title: الصفحة الأولى
summary: الصفحة الأولى من موقع صغير تضع الأمثلة ملفاتها فوقه لتجربة اللغات المختلفة.
---

اقرأ [الصفحة الأولى](start/first.md) و[هذه](start/index.md).
-- content/start/first.ar.md --
---
title: أولا
summary: الدليل الأول والوحيد في موقع صغير تضع الأمثلة ملفاتها فوقه لتجربة اللغات.
---

## ما العمل اليوم

"خطوة" واحدة.
-- content/glossary.ar.yaml --
glossary:
  - id: amends
    term: تعويض
    definition: ما يفعله المرء ليصلح ما يمكن إصلاحه.
-- layouts/strings.ar.yaml --
rests-on: على ماذا يقوم هذا
date: "{day} {month} {year}"
months: يناير, فبراير, مارس, أبريل, مايو, يونيو, يوليو, أغسطس, سبتمبر, أكتوبر, نوفمبر, ديسمبر
alert-note: ملاحظة
alert-tip: نصيحة
alert-important: مهم
alert-warning: تحذير
alert-caution: حذر
source-label: مصدر {0}
table-label: جدول
footnotes-label: حواش
footnote-back: عودة إلى النص
exercises-title: تمارين
exercises-summary: ما يمكن فعله.
`

func TestTwoLanguages(t *testing.T) {
	dir := lay(t, twoLanguages)
	publish(t, build.Options{Source: dir, Output: filepath.Join(dir, "public"), BaseURL: "https://example.org/"})
	files := tree(t, filepath.Join(dir, "public"))
	for name, parts := range map[string][]string{
		"ar/start/first.html": {`<html lang="ar" dir="rtl">`, "صغير", `<h2 id="part-1478060456">ما العمل اليوم</h2>`},
		"ar/index.html":       {`href="start/first.html"`, `href="../start/index.html"`},
		"start/first.html":    {`<html lang="en" dir="ltr">`},
		"ar/feed.xml":         {"https://example.org/ar/start/first.html"},
		"search/ar.js":        {"أولا"},
	} {
		for _, part := range parts {
			if !strings.Contains(files[name], part) {
				t.Errorf("%s lacks %q:\n%s", name, part, files[name])
			}
		}
	}
}

// TestSameBytes builds one tree in different surroundings.
func TestSameBytes(t *testing.T) {
	one, two := lay(t, twoLanguages), lay(t, twoLanguages)
	publish(t, build.Options{Source: one, Output: filepath.Join(one, "public"), BaseURL: "https://example.org/"})

	t.Setenv("TZ", "Pacific/Kiritimati")
	t.Setenv("LC_ALL", "tr_TR.UTF-8")
	t.Setenv("SOURCE_DATE_EPOCH", "1")
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	old := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	if err := os.Chtimes(filepath.Join(two, "content/start/first.md"), old, old); err != nil {
		t.Fatal(err)
	}
	elsewhere := t.TempDir()
	publish(t, build.Options{Source: two, Output: elsewhere, BaseURL: "https://example.org/"})
	if diff := cmp.Diff(tree(t, filepath.Join(one, "public")), tree(t, elsewhere)); diff != "" {
		t.Errorf("(-first +second):\n%s", diff)
	}
}

// TestSavedDifferently builds a tree as different editors save it.
func TestSavedDifferently(t *testing.T) {
	one, two := lay(t, ""), lay(t, "")
	for _, name := range []string{"site.yaml", "content/start/first.md", "content/glossary.yaml", "layouts/strings.yaml"} {
		name = filepath.Join(two, name)
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		data = append([]byte("\uFEFF"), bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))...)
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	publish(t, build.Options{Source: one, Output: filepath.Join(one, "public")})
	publish(t, build.Options{Source: two, Output: filepath.Join(two, "public")})
	if diff := cmp.Diff(tree(t, filepath.Join(one, "public")), tree(t, filepath.Join(two, "public"))); diff != "" {
		t.Errorf("(-LF +BOM and CRLF):\n%s", diff)
	}
}

func TestNothingChanged(t *testing.T) {
	dir := lay(t, "")
	old := time.Now().Add(-time.Hour)
	err := filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chtimes(name, old, old)
	})
	if err != nil {
		t.Fatal(err)
	}
	o := build.Options{Source: dir, Output: filepath.Join(dir, "public")}
	first := publish(t, o)
	second := publish(t, o)
	want := diag.Summary{Pages: first.Summary.Pages, Unchanged: first.Summary.Written}
	if diff := cmp.Diff(want, second.Summary); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	edited := filepath.Join(dir, "content/start/first.md")
	data, err := os.ReadFile(edited)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(edited, append(data, "More.\n"...), 0o666); err != nil {
		t.Fatal(err)
	}
	third := publish(t, o)
	if third.Summary.Written != 2 { // the page and the search index
		t.Errorf("an edit of one page wrote %d files", third.Summary.Written)
	}
	if err := os.Remove(edited); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "content/index.md"), bytes.ReplaceAll(mustRead(t, filepath.Join(dir, "content/index.md")), []byte("start/first.md"), []byte("start/index.md")), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "content/start/index.md"), bytes.ReplaceAll(mustRead(t, filepath.Join(dir, "content/start/index.md")), []byte("(first.md)"), []byte("(../index.md)")), 0o666); err != nil {
		t.Fatal(err)
	}
	if fourth := publish(t, o); fourth.Summary.Removed != 1 {
		t.Errorf("a removed page left %d files behind it, want 1 removed", fourth.Summary.Removed)
	}
}

func mustRead(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestFileNames builds pages whose names must be escaped in addresses.
func TestFileNames(t *testing.T) {
	head := strings.TrimSuffix(strings.TrimPrefix(string(frontOf("Name")), "\n"), "\n")
	dir := lay(t, "-- content/start/50% off? #1 é.md --\n"+head+"\n\n## A heading\n\n[Back](first.md), [here](#a-heading)\n"+
		"-- content/start/third.md --\n"+head+"\n\n[There](50%25%20off%3F%20%231%20%C3%A9.md#a-heading), [again](<50%25 off? %231 é.md>)\n")
	publish(t, build.Options{Source: dir, Output: filepath.Join(dir, "public"), BaseURL: "https://example.org/a/"})
	files := tree(t, filepath.Join(dir, "public"))
	if _, ok := files["start/50% off? #1 é.html"]; !ok {
		t.Error("the page is not published under its own name")
	}
	const escaped = "50%25%20off%3F%20%231%20%C3%A9.html"
	for name, want := range map[string]string{
		"start/third.html": `<a href="` + escaped + `#part-1052372951">There</a>`,
		"sitemap.xml":      "https://example.org/a/start/" + escaped,
	} {
		if !strings.Contains(files[name], want) {
			t.Errorf("%s lacks %s:\n%s", name, want, files[name])
		}
	}
	if strings.Count(files["start/third.html"], escaped) != 2 {
		t.Errorf("the link in angle brackets leads elsewhere:\n%s", files["start/third.html"])
	}
}

func frontOf(title string) string {
	return "---\ntitle: " + title + "\nsummary: A guide with a name that must be escaped wherever it stands in an address.\nreviewed: 2026-11-22\nrests_on: experience\n---"
}

// TestTheSiteIsGood builds the real site with every rule but that of reviews,
// which depends on the day.
func TestTheSiteIsGood(t *testing.T) {
	const source = "../.."
	result, err := build.Run(build.Options{Source: source, Judge: true, Today: today})
	if err != nil {
		t.Fatal(err)
	}
	problems := slices.DeleteFunc(result.Problems, func(d diag.Diagnostic) bool { return d.Code == diag.ReviewDue })
	if len(problems) > 0 {
		t.Errorf("the site has problems:\n%s", written(source, problems))
	}
}
