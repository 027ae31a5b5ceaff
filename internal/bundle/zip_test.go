package bundle

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

func TestZIP(t *testing.T) {
	data, err := ZIP(small(), Options{Name: "Été: Reading list"})
	if err != nil {
		t.Fatal(err)
	}
	again, err := ZIP(small(), Options{Name: "Été: Reading list"})
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("two archives of one edition differ (%v)", err)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range archive.File {
		names = append(names, f.Name)
		if !f.Modified.Equal(day) || f.Mode() != 0o644 {
			t.Errorf("%s is of %v, with the mode %v", f.Name, f.Modified, f.Mode())
		}
	}
	const folder = "t-reading-list/"
	want := []string{"README.txt", "feed.xml", "fr/index.html", "house.svg", "index.html", "start/first.html"}
	for i := range want {
		want[i] = folder + want[i]
	}
	if !slices.Equal(names, want) {
		t.Errorf("the archive holds %q, want %q", names, want)
	}
	page, err := archive.Open(folder + "start/first.html")
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(page); err != nil || string(text) != "<main>first</main>" {
		t.Errorf("a page reads %q, %v", text, err)
	}
	s, err := ReadStamp(data)
	if err != nil || s.Kind != KindZIP || s.Options.Name != "Été: Reading list" {
		t.Errorf("its stamp is %v, %v", s, err)
	}
}

func TestZIPSaysWhatToDo(t *testing.T) {
	e := small()
	e.License = "CC BY 4.0"
	about, err := Options{}.about(e)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(about)), " ")
	for _, part := range []string{
		"Small How to open it", `Open the folder "small"`, "network off", "is a trace", "another person's device may be safer, or paper",
		"downloads folder", "recycle bin", "mail", "cloud", "USB stick", "recent files", "Newest page checked on 2026-11-22", "CC BY 4.0",
	} {
		if !strings.Contains(text, part) {
			t.Errorf("%s does not say %q", readme, part)
		}
	}
	for line := range strings.SplitSeq(string(about), "\r\n") {
		if strings.ContainsAny(line, "\r\n") || len(line) > 80 && !strings.HasPrefix(line, stampMark) {
			t.Errorf("a line is too long for a small window, or ends in another way: %q", line)
		}
	}
}

func TestZIPIsWhole(t *testing.T) {
	for _, o := range []Options{{Only: []string{"start"}}, {Languages: []string{"en"}}, {Exercise: "apology"}} {
		if _, err := ZIP(small(), o); !errors.Is(err, ErrWhole) {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

func TestFileNames(t *testing.T) {
	for _, c := range []struct {
		o    Options
		want string
	}{
		{Options{}, "small"},
		{Options{Name: "../../etc/passwd"}, "etc-passwd"},
		{Options{Name: "دفتر"}, "pages"},
		{Options{Exercise: "weekly-talk"}, "weekly-talk"},
		{Options{Exercise: "weekly-talk", Name: "Notes 2"}, "notes-2"},
	} {
		if got := c.o.FileName(small()); got != c.want {
			t.Errorf("%+v: %q, want %q", c.o, got, c.want)
		}
	}
}
