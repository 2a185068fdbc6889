package bpfgen

import (
	"fmt"
	"strconv"
	"strings"
)

// LinkType is the number that capture files have for what their packets begin with, as
// https://www.tcpdump.org/linktypes.html lists them.
type LinkType uint16

// The link types that have declarations, and some that may get them.
const (
	Null       LinkType = 0
	Ethernet   LinkType = 1
	PPP        LinkType = 9
	PPPHDLC    LinkType = 50
	PPPEther   LinkType = 51
	Raw        LinkType = 101
	CHDLC      LinkType = 104
	IEEE80211  LinkType = 105
	FRelay     LinkType = 107
	Loop       LinkType = 108
	LinuxSLL   LinkType = 113
	Radiotap   LinkType = 127
	PPPWithDir LinkType = 204 // behind a byte that tells the direction
	IPv4       LinkType = 228
	IPv6       LinkType = 229
	LinuxSLL2  LinkType = 276
)

var linkNames = []struct {
	link LinkType
	name string
}{
	{Null, "NULL"}, {Ethernet, "EN10MB"}, {PPP, "PPP"}, {PPPHDLC, "PPP_SERIAL"}, {PPPEther, "PPP_ETHER"}, {PPPWithDir, "PPP_WITH_DIR"}, {Raw, "RAW"},
	{CHDLC, "C_HDLC"}, {IEEE80211, "IEEE802_11"}, {FRelay, "FRELAY"}, {Loop, "LOOP"}, {LinuxSLL, "LINUX_SLL"},
	{Radiotap, "IEEE802_11_RADIO"}, {IPv4, "IPV4"}, {IPv6, "IPV6"}, {LinuxSLL2, "LINUX_SLL2"},
	{6, "IEEE802"}, {10, "FDDI"}, {186, "USB"}, {189, "USB_LINUX"}, {192, "PPI"}, {220, "USB_LINUX_MMAPPED"}, {239, "NFLOG"}, {226, "IPNET"}, {242, "IPOIB"}, {106, "ATM_CLIP"}, {187, "BLUETOOTH_HCI_H4"}, {201, "BLUETOOTH_HCI_H4_WITH_PHDR"}, {251, "BLUETOOTH_LE_LL"}, {119, "PRISM_HEADER"}, {195, "IEEE802_15_4_WITHFCS"}, {215, "IEEE802_15_4_NONASK_PHY"}, {230, "IEEE802_15_4_NOFCS"}, {249, "USBPCAP"},
	{256, "BLUETOOTH_LE_LL_WITH_PHDR"}, {266, "USB_DARWIN"},
	{Ethernet, "ETHERNET"}, {119, "IEEE802_11_PRISM"}, {195, "IEEE802_15_4"}, {PPPHDLC, "PPP_HDLC"}, {Null, "BSD_LOOPBACK"}, {6, "IEEE802_5"}, // the file format's names for them
}

// ParseLink finds the link type with a name as libpcap gives it, such as EN10MB, with or without DLT_ or LINKTYPE_, in upper
// or lower case; or with a number.
func ParseLink(name string) (LinkType, error) {
	plain := strings.ToUpper(name)
	for _, prefix := range []string{"DLT_", "LINKTYPE_"} {
		plain = strings.TrimPrefix(plain, prefix)
	}
	for _, l := range linkNames {
		if l.name == plain {
			return l.link, nil
		}
	}
	if n, err := strconv.ParseUint(plain, 10, 16); err == nil {
		return LinkType(n), nil
	}
	return 0, fmt.Errorf("unknown link type %q", name)
}

// String is the name of the link type, or its number.
func (l LinkType) String() string {
	for _, n := range linkNames {
		if n.link == l {
			return n.name
		}
	}
	return strconv.Itoa(int(l))
}
