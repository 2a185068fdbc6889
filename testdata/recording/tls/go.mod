module github.com/dfc-lang/dfc/testdata/recording/tls
go 1.26.0
