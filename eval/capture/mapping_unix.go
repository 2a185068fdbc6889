//go:build unix

package capture

import (
	"os"

	"golang.org/x/sys/unix"
)

func mapPages(f *os.File, offset int64, n int) ([]byte, error) {
	return unix.Mmap(int(f.Fd()), offset, n, unix.PROT_READ, unix.MAP_SHARED)
}

func unmapPages(b []byte) { unix.Munmap(b) }
