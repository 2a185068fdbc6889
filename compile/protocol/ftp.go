package protocol

// FTP (RFC 959), its commands and replies.
var (
	FTP = declare("ftp", "File Transfer Protocol (FTP)", 0).payload().On(TCPPorts, 21).HandsTo(TLS)

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
