package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/dfc-lang/dfc/bpfgen"
	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/eval"
	"github.com/dfc-lang/dfc/eval/capture"
	"github.com/dfc-lang/dfc/eval/capture/live"
	"golang.org/x/net/bpf"
)

// liveCapture is "dfc capture".
type liveCapture struct {
	language
	Interface string   `short:"i" required:"" placeholder:"IFACE" help:"The network interface."`
	Write     string   `short:"w" placeholder:"OUT" help:"Write the matching packets to a pcapng file; - is standard output. With -G, the name may hold %Y, %m, %d, %H, %M, %S and %s."`
	Most      uint64   `short:"c" name:"packets" placeholder:"N" help:"Stop after so many matching packets."`
	Rotate    uint     `short:"G" name:"rotate" placeholder:"SECONDS" help:"Begin a new file for -w after so many seconds."`
	Buffer    int      `short:"B" name:"buffer" default:"32" placeholder:"MIB" help:"Room for packets that wait, in MiB (default: 32)."`
	Local     bool     `short:"p" name:"no-promiscuous" help:"Leave the interface out of promiscuous mode."`
	Output    string   `short:"T" name:"output" enum:"text,fields,json," default:"" placeholder:"text|fields|json" help:"What to print of a matching packet: a line, the values of fields, or JSON."`
	Field     []string `short:"e" sep:"none" placeholder:"FIELD" help:"A field to print, or what is made of fields (@ip.src, len(tcp), ip.ttl + 1); may be repeated."`
	Layout    []string `short:"E" name:"layout" sep:"none" placeholder:"KEY=VALUE" help:"For -T fields: as for match."`
	Filter    string   `arg:"" optional:"" help:"Display filter; all packets without one."`
}

// Run captures until it is told to stop: by a signal, or by the number of packets.
func (l *liveCapture) Run(c *console) error {
	prog, err := l.program(c, l.Filter)
	if err != nil {
		return err
	}
	m, err := eval.New(prog)
	if err != nil {
		return err
	}
	if l.Rotate > 0 && !strings.Contains(l.Write, "%") {
		return errors.New("-G needs -w with a time in the file's name, such as out-%H%M%S.pcapng")
	}
	source, err := l.open(c, prog, m.Stateful())
	if err != nil {
		return err
	}
	defer source.Close()
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	if !signal.Ignored(syscall.SIGHUP) { // as it is under nohup
		signal.Notify(signals, syscall.SIGHUP)
	}
	defer signal.Stop(signals)
	go func() {
		for range signals {
			source.Stop()
		}
	}()
	matched, err := l.packets(c, m, source)
	if n, countErr := source.Counters(); countErr == nil {
		c.out.Flush()
		fmt.Fprintf(c.err, "%d received, %d passed by the kernel, %d matched, %d dropped\n", n.Received, n.Passed, matched, n.Dropped)
	}
	return err
}

// open attaches as much of the filter as the kernel can decide, and will take.
func (l *liveCapture) open(c *console, prog *compile.Program, stateful bool) (*live.Source, error) {
	link, err := live.Link(l.Interface)
	if err != nil {
		return nil, err
	}
	options := live.Options{Interface: l.Interface, Buffer: l.Buffer << 20, Local: l.Local}
	if stateful {
		c.say("note: ", "the filter depends on earlier packets, so that the kernel passes all of them")
		return live.Open(options)
	}
	for _, most := range []int{0, 1000, 250} { // 0: as many as the kernel takes at best; sockets may have less room
		options.Program, err = kernelPart(prog, bpfgen.LinkType(link), most)
		if err != nil {
			break
		}
		source, err := live.Open(options)
		if !errors.Is(err, syscall.ENOMEM) {
			return source, err
		}
	}
	c.say("note: ", "the program for the filter is too long for the kernel, which passes all packets")
	options.Program = nil
	return live.Open(options)
}

// kernelPart is the program for a socket: it passes what the filter matches and what is needed to put datagrams together.
func kernelPart(prog *compile.Program, link bpfgen.LinkType, most int) ([]bpf.Instruction, error) {
	r, err := bpfgen.Lower(prog, bpfgen.Options{Link: link, Target: bpfgen.Kernel, Fragments: true, MaxInsns: most, Fit: true})
	if err != nil {
		return nil, err
	}
	return r.Instructions, nil
}

