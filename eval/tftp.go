package eval

import "github.com/dfc-lang/dfc/compile/protocol"

const (
	tftpRead    = 1
	tftpWrite   = 2
	tftpData    = 3
	tftpAck     = 4
	tftpError   = 5
	tftpOptions = 6

	maxTFTP     = 1 << 12 // transfers in a generation
	maxTFTPName = 1 << 8  // bytes of a name that are remembered
)

// tftpKey is where the packets of a transfer come from, and go to.
type tftpKey struct {
	server addr
	client endpoint
}

// tftpTransfer is what was asked for.
type tftpTransfer struct {
	file  string
	frame int
	last  uint16 // block
	wraps uint32 // how often the numbers of blocks began again
}

// tftpTransferOf finds the transfer that a datagram to a client belongs to.
func (d *dissection) tftpTransferOf() *tftpTransfer {
	if d.state.tftp.young == nil {
		return nil
	}
	t, _ := d.state.tftp.get(tftpKey{d.sender(), endpoint{d.receiver(), d.carrier.dst}}, maxTFTP)
	return t
}

func tftp(d *dissection, l *layer) next {
	r := cursor{b: l.b}
	code := d.takeBig(&r, protocol.TFTPOpcode, 2)
	switch {
	case r.short:
		return d.truncated(l.b, l.full)
	case code == 0 || code > tftpOptions:
		return next{}
	case code == tftpRead || code == tftpWrite:
		f := protocol.TFTPSource
		if code == tftpWrite {
			f = protocol.TFTPDestination
		}
		name := d.takeStringZ(&r, f)
		d.takeStringZ(&r, protocol.TFTPType)
		d.tftpOptions(&r)
		if r.short {
			return d.truncated(l.b, l.full)
		}
		k := tftpKey{d.receiver(), endpoint{d.sender(), d.carrier.src}}
		d.state.tftp.put(k, &tftpTransfer{file: string(name[:min(len(name), maxTFTPName)]), frame: d.frame.Number}, maxTFTP)
		return next{}
	}
	t := d.tftpTransferOf()
	if t != nil {
		d.give(protocol.TFTPDestination, text(t.file), nil)
		d.giveNum(protocol.TFTPRequest, uint64(t.frame))
	}
	switch code {
	case tftpData, tftpAck:
		block := uint16(d.takeBig(&r, protocol.TFTPBlock, 2))
		if r.short {
			return d.truncated(l.b, l.full)
		}
		full := uint32(block)
		if t != nil {
			if block == 0 && t.last == 1<<16-1 {
				t.wraps++
			}
			t.last = block
			full += t.wraps << 16
		}
		d.giveNum(protocol.TFTPFullBlock, uint64(full))
		if code == tftpData {
			return l.rest(protocol.Data, 4).unlessEmpty()
		}
	case tftpError:
		d.takeBig(&r, protocol.TFTPErrorCode, 2)
		d.takeStringZ(&r, protocol.TFTPErrorMessage)
		d.giveLabel(protocol.TFTPError)
	case tftpOptions:
		d.tftpOptions(&r)
	}
	if r.short {
		return d.truncated(l.b, l.full)
	}
	return next{}
}

func (d *dissection) tftpOptions(r *cursor) {
	for len(r.b) > 0 && !r.short {
		d.takeStringZ(r, protocol.TFTPOptionName)
		d.takeStringZ(r, protocol.TFTPOptionValue)
	}
}
