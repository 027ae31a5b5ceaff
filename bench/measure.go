//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"syscall"
	"time"
)

// run is what one run of a program cost.
type run struct {
	wall, cpu time.Duration
	peak      float64 // MiB
}

// measure runs a program to its end.
func measure(dir, name string, args ...string) (run, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if err != nil {
		text := out.Bytes()
		return run{}, fmt.Errorf("%s %v: %w\n%s", name, args, err, text[:min(len(text), 2000)])
	}
	return run{wall: wall, cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), peak: peak(cmd.ProcessState)}, nil
}

// peak is the most memory that the process held at a time. A child begins with
// the memory of the program that starts it, so this one has to stay small.
func peak(state *os.ProcessState) float64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	size := float64(usage.Maxrss)
	if runtime.GOOS == "darwin" {
		return size / (1 << 20)
	}
	return size / (1 << 10)
}

// series is the runs of one program, one a round.
type series []run

func (s series) wall() float64 { return median(s, func(r run) float64 { return r.wall.Seconds() }) }
func (s series) cpu() float64  { return median(s, func(r run) float64 { return r.cpu.Seconds() }) }
func (s series) peak() float64 { return median(s, func(r run) float64 { return r.peak }) }

// ratio is the median of the ratios within each round: the speed of a shared
// machine drifts from round to round, and both programs drift alike.
func ratio(a, b series, of func(run) float64) float64 {
	ratios := make([]float64, len(a))
	for i := range a {
		ratios[i] = of(a[i]) / of(b[i])
	}
	return median(ratios, func(r float64) float64 { return r })
}

func median[T any](all []T, of func(T) float64) float64 {
	values := make([]float64, len(all))
	for i, x := range all {
		values[i] = of(x)
	}
	slices.Sort(values)
	if len(values) == 0 {
		return 0
	}
	return (values[(len(values)-1)/2] + values[len(values)/2]) / 2
}
