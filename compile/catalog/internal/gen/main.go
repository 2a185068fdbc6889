// Command gen turns a dump of Wireshark's fields and value strings into the tables package catalog embeds.
//
// It reads fields.tsv.gz (or the raw output of `tshark -G fields`; the formats are told apart line by line, compressed or
// not), the output of `tshark -G values`, text_labels.tsv and asked.tsv.gz, and writes protocols.bin, fields.bin and
// labels.bin. What is in them is described where package catalog reads them: at archive, names and Labels.read.
//
// The dumps show one registration of each name, the first. Filters take the type of another one where there are several. The script
// ask beside this file asks Wireshark about every name, and writes what it answers otherwise than the dumps to asked.tsv.gz.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"flag"
	"fmt"
	"io"
	"log"
	"maps"
	"math/bits"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zstd"

	"github.com/dfc-lang/dfc/compile/ftype"
)

const (
	namesPerBlock  = 4096
	bytesPerLabels = 128 << 10
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	shared := flag.String("shared", os.Getenv("DFC_SHARED"), "directory with spec/catalog and spec/text_labels.tsv (default $DFC_SHARED)")
	fieldsFile := flag.String("fields", "", "file with fields, in place of the one under -shared")
	valuesFile := flag.String("values", os.Getenv("DFC_VALUES"), "output of tshark -G values (default $DFC_VALUES)")
	textFile := flag.String("text", "", "file with the labels compared as text, in place of the one under -shared")
	vendors := flag.String("vendors", "", "output of tshark -G manuf; vendors.bin is written only if it is given")
	stations := flag.String("stations", "", "Wireshark's file wka: the addresses that are well known")
	out := flag.String("o", ".", "directory to write to")
	flag.Parse()

	if *vendors != "" {
		write(*out, "vendors.bin", []block{{parts: [][]byte{readVendors(*vendors, *stations)}}})
	}

	fields := readFields(cmp.Or(*fieldsFile, filepath.Join(*shared, "spec/catalog/fields.tsv.gz")))
	readValues(*valuesFile, fields)
	readTextLabels(cmp.Or(*textFile, filepath.Join(*shared, "spec/text_labels.tsv")), fields)
	readAsked(fields)

	names := slices.Sorted(maps.Keys(fields))
	labels := writeTables(names, fields)
	var protocols, others []*field
	for _, name := range names {
		if f := fields[name]; f.protocol {
			protocols = append(protocols, f)
		} else {
			others = append(others, f)
		}
	}
	write(*out, "protocols.bin", nameBlocks(protocols))
	write(*out, "fields.bin", nameBlocks(others))
	write(*out, "labels.bin", labels)
	log.Printf("%d protocols, %d fields", len(protocols), len(others))
}

// field is all registrations of one name.
type field struct {
	name, title, parent, base string
	protocol                  bool
	types                     []string // of the first registration, and the one that filters take if it is another
	bits                      int
	rows                      []row
	units                     []string        // singular and plural of the unit behind the number
	unseen                    bool            // the dump doesn't have its labels
	mute                      bool            // the labels can be compared with ==, but have no text for contains, matches and vals
	disagree                  bool            // every label is compared as text
	text                      map[string]bool // these are
	table                     int             // number of the table in labels.bin, 0 for none
}

// row is one row of a table of labels.
type row struct {
	lo, hi uint64
	text   string
}

// eachLine calls f with the columns of every line of a file, compressed or not.
func eachLine(file string, f func(col []string)) {
	r, err := os.Open(file)
	check(err)
	defer r.Close()
	var in io.Reader = r
	if strings.HasSuffix(file, ".gz") {
		in, err = gzip.NewReader(r)
		check(err)
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		f(strings.Split(lines.Text(), "\t"))
	}
	check(lines.Err())
}

func readFields(file string) map[string]*field {
	fields := map[string]*field{}
	add := func(protocol bool, name, title, typ, parent, base, mask string) {
		typ = strings.TrimPrefix(typ, "FT_")
		t, ok := ftype.Parse(typ)
		if !ok {
			log.Fatalf("%s: unknown type %s", name, typ)
		}
		f := fields[name]
		if f == nil {
			f = &field{name: name, title: title, parent: parent, base: strings.TrimPrefix(base, "BASE_"), text: map[string]bool{}}
			if t.Family() == ftype.IntegerFamily {
				m, err := strconv.ParseUint(cmp.Or(mask, "0"), 0, 64)
				check(err)
				f.bits = cmp.Or(bits.OnesCount64(m), 8*t.Width())
			}
			fields[name] = f
		}
		f.protocol = f.protocol || protocol
		if !slices.Contains(f.types, typ) {
			f.types = append(f.types, typ)
		}
	}
	eachLine(file, func(c []string) {
		switch c[0] {
		case "protocol":
			add(true, c[1], c[2], c[3], c[4], "", "")
		case "P":
			add(true, c[2], c[1], "FT_PROTOCOL", c[2], "", "")
		case "field":
			add(false, c[1], c[2], c[3], c[4], c[5], c[6])
		case "F":
			add(false, c[2], c[1], c[3], c[4], c[5], c[6])
		}
	})
	return fields
}

