package live

import "encoding/binary"

// The blocks of pcapng that a capture needs (draft-ietf-opsawg-pcapng).

const (
	sectionBlock   = 0x0a0d0d0a
	interfaceBlock = 1
	packetBlock    = 6

	optionName       = 2
	optionResolution = 9
	nanoseconds      = 9 // 10 to the power of minus that

	snapLen = 1 << 18
	tagAt   = 12 // where a VLAN tag stands
)

var order = binary.LittleEndian

// fileHeader begins a file of packets from one interface.
func fileHeader(name string, link uint16) []byte {
	b := order.AppendUint32(nil, sectionBlock)
	b = order.AppendUint32(b, 28)
	b = order.AppendUint32(b, 0x1a2b3c4d)
	b = order.AppendUint16(order.AppendUint16(b, 1), 0)
	b = order.AppendUint64(b, 1<<64-1) // of unknown length
	b = order.AppendUint32(b, 28)

	padded := (len(name) + 3) &^ 3
	size := uint32(20 + 4 + padded + 8 + 4)
	b = order.AppendUint32(b, interfaceBlock)
	b = order.AppendUint32(b, size)
	b = order.AppendUint16(order.AppendUint16(b, link), 0)
	b = order.AppendUint32(b, snapLen)
	b = order.AppendUint16(order.AppendUint16(b, optionName), uint16(len(name)))
	b = append(append(b, name...), make([]byte, padded-len(name))...)
	b = order.AppendUint16(order.AppendUint16(b, optionResolution), 1)
	b = append(b, nanoseconds, 0, 0, 0)
	b = order.AppendUint32(b, 0) // end of options
	return order.AppendUint32(b, size)
}

// appendPacket appends a packet: data, in which tag is put where a tag stands, of a packet that had some length.
func appendPacket(b []byte, time int64, data, tag []byte, length uint32) []byte {
	n := len(data) + len(tag)
	padded := (n + 3) &^ 3
	size := uint32(32 + padded)
	b = order.AppendUint32(b, packetBlock)
	b = order.AppendUint32(b, size)
	b = order.AppendUint32(b, 0) // the interface
	b = order.AppendUint32(b, uint32(time>>32))
	b = order.AppendUint32(b, uint32(time))
	b = order.AppendUint32(b, uint32(n))
	b = order.AppendUint32(b, length)
	if len(tag) > 0 {
		b = append(append(b, data[:tagAt]...), tag...)
		data = data[tagAt:]
	}
	b = append(b, data...)
	for range padded - n {
		b = append(b, 0)
	}
	return order.AppendUint32(b, size)
}
