package main

import (
	"encoding/hex"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in the scripts")

func TestMain(m *testing.M) { testscript.Main(m, map[string]func(){"dfc": main}) }

// TestScripts runs the command as the scripts in testdata say. They find the project's captures in testdata, too.
func TestScripts(t *testing.T) {
	captures, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("TZ", "UTC")
			e.Setenv("NO_COLOR", "1")
			return os.Symlink(captures, filepath.Join(e.WorkDir, "testdata"))
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"status": checkStatus,
			"cut":    cutFile,
			"patch":  patchFile,
			"unhex":  unhexFile,
		},
	})
}

// checkStatus is "status N COMMAND ARGS...": the command must end with that status.
func checkStatus(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	if err != nil {
		_, code, _ := strings.Cut(err.Error(), "exit status ")
		got, _ = strconv.Atoi(code)
		if got == 0 {
			ts.Fatalf("%v", err)
		}
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// cutFile is "cut OLD NEW N": the first N bytes of a file.
func cutFile(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	data := ts.ReadFile(args[0])
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(data[:n]), 0o666))
}

// patchFile is "patch FILE OFFSET HEX": other bytes at an offset, or behind the end where the offset is "end".
func patchFile(ts *testscript.TestScript, _ bool, args []string) {
	data := []byte(ts.ReadFile(args[0]))
	patch, err := hex.DecodeString(args[2])
	ts.Check(err)
	offset := len(data)
	if args[1] != "end" {
		offset, err = strconv.Atoi(args[1])
		ts.Check(err)
	}
	data = append(data[:offset], append(patch, data[min(offset+len(patch), len(data)):]...)...)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o666))
}

// unhexFile is "unhex TEXT FILE": the bytes that a file of hexadecimal digits stands for.
func unhexFile(ts *testscript.TestScript, _ bool, args []string) {
	data, err := hex.DecodeString(strings.Join(strings.Fields(ts.ReadFile(args[0])), ""))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data, 0o666))
}
