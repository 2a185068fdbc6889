package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"
)

// TestREADME runs every dfc command that README.md shows and compares what it prints with what stands there.
func TestREADME(t *testing.T) {
	t.Chdir("../..")
	time.Local = time.UTC
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	commands := 0
	for i, block := range strings.Split(string(text), "```") {
		if i%2 == 0 { // between blocks
			continue
		}
		_, block, _ = strings.Cut(block, "\n") // the language
		for _, example := range strings.Split("\n"+block, "\n$ ")[1:] {
			command, want, _ := strings.Cut(example, "\n")
			args := shellWords(command)
			if len(args) > 2 && args[0] == "go" && args[1] == "run" {
				args = append([]string{"dfc"}, args[3:]...)
			}
			if args[0] != "dfc" {
				continue
			}
			commands++
			var out, errs bytes.Buffer
			run(args[1:], strings.NewReader(""), &out, &errs)
			if got := errs.String() + out.String(); strings.TrimSpace(got) != strings.TrimSpace(want) {
				t.Errorf("$ %s\ngot:\n%s\nREADME.md has:\n%s", command, got, want)
			}
		}
	}
	if commands == 0 {
		t.Error("no commands found in README.md")
	}
}

// shellWords splits a command into words, with the shell's two kinds of quotes.
func shellWords(s string) []string {
	var words []string
	var word strings.Builder
	in := false // a word
	quote := rune(0)
	for _, r := range s + " " {
		switch {
		case quote == 0 && r == ' ':
			if in {
				words = append(words, word.String())
				word.Reset()
			}
			in = false
			continue
		case quote == 0 && (r == '\'' || r == '"'):
			quote = r
		case r == quote:
			quote = 0
		default:
			word.WriteRune(r)
		}
		in = true
	}
	return words
}
