package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"underpin/internal/build"
	"underpin/internal/bundle"
)

// largest is how large a file may be that verify looks at, in bytes: some
// hundred times the site.
const largest = 512 << 20

func newVerify(s streams) *cobra.Command {
	var source string
	cmd := &cobra.Command{
		Use:   "verify FILE",
		Short: "Say whether a file is the bundle that this source makes",
		Long: `Verify reads from a bundle which edition it is and how it was made, makes that
bundle again from the source, and compares the two byte for byte. Exit status 0
says that they are the same, 1 that they differ, 2 that the file is no bundle or
can't be read.`,
		Example: `  underpin verify underpin.html
  underpin verify reading.epub --source ../underpin`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("name one file: underpin verify underpin.html")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return verify(s, source, args[0]) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{bundle.KindHTML, bundle.KindZIP, bundle.KindEPUB}, cobra.ShellCompDirectiveFilterFileExt
		},
	}
	addSource(cmd, &source)
	return cmd
}

func verify(s streams, source, name string) error {
	if err := checkSource(source); err != nil {
		return err
	}
	file, err := readBundle(name)
	if err != nil {
		return err
	}
	stamp, err := bundle.ReadStamp(file)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	e, err := collect(s, build.Options{Source: source, Drafts: stamp.Drafts}, "text", s.err)
	if err != nil {
		return err
	}
	verdict, made, err := bundle.Verify(file, stamp, e)
	if err != nil {
		return err
	}
	switch {
	case verdict == bundle.Same:
		_, err = fmt.Fprintf(s.out, "%s is what this source makes, byte for byte: edition %s.\n", name, edition(stamp))
		return err
	case verdict == bundle.Changed:
		fmt.Fprintf(s.out, "%s was changed since it was made, or another version of underpin made it.\n"+
			"It says that it is edition %s, which this source makes, and its bytes are others.\n", name, edition(stamp))
	case made == nil:
		fmt.Fprintf(s.out, "%s is another edition, with a part that this source has not: edition %s.\n", name, edition(stamp))
	default:
		fmt.Fprintf(s.out, "%s is another edition.\nIt says:           %s\nThis source makes: %s\n",
			name, edition(stamp), edition(made.Stamp))
	}
	return errProblems
}

// edition names an edition with the day that tells which of two is newer.
func edition(s bundle.Stamp) string {
	if s.Reviewed == "" {
		return s.Edition
	}
	return s.Edition + ", newest page checked on " + s.Reviewed
}

// readBundle reads a file, unless it is too large to be a bundle.
func readBundle(name string) ([]byte, error) {
	f, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, usagef("there is no file %q", name)
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, usagef("%s is a folder; name the file of a bundle", name)
	}
	file, err := io.ReadAll(io.LimitReader(f, largest+1))
	if err == nil && len(file) > largest {
		err = fmt.Errorf("%s is too large to be a bundle", name)
	}
	return file, err
}
