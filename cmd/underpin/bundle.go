package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"underpin/internal/build"
	"underpin/internal/bundle"
	"underpin/internal/diag"
)

// bundling is what was asked of bundle.
type bundling struct {
	kind   string
	build  build.Options
	bundle bundle.Options
	output string // "" for a neutral name in the current folder, "-" for standard output
	report reporting
}

func newBundle(s streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "bundle",
		Short: "Make one file to carry where there is no connection",
		Long: `Bundle makes one file of the site that needs no other and no connection. The
same source and the same options give the same bytes, which verify checks.
File names and titles are neutral; --name says otherwise. The file itself is a
trace: whoever finds it knows what was read.`,
		Example: `  underpin bundle html
  underpin bundle html --only start,help/right-now --output reading.html
  underpin bundle exercise weekly-talk
  underpin bundle zip
  underpin bundle epub`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			message := fmt.Sprintf("bundle makes html, zip, epub or an exercise, not %q", args[0])
			if near, ok := diag.Nearest(args[0], []string{"html", "zip", "epub", "exercise"}); ok {
				message += "; did you mean " + near + "?"
			}
			return &usageError{message}
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		newBundleOf(s, bundle.KindHTML, "html", "All pages as one HTML file", "underpin bundle html --only start,help/right-now"),
		newBundleOf(s, bundle.KindZIP, "zip", "The site's folder as a ZIP file", "underpin bundle zip --output reading.zip"),
		newBundleOf(s, bundle.KindEPUB, "epub", "All pages as a book for e-readers", "underpin bundle epub --lang en"),
		newBundleOf(s, bundle.KindHTML, "exercise ID", "One exercise as one HTML file", "underpin bundle exercise weekly-talk"),
	)
	return cmd
}

func newBundleOf(s streams, kind, use, short, example string) *cobra.Command {
	b := &bundling{kind: kind}
	cmd := &cobra.Command{Use: use, Short: short, Example: "  " + example, Args: noArgs}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			b.bundle.Exercise = args[0]
		}
		return b.run(s, cmd.Flags().Changed("output"))
	}
	if strings.Contains(use, " ") {
		cmd.Args = func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "" {
				return usagef("name one exercise: %s", example)
			}
			return nil
		}
		cmd.ValidArgsFunction = b.complete(func(p build.EditionPage) []string { return []string{p.Exercise} })
	}
	addSource(cmd, &b.build.Source)
	f := cmd.Flags()
	f.StringVar(&b.output, "output", "", "the `file` to write, - for standard output (default a plain name in this folder)")
	f.StringSliceVar(&b.bundle.Only, "only", nil, "only these `sections and pages`; home and the help lines come along")
	f.StringSliceVar(&b.bundle.Languages, "lang", nil, "only these `languages`")
	f.StringVar(&b.bundle.Name, "name", "", "the file's `title`, instead of the site's")
	f.BoolVar(&b.build.Drafts, "drafts", false, "with the pages that are drafts")
	b.report.add(cmd)
	if kind == bundle.KindZIP { // it is refused with a reason, where an unknown flag would be without
		_ = f.MarkHidden("only")
		_ = f.MarkHidden("lang")
	}
	_ = cmd.MarkFlagFilename("output", kind)
	_ = cmd.RegisterFlagCompletionFunc("only", b.complete(bundle.Parts))
	_ = cmd.RegisterFlagCompletionFunc("lang", b.complete(func(p build.EditionPage) []string { return []string{p.Lang} }))
	_ = cmd.RegisterFlagCompletionFunc("name", cobra.NoFileCompletions)
	return cmd
}

// complete proposes what the pages of the site are called. A list of names
// between commas is completed at its end.
func (b *bundling) complete(names func(build.EditionPage) []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		e, _, err := build.Collect(b.build)
		if err != nil || e == nil {
			return nil, cobra.ShellCompDirectiveError
		}
		before := typed[:strings.LastIndexByte(typed, ',')+1]
		seen := map[string]bool{"": true}
		var found []string
		for _, p := range e.Pages {
			for _, name := range names(p) {
				if !seen[name] {
					seen[name] = true
					found = append(found, before+name)
				}
			}
		}
		return found, cobra.ShellCompDirectiveNoFileComp
	}
}

