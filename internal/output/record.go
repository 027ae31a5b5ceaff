package output

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"strconv"
	"strings"
)

// An entry is one file of the output as it was published.
type entry struct {
	path  string
	kind  Kind
	size  int64
	mtime int64 // nanoseconds since 1970
}

// matches reports whether a live file is the one that was published.
func (e *entry) matches(info fs.FileInfo) bool {
	return info.Mode().IsRegular() && info.Size() == e.size && info.ModTime().UnixNano() == e.mtime
}

// A record lists every file of ours in an output, and the stamp of the inputs
// they were made from. It is text, a line a file, with a checksum in front:
// 100,000 lines read in some 20 ms, and a person can read it too.
type record struct {
	stamp []byte
	files []entry
}

const recordMark = "underpin record 1 "

var errDamaged = errors.New("damaged")

func (r *record) encode() []byte {
	body := make([]byte, 0, 128+80*len(r.files))
	body = hex.AppendEncode(body, r.stamp)
	for i := range r.files {
		f := &r.files[i]
		body = append(body, '\n', kindLetters[f.kind], ' ')
		body = append(strconv.AppendInt(body, f.size, 10), ' ')
		body = append(strconv.AppendInt(body, f.mtime, 10), ' ')
		body = append(body, f.path...)
	}
	return fmt.Appendf(nil, "%s%08x\n%s", recordMark, checksum(body), body)
}

const kindLetters = "apo"

func checksum(body []byte) uint32 {
	return crc32.Checksum(body, crc32.MakeTable(crc32.Castagnoli))
}

func decode(data []byte) (*record, error) {
	head, body, _ := bytes.Cut(data, []byte("\n"))
	sum, ok := strings.CutPrefix(string(head), recordMark)
	if !ok || sum != fmt.Sprintf("%08x", checksum(body)) {
		return nil, errDamaged
	}
	first, rest, _ := strings.Cut(string(body), "\n")
	stamp, err := hex.DecodeString(first)
	if err != nil {
		return nil, errDamaged
	}
	r := &record{stamp: stamp, files: make([]entry, 0, strings.Count(rest, "\n")+1)}
	for line := ""; rest != ""; {
		line, rest, _ = strings.Cut(rest, "\n")
		e, err := decodeLine(line)
		if err != nil {
			return nil, err
		}
		r.files = append(r.files, e)
	}
	return r, nil
}

func decodeLine(line string) (entry, error) {
	kind, rest, _ := strings.Cut(line, " ")
	size, rest, _ := strings.Cut(rest, " ")
	mtime, name, _ := strings.Cut(rest, " ")
	e := entry{path: name}
	k := strings.Index(kindLetters, kind)
	var err1, err2 error
	e.size, err1 = strconv.ParseInt(size, 10, 64)
	e.mtime, err2 = strconv.ParseInt(mtime, 10, 64)
	// The checksum has caught accidents; the check of the name is for the day
	// it has not, since names in a record are names we may remove.
	if len(kind) != 1 || k < 0 || err1 != nil || err2 != nil || validName(name) != nil {
		return entry{}, errDamaged
	}
	e.kind = Kind(k)
	return e, nil
}

// readRecord returns nil without an error if there is none.
func readRecord(name string) (*record, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return decode(data)
}

// writeRecord replaces a record at once: it is never seen half written.
func writeRecord(name string, r *record) error {
	temporary := name + ".tmp"
	if err := os.WriteFile(temporary, r.encode(), 0o666); err != nil {
		os.Remove(temporary)
		return full(fmt.Errorf("cannot write the record of the output: %w", err))
	}
	return os.Rename(temporary, name)
}
