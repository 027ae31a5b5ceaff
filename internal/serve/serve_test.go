package serve

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"underpin/internal/build"
)

// lines keeps what a server says to the person who started it.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// preview is a running server over a copy of the small site.
type preview struct {
	t       *testing.T
	dir     string
	address string
	log     *lines
}

func start(t *testing.T) *preview {
	t.Helper()
	base, err := txtar.ParseFile("../build/testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	p := &preview{t: t, dir: t.TempDir(), log: &lines{}}
	for _, f := range base.Files {
		p.write(f.Name, string(f.Data))
	}
	ready := make(chan string, 1)
	done := make(chan error, 1)
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		done <- Run(ctx, Options{
			Build: build.Options{Source: p.dir}, Addr: "127.0.0.1:0", Log: p.log,
			Ready: func(address string) { ready <- address },
		})
	}()
	select {
	case p.address = <-ready:
	case err := <-done:
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Errorf("the server ended with: %v", err)
		}
	})
	return p
}

func (p *preview) write(name, text string) {
	p.t.Helper()
	file := filepath.Join(p.dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		p.t.Fatal(err)
	}
}

func (p *preview) read(name string) string {
	p.t.Helper()
	data, err := os.ReadFile(filepath.Join(p.dir, name))
	if err != nil {
		p.t.Fatal(err)
	}
	return string(data)
}

