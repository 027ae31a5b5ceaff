// Command underpin builds, previews and checks the Underpin site.
package main

import (
	"os"
	"runtime/debug"
)

func main() {
	// A build allocates much and lives for seconds: fewer collections cost
	// memory that is given back at its end. Above the limit they come as often
	// as they must.
	debug.SetGCPercent(200)
	os.Exit(run(os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
}
