package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
)

// table prints what was measured.
type table struct {
	runs int
	rows []*row
}

func (t *table) print(out io.Writer) error {
	fmt.Fprintf(out, "Seconds, medians of %d runs, %d cores; in brackets how many times faster dfc is, with all cores and with `-j 1`.\n\n", t.runs, runtime.NumCPU())
	fmt.Fprintln(out, "| filter | dfc | dfc `-j 1` | bare read | tcpdump | tshark | memory of dfc | asked for |")
	fmt.Fprintln(out, "| --- | --- | --- | --- | --- | --- | --- | --- |")
	for _, r := range t.rows {
		fmt.Fprintf(out, "| %s | %s | %s | %s | %s | %s | %d MiB | %s |\n", r.what,
			r.own(), seconds(r.seconds[dfcOne]),
			r.against(bare), r.against(tcpdump), r.against(tshark), r.memory>>10, r.asked)
	}
	for _, r := range t.rows {
		var bytes int64
		if info, err := os.Stat(r.on.path); err == nil {
			bytes = info.Size()
		}
		fmt.Fprintf(os.Stderr, "dfcbench: %s: %d packets, %d MB\n", r.what, r.on.packets, bytes/1e6)
	}
	return nil
}

// own is dfc's time, and how many times that of the row it is compared with.
func (r *row) own() string {
	text := seconds(r.seconds[dfc])
	if r.base != nil && r.base.seconds[dfc] > 0 {
		text += fmt.Sprintf(" (%s the time)", ratio(r.seconds[dfc]/r.base.seconds[dfc]))
	}
	return text
}

// against is another reader's time, and how many times faster dfc is with all cores and with one worker.
func (r *row) against(other reader) string {
	t := r.seconds[other]
	if t == 0 {
		return ""
	}
	text := fmt.Sprintf("%s (%s", seconds(t), ratio(t/r.seconds[dfc]))
	if one := r.seconds[dfcOne]; one > 0 {
		text += ", " + ratio(t/one)
	}
	return text + ")"
}

func seconds(s float64) string {
	switch {
	case s == 0:
		return ""
	case s < 0.1:
		return fmt.Sprintf("%.4f", s)
	case s < 10:
		return fmt.Sprintf("%.2f", s)
	}
	return fmt.Sprintf("%.0f", s)
}

func ratio(r float64) string {
	if r < 10 {
		return fmt.Sprintf("%.2f×", r)
	}
	return fmt.Sprintf("%.0f×", r)
}
