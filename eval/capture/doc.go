// Package capture reads and writes capture files: pcap in all its common variants and pcapng, compressed with gzip, zstd
// or lz4 or not at all.
//
// It gives the packets as Wireshark numbers, times and measures them, so that the frame.* fields of a display filter
// have the same values. The formats are those of draft-ietf-opsawg-pcap and draft-ietf-opsawg-pcapng; where these
// leave room, Wireshark 4.6 was asked.
//
// A Reader reads blocks of 1 MiB into a buffer that it keeps, and hands out packets as slices of that buffer:
//
//	r, err := capture.Open("trace.pcapng.gz")
//	if err != nil {
//		return err
//	}
//	defer r.Close()
//	for {
//		f, err := r.Next()
//		if err == io.EOF {
//			break
//		}
//		if err != nil {
//			return err // all packets before the damage have been returned
//		}
//		use(f.Number, f.Interface.Link, f.Data)
//	}
//
// Reading a packet allocates nothing, and memory stays within the largest packet that Wireshark accepts, whatever the
// lengths in a damaged file say.
//
// # What differs from Wireshark
//
//   - Damage in a pcapng block that holds no packet and no interface (name resolution, statistics, secrets) does not
//     end the file, as long as the block's own length is right.
//   - A custom block is a frame, as in Wireshark, but has no time and no interface; Wireshark repeats those of the frame
//     before.
//   - Records of ERF, IrDA and LAPD are given as they stand in the file; Wireshark takes length and time from the header
//     within.
//   - pcap files that lie about their own variant (SuSE's and Nokia's patched libpcap, AIX) are not guessed.
package capture
