// Package serve previews a site while it is written: it renders pages when they
// are asked for, watches the source, and tells open pages to reload.
//
// In comes a source folder. Out come HTTP answers on the loopback interface
// alone, and lines for the person who started it. The output folder is never
// written. What editors' programs do on saving (half-written files, renames,
// folders replaced) ends in the same site as reading it anew would. It must not
// know how a page is made.
package serve

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"time"

	"underpin/internal/build"
	"underpin/internal/diag"
)

// Options say what to serve and where.
type Options struct {
	Build build.Options
	Addr  string    // host and port; the host is a loopback one
	Log   io.Writer // lines for the person who started it
	Style diag.Style
	Ready func(address string) // called once with the site's address
}

// NotLoopback is the error for an address that others could reach.
type NotLoopback struct{ Addr string }

func (e *NotLoopback) Error() string {
	return fmt.Sprintf("%s could be reached by others; serve listens on this computer alone, for instance on 127.0.0.1:4321", e.Addr)
}

// Busy is the error for an address that another program listens on.
type Busy struct{ Addr string }

func (e *Busy) Error() string {
	return fmt.Sprintf("another program listens on %s; stop it, or choose another address with --addr", e.Addr)
}

//go:embed live.js
var liveScript string

// Run serves until ctx is done.
func Run(ctx context.Context, o Options) error {
	if err := checkLoopback(o.Addr); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", o.Addr)
	if err != nil {
		if isBusy(err) {
			return &Busy{o.Addr}
		}
		return err
	}
	watcher, err := newWatcher(o.Build.Source) // before the source is read: what changes meanwhile is not missed
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer watcher.close()
	preview, err := build.NewPreview(o.Build, liveScript)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	s := &server{preview: preview, options: o, listeners: map[*client]struct{}{}, told: map[diag.Diagnostic]bool{}, host: listener.Addr().String()}
	s.say(s.news(preview.Problems(), nil))
	go watcher.run(ctx, s.changed)

	web := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	stopped := context.AfterFunc(ctx, func() { _ = web.Close() })
	defer stopped()
	address := "http://" + listener.Addr().String() + "/"
	o.Ready(address)
	if err := web.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// NoAddress is the error for words that are no address.
type NoAddress struct{ Addr string }

func (e *NoAddress) Error() string {
	return fmt.Sprintf("--addr is a host and a port, such as 127.0.0.1:4321, not %q", e.Addr)
}

// checkLoopback refuses an address that is not of this computer alone.
func checkLoopback(addr string) error {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return &NoAddress{addr}
	}
	if _, err := strconv.ParseUint(port, 10, 16); err != nil {
		return &NoAddress{addr}
	}
	if host == "localhost" {
		return nil
	}
	if ip, err := netip.ParseAddr(host); err == nil && ip.IsLoopback() {
		return nil
	}
	return &NotLoopback{addr}
}
