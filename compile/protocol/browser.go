package protocol

// What browsers tell each other of the machines that there are ([MS-BRWS], section 2.2).
var (
	Browser = declare("browser", "Microsoft Windows Browser Protocol", 0).payload()

	BrowserCommand = part(
		Browser.u8("browser.command", "Command", Hex).At(0),
	)
	BrowserAnnouncement = part(
		Browser.u8("browser.update_count", "Update Count", Dec).At(1),
		Browser.u32("browser.period", "Update Periodicity", Dec).At(2).Swapped(),
		Browser.string("browser.server", "Server Name").Wide(6, 16),
		Browser.u8("browser.os_major", "OS Major Version", Dec).At(22),
		Browser.u8("browser.os_minor", "OS Minor Version", Dec).At(23),
		Browser.u32("browser.server_type", "Server Type", Hex).At(24).Swapped(),
		Browser.bool("browser.server_type.workstation", "Workstation").Bits(24, 0x01),
		Browser.bool("browser.server_type.server", "Server").Bits(24, 0x02),
		Browser.bool("browser.server_type.sql", "SQL").Bits(24, 0x04),
		Browser.bool("browser.server_type.domain_controller", "Domain Controller").Bits(24, 0x08),
		Browser.bool("browser.server_type.backup_controller", "Backup Controller").Bits(24, 0x10),
		Browser.bool("browser.server_type.time", "Time Source").Bits(24, 0x20),
		Browser.bool("browser.server_type.apple", "Apple").Bits(24, 0x40),
		Browser.bool("browser.server_type.novell", "Novell").Bits(24, 0x80),
		Browser.bool("browser.server_type.member", "Member").Bits(25, 0x01),
		Browser.bool("browser.server_type.print", "Print").Bits(25, 0x02),
		Browser.bool("browser.server_type.dialin", "Dialin").Bits(25, 0x04),
		Browser.bool("browser.server_type.xenix", "Xenix").Bits(25, 0x08),
		Browser.bool("browser.server_type.ntw", "NT Workstation").Bits(25, 0x10),
		Browser.bool("browser.server_type.wfw", "WfW").Bits(25, 0x20),
		Browser.bool("browser.server_type.nts", "NT Server").Bits(25, 0x80),
		Browser.bool("browser.server_type.browser.potential", "Potential Browser").Bits(26, 0x01),
		Browser.bool("browser.server_type.browser.backup", "Backup Browser").Bits(26, 0x02),
		Browser.bool("browser.server_type.browser.master", "Master Browser").Bits(26, 0x04),
		Browser.bool("browser.server_type.browser.domain_master", "Domain Master Browser").Bits(26, 0x08),
		Browser.bool("browser.server_type.osf", "OSF").Bits(26, 0x10),
		Browser.bool("browser.server_type.vms", "VMS").Bits(26, 0x20),
		Browser.bool("browser.server_type.w95", "Windows 95+").Bits(26, 0x40),
		Browser.bool("browser.server_type.dfs", "DFS").Bits(26, 0x80),
		Browser.bool("browser.server_type.local", "Local").Bits(27, 0x40),
		Browser.bool("browser.server_type.domainenum", "Domain Enum").Bits(27, 0x80),
	)
	BrowserSignature = part(
		Browser.u8("browser.proto_major", "Browser Protocol Major Version", Dec).At(28),
		Browser.u8("browser.proto_minor", "Browser Protocol Minor Version", Dec).At(29),
		Browser.u16("browser.sig", "Signature", Hex).At(30).Swapped(),
	)
	BrowserMystery = part( // in its place, where domains are announced
		Browser.u32("browser.mysterious_field", "Mysterious Field", Hex).At(28).Swapped(),
	)
	BrowserComment = Browser.stringz("browser.comment", "Host Comment")
	BrowserMaster  = Browser.string("browser.mb_server", "Master Browser Server Name")
	BrowserRequest = part(
		Browser.u8("browser.unused", "Unused flags", Hex).At(1),
	)
	BrowserRequester = Browser.stringz("browser.response_computer_name", "Response Computer Name")
	BrowserElection  = part(
		Browser.u8("browser.election.version", "Election Version", Dec).At(1),
		Browser.u32("browser.election.criteria", "Election Criteria", Hex).At(2).Swapped(),
		Browser.u8("browser.election.desire", "Election Desire", Hex).At(2),
		Browser.bool("browser.election.desire.backup", "Backup").Bits(2, 0x01),
		Browser.bool("browser.election.desire.standby", "Standby").Bits(2, 0x02),
		Browser.bool("browser.election.desire.master", "Master").Bits(2, 0x04),
		Browser.bool("browser.election.desire.domain_master", "Domain Master").Bits(2, 0x08),
		Browser.bool("browser.election.desire.wins", "WINS").Bits(2, 0x20),
		Browser.bool("browser.election.desire.nt", "NT").Bits(2, 0x80),
		Browser.u8("browser.proto_minor", "Browser Protocol Minor Version", Dec).At(4),
		Browser.u8("browser.proto_major", "Browser Protocol Major Version", Dec).At(3),
		Browser.u8("browser.election.os", "Election OS", Hex).At(5),
		Browser.bool("browser.election.os.wfw", "WfW").Bits(5, 0x01),
		Browser.bool("browser.election.os.ntw", "NT Workstation").Bits(5, 0x10),
		Browser.bool("browser.election.os.nts", "NT Server").Bits(5, 0x20),
		Browser.u32("browser.uptime", "Uptime", Dec).At(6).Swapped(),
	)
	BrowserServer = Browser.string("browser.server", "Server Name")
	BrowserBackup = part(
		Browser.u8("browser.backup.count", "Backup List Requested Count", Dec).At(1),
		Browser.u32("browser.backup.token", "Backup Request Token", Dec).At(2).Swapped(),
	)
	BrowserBackupServer = Browser.string("browser.backup.server", "Backup Server")
	BrowserPromoted     = Browser.stringz("browser.browser_to_promote", "Browser to Promote")
	BrowserReset        = part(
		Browser.u8("browser.reset_cmd", "ResetBrowserState Command", Hex).At(1),
		Browser.bool("browser.reset_cmd.demote", "Demote LMB").Bits(1, 0x01),
		Browser.bool("browser.reset_cmd.flush", "Flush Browse List").Bits(1, 0x02),
		Browser.bool("browser.reset_cmd.stop_lmb", "Stop Being LMB").Bits(1, 0x04),
	)
)
