package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"
)

// reader is one of those that are compared.
type reader int

const (
	dfc reader = iota
	dfcOne
	tcpdump
	tshark
	bare
	readers
)

// row is a question that several readers answer.
type row struct {
	what     string
	asked    string // what it should reach
	base     *row   // whose time dfc's is compared with; nil: none
	on       *file
	out      string // what the commands write; none if empty
	commands [readers][]string
	seconds  [readers]float64 // medians; 0: not asked
	memory   int64            // of dfc, in KiB
}

// measure runs the commands in turn. Of what tshark takes for the first part, all but its start is scaled to the whole.
func (r *row) measure(runs int, start float64) error {
	var took [readers][]float64
	for range runs {
		for i, args := range r.commands {
			if args == nil {
				continue
			}
			if r.out != "" { // what the run before has not written to the disk yet is not for this one to wait for
				os.Remove(r.out)
				syscall.Sync()
			}
			seconds, memory, err := run(args)
			if err != nil {
				return err
			}
			took[i] = append(took[i], seconds)
			if reader(i) == dfc {
				r.memory = max(r.memory, memory)
			}
		}
	}
	for i, list := range took {
		if len(list) > 0 {
			slices.Sort(list)
			r.seconds[i] = list[len(list)/2]
		}
	}
	if r.commands[tshark] != nil {
		r.seconds[tshark] = start + (r.seconds[tshark]-start)*float64(r.on.packets)/float64(r.on.part.packets)
	}
	return nil
}

func run(args []string) (seconds float64, memory int64, err error) {
	cmd := exec.Command(args[0], args[1:]...)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	began := time.Now()
	err = cmd.Run()
	took := time.Since(began)
	if err != nil {
		return 0, 0, fmt.Errorf("%s: %w\n%s", strings.Join(args, " "), err, complaints.Bytes())
	}
	return took.Seconds(), cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss, nil
}

// rows are the questions.
func (b *bench) rows(fs *files) []*row {
	const resets = "tcp[tcpflags] & tcp-rst != 0"
	self, _ := os.Executable()
	compare := func(what string, on *file, filter, bpf string, flags ...string) *row {
		r := &row{what: what, on: on}
		match := append([]string{b.Dfc, "match"}, flags...)
		r.commands[dfc] = append(slices.Clone(match), filter, on.path)
		r.commands[dfcOne] = append(slices.Clone(match), "-j", "1", filter, on.path)
		if bpf != "" && b.Tcpdump != "" {
			r.commands[tcpdump] = []string{b.Tcpdump, "-r", on.path, "--count", bpf}
			if slices.Contains(flags, "-w") {
				r.commands[tcpdump] = []string{b.Tcpdump, "-r", on.path, "-w", b.Out, bpf}
			}
		}
		if slices.Contains(flags, "-w") {
			r.out = b.Out
		}
		if on.part != nil && b.Tshark != "" && !slices.Contains(flags, "-w") {
			r.commands[tshark] = []string{b.Tshark, "-r", on.part.path, "-Y", filter}
		}
		r.commands[bare] = []string{self, "--read", on.path}
		return r
	}
	rows := []*row{
		compare("`tcp.flags.reset == 1 and ip.addr == 10.1.2.3`, count, IMIX", fs.imix,
			"tcp.flags.reset == 1 and ip.addr == 10.1.2.3", resets+" and host 10.1.2.3", "-c"),
		compare("the same for 10.0.0.0/8, `-w`, 5 % of packets match, IMIX", fs.imix,
			"tcp.flags.reset == 1 and ip.addr == 10.0.0.0/8", resets+" and net 10.0.0.0/8", "-w", b.Out),
		compare("`ip.addr == 10.0.0.0/8 or ipv6`, `-w`, all packets match, IMIX", fs.imix,
			"ip.addr == 10.0.0.0/8 or ipv6", "net 10.0.0.0/8 or ip6", "-w", b.Out),
		compare("the first, pcapng", fs.imixNG,
			"tcp.flags.reset == 1 and ip.addr == 10.1.2.3", resets+" and host 10.1.2.3", "-c"),
		compare("`tcp.seq == 1 and tcp.flags.reset == 1`, count, ordinary", fs.ordinary,
			"tcp.seq == 1 and tcp.flags.reset == 1", resets, "-c"),
		compare("`frame contains \"needle\"`, count, ordinary", fs.ordinary,
			`frame contains "needle"`, "", "-c"),
	}
	for _, filter := range []string{
		"tcp.analysis.retransmission", `http.request.method == "POST"`, `dns.qry.name contains "x"`, `tls.handshake.extensions_server_name == "x"`,
	} {
		rows = append(rows, compare("`"+filter+"`, count, ordinary", fs.ordinary, filter, "", "-c"))
	}
	rows[3].commands[bare] = nil // it reads pcap only
	rows[3].base = rows[0]
	for i, asked := range []string{
		"4× tcpdump; `-j 1`: 1.8× tcpdump, 0.63× bare read", "3× tcpdump", "1× tcpdump", "at most 1.3× the pcap time",
		"1× tcpdump, 50× tshark", "0.5× bare read", "30× tshark", "30× tshark", "30× tshark", "30× tshark",
	} {
		rows[i].asked = asked
	}
	return append(rows, b.setRows(fs)...)
}

// start is how long tshark takes for hardly any packets.
func (b *bench) start(fs *files) (float64, error) {
	if b.Tshark == "" {
		return 0, nil
	}
	best := 0.0
	for range b.Runs {
		took, _, err := run([]string{b.Tshark, "-r", fs.small.path, "-Y", "tcp"})
		if err != nil {
			return 0, err
		}
		if best == 0 || took < best {
			best = took
		}
	}
	return best, nil
}

// many are filters to be answered in one pass.
var many = []string{
	"tcp.flags.reset == 1", "tcp.flags.syn == 1 and tcp.flags.ack == 0", "ip.addr == 10.20.30.2", "tcp.port == 443",
	"udp.port == 53", "icmp", "arp", "ipv6", "ip.ttl < 10", "frame.len > 1000",
	"tcp.dstport in {80, 443, 8000..8100}", "ip.src == 10.0.0.0/8 and tcp", "udp and not udp.port == 53", "tcp.window_size_value == 0",
	"eth.type == 0x86dd", "ip.flags.df == 0", "tcp.flags.fin == 1", "ip.len < 60", "tcp.srcport > 50000", "vlan",
}

// setRows are the rows about many filters in one pass, and about starting.
func (b *bench) setRows(fs *files) []*row {
	one := &row{what: "one of the twenty below, ordinary", on: fs.ordinary}
	one.commands[dfc] = []string{b.Dfc, "match", "-c", many[10], fs.ordinary.path}
	all := &row{what: "twenty filters in one pass (`-f NAME=FILTER`), count, ordinary", asked: "at most 3× the time of one", base: one, on: fs.ordinary}
	all.commands[dfc] = []string{b.Dfc, "match", "-c"}
	for i, f := range many {
		all.commands[dfc] = append(all.commands[dfc], "-f", fmt.Sprintf("f%d=%s", i, f))
	}
	all.commands[dfc] = append(all.commands[dfc], fs.ordinary.path)
	small := &row{what: "`tcp`, count, 10 packets: the start", asked: "at most 0.015 s", on: fs.small}
	small.commands[dfc] = []string{b.Dfc, "match", "-c", "tcp", fs.small.path}
	return []*row{one, all, small}
}
