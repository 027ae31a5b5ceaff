//go:build !unix

package serve

import "strings"

// isBusy reports whether err says that an address is in use. Windows names it by
// a number of its own, WSAEADDRINUSE.
func isBusy(err error) bool {
	return strings.Contains(err.Error(), "Only one usage of each socket address")
}
