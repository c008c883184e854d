package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestWithoutAScreenOneSentenceSaysSo: where no window can be opened, because
// there is no display or because it does not answer, the notebook stays closed
// and whole.
func TestWithoutAScreenOneSentenceSaysSo(t *testing.T) {
	binary, err := theProgram()
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	notebook := filepath.Join(home, "notebook")
	without := slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "DISPLAY=") || strings.HasPrefix(v, "WAYLAND_DISPLAY=") || strings.HasPrefix(v, "HOME=")
	})
	for what, more := range map[string][]string{
		"no display":               nil,
		"one that does not answer": {"DISPLAY=:65000"},
	} {
		cmd := exec.Command(binary, notebook)
		cmd.Env = slices.Concat(without, []string{"HOME=" + home}, more)
		var said bytes.Buffer
		cmd.Stderr = &said
		var exit *exec.ExitError
		if err := cmd.Run(); !errors.As(err, &exit) || exit.ExitCode() != 1 {
			t.Errorf("%s: %v, want exit 1", what, err)
		}
		if !strings.Contains(said.String(), "casebound: there is no screen") || strings.Contains(said.String(), "goroutine") {
			t.Errorf("%s: it said %q", what, said.String())
		}
		if out, err := exec.Command(binary, "verify", notebook).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", what, err, out)
		}
	}
}
