package output

import (
	"errors"
	"fmt"
	"os"
	"path"
)

// recall reads what is ours in an output, nil if nothing is known. If a run
// was interrupted while it published, that is what was there before and what
// that run had already put there; both are written down as one record, since
// this run may be interrupted too.
func (p place) recall() (*record, error) {
	before, err := readRecord(p.record())
	if err != nil {
		return nil, recallError(err)
	}
	intended, err := readRecord(p.intent())
	if err != nil || intended == nil {
		return before, recallError(err)
	}
	if before == nil {
		before = &record{}
	}
	merged := p.merge(before, intended)
	if err := writeRecord(p.record(), merged); err != nil {
		return nil, err
	}
	return merged, os.Remove(p.intent())
}

func recallError(err error) error {
	if err == nil || errors.Is(err, errDamaged) {
		return err
	}
	return fmt.Errorf("cannot read the record of the output: %w", err)
}

// merge adds to a record what an interrupted run has put in place. A file it
// had not come to yet is not ours: whatever stands there now came otherwise.
func (p place) merge(before, intended *record) *record {
	at := make(map[string]int, len(before.files))
	for i, f := range before.files {
		at[f.path] = i
	}
	merged := &record{files: before.files}
	unused := map[string]bool{}
	for _, f := range intended.files {
		if i, ok := at[f.path]; ok {
			// What was an asset for either is removed as late as an asset.
			merged.files[i].kind = min(merged.files[i].kind, f.kind)
		} else if info, err := os.Lstat(p.output + "/" + f.path); err == nil && f.matches(info) {
			merged.files = append(merged.files, f)
		} else {
			unused[path.Dir(f.path)] = true
		}
	}
	w := safeFolders{output: p.output, seen: map[string]bool{}}
	w.removeEmpty(unused)
	return merged
}
