package protocol

// MySQL's client/server protocol: packets, the login, commands, and whether they succeeded.
var (
	MySQL = declare("mysql", "MySQL Protocol", 1).payload().On(TCPPorts, 3306)

	MySQLPacket = part(
		MySQL.u24("mysql.packet_length", "Packet Length", Dec).At(0).Swapped(),
		MySQL.u8("mysql.packet_number", "Packet Number", Dec).At(3),
	)
	MySQLGreeting   = MySQL.label("mysql.server_greeting", "Server Greeting")
	MySQLProtocol   = part(MySQL.u8("mysql.protocol", "Protocol", Dec).At(0))
	MySQLVersion    = MySQL.stringz("mysql.version", "Version")
	MySQLThread     = part(MySQL.u32("mysql.thread_id", "Thread ID", Dec).At(0).Swapped())
	MySQLLogin      = MySQL.label("mysql.login_request", "Login Request")
	MySQLMaxPacket  = part(MySQL.u32("mysql.max_packet", "MAX Packet", Dec).At(0).Swapped())
	MySQLUser       = MySQL.stringz("mysql.user", "Username")
	MySQLPassword   = MySQL.bytes("mysql.passwd", "Password")
	MySQLSchema     = MySQL.string("mysql.schema", "Schema")
	MySQLRequest    = MySQL.label("mysql.request", "Request Command")
	MySQLCommand    = part(MySQL.u8("mysql.command", "Command", Dec).At(0))
	MySQLQuery      = MySQL.string("mysql.query", "Statement")
	MySQLParameters = MySQL.u64("mysql.num_params", "Number of parameter", Dec)
	MySQLTable      = MySQL.stringz("mysql.table_name", "Table Name")
	MySQLStatement  = part(MySQL.u32("mysql.stmt_id", "Statement ID", Dec).At(0).Swapped())
	MySQLResponse   = part(MySQL.u8("mysql.response_code", "Response Code", Hex).At(0))
	MySQLError      = part(MySQL.u16("mysql.error_code", "Error Code", Dec).At(0).Swapped())
	MySQLState      = MySQL.string("mysql.sqlstate", "SQL state")
	MySQLMessage    = MySQL.string("mysql.error.message", "Error message")
	MySQLAffected   = MySQL.u64("mysql.affected_rows", "Affected Rows", Dec)
	MySQLInserted   = MySQL.u64("mysql.insert_id", "Last INSERT ID", Dec)
)
