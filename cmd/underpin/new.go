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
		Short: "Begin a new guide, exercise, widget or translation",
		Long:  `New writes the beginning of something that builds at once. It never writes over a file.`,
		Example: `  underpin new guide communication/after-a-fight
  underpin new exercise weekly-talk
  underpin new widget mood-line
  underpin new translation communication/say-it.fr`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return usagef("new makes a guide, an exercise, a widget or a translation, not %q", args[0])
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		newFile(s, "guide SECTION/SLUG", "Begin a guide", "underpin new guide communication/after-a-fight", guide),
		newFile(s, "exercise ID", "Begin an exercise", "underpin new exercise weekly-talk", exercise),
		newFile(s, "widget TAG", "Begin a widget", "underpin new widget mood-line", widget),
		newFile(s, "translation SECTION/SLUG.LANGUAGE", "Begin the translation of a page", "underpin new translation communication/say-it.fr", translation),
	)
	return cmd
}

type maker func(source fs.FS, name string, today time.Time) ([]scaffold.File, error)

func guide(source fs.FS, name string, today time.Time) ([]scaffold.File, error) {
	return one(scaffold.Guide(source, name, today))
}

func translation(source fs.FS, name string, _ time.Time) ([]scaffold.File, error) {
	return one(scaffold.Translation(source, name))
}

func one(file scaffold.File, err error) ([]scaffold.File, error) {
	return []scaffold.File{file}, err
}

func exercise(source fs.FS, id string, _ time.Time) ([]scaffold.File, error) {
	return scaffold.Exercise(source, id)
}

func widget(source fs.FS, tag string, _ time.Time) ([]scaffold.File, error) {
	return scaffold.Widget(source, tag)
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
			files, err := makes(build.Source(source), args[0], today)
			var mistake *scaffold.Mistake
			if errors.As(err, &mistake) {
				return usagef("%s", mistake.Message)
			}
			if err != nil {
				return err
			}
			return writeAll(s, source, files)
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if cmd.Name() != "guide" || len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return scaffold.Sections(build.Source(source)), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
		},
	}
	addSource(cmd, &source)
	return cmd
}

// writeAll writes files where nothing stands yet, or none of them.
func writeAll(s streams, source string, files []scaffold.File) error {
	for _, file := range files {
		if _, err := os.Lstat(filepath.Join(source, filepath.FromSlash(file.Name))); err == nil {
			return usagef("%s exists already, and nothing was changed", file.Name)
		}
	}
	for _, file := range files {
		if err := writeNew(source, file); err != nil {
			return err
		}
		fmt.Fprintln(s.out, file.Name)
	}
	fmt.Fprintf(s.err, "Write in it, and see it with: %s serve --drafts\n", calledAs(os.Args[0]))
	return nil
}

func writeNew(source string, file scaffold.File) error {
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
	return f.Close()
}