func (b *bundling) run(s streams, named bool) error {
	if err := b.check(named); err != nil {
		return err
	}
	problems := s.out
	if b.output == "-" { // what was asked for stands there, and nothing else
		problems = s.err
	}
	b.build.Strict = b.report.strict
	e, err := collect(s, b.build, b.report.format, problems)
	if errors.Is(err, errProblems) {
		fmt.Fprintln(s.err, "Nothing was written.")
	}
	if err != nil {
		return err
	}
	made, err := bundle.Make(b.kind, e, b.bundle)
	if err != nil {
		return wrongPart(err)
	}
	name := b.output
	if name == "" {
		name = b.bundle.FileName(e) + "." + b.kind
	}
	if name == "-" {
		_, err = s.out.Write(made.Data)
	} else {
		err = replace(name, made.Data)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(s.err, "%s: %s, %s, edition %s. The file itself is a trace: whoever finds it knows what was read.\n",
		name, sizes(b.kind, made.Data), plural(made.Pages, "page"), made.Stamp.Edition)
	return nil
}

// downloads makes what a site offers: all of it, in each of the forms.
func downloads(e *build.Edition) ([]build.Download, error) {
	loosenMore()
	var all []build.Download
	for _, kind := range []string{bundle.KindHTML, bundle.KindZIP, bundle.KindEPUB} {
		made, err := bundle.Make(kind, e, bundle.Options{})
		if err != nil {
			return nil, err
		}
		all = append(all, build.Download{Name: bundle.Options{}.FileName(e) + "." + kind, Kind: kind, Data: made.Data})
	}
	return all, nil
}

// check refuses what cannot be meant, before the work begins.
func (b *bundling) check(named bool) error {
	if err := b.report.check(); err != nil {
		return err
	}
	if err := checkSource(b.build.Source); err != nil {
		return err
	}
	parts := len(b.bundle.Only) > 0
	switch {
	case named && b.output == "":
		return usagef("--output names a file, and is empty")
	case b.kind == bundle.KindZIP && (parts || len(b.bundle.Languages) > 0):
		return usagef("%v", bundle.ErrWhole)
	case b.bundle.Exercise != "" && parts:
		return usagef("--only chooses pages, and one exercise is one page; leave it out")
	case b.output != "" && b.output != "-":
		return checkFile(b.build.Source, b.output)
	}
	return nil
}

// checkFile refuses a file that would stand in the site or in its source.
func checkFile(source, name string) error {
	folder := filepath.Dir(name)
	for _, part := range append(sourceParts[:], "public") {
		if within(folder, filepath.Join(source, part)) {
			return usagef("%s lies in %s/ of the source; name a file somewhere else, or build with --with-bundles", name, part)
		}
	}
	return nil
}

// wrongPart tells of a part that the site has not as wrong usage.
func wrongPart(err error) error {
	var unknown *bundle.Unknown
	if !errors.As(err, &unknown) {
		return err
	}
	message := err.Error()
	if hint := diag.DidYouMean(unknown.Name, unknown.Have); hint != "" {
		message += "; " + hint
	}
	return &usageError{message}
}

// collect builds the site in memory, shows how far it is, and reports the
// problems. The error is errProblems when there are errors among them.
func collect(s streams, o build.Options, format string, problems io.Writer) (*build.Edition, error) {
	debug.SetGCPercent(50) // the site is held in memory whole, and by default what lies about beside it is as large again
	bar := newProgress(s.err)
	o.Progress = func(done, total int) { bar.set(done, total) }
	e, result, err := build.Collect(o)
	bar.clear()
	if err == nil {
		err = report(problems, build.Source(o.Source), format, result)
	}
	if err == nil && e == nil {
		fmt.Fprintf(s.err, "%s.\n", count(result.Problems))
		err = errProblems
	}
	return e, err
}

// sizes says how large a file is, and how large in transit where that differs:
// the other kinds are packed already.
func sizes(kind string, data []byte) string {
	if kind != bundle.KindHTML {
		return size(len(data))
	}
	var packed bytes.Buffer
	w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression) // a level that there is
	if _, err := w.Write(data); err != nil || w.Close() != nil {
		return size(len(data))
	}
	return fmt.Sprintf("%s (%s gzipped)", size(len(data)), size(packed.Len()))
}

func size(bytes int) string {
	if bytes < 1000*1000 {
		return fmt.Sprintf("%d kB", (bytes+999)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}