func readValues(file string, fields map[string]*field) {
	eachLine(file, func(c []string) {
		if len(c) < 4 {
			return // a heading, or the rest of a text with a line feed
		}
		f := fields[c[1]]
		if f == nil {
			log.Fatalf("value string of unknown field %s", c[1])
		}
		switch c[0] {
		case "V", "V64": // a text may hold tabs
			n := number(c[2])
			f.rows = append(f.rows, row{n, n, strings.Join(c[3:], "\t")})
		case "R":
			f.rows = append(f.rows, row{number(c[2]), number(c[3]), strings.Join(c[4:], "\t")})
		case "T":
			f.rows = append(f.rows, row{1, 1, c[2]}, row{0, 0, c[3]})
		case "U":
			f.units = []string{c[2], c[3]}
			if c[3] == "(no plural)" {
				f.units[1] = c[2]
			}
		}
	})
}

// number reads a number as the dump writes it: decimal, hexadecimal, or a character in quotes.
func number(s string) uint64 {
	if strings.HasPrefix(s, "'") {
		r, _, _, err := strconv.UnquoteChar(s[1:len(s)-1], '\'')
		check(err)
		return uint64(r)
	}
	n, err := strconv.ParseUint(s, 0, 64)
	check(err)
	return n
}

func readTextLabels(file string, fields map[string]*field) {
	eachLine(file, func(c []string) {
		switch f := fields[c[0]]; {
		case f == nil:
			if c[0] != "field" {
				log.Fatalf("text label of unknown field %s", c[0])
			}
		case c[1] == "*":
			f.disagree = true
		case !slices.ContainsFunc(f.rows, func(r row) bool { return r.text == c[1] }):
			log.Fatalf("text label %q is none of %s", c[1], c[0])
		default:
			f.text[c[1]] = true
		}
	})
}

//go:embed asked.tsv.gz
var asked []byte

// readAsked reads what Wireshark said of names whose first registration is not all there is.
func readAsked(fields map[string]*field) {
	in, err := gzip.NewReader(bytes.NewReader(asked))
	check(err)
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		c := strings.Split(lines.Text(), "\t")
		f := fields[c[0]]
		if f == nil {
			log.Fatalf("asked about unknown field %s", c[0])
		}
		if c[1] != "" {
			f.types = append(f.types, c[1])
		}
		for _, note := range strings.Fields(c[2]) {
			switch note {
			case "unseen":
				f.unseen = true
			case "mute":
				f.mute = true
			case "text":
				f.disagree = true
			default:
				log.Fatalf("%s: unknown note %s", c[0], note)
			}
		}
	}
	check(lines.Err())
}

// block is one entry of an archive: the key it is found by and its parts.
type block struct {
	key   string
	parts [][]byte
}

// nameBlocks packs fields, sorted by name, each block with its titles.
func nameBlocks(fields []*field) []block {
	var blocks []block
	for fs := range slices.Chunk(fields, namesPerBlock) {
		blocks = append(blocks, block{fs[0].name, [][]byte{names(fs), titles(fs)}})
	}
	return blocks
}

func names(fields []*field) []byte {
	var shapes, parents dictionary
	var shared, shape, parent, table, rest []byte
	prev, last := "", 0
	for _, f := range fields {
		n := 0
		for n < min(len(prev), len(f.name), 255) && prev[n] == f.name[n] {
			n++
		}
		shared = append(shared, byte(n))
		rest = append(append(rest, f.name[n:]...), 0)
		prev = f.name
		shape = shapes.add(shape, fmt.Sprintf("%s %s %d %s", strings.Join(f.types, ","), f.base, f.bits, labelKind(f)))
		parent = parents.add(parent, f.parent)
		if f.table == 0 {
			table = append(table, 0)
		} else {
			table = binary.AppendUvarint(table, 1+zigzag(int64(f.table-last)))
			last = f.table
		}
	}
	out := binary.AppendUvarint(nil, uint64(len(fields)))
	out = shapes.write(out)
	out = parents.write(out)
	return slices.Concat(out, shared, shape, parent, table, rest)
}

