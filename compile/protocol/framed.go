package protocol

// Protocols of which dfc knows where their messages end, and nothing of what is in them.
var (
	AgentX = present("agentx", "AgentX").On(TCPPorts, 705)
	CQL    = present("cql", "Cassandra CQL Protocol").On(TCPPorts, 9042)
	Git    = present("git", "Git Smart Protocol").On(TCPPorts, 9418)
	TDS    = present("tds", "Tabular Data Stream").On(TCPPorts, 1433, 2433)
)
