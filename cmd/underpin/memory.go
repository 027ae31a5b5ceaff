package main

import (
	"math"
	"runtime/debug"
)

// What a build may use before it collects its garbage more often, in bytes: what
// it needs whatever the site, and what each page leaves behind (its front
// matter, its facts, its words for search: 4.2 kB were measured).
const (
	memoryBase    = 48 << 20
	memoryPerPage = 5_500
)

// loosen makes the garbage collector of a build rarer: a build allocates much
// and lives for seconds, and collecting as often as a long-lived program does
// costs a tenth of its time.
func loosen() { debug.SetGCPercent(200) }

// loosenWithin makes it rarer still, once the number of pages is known: the limit
// keeps a large site from taking memory in proportion to its garbage.
func loosenWithin(pages int) {
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(int64(memoryBase + pages*memoryPerPage))
}

// loosenMore lifts the limit for what parses the pages that a build has made: as
// trees they take many times what the build did, and a collector that a limit
// presses takes most of the time.
func loosenMore() { debug.SetMemoryLimit(math.MaxInt64) }
