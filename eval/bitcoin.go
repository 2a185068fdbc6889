package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// bitcoinNetworks are the numbers that messages of the main network and of those for tests begin with.
var bitcoinNetworks = map[uint32]bool{0xf9beb4d9: true, 0xfabfb5da: true, 0x0b110907: true}

// bitcoinCommands are those that have a dissector of their own.
var bitcoinCommands = map[string]bool{
	"version": true, "addr": true, "addrv2": true, "inv": true, "getdata": true, "notfound": true, "getblocks": true, "getheaders": true, "tx": true,
	"block": true, "headers": true, "ping": true, "pong": true, "reject": true, "filterload": true, "filteradd": true, "merkleblock": true,
	"feefilter": true, "sendcmpct": true,
}

func bitcoin(d *dissection, l *layer) next {
	const header = 24
	if d.carrier.guessing {
		if len(l.b) < 4 || !bitcoinNetworks[binary.BigEndian.Uint32(l.b)] {
			return refused
		}
		d.carries(protocol.Bitcoin)
	}
	return d.pdus(l, header, func(b []byte) int { return header + int(binary.LittleEndian.Uint32(b[16:])) }, func(l *layer) {
		d.givePart(protocol.BitcoinHeader, l.b)
		if command := l.b[4:16]; bitcoinCommands[string(untilNUL(command))] {
			d.walk(next{proto: protocol.BitcoinCommand, b: l.b[header:], full: l.full - header})
		}
	})
}
