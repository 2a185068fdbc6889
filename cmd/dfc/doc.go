/*
Dfc runs Wireshark display filters over capture files, and compiles them to BPF.

	dfc match [flags] FILTER FILE...
	dfc tobpf [flags] FILTER
	dfc check [--json] FILTER...
	dfc explain FILTER
	dfc fields [--all] [PATTERN]
	dfc fmt FILTER...
	dfc complete FILTER
	dfc completion bash|zsh|fish
	dfc version

A FILE is a pcap or pcapng file, also compressed with gzip, zstd or lz4; "-" is standard input. A FILTER that starts
with "-" is written after "--". dfc COMMAND --help lists the flags.

# Matching

Match prints a line for each packet that the filter is true for, as tshark does, or what the flags ask for instead: the
number of packets (-c), the numbers of the frames (--numbers), the values of fields (-T fields -e NAME), JSON (-T json).
With -w it writes the packets to a file in the format of their source.

Several filters go in one pass: each has a name, as in -f reset='tcp.flags.reset == 1' -f dns='udp.port == 53', and there is a
count or a file (-w out-{}.pcap) for each, or lines that begin with the name. --rest NAME stands for the packets that no filter matches.

A file is read by as many workers as there are cores (-j N). What they print does not depend on their number.

Each file is a stream of its own: numbers, relative times and conversations begin anew. With several files each line
starts with the name of its file, except for -T and -w.

A damaged file is read up to the damage. What was found before is printed, then the error with the byte offset.

# Exit status

	0  done, also when nothing matched
	1  the filter is invalid
	2  wrong use, or reading or writing failed
	3  the filter is valid in Wireshark, but dfc can't evaluate one of its fields

# Macros and references

Macros are read from the file dmacros in Wireshark's folder for personal settings (WIRESHARK_CONFIG_DIR, else wireshark in
XDG_CONFIG_HOME or ~/.config, else ~/.wireshark). Without it there are the three that Wireshark ships. --macro NAME=TEXT
defines another one, or takes the place of one.

A reference such as ${ip.src} is the value of the field in the frame given by --selected-frame, in each of the files.

# Environment

TZ is the zone of dates that name none, and of the times printed. NO_COLOR keeps errors on a terminal without colour.
*/
package main
