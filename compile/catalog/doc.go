// Package catalog is the list of every field and protocol Wireshark 4.6 knows, with its type, its title and the labels of
// its values.
//
// The list is embedded in compressed blocks that are unpacked when a name in them is asked for: a program that looks up
// nothing pays nothing, a look-up costs about a millisecond the first time and well under a microsecond after that.
// Everything here can be used by several goroutines at once.
//
// The tables are made by go generate from the data beside the project (set DFC_SHARED to its directory), the output of
// `tshark -G values` (set DFC_VALUES to the file) and what internal/gen/ask learnt from Wireshark. The names of Ethernet addresses come
// from `tshark -G manuf` and Wireshark's file wka, which internal/gen is given by -vendors and -stations.
package catalog

//go:generate go run ./internal/gen -o .
