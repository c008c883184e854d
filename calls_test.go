package main

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// watched are the system calls that reach another computer or program, run a
// program, or name a file to write; "?" where not every processor has them.
const watched = "trace=%network,?execve,?execveat,?io_uring_setup,?open,?openat,?openat2,?creat,?mkdir,?mkdirat,?mknod,?mknodat," +
	"?rename,?renameat,?renameat2,?link,?linkat,?symlink,?symlinkat,?truncate"

// calls is what strace wrote down of a program and its threads.
type calls struct {
	t    *testing.T
	file string
}

// watch has the stage run the program without a network and under strace.
func (s *stage) watch() calls {
	c := calls{s.t, filepath.Join(s.t.TempDir(), "calls")}
	s.through = append(cage(s.t), "strace", "-f", "--seccomp-bpf", "-qq", "-s", "400", "-A", "-e", watched, "-e", "signal=none", "-o", c.file)
	return c
}

// lines are the calls, those that other threads interrupted put together.
func (c calls) lines() []string {
	c.t.Helper()
	raw, err := os.ReadFile(c.file)
	if err != nil {
		c.t.Fatal(err)
	}
	var list []string
	begun := map[string]string{}
	for line := range strings.Lines(string(raw)) {
		pid, call, _ := strings.Cut(strings.TrimSpace(line), " ")
		call = strings.TrimSpace(call)
		if start, ok := strings.CutSuffix(call, " <unfinished ...>"); ok {
			begun[pid] = start
			continue
		}
		if _, end, ok := strings.Cut(call, " resumed>"); ok {
			call = begun[pid] + end
			delete(begun, pid)
		}
		list = append(list, call)
	}
	for _, start := range begun {
		list = append(list, start)
	}
	return list
}

var (
	quoted  = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)
	writing = regexp.MustCompile(`^(creat|mkdir|mknod|rename|link|symlink|truncate)|^open.*(O_WRONLY|O_RDWR|O_CREAT|O_TRUNC)`)
	family  = regexp.MustCompile(`^socket(?:pair)?\((\w+)`)
	socket  = regexp.MustCompile(`^(?:connect|bind|sendto|sendmsg)\(.*sun_path=@?"([^"]*)"`)
	failed  = regexp.MustCompile(`= -1 E\w+ \(.*\)$`)
)

// helpful are the sockets a program of the desktop asks for besides its
// display's: the buses, and the C library's cache of who the user is.
var helpful = []string{"/nonexistent", "/run/dbus/system_bus_socket", "/var/run/nscd/socket"}

// stayLocal fails on every socket that leads out of this computer, or to
// anything on it but the display and its helpers.
func (c calls) stayLocal(display string) {
	c.t.Helper()
	reached := 0
	for _, call := range c.lines() {
		if m := family.FindStringSubmatch(call); m != nil && m[1] != "AF_UNIX" {
			c.t.Errorf("a socket that is not local: %s", call)
		}
		if strings.Contains(call, "AF_INET") || strings.HasPrefix(call, "io_uring_setup") {
			c.t.Errorf("the network: %s", call)
		}
		m := socket.FindStringSubmatch(call)
		if m == nil {
			continue
		}
		if strings.HasSuffix(m[1], "/.X11-unix/X"+strings.TrimPrefix(display, ":")) {
			reached++
		} else if !slices.Contains(helpful, m[1]) && !strings.Contains(m[1], "/wayland-") {
			c.t.Errorf("a socket of neither the display nor a bus: %s", call)
		}
	}
	if display != "" && reached == 0 {
		c.t.Error("the display was not reached: the watching is at fault")
	}
}

// runNothingBut fails when any other program was run. The toolkit's file dialog
// asks one of the desktop where the folder for documents is.
func (c calls) runNothingBut(program string) {
	c.t.Helper()
	ran := 0
	for _, call := range c.lines() {
		if !strings.HasPrefix(call, "exec") {
			continue
		}
		if m := quoted.FindStringSubmatch(call); m == nil || m[1] != program && path.Base(m[1]) != "xdg-user-dir" {
			c.t.Errorf("a program was run: %s", call)
		}
		ran++
	}
	if ran == 0 {
		c.t.Error("the program was not run: the watching is at fault")
	}
}

// writeOnly fails when a file outside of the folders was written, made, moved
// or linked.
func (c calls) writeOnly(folders ...string) {
	c.t.Helper()
	wrote := 0
	for _, call := range c.lines() {
		if !writing.MatchString(call) || failed.MatchString(call) {
			continue
		}
		for _, m := range quoted.FindAllStringSubmatch(call, -1) {
			if !within(m[1], folders) {
				c.t.Errorf("outside of the folders: %s", call)
			}
		}
		wrote++
	}
	if wrote == 0 {
		c.t.Error("nothing was written: the watching is at fault")
	}
}

// within reports whether a path lies in one of the folders, or is a device.
func within(path string, folders []string) bool {
	if strings.HasPrefix(path, "/dev/") {
		return true
	}
	for _, folder := range folders {
		if inside, err := filepath.Rel(folder, path); err == nil && filepath.IsLocal(inside) {
			return true
		}
	}
	return false
}

// leave fails when a file or an address was asked for that holds any of the
// words.
func (c calls) leave(words ...string) {
	c.t.Helper()
	for _, call := range c.lines() {
		if !strings.HasPrefix(call, "open") && !strings.HasPrefix(call, "connect") {
			continue
		}
		for _, word := range words {
			if strings.Contains(call, word) {
				c.t.Errorf("%q was asked for: %s", word, call)
			}
		}
	}
}
