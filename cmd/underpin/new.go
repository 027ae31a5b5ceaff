package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"underpin/internal/build"
	"underpin/internal/scaffold"
)

func newNew(s streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "new",
		Short: "Begin a new guide or a translation",
		Long:  `New writes the beginning of a file that builds at once. It never writes over one.`,
		Example: `  underpin new guide communication/after-a-fight
  underpin new translation communication/say-it.fr`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return usagef("new makes a guide or a translation, not %q", args[0])
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		newFile(s, "guide SECTION/SLUG", "Begin a guide", "underpin new guide communication/after-a-fight", scaffold.Guide),
		newFile(s, "translation SECTION/SLUG.LANGUAGE", "Begin the translation of a page", "underpin new translation communication/say-it.fr", translation),
	)
	return cmd
}

type maker func(source fs.FS, name string, today time.Time) (scaffold.File, error)

func translation(source fs.FS, name string, _ time.Time) (scaffold.File, error) {
	return scaffold.Translation(source, name)
}

func newFile(s streams, use, short, example string, makes maker) *cobra.Command {
	var source string
	cmd := &cobra.Command{
		Use:     use,
		Short:   short,
		Example: "  " + example,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("give one name: %s", example)
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if err := checkSource(source); err != nil {
				return err
			}
			today, err := today()
			if err != nil {
				return err
			}
			file, err := makes(build.Source(source), args[0], today)
			var mistake *scaffold.Mistake
			if errors.As(err, &mistake) {
				return usagef("%s", mistake.Message)
			}
			if err != nil {
				return err
			}
			return writeNew(s, source, file)
		},
	}
	addSource(cmd, &source)
	return cmd
}

// writeNew writes a file where nothing stands yet.
func writeNew(s streams, source string, file scaffold.File) error {
	name := filepath.Join(source, filepath.FromSlash(file.Name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return usagef("%s exists already, and nothing was changed", file.Name)
	}
	if err != nil {
		return err
	}
	if _, err := f.Write(file.Data); err != nil {
		return errors.Join(err, f.Close(), os.Remove(name))
	}
	if err := f.Close(); err != nil {
		return err
	}
	fmt.Fprintln(s.out, file.Name)
	fmt.Fprintf(s.err, "Write in it, and see it with: underpin serve --drafts\n")
	return nil
}
