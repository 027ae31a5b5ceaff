package main

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"underpin/internal/build"
	"underpin/internal/bundle"
	"underpin/internal/diag"
)

var formats = []string{"text", "json", "github"}

// reporting are the flags of commands that report problems.
type reporting struct {
	strict bool
	format string
}

func (r *reporting) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&r.strict, "strict", false, "count warnings as errors")
	cmd.Flags().StringVar(&r.format, "format", "text", "how to report problems: text, json or github")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
}

func (r *reporting) check() error {
	if slices.Contains(formats, r.format) {
		return nil
	}
	message := fmt.Sprintf("--format is text, json or github, not %q", r.format)
	if near, ok := diag.Nearest(r.format, formats); ok {
		message += "; did you mean " + near + "?"
	}
	return &usageError{message}
}

func newBuild(s streams) *cobra.Command {
	var o build.Options
	var r reporting
	var withBundles bool
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Build the site into public/",
		Long: `Build reads the source, reports every problem there is, and publishes only when
there is none: a bad build leaves the output as it was. The output works at any
address and opened from its folder.`,
		Example: `  underpin build
  underpin build --base-url https://example.org/underpin/
  underpin build --with-bundles
  underpin build --output /tmp/site --strict --format json`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := prepare(cmd, &o, &r); err != nil {
				return err
			}
			if withBundles {
				o.Bundle = downloads
			}
			return runBuild(s, o, r)
		},
	}
	addSource(cmd, &o.Source)
	cmd.Flags().StringVar(&o.Output, "output", "", "the `folder` to publish into (default public in the source)")
	_ = cmd.MarkFlagDirname("output")
	addBaseURL(cmd, &o.BaseURL)
	cmd.Flags().BoolVar(&o.Drafts, "drafts", false, "with the pages that are drafts")
	cmd.Flags().BoolVar(&withBundles, "with-bundles", false, "offer the site for download, as HTML, ZIP and EPUB")
	r.add(cmd)
	return cmd
}

// prepare checks what was asked for and fills in the defaults.
func prepare(cmd *cobra.Command, o *build.Options, r *reporting) error {
	if err := r.check(); err != nil {
		return err
	}
	if err := checkSource(o.Source); err != nil {
		return err
	}
	if cmd.Flags().Changed("base-url") {
		base, err := baseURL(o.BaseURL)
		if err != nil {
			return err
		}
		o.BaseURL = base
	}
	if cmd.Flags().Changed("output") {
		if err := checkOutput(o.Source, o.Output); err != nil {
			return err
		}
	} else {
		o.Output = filepath.Join(o.Source, "public")
	}
	o.Strict = r.strict
	return nil
}

// sourceParts are the folders of a source that a build reads or keeps, and that
// of git: a site among them would be read by the next build, or spoil them.
var sourceParts = [...]string{"content", "layouts", "exercises", "static", ".underpin", ".git"}

// checkOutput refuses an output that would mix with the source.
func checkOutput(source, output string) error {
	if output == "" {
		return usagef("--output names a folder, and is empty")
	}
	if info, err := os.Stat(output); err == nil && !info.IsDir() {
		return usagef("%s is not a folder; name one for --output", output)
	}
	if within(source, output) {
		return usagef("the source lies in %s; name a folder of its own for --output, such as public", output)
	}
	for _, part := range sourceParts {
		if within(output, filepath.Join(source, part)) {
			return usagef("%s lies in %s/ of the source; name a folder of its own for --output, such as public", output, part)
		}
	}
	return nil
}

// within reports whether name is the folder or lies in it, links followed as far
// as the folders exist.
func within(name, folder string) bool {
	from, err := real(folder)
	if err != nil {
		return false
	}
	to, err := real(name)
	if err != nil {
		return false
	}
	relative, err := filepath.Rel(from, to)
	return err == nil && filepath.IsLocal(relative)
}

// real makes a path absolute and follows the links in what exists of it.
func real(name string) (string, error) {
	full, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	rest := ""
	for {
		if there, err := filepath.EvalSymlinks(full); err == nil {
			return filepath.Join(there, rest), nil
		}
		up := filepath.Dir(full)
		if up == full {
			return filepath.Join(full, rest), nil
		}
		full, rest = up, filepath.Join(filepath.Base(full), rest)
	}
}

