package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/dfc-lang/dfc/grammar"
)

// allMacros are those of Wireshark's own file, or the shipped ones where there is none, then those of the flags.
func (l *language) allMacros(c *console) grammar.Macros {
	if l.macros != nil {
		return l.macros
	}
	l.macros = ownMacros(c)
	if l.macros == nil {
		l.macros = grammar.DefaultMacros()
	}
	for name, text := range l.Macro {
		l.macros[name] = grammar.Macro(text)
	}
	return l.macros
}

// ownMacros are the macros the user has defined in Wireshark, nil without a file of them. What is wrong with the file is
// no more than a warning, as it is there.
func ownMacros(c *console) grammar.Macros {
	name := filepath.Join(wiresharkFolder(), "dmacros")
	file, err := os.Open(name)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			c.say("warning: ", err.Error())
		}
		return nil
	}
	defer file.Close()
	macros, err := grammar.ParseMacros(file)
	var errs grammar.Errors
	if errors.As(err, &errs) {
		for _, d := range errs {
			c.say("warning: ", name+": "+d.Message)
		}
	} else if err != nil {
		c.say("warning: ", err.Error())
	}
	return macros
}

// wiresharkFolder is where Wireshark keeps the user's settings; see its manual, "Files and Folders".
func wiresharkFolder() string {
	if folder := os.Getenv("WIRESHARK_CONFIG_DIR"); folder != "" {
		return folder
	}
	if config, err := os.UserConfigDir(); err == nil {
		folder := filepath.Join(config, "wireshark")
		if _, err := os.Stat(folder); err == nil {
			return folder
		}
	}
	home, _ := os.UserHomeDir()
	return filepath.Join(home, ".wireshark")
}
