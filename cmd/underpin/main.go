// Command underpin builds, previews and checks the Underpin site.
//
// In come command lines. Out come a published site or a preview, the problems on
// standard output and all else on standard error, and the exit status. It must
// not know how a site is made: it only asks build and serve for it.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
}