// baseURL checks an address given on the command line, and ends it in a slash.
func baseURL(given string) (string, error) {
	u, err := url.Parse(given)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return "", usagef("--base-url is an address like https://example.org/underpin/, not %q", given)
	}
	return strings.TrimSuffix(given, "/") + "/", nil
}

func runBuild(s streams, o build.Options, r reporting) error {
	began := time.Now()
	result, err := reported(s, o, r, build.Run)
	if err != nil {
		return err
	}
	if result.Problems.HasErrors() {
		fmt.Fprintf(s.err, "%s. Nothing was published: %s is as it was.\n", count(result.Problems), o.Output)
		return errProblems
	}
	fmt.Fprintf(s.err, "%s in %s: %d written, %d unchanged, %d removed, in %s.%s\n",
		plural(result.Summary.Pages, "page"), o.Output, result.Summary.Written, result.Summary.Unchanged, result.Summary.Removed,
		time.Since(began).Round(time.Millisecond), warnings(result.Problems))
	return nil
}

// checkTargets is a build in memory that also checks each form of the site.
func checkTargets(o build.Options) (build.Result, error) {
	e, result, err := build.Collect(o)
	if e == nil || err != nil {
		return result, err
	}
	loosenMore()
	found, err := bundle.Targets(e)
	result.Problems = append(result.Problems, found...)
	result.Problems.Sort()
	return result, err
}

// reported runs a build, shows how far it is, and reports the problems.
func reported(s streams, o build.Options, r reporting, run func(build.Options) (build.Result, error)) (build.Result, error) {
	bar := newProgress(s.err)
	loosen()
	o.Progress = func(done, total int) {
		if done == 0 {
			loosenWithin(total)
		}
		bar.set(done, total)
	}
	result, err := run(o)
	bar.clear()
	if err == nil {
		err = report(s.out, build.Source(o.Source), r.format, result)
	}
	return result, err
}

func newCheck(s streams) *cobra.Command {
	var o build.Options
	var r reporting
	var allTargets bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Report everything that is wrong, and publish nothing",
		Long: `Check reports what build reports, and judges besides: budgets of size, reviews
that are due, reading grades, house words, words that a history list must not
show, and pages that lead nowhere.`,
		Example: `  underpin check
  underpin check --drafts
  underpin check --strict --all-targets --base-url https://example.org/underpin/
  underpin check --strict --format github`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			today, err := today()
			if err != nil {
				return err
			}
			o.Judge, o.Today = true, today
			if err := prepare(cmd, &o, &r); err != nil {
				return err
			}
			o.Output = ""
			return runCheck(s, o, r, allTargets)
		},
	}
	addSource(cmd, &o.Source)
	addBaseURL(cmd, &o.BaseURL)
	cmd.Flags().BoolVar(&o.Drafts, "drafts", false, "with the pages that are drafts")
	cmd.Flags().BoolVar(&allTargets, "all-targets", false, "also follow every link in the folder, the HTML file, those of its parts and the EPUB")
	r.add(cmd)
	return cmd
}

func runCheck(s streams, o build.Options, r reporting, allTargets bool) error {
	run := build.Run
	if allTargets {
		run = checkTargets
	}
	result, err := reported(s, o, r, run)
	if err != nil {
		return err
	}
	if result.Problems.HasErrors() {
		fmt.Fprintf(s.err, "%s.%s\n", count(result.Problems), leftOut(result.Drafts))
		return errProblems
	}
	fmt.Fprintf(s.err, "No errors.%s%s\n", warnings(result.Problems), leftOut(result.Drafts))
	return nil
}

// leftOut tells whoever has written a draft, and hears that all is well, that
// nobody has looked at it.
func leftOut(drafts int) string {
	if drafts == 0 {
		return ""
	}
	return " " + plural(drafts, "draft") + " left out; --drafts checks drafts too."
}

// today is the date that rules go by: SOURCE_DATE_EPOCH, or the clock's.
// https://reproducible-builds.org/specs/source-date-epoch/
func today() (time.Time, error) {
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return time.Now().UTC(), nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, usagef("SOURCE_DATE_EPOCH is a number of seconds, not %q", epoch)
	}
	return time.Unix(seconds, 0).UTC(), nil
}
