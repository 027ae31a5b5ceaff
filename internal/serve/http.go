package serve

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"mime"
	"net"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"underpin/internal/build"
	"underpin/internal/diag"
)

// eventsPath is where open pages wait for news. No page of a site can have it.
const eventsPath = "/.underpin/events"

type server struct {
	preview *build.Preview
	options Options
	host    string // host and port it listens on

	told map[diag.Diagnostic]bool // warnings that the terminal shows already

	mu        sync.Mutex
	listeners map[*client]struct{}
}

// client is one open page that waits for news.
type client struct {
	page string
	news chan event
}

type event struct{ name, data string }

// ServeHTTP answers one request.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	// A page of another site could otherwise reach this server under a name
	// that leads to this computer (DNS rebinding).
	if !s.ownHost(r.Host) {
		http.Error(w, "this preview answers to "+s.host+" alone", http.StatusForbidden)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "a preview can only be read", http.StatusMethodNotAllowed)
		return
	}
	if r.URL.Path == eventsPath {
		s.wait(w, r)
		return
	}
	s.page(w, r)
}

func (s *server) ownHost(host string) bool {
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		name, port = host, "80"
	}
	own, ownPort, err := net.SplitHostPort(s.host)
	if err != nil || port != ownPort {
		return false
	}
	return name == own || name == "localhost" || name == "127.0.0.1" || name == "::1"
}

func (s *server) page(w http.ResponseWriter, r *http.Request) {
	name := pathOf(r.URL)
	answer, err := s.preview.Get(name)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	kind := mime.TypeByExtension(path.Ext(name))
	switch {
	case !answer.Found && answer.Data == nil, answer.Found && answer.Data == nil:
		kind = "text/html; charset=utf-8"
		header.Set("Content-Type", kind)
		w.WriteHeader(statusOf(answer))
		s.bare(w, answer)
		return
	case !answer.Found:
		kind = "text/html; charset=utf-8"
	}
	header.Set("Content-Type", kind)
	header.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(statusOf(answer))
	if r.Method == http.MethodGet {
		_, _ = w.Write(answer.Data) // the reader may have gone
	}
}

func statusOf(a build.Answer) int {
	switch {
	case !a.Found && len(a.Problems) == 0:
		return http.StatusNotFound
	case a.Data == nil:
		return http.StatusInternalServerError
	case !a.Found:
		return http.StatusNotFound
	}
	return http.StatusOK
}

// pathOf returns the path of the site that an address names.
func pathOf(u *url.URL) string {
	name := strings.TrimPrefix(path.Clean("/"+u.Path), "/")
	if name == "" || strings.HasSuffix(u.Path, "/") {
		name = path.Join(name, "index.html")
	}
	return name
}

// bare writes a page where there is none to show: one that was never good, or
// nothing at all. It reloads when that changes.
func (s *server) bare(w http.ResponseWriter, a build.Answer) {
	text := s.text(a.Problems)
	if text == "" {
		text = "There is no page here."
	}
	fmt.Fprintf(w, "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Preview</title><pre>%s</pre><script>%s</script></html>\n",
		html.EscapeString(text), liveScript)
}

// text writes problems as the terminal shows them.
func (s *server) text(l diag.List) string {
	var b bytes.Buffer
	if err := diag.WriteText(&b, l, s.preview.Source(), diag.Style{}); err != nil {
		panic("serve: writing to memory failed: " + err.Error())
	}
	return b.String()
}

// wait keeps a page's connection open and sends it news.
func (s *server) wait(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "this connection cannot be kept open", http.StatusInternalServerError)
		return
	}
	page, err := url.Parse(r.URL.Query().Get("page"))
	if err != nil {
		http.Error(w, "page is a path", http.StatusBadRequest)
		return
	}
	c := &client{page: pathOf(page), news: make(chan event, 8)}
	s.mu.Lock()
	s.listeners[c] = struct{}{}
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.listeners, c)
		s.mu.Unlock()
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	s.tell(c)
	for {
		flusher.Flush()
		select {
		case <-r.Context().Done():
			return
		case e := <-c.news:
			if _, err := fmt.Fprintf(w, "event: %s\ndata: %s\n\n", e.name, e.data); err != nil {
				return
			}
		}
	}
}

// tell sends a page the problems that concern it.
func (s *server) tell(c *client) {
	answer, err := s.preview.Get(c.page)
	if err != nil {
		return
	}
	data, err := json.Marshal(s.text(answer.Problems))
	if err != nil {
		panic("serve: a text must encode: " + err.Error())
	}
	c.send(event{"problems", string(data)})
}

// send gives up on a page that has stopped reading: it will ask again.
func (c *client) send(e event) {
	select {
	case c.news <- e:
	default:
	}
}

// changed takes note of changed source files, and tells every open page.
func (s *server) changed(names []string) {
	problems, err := s.preview.Changed(names)
	if err != nil {
		fmt.Fprintf(s.options.Log, "underpin: %v\n", err)
		return
	}
	s.say(s.news(problems, names))
	if !problems.HasErrors() {
		fmt.Fprintf(s.options.Log, "changed: %s\n", summary(names))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.listeners {
		if problems.HasErrors() {
			s.tell(c)
		} else {
			c.send(event{"reload", "1"})
		}
	}
}

func summary(names []string) string {
	if len(names) > 3 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:3], ", "), len(names)-3)
	}
	return strings.Join(names, ", ")
}

// news leaves out the warnings that were told before: a language that is begun has
// many, and they would hide what the last change did. Those of a file that was
// just saved are told again.
func (s *server) news(l diag.List, saved []string) diag.List {
	var fresh diag.List
	for _, d := range l {
		if d.Severity == diag.SeverityError || !s.told[d] || slices.Contains(saved, d.File) {
			fresh = append(fresh, d)
		}
		s.told[d] = true
	}
	return fresh
}

// say writes problems for the person who started the preview.
func (s *server) say(l diag.List) {
	if err := diag.WriteText(s.options.Log, l, s.preview.Source(), s.options.Style); err != nil {
		panic("serve: cannot write to the terminal: " + err.Error())
	}
}
