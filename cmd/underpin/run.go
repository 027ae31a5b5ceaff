package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// The exit status. Programs rely on it.
const (
	exitDone     = 0
	exitProblems = 1 // the site has problems, and all were reported
	exitFault    = 2 // wrong usage, or a fault of the tool
)

// errProblems is returned by a command that has reported what is wrong with the
// site.
var errProblems = errors.New("the site has problems")

// usageError is wrong usage: the message says what, and help is offered.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

func usagef(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

// calledAs is how the command is called again: "go run" compiles it into a folder
// of its own, and then nothing is called underpin.
func calledAs(executable string) string {
	if strings.Contains(filepath.ToSlash(executable), "/go-build") {
		return "go run ./cmd/underpin"
	}
	return "underpin"
}

// streams are where a run reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// run runs the command line args and returns the exit status.
func run(args []string, s streams) int {
	root := newRoot(s)
	root.SetArgs(args)
	cmd, err := root.ExecuteC()
	var usage *usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errProblems):
		return exitProblems
	case errors.As(err, &usage):
		command := calledAs(os.Args[0]) + strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name())
		fmt.Fprintf(s.err, "underpin: %s\nRun '%s --help' for usage.\n", usage.message, command)
		return exitFault
	}
	fmt.Fprintf(s.err, "underpin: %v\n", err)
	return exitFault
}

func newRoot(s streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "underpin",
		Short: "Build a site of guides and exercises that works anywhere",
		Long: `Underpin turns content/, layouts/, exercises/, static/ and site.yaml into a
static site that works at any address and from a folder.`,
		Example: `  underpin serve             # see the site while you write
  underpin check             # is everything in order?
  underpin build             # write it to public/
  underpin bundle html       # make one file to carry`,
		SilenceErrors: true,
		SilenceUsage:  true,

		SuggestionsMinimumDistance: 2,
		Args:                       noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return cmd.Help()
		},
	}
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return &usageError{err.Error()} })
	root.AddCommand(newBuild(s), newServe(s), newCheck(s), newBundle(s), newVerify(s), newNew(s), newVersion(s))
	root.InitDefaultCompletionCmd()
	root.InitDefaultHelpCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() { // made by cobra, which takes any words
		case "help":
			cmd.Args = func(_ *cobra.Command, args []string) error { return checkTopic(root, args) }
		case "completion":
			cmd.Args = func(_ *cobra.Command, args []string) error {
				if len(args) == 0 {
					return nil
				}
				return usagef("completion knows bash, fish, powershell and zsh, not %q", args[0])
			}
			cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		}
	}
	return root
}

// checkTopic refuses help on what is no command.
func checkTopic(root *cobra.Command, args []string) error {
	if found, rest, err := root.Find(args); err != nil || found == root && len(args) > 0 || len(rest) > 0 {
		return usagef("there is no command %q to help with", strings.Join(args, " "))
	}
	return nil
}

// noArgs refuses arguments, and proposes the command that was meant.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if cmd.HasParent() {
		return usagef("%s takes no argument, and %q was given", cmd.CommandPath(), args[0])
	}
	message := fmt.Sprintf("there is no command %q", args[0])
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		message += "; did you mean " + strings.Join(near, " or ") + "?"
	}
	return &usageError{message}
}

// addSource adds the flag that says where the source is.
func addSource(cmd *cobra.Command, source *string) {
	cmd.Flags().StringVar(source, "source", ".", "the `folder` that holds site.yaml")
	_ = cmd.MarkFlagDirname("source")
}

// addBaseURL adds the flag that says where the site will stand.
func addBaseURL(cmd *cobra.Command, base *string) {
	cmd.Flags().StringVar(base, "base-url", "", "the site's own `address`, instead of base_url in site.yaml")
}

// checkSource refuses a folder that is no source of a site.
func checkSource(source string) error {
	info, err := os.Stat(source)
	if err != nil || !info.IsDir() {
		return usagef("there is no folder %q; name the one that holds site.yaml with --source", source)
	}
	if _, err := os.Stat(source + "/site.yaml"); err != nil {
		return usagef("%s holds no site.yaml; run this in the folder that does, or name it with --source", source)
	}
	return nil
}

// isTerminal reports whether w is a terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colors reports whether w may be coloured: https://no-color.org
func colors(w io.Writer) bool {
	return isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
