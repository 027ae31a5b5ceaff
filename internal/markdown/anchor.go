package markdown

import "strconv"

// Anchor returns the id under which a heading is published, given the one that
// authors write, which is made of its words: "part-" and a number, or "" for "".
//
// What follows the # of an address stands in the browser's history and in what
// it suggests, and a heading may tell there what somebody is going through. No
// list of words would find all that do. So none is shown, whatever it says. And
// since the number is made of the id alone, whoever writes a link knows it
// without having read the other page. Digits, because letters could make a word.
//
// The number is the id's FNV-1a hash. Two ids of one page that share it are
// reported where the second heading stands.
func Anchor(id string) string {
	if id == "" {
		return ""
	}
	hash := uint32(2166136261)
	for i := range len(id) {
		hash = (hash ^ uint32(id[i])) * 16777619
	}
	return "part-" + strconv.FormatUint(uint64(hash), 10)
}
