//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// preview is a running server of one of the programs.
type preview struct {
	cmd     *exec.Cmd
	address string
	out     bytes.Buffer
}

// startHugo and startUnderpin start a server and wait until it answers.
func startHugo(program, dir string) (*preview, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	return startServer(dir, fmt.Sprintf("http://127.0.0.1:%d/bench/", port), program, "server", "--port", fmt.Sprint(port),
		"--bind", "127.0.0.1", "--watch", "--disableLiveReload", "--renderToMemory", "--logLevel", "error")
}

func startUnderpin(program, dir string) (*preview, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	return startServer(dir, fmt.Sprintf("http://127.0.0.1:%d/", port), program, "serve", "--source", dir, "--addr", fmt.Sprintf("127.0.0.1:%d", port))
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

func startServer(dir, address, program string, args ...string) (*preview, error) {
	p := &preview{cmd: exec.Command(program, args...), address: address}
	p.cmd.Dir, p.cmd.Stdout, p.cmd.Stderr = dir, &p.out, &p.out
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	if err := p.await("index.html", "Bench", time.Second/10, 5*time.Minute); err != nil {
		p.stop()
		return nil, err
	}
	return p, nil
}

func (p *preview) stop() {
	p.cmd.Process.Kill()
	p.cmd.Wait()
}

// await asks for a page until it holds the text.
func (p *preview) await(path, text string, pause, patience time.Duration) error {
	var last string
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(pause) {
		response, err := http.Get(p.address + path)
		if err != nil {
			last = err.Error()
			continue
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err == nil && bytes.Contains(body, []byte(text)) {
			return nil
		}
		last = response.Status
	}
	return fmt.Errorf("%s%s does not show %q: %s\n%.2000s", p.address, path, text, last, p.out.Bytes())
}

// edits changes one page after another, its words or its title, and times how
// long each takes to be served.
func (p *preview) edits(dir, kind string, pages, times int) ([]time.Duration, error) {
	var all []time.Duration
	for i := range times {
		n := (i*7919 + 3) % pages
		name := filepath.Join(dir, "content", sectionName(n%sections), slug(n)+".md")
		raw, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		word := fmt.Sprintf("edited%d", time.Now().UnixNano())
		old, changed := "\n## ", "\n"+word+".\n\n## "
		if kind == "title" {
			old, changed = "\ntitle: ", "\ntitle: "+word+" "
		}
		text := strings.Replace(string(raw), old, changed, 1)
		path := sectionName(n%sections) + "/" + slug(n) + ".html"
		start := time.Now()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return nil, err
		}
		if err := p.await(path, word, time.Millisecond, 30*time.Second); err != nil {
			return nil, err
		}
		all = append(all, time.Since(start))
		if err := os.WriteFile(name, raw, 0o644); err != nil {
			return nil, err
		}
		time.Sleep(2 * time.Second)
	}
	return all, nil
}