// packets runs the filter over what the kernel passes, and tells how many packets matched.
func (l *liveCapture) packets(c *console, m *eval.Matcher, source *live.Source) (matched uint64, err error) {
	r, err := capture.NewReader(source)
	if err != nil {
		return 0, err
	}
	outs, err := l.outputs(c, source)
	if err != nil {
		return 0, err
	}
	for _, o := range outs {
		if err := o.start(l.Interface, r); err != nil {
			return 0, err
		}
	}
	source.Idle = func() { // whoever looks at the output should not wait for the buffers to fill
		for _, o := range outs {
			if d, ok := o.(*dump); ok {
				d.to.Flush() // an error comes again
			}
		}
		c.out.Flush()
	}
	for l.Most == 0 || matched < l.Most {
		f, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return matched, errors.Join(err, finish(outs))
		}
		matches := m.MatchFrame(f)
		if matches {
			matched++
		}
		for _, o := range outs {
			if matches || o.everyFrame() {
				if err := o.frame(f, matches); err != nil {
					return matched, err
				}
			}
		}
	}
	return matched, finish(outs)
}

// finish ends the outputs.
func finish(outs []output) error {
	for _, o := range outs {
		if err := errors.Join(o.finish(), o.end()); err != nil {
			return err
		}
	}
	return nil
}

// outputs are what the flags ask for; they are those of match.
func (l *liveCapture) outputs(c *console, source *live.Source) ([]output, error) {
	var outs []output
	if l.Write != "" {
		w, err := newDump(c, l.Write, time.Duration(l.Rotate)*time.Second, l.zone(), source.Header())
		if err != nil {
			return nil, err
		}
		outs = append(outs, w)
		if l.Output == "" && len(l.Field) == 0 {
			return outs, nil
		}
	}
	same := match{language: l.language, Output: l.Output, Field: l.Field, Layout: l.Layout}
	others, err := same.outputs(c, "")
	return append(outs, others...), err
}

// dump writes packets to a file, or to a new one after some time.
type dump struct {
	to     *capture.Writer
	file   io.Writer
	name   string
	every  time.Duration
	zone   *time.Location
	header []byte
	began  int64 // of the file: its first packet, in seconds since 1970
}

func newDump(c *console, name string, every time.Duration, zone *time.Location, header []byte) (*dump, error) {
	d := &dump{file: c.out, name: name, every: every, zone: zone, header: header}
	if name != "-" {
		if err := d.create(time.Now()); err != nil {
			return nil, err
		}
	}
	d.to = capture.NewWriter(d)
	return d, nil
}

// create begins a file.
func (d *dump) create(now time.Time) error {
	name := d.name
	if d.every > 0 {
		name = timed(name, now.In(d.zone))
	}
	f, err := os.Create(name)
	if err == nil {
		d.file, d.began = f, now.Unix()
	}
	return err
}

// timed puts a time into a file's name.
func timed(name string, t time.Time) string {
	return strings.NewReplacer("%%", "%", "%Y", t.Format("2006"), "%m", t.Format("01"), "%d", t.Format("02"), "%H", t.Format("15"),
		"%M", t.Format("04"), "%S", t.Format("05"), "%s", fmt.Sprint(t.Unix())).Replace(name)
}

// Write writes to the current file.
func (d *dump) Write(b []byte) (int, error) { return d.file.Write(b) }

func (d *dump) start(_ string, r *capture.Reader) error { return d.to.From(r) }
func (d *dump) everyFrame() bool                        { return false }

func (d *dump) frame(f *capture.Frame, _ bool) error {
	if d.every > 0 && f.Sec-d.began >= int64(d.every/time.Second) {
		if err := d.end(); err != nil {
			return err
		}
		if err := d.create(time.Unix(f.Sec, int64(f.Nsec))); err != nil {
			return err
		}
		if _, err := d.file.Write(d.header); err != nil {
			return err
		}
	}
	return d.to.Write(f)
}

func (d *dump) finish() error { return d.to.Flush() }

func (d *dump) end() error {
	if err := d.to.Flush(); err != nil {
		return err
	}
	if c, ok := d.file.(io.Closer); ok {
		return c.Close()
	}
	return nil
}