// labelKind is "unseen" or "mute", if the labels are.
func labelKind(f *field) string {
	switch {
	case f.unseen:
		return "unseen"
	case f.mute:
		return "mute"
	}
	return ""
}

func titles(fields []*field) []byte {
	var b []byte
	for _, f := range fields {
		b = append(append(b, f.title...), 0)
	}
	return b
}

// dictionary numbers the distinct texts of a block.
type dictionary []string

// add appends the number of s to column.
func (d *dictionary) add(column []byte, s string) []byte {
	i := slices.Index(*d, s)
	if i < 0 {
		i = len(*d)
		*d = append(*d, s)
	}
	return binary.AppendUvarint(column, uint64(i))
}

func (d dictionary) write(out []byte) []byte {
	out = binary.AppendUvarint(out, uint64(len(d)))
	for _, s := range d {
		out = append(append(out, s...), 0)
	}
	return out
}

// writeTables numbers the distinct tables of labels from 1 in the order of the fields that use them first, and packs them.
func writeTables(names []string, fields map[string]*field) []block {
	var blocks []block
	var now []byte
	numbers := map[string]int{}
	for _, name := range names {
		f := fields[name]
		if len(f.units) > 0 && len(f.rows) == 0 {
			f.rows = []row{{1, 1, f.units[0]}, {0, 0, f.units[1]}}
		} else {
			f.units = nil
		}
		if len(f.rows) == 0 {
			continue
		}
		t := table(f)
		n, known := numbers[string(t)]
		if !known {
			n = len(numbers) + 1
			numbers[string(t)] = n
			if len(now) == 0 {
				blocks = append(blocks, block{key: string(binary.BigEndian.AppendUint32(nil, uint32(n)))})
			}
			now = append(binary.AppendUvarint(now, uint64(len(t))), t...)
			blocks[len(blocks)-1].parts = [][]byte{now}
			if len(now) > bytesPerLabels {
				now = nil
			}
		}
		f.table = n
	}
	log.Printf("%d tables of labels", len(numbers))
	return blocks
}

func table(f *field) []byte {
	const ranges, disagree, units = 1, 2, 4
	flags := byte(0)
	var lo, hi, texts, text []byte
	last, count, mark := uint64(0), uint64(0), 0
	for i, r := range f.rows {
		lo = binary.AppendUvarint(lo, zigzag(int64(r.lo-last)))
		last = r.lo
		hi = binary.AppendUvarint(hi, r.hi-r.lo)
		if r.hi != r.lo {
			flags |= ranges
		}
		texts = append(append(texts, r.text...), 0)
		if f.text[r.text] {
			text = binary.AppendUvarint(text, uint64(i-mark))
			mark = i
			count++
		}
	}
	if flags&ranges == 0 {
		hi = nil
	}
	if f.disagree {
		flags |= disagree
	}
	if f.units != nil {
		flags |= units
	}
	out := binary.AppendUvarint([]byte{flags}, uint64(len(f.rows)))
	out = binary.AppendUvarint(out, count)
	return slices.Concat(out, text, lo, hi, texts)
}

func zigzag(d int64) uint64 { return uint64(d<<1) ^ uint64(d>>63) }

// write writes an archive.
func write(dir, file string, blocks []block) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderCRC(false),
		zstd.WithSingleSegment(true), zstd.WithLowerEncoderMem(false))
	check(err)
	var keys, data []byte
	var keyEnds, dataEnds []int
	sizes := map[int][2]int{}
	for _, b := range blocks {
		keys = append(keys, b.key...)
		keyEnds = append(keyEnds, len(keys))
		for i, p := range b.parts {
			z := enc.EncodeAll(p, nil)
			data = append(data, z...)
			dataEnds = append(dataEnds, len(data))
			sizes[i] = [2]int{sizes[i][0] + len(p), sizes[i][1] + len(z)}
		}
	}
	var out bytes.Buffer
	u32 := func(n int) { check(binary.Write(&out, binary.LittleEndian, uint32(n))) }
	keyStart := 4 * (2 + len(keyEnds) + 1 + len(dataEnds) + 1)
	u32(len(keyEnds))
	u32(len(dataEnds))
	for _, n := range append([]int{0}, keyEnds...) {
		u32(keyStart + n)
	}
	for _, n := range append([]int{0}, dataEnds...) {
		u32(keyStart + len(keys) + n)
	}
	out.Write(keys)
	out.Write(data)
	check(os.WriteFile(filepath.Join(dir, file), out.Bytes(), 0o644))
	log.Printf("%s: %d bytes, %d blocks; raw and compressed per part: %v", file, out.Len(), len(blocks), sizes)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
