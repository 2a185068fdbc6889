package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval"
)

// preferences are the flags that change how packets are dissected; they are tshark's.
type preferences struct {
	DecodeAs   []string `short:"d" sep:"none" placeholder:"TABLE==VALUE,PROTOCOL" help:"Decode as: hand what a table finds for a value to another protocol, as in tcp.port==8888,http."`
	Preference []string `short:"o" sep:"none" placeholder:"NAME:VALUE" help:"Set a preference: tcp.reassemble_out_of_order:TRUE, or tls.keylog_file:PATH for secrets that decrypt TLS and QUIC."`

	MaxConversations int `placeholder:"N" help:"How many conversations of each kind are remembered; those that went on last. Half a million unless given."`
	MaxDatagrams     int `placeholder:"N" help:"How many datagrams are remembered of which a fragment is missing."`
	MaxSegments      int `placeholder:"N" help:"How many TCP segments are remembered that wait for an acknowledgment, in each direction of a conversation."`
	MaxPayload       int `placeholder:"BYTES" help:"How many bytes of messages over TCP are remembered that wait for their end."`

	options []eval.Option
}

// AfterApply reads the flags.
func (p *preferences) AfterApply() error {
	limits := eval.Limits{Conversations: p.MaxConversations, Datagrams: p.MaxDatagrams, Segments: p.MaxSegments, Payload: p.MaxPayload}
	if min(limits.Conversations, limits.Datagrams, limits.Segments, limits.Payload) < 0 {
		return fmt.Errorf("a limit can't be negative")
	}
	p.options = append(p.options, eval.Limit(limits))
	for _, text := range p.DecodeAs {
		o, err := decodeAs(text)
		if err != nil {
			return fmt.Errorf("-d %s: %w", text, err)
		}
		p.options = append(p.options, o)
	}
	for _, text := range p.Preference {
		o, err := preference(text)
		if err != nil {
			return fmt.Errorf("-o %s: %w", text, err)
		}
		p.options = append(p.options, o)
	}
	return nil
}

func preference(text string) (eval.Option, error) {
	switch name, value, _ := strings.Cut(text, ":"); name {
	case "tcp.reassemble_out_of_order":
		on, err := strconv.ParseBool(value)
		if err != nil {
			return nil, fmt.Errorf("expected TRUE or FALSE")
		}
		return eval.ReassembleOutOfOrder(on), nil
	case "tls.keylog_file":
		secrets, err := os.ReadFile(value)
		return eval.KeyLog(secrets), err
	}
	return nil, fmt.Errorf("only tcp.reassemble_out_of_order and tls.keylog_file can be set; all else is as Wireshark has it by default")
}

func decodeAs(text string) (eval.Option, error) {
	selector, name, ok1 := strings.Cut(text, ",")
	table, value, ok2 := strings.Cut(selector, "==")
	if !ok1 || !ok2 {
		return nil, fmt.Errorf("expected TABLE==VALUE,PROTOCOL")
	}
	t := protocol.FindTable(table)
	if t == nil {
		return nil, fmt.Errorf("%q is not a table of protocols", table)
	}
	n, err := strconv.ParseUint(value, 0, 16)
	if err != nil {
		return nil, fmt.Errorf("%q is not a number up to 65535", value)
	}
	f, ok := protocol.Lookup(name)
	if !ok || f.Protocol.Name != name {
		return nil, fmt.Errorf("%q is not a protocol that dfc dissects", name)
	}
	return eval.DecodeAs(t, uint16(n), f.Protocol), nil
}
