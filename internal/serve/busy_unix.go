//go:build unix

package serve

import (
	"errors"
	"syscall"
)

// isBusy reports whether err says that an address is in use.
func isBusy(err error) bool { return errors.Is(err, syscall.EADDRINUSE) }
