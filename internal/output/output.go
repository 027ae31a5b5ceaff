// Package output owns the folder a build publishes into.
//
// What comes in: files, each with a path, a [Kind], its bytes and the source
// it was made from. What goes out: the output folder, changed only by
// [Stage.Publish] and only where it differs; and a record of what is ours in
// it. Nothing here knows what a page or a site is.
//
// # What is promised, and against what
//
// Until Publish the output is not touched: what differs from the live file is
// written into a staging folder on the same disk. Publish then renames it in:
// assets, pages, the rest, and at last removes what is stale, pages before
// assets. So whoever reads the live folder never meets a page whose assets are
// missing, and a killed process leaves whole files only. Before the first
// rename the intended record is written down, so that the next [Open] knows
// which files an interrupted run may have put there.
//
// The promise is about processes that are killed, not about power that fails:
// nothing is flushed to the disk (fsync), because that costs a cold build many
// times its own duration and the output can always be built again. A record
// that power failure has torn is recognized by its checksum.
//
// A folder that is not there yet is renamed in whole, with its files of the kind
// whose turn it is. That is within the promise, and it saves a cold build the
// rename of each file, 25 µs beside 130 for writing it.
//
// Only files that the record lists are ever replaced or removed. Links in the
// output are never followed. This guards against what stands there, not
// against somebody who swaps folders while a build runs.
package output

import (
	"fmt"
	"path/filepath"
)

// Kind says in which turn a file is published.
type Kind uint8

const (
	// Asset is what pages need: scripts, styles, pictures. Published first
	// and removed last.
	Asset Kind = iota
	// Page is what readers open.
	Page
	// Other is what leads to pages: feeds, the sitemap, the search index.
	Other
)

// Counts says what Publish did.
type Counts struct{ Written, Unchanged, Removed int }

// Taken is the error for two sources that claim one path, or two paths that
// are one where upper and lower case are not told apart.
type Taken struct {
	Path  string // what Second makes
	Clash string // what First makes: Path, or a name that differs by case, or a folder and a file of one name
	First string // the sources of the two, in the order of their names
	// Second is the later of the two by name, where an error belongs.
	Second string
	// Folder is the one of the two sources that needs a folder of that name for
	// its file, or "".
	Folder string
}

func (e *Taken) Error() string {
	if e.Path == e.Clash {
		return fmt.Sprintf("%s and %s both make %s; rename one of them", e.First, e.Second, e.Path)
	}
	return fmt.Sprintf("%s and %s make %s and %s, which cannot stand beside each other on every disk; rename one of them",
		e.First, e.Second, e.Clash, e.Path)
}

// Foreign is the error for a file in the output that is not ours and that a
// build would have to mix with or replace.
type Foreign struct {
	Output  string // the output folder
	Path    string // the file, relative to Output
	Reason  Reason
	Records string // where the record is, or would be
}

// Reason says why a foreign file stands in the way.
type Reason uint8

const (
	// NoRecord: the folder holds files and was never published into.
	NoRecord Reason = iota
	// Damaged: there was a record, but it cannot be read.
	Damaged
	// InTheWay: the file stands where a file of the site belongs.
	InTheWay
)

func (e *Foreign) Error() string {
	file := filepath.Join(e.Output, filepath.FromSlash(e.Path))
	switch e.Reason {
	case InTheWay:
		return fmt.Sprintf("%s is not ours, and the site has a file of that name; move it away", file)
	case Damaged:
		return fmt.Sprintf("the record of what is ours in %s cannot be read (%s), so that %s might be somebody else's; empty the folder or name another one",
			e.Output, e.Records, file)
	}
	return fmt.Sprintf("%s holds files that were not made by this tool, %s among them; empty the folder or name another one",
		e.Output, file)
}

// Locked is the error for an output that another process is publishing into.
type Locked struct {
	Output string
	PID    int // 0 if it has not said yet
}

func (e *Locked) Error() string {
	who := "another process"
	if e.PID != 0 {
		who = fmt.Sprintf("process %d", e.PID)
	}
	return fmt.Sprintf("%s is building into %s; wait until it has ended, or stop it", who, e.Output)
}
