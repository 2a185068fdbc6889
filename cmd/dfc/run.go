package main

import (
	"errors"
	"fmt"
	"io"
	"syscall"

	"github.com/alecthomas/kong"
)

// The exit statuses.
const (
	done        = iota // also when nothing matched
	invalid            // the filter is invalid
	failed             // wrong use, or reading or writing failed
	unsupported        // the filter is valid, but dfc can't evaluate one of its fields
)

// commands is the command line. Each command is in a file of its own.
type commands struct {
	Match      match       `cmd:"" help:"Print, count or write the packets of capture files that a filter matches."`
	Capture    liveCapture `cmd:"" help:"Capture the packets of a network interface that a filter matches."`
	Tobpf      tobpf       `cmd:"" help:"Turn a filter into a classic BPF program."`
	Check      check       `cmd:"" help:"Tell whether filters are valid."`
	Explain    explain     `cmd:"" help:"Show how dfc understands a filter."`
	Fields     fields      `cmd:"" help:"List the fields that filters can use."`
	Fmt        format      `cmd:"" help:"Print filters in canonical form."`
	Complete   complete    `cmd:"" help:"List how the last word of a filter may go on."`
	Completion completion  `cmd:"" help:"Print what makes a shell complete commands, flags and filters."`
	Version    version     `cmd:"" help:"Print the version."`
}

// run is the command without the process around it.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	c := newConsole(stdin, stdout, stderr)
	helped := false
	parser, err := kong.New(&commands{},
		kong.Name("dfc"),
		kong.Description("dfc runs Wireshark display filters over capture files, and compiles them to BPF."),
		kong.Writers(stdout, stderr),
		kong.Exit(func(int) { helped = true }), // kong calls it after printing help, and goes on parsing
	)
	if err != nil {
		panic(err) // the structs above are wrong
	}
	cmd, err := parser.Parse(args)
	if helped {
		return done
	}
	if err != nil {
		return c.report(fmt.Errorf("%w; see dfc --help", err))
	}
	err = cmd.Run(c)
	if flushErr := c.out.Flush(); err == nil {
		err = flushErr
	}
	if errors.Is(err, syscall.EPIPE) { // whoever reads the output has had enough
		return done
	}
	return c.report(err)
}