func (p *preview) get(path string) (int, string) {
	p.t.Helper()
	response, err := http.Get(p.address + path)
	if err != nil {
		p.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

// listen opens a page's stream of news and returns its events.
func (p *preview) listen(path string) <-chan event {
	p.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	p.t.Cleanup(stop)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, p.address+".underpin/events?page=/"+path, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		p.t.Fatal(err)
	}
	events := make(chan event, 16)
	go func() {
		defer response.Body.Close()
		var e event
		for scanner := bufio.NewScanner(response.Body); scanner.Scan(); {
			line := scanner.Text()
			if name, ok := strings.CutPrefix(line, "event: "); ok {
				e.name = name
			}
			if data, ok := strings.CutPrefix(line, "data: "); ok {
				e.data = data
				events <- e
			}
		}
	}()
	if first := p.next(events); first.name != "problems" {
		p.t.Fatalf("the first news is %q, want the problems there are", first.name)
	}
	return events
}

// next waits for news; the time is what a broken server would hang for.
func (p *preview) next(events <-chan event) event {
	p.t.Helper()
	select {
	case e := <-events:
		return e
	case <-time.After(20 * time.Second):
		p.t.Fatalf("no news came; the log says:\n%s", p.log)
		return event{}
	}
}

func TestPages(t *testing.T) {
	p := start(t)
	for path, want := range map[string]int{
		"": 200, "index.html": 200, "start/": 200, "start/first.html": 200, "start/house.svg": 200, "search/en.js": 200,
		"robots.txt": 200, "start/none.html": 404, "search/xx.js": 404, "../site.yaml": 404, "site.yaml": 404,
	} {
		if got, body := p.get(path); got != want {
			t.Errorf("GET /%s gives %d, want %d:\n%.200s", path, got, want, body)
		}
	}
	if _, body := p.get("start/first.html"); !strings.Contains(body, "connect-src 'self'") || !strings.Contains(body, "EventSource") {
		t.Error("a previewed page must be able to hear of changes")
	}
	if _, err := os.Stat(filepath.Join(p.dir, "public")); !errors.Is(err, os.ErrNotExist) {
		t.Error("serve wrote public/")
	}
}

func TestForeignHost(t *testing.T) {
	p := start(t)
	request, err := http.NewRequest(http.MethodGet, p.address, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Host = "evil.example"
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusForbidden {
		t.Errorf("a foreign host gets %d", response.StatusCode)
	}
}

func TestEdit(t *testing.T) {
	p := start(t)
	events := p.listen("start/first.html")
	p.write("content/start/first.md", strings.Replace(p.read("content/start/first.md"), "Some words", "Other words", 1))
	if e := p.next(events); e.name != "reload" {
		t.Errorf("after an edit the page hears %q", e.name)
	}
	if _, body := p.get("start/first.html"); !strings.Contains(body, "Other words") {
		t.Errorf("the edit is not shown:\n%s", body)
	}
	p.write("content/start/first.md", strings.Replace(p.read("content/start/first.md"), "title: First", "title: Changed", 1))
	p.next(events)
	if _, body := p.get("start/"); !strings.Contains(body, "Changed") {
		t.Errorf("the section does not show the new title:\n%s", body)
	}
}

func TestMistakeIsShownOverTheLastGoodVersion(t *testing.T) {
	p := start(t)
	good := p.read("content/start/first.md")
	if _, body := p.get("start/first.html"); !strings.Contains(body, "Some words") {
		t.Fatal("the page is not there to begin with")
	}
	events := p.listen("start/first.html")
	p.write("content/start/first.md", strings.Replace(good, "Some words", "New words and [a link](nowhere.md)", 1))
	e := p.next(events)
	var text string
	if err := json.Unmarshal([]byte(e.data), &text); err != nil || e.name != "problems" {
		t.Fatalf("the page hears %q %q", e.name, e.data)
	}
	if !strings.Contains(text, "content/start/first.md:9:24: error: ") || !strings.Contains(text, "^^^^^^^^^^") {
		t.Errorf("the news lacks place or excerpt:\n%s", text)
	}
	if status, body := p.get("start/first.html"); status != 200 || !strings.Contains(body, "Some words") {
		t.Errorf("status %d; the last good version is gone:\n%s", status, body)
	}
	p.write("content/start/first.md", good)
	if e := p.next(events); e.name != "reload" {
		t.Errorf("when all is mended the page hears %q", e.name)
	}
}

func TestBrokenSettings(t *testing.T) {
	p := start(t)
	p.get("start/first.html")
	events := p.listen("start/first.html")
	good := p.read("site.yaml")
	p.write("site.yaml", good+"titel: twice\n")
	if e := p.next(events); e.name != "problems" || !strings.Contains(e.data, "site.yaml") {
		t.Errorf("the page hears %q %q", e.name, e.data)
	}
	if status, body := p.get("start/first.html"); status != 200 || !strings.Contains(body, "Some words") {
		t.Errorf("status %d; the last good version is gone", status)
	}
	p.write("site.yaml", good)
	if e := p.next(events); e.name != "reload" {
		t.Errorf("when all is mended the page hears %q", e.name)
	}
}

// TestSavedByEditors saves as programs do: beside the old file and then in its
// place, empty for a moment, and with the folder replaced.
// TestWarningsAreToldOnce begins a translation, which leaves much untranslated,
// and changes something else.
func TestWarningsAreToldOnce(t *testing.T) {
	p := start(t)
	events := p.listen("start/first.html")
	p.write("site.yaml", strings.Replace(p.read("site.yaml"), "language: en\n", "language: en\nlanguages: [{code: en, name: English}, {code: fr, name: Français}]\n", 1))
	p.next(events)
	const warning = "the glossary is not translated"
	if got := strings.Count(p.log.String(), warning); got != 1 {
		t.Fatalf("the new language gives %d warnings of the glossary, want 1:\n%s", got, p.log)
	}
	p.write("site.yaml", strings.Replace(p.read("site.yaml"), "title: Small", "title: Changed", 1))
	p.next(events)
	if got := strings.Count(p.log.String(), warning); got != 1 {
		t.Errorf("another change tells the warning again:\n%s", p.log)
	}
	p.write("content/glossary.fr.yaml", "glossary:\n  - {id: amend, term: A, definition: B.}\n")
	p.next(events)
	if !strings.Contains(p.log.String(), "translation-orphan") {
		t.Errorf("an error is not told:\n%s", p.log)
	}
}

func TestSavedByEditors(t *testing.T) {
	p := start(t)
	events := p.listen("start/first.html")
	name := filepath.Join(p.dir, "content/start/first.md")
	text := p.read("content/start/first.md")
	see := func(what, want string) {
		t.Helper()
		for {
			if _, body := p.get("start/first.html"); strings.Contains(body, want) {
				return
			}
			p.next(events) // each piece of news is a reason to look again
		}
	}
	p.write("content/start/.first.md.swp", "x")
	p.write("content/start/first.md~", "x")
	p.write("content/start/first.tmp", strings.Replace(text, "Some words", "Renamed words", 1))
	if err := os.Rename(filepath.Join(p.dir, "content/start/first.tmp"), name); err != nil {
		t.Fatal(err)
	}
	see("a rename", "Renamed words")

	p.write("content/start/first.md", "")
	p.write("content/start/first.md", strings.Replace(text, "Some words", "Rewritten words", 1))
	see("a rewrite", "Rewritten words")

	if err := os.Rename(filepath.Join(p.dir, "content"), filepath.Join(p.dir, "gone")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(p.dir, "gone"), filepath.Join(p.dir, "content")); err != nil {
		t.Fatal(err)
	}
	p.next(events)
	p.write("content/start/first.md", strings.Replace(text, "Some words", "Words in a folder put back", 1))
	see("a folder replaced", "Words in a folder put back")

	p.write("content/start/new.md", strings.Replace(text, "title: First", "title: Newcomer", 1))
	for {
		if _, body := p.get("start/"); strings.Contains(body, "Newcomer") {
			break
		}
		p.next(events)
	}
	if err := os.Remove(filepath.Join(p.dir, "content/start/new.md")); err != nil {
		t.Fatal(err)
	}
	for {
		if status, _ := p.get("start/new.html"); status == 404 {
			break
		}
		p.next(events)
	}
}

func TestAddresses(t *testing.T) {
	for addr, want := range map[string]bool{
		"127.0.0.1:4321": true, "localhost:80": true, "[::1]:0": true,
		"0.0.0.0:4321": false, ":4321": false, "192.0.2.1:80": false, "example.org:80": false, "4321": false,
	} {
		if got := checkLoopback(addr) == nil; got != want {
			t.Errorf("checkLoopback(%q) accepts: %t, want %t", addr, got, want)
		}
	}
}

func TestBusyAddress(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	err = Run(context.Background(), Options{Addr: listener.Addr().String()})
	var busy *Busy
	if !errors.As(err, &busy) {
		t.Errorf("Run on a busy address gives %v", err)
	}
}
