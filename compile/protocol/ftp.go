package protocol

// FTP (RFC 959), its commands and replies.
var (
	FTP = declare("ftp", "File Transfer Protocol (FTP)", 0).payload().On(TCPPorts, 21).HandsTo(TLS, FTPData)

	FTPRequest      = FTP.bool("ftp.request", "Request")
	FTPResponse     = FTP.bool("ftp.response", "Response")
	FTPCommand      = FTP.string("ftp.request.command", "Request command")
	FTPArgument     = FTP.string("ftp.request.arg", "Request arg")
	FTPCode         = FTP.u32("ftp.response.code", "Response code", Dec)
	FTPText         = FTP.string("ftp.response.arg", "Response arg")
	FTPPassiveIP    = FTP.ipv4("ftp.passive.ip", "Passive IP address")
	FTPPassivePort  = FTP.u16("ftp.passive.port", "Passive port", Port)
	FTPActiveIP     = FTP.ipv4("ftp.active.cip", "Active IP address")
	FTPActivePort   = FTP.u16("ftp.active.port", "Active port", Port)
	FTPExtendedPort = FTP.u16("ftp.epsv.port", "Extended passive port", Port)
	FTPFolder       = FTP.string("ftp.current-working-directory", "Current working directory")
)

// FTPData is what FTP's data connections carry.
var (
	FTPData = declare("ftp-data", "FTP Data", 0).payload().On(TCPPorts, 20).HandsTo(TextLines)

	FTPDataSetup        = FTPData.frame("ftp-data.setup-frame", "Setup frame")
	FTPDataMethod       = FTPData.string("ftp-data.setup-method", "Setup method")
	FTPDataCommand      = FTPData.string("ftp-data.command", "Command")
	FTPDataCommandFrame = FTPData.frame("ftp-data.command-frame", "Command frame")
	FTPDataFolder       = FTPData.string("ftp-data.current-working-directory", "Current working directory")
)
