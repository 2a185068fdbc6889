package main

import (
	"embed"
	"strings"
	"text/template"

	"github.com/alecthomas/kong"
)

type completion struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// scripts are templates: commands and flags are those of the command line.
//
//go:embed completion
var scripts embed.FS

// Run prints the script of a shell.
func (s *completion) Run(c *console, k *kong.Context) error {
	t, err := template.New("").Funcs(template.FuncMap{"quote": shellQuote, "names": names, "short": short}).ParseFS(scripts, "completion/*")
	if err != nil {
		return err
	}
	return t.ExecuteTemplate(c.out, "dfc."+s.Shell, k.Model.Children)
}

// shellQuote is a text in the quotes of a shell.
func shellQuote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// names are the spellings of a flag.
func names(f *kong.Flag) []string {
	if f.Short == 0 {
		return []string{"--" + f.Name}
	}
	return []string{"-" + string(f.Short), "--" + f.Name}
}

func short(f *kong.Flag) string {
	if f.Short == 0 {
		return ""
	}
	return string(f.Short)
}
