package bpfgen

import (
	"errors"
	"strconv"
	"testing"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/protocol"
)

func TestParseLink(t *testing.T) {
	for name, want := range map[string]LinkType{
		"EN10MB": Ethernet, "en10mb": Ethernet, "DLT_EN10MB": Ethernet, "LINKTYPE_ETHERNET": Ethernet, "1": Ethernet, "RAW": Raw,
		"LINUX_SLL": LinuxSLL, "LINKTYPE_LINUX_SLL2": LinuxSLL2, "276": LinuxSLL2, "NULL": Null, "LOOP": Loop,
	} {
		if got, err := ParseLink(name); err != nil || got != want {
			t.Errorf("ParseLink(%q) = %v, %v", name, got, err)
		}
	}
	for _, name := range []string{"", "x", "65536", "-1"} {
		if got, err := ParseLink(name); err == nil {
			t.Errorf("ParseLink(%q) = %v", name, got)
		}
	}
	protocol.LinkTypes.Each(func(v uint64, p *protocol.Protocol) {
		name := LinkType(v).String()
		if got, err := ParseLink(name); err != nil || uint64(got) != v || name == strconv.FormatUint(v, 10) {
			t.Errorf("the link type of %s has no name of its own: %s", p.Name, name)
		}
	})
	if got := LinkType(4711).String(); got != "4711" {
		t.Errorf("String of an unknown number is %q", got)
	}
}

func TestErrors(t *testing.T) {
	p := compile.MustCompile(`tcp`)
	if _, err := Lower(p, Options{Link: 4711}); !errors.Is(err, ErrLink) {
		t.Errorf("link type without declaration: %v", err)
	}
	var long *TooLongError
	if _, err := Lower(p, Options{Link: Ethernet, MaxInsns: 3}); !errors.As(err, &long) || long.Max != 3 {
		t.Errorf("program that is too long: %v", err)
	}
}
