package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// remains counts how often words stand in the memory that a process can write
// to, in small letters or large, a byte or four bytes a letter, and keys.
func remains(t *testing.T, pid int, keys map[string][]byte) map[string]int {
	t.Helper()
	maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", pid))
	if err != nil {
		t.Fatal(err)
	}
	memory, err := os.Open(fmt.Sprintf("/proc/%d/mem", pid))
	if err != nil {
		t.Fatal(err)
	}
	defer memory.Close()
	found := map[string]int{}
	for line := range strings.Lines(string(maps)) {
		var from, to int64
		var mode string
		if _, err := fmt.Sscanf(line, "%x-%x %s", &from, &to, &mode); err != nil || !strings.HasPrefix(mode, "rw") {
			continue
		}
		region, _ := io.ReadAll(io.NewSectionReader(memory, from, to-from)) // that of a device cannot be read
		for purpose, key := range keys {
			found[purpose] += bytes.Count(region, key)
		}
		lower(region)
		for place, word := range canaries {
			found[place] += bytes.Count(region, []byte(word)) + bytes.Count(region, wide(word))
		}
	}
	return found
}

func lower(b []byte) {
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
}

// wide is a word as []rune lies in memory here.
func wide(word string) []byte {
	var b []byte
	for _, c := range []byte(word) {
		b = append(b, c, 0, 0, 0)
	}
	return b
}

// TestALockedNotebookIsGoneFromTheWindowAndFromMemory also measures what
// docs/security.md tells: with -v it prints the counts, and with CASEBOUND_LONG
// set once more when the toolkit has forgotten what it had drawn.
func TestALockedNotebookIsGoneFromTheWindowAndFromMemory(t *testing.T) {
	v := newVault(t)
	v.unlock()
	v.work()
	keys := v.keys()
	keys["passphrase"] = []byte(secret)
	open := remains(t, v.program.Process.Pid, keys)
	v.press("ctrl+shift+l")
	v.await("locked")
	v.await("forgot")
	locked := remains(t, v.program.Process.Pid, keys)
	v.picture("locked.png")
	t.Logf("open: %v", open)
	t.Logf("locked: %v", locked)

	words := 0
	for place := range canaries {
		if open[place] == 0 && place != "folder name" {
			t.Errorf("the %s was not found while the notebook was open: the search is at fault", place)
		}
		words += locked[place]
	}
	if all := sum(open, canaries); words*20 > all {
		t.Errorf("of %d words in memory %d are left, more than one in twenty", all, words)
	}
	for purpose := range keys {
		if locked[purpose] > 0 {
			t.Errorf("the %s stands in memory %d times", purpose, locked[purpose])
		}
	}
	if title := strings.TrimSpace(v.xdotool("getwindowname", v.window)); title != "Casebound" {
		t.Errorf("the window's title is %q", title)
	}
	if n := len(v.list(v.notebook, "documents", "--passphrase-file", v.passphrase)); n != 1 {
		t.Errorf("another program that opens the notebook finds %d documents, want 1", n)
	}
	limits, err := os.ReadFile(fmt.Sprintf("/proc/%d/limits", v.program.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile(`Max core file size +0 +0 `).Match(limits) {
		t.Errorf("a crash would write memory to the disk:\n%s", limits)
	}
	if os.Getenv("CASEBOUND_LONG") != "" {
		v.awaitFor("forgot", 3*time.Minute)
		t.Logf("later: %v", remains(t, v.program.Process.Pid, keys))
	}

	v.write(secret)
	v.press("Return")
	v.await("ready")
	v.quit()
}

// bus starts a message bus of the desktop for the program alone, and returns a
// connection to it.
func (v *vault) bus() *dbus.Conn {
	v.t.Helper()
	address := "unix:path=" + filepath.Join(v.outside, "bus")
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--address="+address, "--print-address")
	out, err := daemon.StdoutPipe()
	if err == nil {
		err = daemon.Start()
	}
	if err != nil {
		v.t.Fatal(err)
	}
	v.t.Cleanup(func() {
		_ = daemon.Process.Kill() // the bus ends with the test
		_ = daemon.Wait()
	})
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		v.t.Fatalf("the bus did not start: %v", err)
	}
	conn, err := dbus.Connect(address)
	if err != nil {
		v.t.Fatal(err)
	}
	v.t.Cleanup(func() { _ = conn.Close() })
	v.more = []string{"DBUS_SESSION_BUS_ADDRESS=" + address}
	return conn
}

func TestTheNotebookLocksWithTheScreen(t *testing.T) {
	v := newVault(t)
	desktop := v.bus()
	v.start(v.notebook)
	v.await("locked")
	v.await("heeds the screen")
	v.window = v.findWindow()
	v.write(secret)
	v.press("Return")
	v.await("ready")
	if err := desktop.Emit("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", true); err != nil {
		t.Fatal(err)
	}
	v.await("locked")
	v.await("forgot")
	if title := strings.TrimSpace(v.xdotool("getwindowname", v.window)); title != "Casebound" {
		t.Errorf("the window's title is %q", title)
	}
	v.quit()
}

func sum(counts map[string]int, of map[string]string) int {
	n := 0
	for place := range of {
		n += counts[place]
	}
	return n
}
