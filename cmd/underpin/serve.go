package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"syscall"

	"github.com/spf13/cobra"

	"underpin/internal/diag"
	"underpin/internal/serve"
)

func newServe(s streams) *cobra.Command {
	var o serve.Options
	var open bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site while you write, and reload it on every change",
		Long: `Serve shows the site on this computer alone, renders pages when they are asked
for, and reloads open pages when a file changes. What is wrong is shown over the
last good version of the page. It never writes public/.`,
		Example: `  underpin serve
  underpin serve --drafts --open
  underpin serve --addr 127.0.0.1:8080`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := checkSource(o.Build.Source); err != nil {
				return err
			}
			o.Log, o.Style = s.err, diag.Style{Color: colors(s.err)}
			o.Ready = func(address string) {
				fmt.Fprintf(s.out, "The site is at %s (stop with Ctrl+C)\n", address)
				if open {
					openBrowser(s, address)
				}
			}
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			err := serve.Run(ctx, o)
			var outside *serve.NotLoopback
			var busy *serve.Busy
			var wrong *serve.NoAddress
			if errors.As(err, &outside) || errors.As(err, &busy) || errors.As(err, &wrong) {
				return &usageError{err.Error()}
			}
			return err
		},
	}
	addSource(cmd, &o.Build.Source)
	cmd.Flags().StringVar(&o.Addr, "addr", "127.0.0.1:4321", "where to listen, an `address` of this computer alone")
	cmd.Flags().BoolVar(&open, "open", false, "open it in the browser")
	cmd.Flags().BoolVar(&o.Build.Drafts, "drafts", false, "with the pages that are drafts")
	return cmd
}

// openBrowser opens an address the way each system does. That it cannot is said
// and no more: the address is on the screen.
func openBrowser(s streams, address string) {
	command := map[string][]string{
		"darwin":  {"open"},
		"windows": {"rundll32", "url.dll,FileProtocolHandler"},
	}[runtime.GOOS]
	if command == nil {
		command = []string{"xdg-open"}
	}
	if err := exec.Command(command[0], append(command[1:], address)...).Start(); err != nil {
		fmt.Fprintf(s.err, "The browser could not be opened: %v\n", err)
	}
}
