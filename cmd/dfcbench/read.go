package main

import (
	"encoding/binary"
	"io"
	"os"
)

// bareRead is the least that a reader of a capture can do: it reads a pcap file in blocks, and goes from record to record.
func bareRead(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	buf := make([]byte, 1<<20)
	if _, err := io.ReadFull(f, buf[:24]); err != nil {
		return err
	}
	const header = 16
	at, end := 0, 0
	for {
		for end-at >= header {
			n := header + int(binary.LittleEndian.Uint32(buf[at+8:]))
			if n > end-at {
				break
			}
			at += n
		}
		end = copy(buf, buf[at:end])
		at = 0
		n, err := f.Read(buf[end:])
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		end += n
	}
}
