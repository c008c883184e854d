package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience is how long the window may take for one thing before the story
// gives up: it bounds a hang and measures nothing.
const patience = 60 * time.Second

// stage is the real program in a real window on a virtual display of its own,
// with a home folder that holds nothing but what the story puts there.
type stage struct {
	t       *testing.T
	binary  string
	home    string // with the folders for settings and caches below it
	temp    string // for temporary files
	display string
	through []string // a command that runs the program, such as strace; nil for none
	more    []string // variables of the environment besides the usual ones
	program *exec.Cmd
	traces  chan string
	window  string
}

// theProgram is built once for all stories.
var theProgram = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "casebound-story-")
	if err != nil {
		return "", err
	}
	built = dir
	path := filepath.Join(dir, "casebound")
	out, err := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", path, ".").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("build: %w\n%s", err, out)
	}
	return path, nil
})

// built is the folder of the program, removed when all stories are told.
var built string

func TestMain(m *testing.M) {
	if os.Getenv(tryNetwork) != "" {
		os.Exit(reach())
	}
	if os.Getenv(putOnFilter) != "" {
		fmt.Fprintln(os.Stderr, filtered(os.Args[1:]))
		os.Exit(1)
	}
	code := m.Run()
	if built != "" {
		_ = os.RemoveAll(built) // a folder left behind in the system's own is no failure
	}
	os.Exit(code)
}

// newStage builds the program and starts a display. The display ends with the
// test.
func newStage(t *testing.T) *stage {
	t.Helper()
	for _, tool := range []string{"Xvfb", "xdotool"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is not installed: run make test, which installs it", tool)
		}
	}
	s := &stage{t: t, home: t.TempDir(), temp: t.TempDir()}
	var err error
	if s.binary, err = theProgram(); err != nil {
		t.Fatal(err)
	}
	s.startDisplay()
	return s
}

func (s *stage) startDisplay() {
	s.t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		s.t.Fatal(err)
	}
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1440x900x24", "+extension", "GLX", "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{w}
	if err := server.Start(); err != nil {
		s.t.Fatalf("start a display: %v", err)
	}
	s.t.Cleanup(func() {
		_ = server.Process.Kill() // the display ends with the test, whatever state it is in
		_ = server.Wait()
	})
	_ = w.Close() // our copy; the server holds its own
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		s.t.Fatalf("the display said no number: %v", err)
	}
	s.display = ":" + strings.TrimSpace(line)
}

func (s *stage) environment() []string {
	keep := []string{"PATH=" + os.Getenv("PATH")}
	keep = append(keep,
		"HOME="+s.home, "XDG_RUNTIME_DIR="+s.home, "XDG_CONFIG_HOME="+filepath.Join(s.home, ".config"), "XDG_CACHE_HOME="+filepath.Join(s.home, ".cache"),
		"TMPDIR="+s.temp, "DISPLAY="+s.display, "LANG=C.UTF-8", "LIBGL_ALWAYS_SOFTWARE=1",
		"FYNE_SCALE=1", "FYNE_THEME=light", "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent", "CASEBOUND_TRACE=1")
	return append(keep, s.more...)
}

// command is the program with arguments, through whatever watches it.
func (s *stage) command(args ...string) *exec.Cmd {
	line := append(append([]string{}, s.through...), s.binary)
	line = append(line, args...)
	cmd := exec.Command(line[0], line[1:]...)
	cmd.Env, cmd.Dir = s.environment(), s.temp
	return cmd
}

// open starts the window on a notebook and waits until it is ready.
func (s *stage) open(notebook string) {
	s.t.Helper()
	s.start(notebook)
	s.await("ready")
	s.window = s.findWindow()
}

// start starts the window and waits for nothing.
func (s *stage) start(notebook string) {
	s.t.Helper()
	if err := os.MkdirAll(filepath.Join(s.home, ".cache"), 0o700); err != nil {
		s.t.Fatal(err)
	}
	s.program = s.command(notebook)
	stderr, err := s.program.StderrPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := s.program.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = s.program.Process.Kill() })
	s.traces = make(chan string, 1000)
	go listen(stderr, s.traces)
}

// listen passes on what the program traces and prints the rest.
func listen(r io.Reader, traces chan<- string) {
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		if event, ok := strings.CutPrefix(lines.Text(), "trace: "); ok {
			traces <- event
		} else {
			fmt.Fprintln(os.Stderr, lines.Text())
		}
	}
	close(traces)
}

func (s *stage) findWindow() string {
	s.t.Helper()
	out := s.xdotool("search", "--sync", "--onlyvisible", "--name", "Casebound")
	fields := strings.Fields(out)
	s.xdotool("windowfocus", "--sync", fields[len(fields)-1])
	return fields[len(fields)-1]
}

// await reads traces until one begins with the event, and returns it.
func (s *stage) await(event string) string {
	s.t.Helper()
	return s.awaitFor(event, patience)
}

func (s *stage) awaitFor(event string, patience time.Duration) string {
	s.t.Helper()
	limit := time.After(patience)
	var seen []string
	for {
		select {
		case got, open := <-s.traces:
			if !open {
				s.t.Fatalf("the program ended while the story waited for %q; before: %q", event, seen)
			}
			if strings.HasPrefix(got, event) {
				return got
			}
			seen = append(seen, got)
		case <-limit:
			s.picture("stuck.png")
			s.t.Fatalf("no %q in %v; instead: %q", event, patience, seen)
		}
	}
}

func (s *stage) xdotool(args ...string) string {
	s.t.Helper()
	cmd := exec.Command("xdotool", args...)
	cmd.Env = s.environment()
	out, err := cmd.CombinedOutput()
	if err != nil {
		s.t.Fatalf("xdotool %v: %v\n%s", args, err, out)
	}
	return string(out)
}

func (s *stage) press(keys ...string) {
	s.t.Helper()
	s.xdotool(append([]string{"key", "--delay", "60"}, keys...)...)
}

func (s *stage) write(words string) {
	s.t.Helper()
	s.xdotool("type", "--delay", "60", words)
}

func (s *stage) click(x, y int) {
	s.t.Helper()
	s.xdotool("mousemove", "--sync", "--window", s.window, strconv.Itoa(x), strconv.Itoa(y), "click", "1")
}

// drag presses at one point and lets go at another, as a hand does: in steps.
func (s *stage) drag(x1, y1, x2, y2 int) {
	s.t.Helper()
	args := []string{"mousemove", "--sync", "--window", s.window, strconv.Itoa(x1), strconv.Itoa(y1), "mousedown", "1"}
	for i := 1; i <= 8; i++ {
		args = append(args, "mousemove", "--sync", "--window", s.window, strconv.Itoa(x1+(x2-x1)*i/8), strconv.Itoa(y1+(y2-y1)*i/8))
	}
	s.xdotool(append(args, "mouseup", "1")...)
}

// picture keeps what the screen shows, where CASEBOUND_PICTURES says.
func (s *stage) picture(name string) {
	dir := os.Getenv("CASEBOUND_PICTURES")
	if dir == "" {
		return
	}
	cmd := exec.Command("import", "-window", "root", filepath.Join(dir, name))
	cmd.Env = s.environment()
	if out, err := cmd.CombinedOutput(); err != nil {
		s.t.Logf("picture %s: %v %s", name, err, out)
	}
}

// quit closes the window as the reader does and waits for the program to end.
func (s *stage) quit() {
	s.t.Helper()
	cmd := exec.Command("xdotool", "key", "--window", s.window, "ctrl+q")
	cmd.Env = s.environment()
	said, err := cmd.CombinedOutput() // an error when the window is gone before the key is let go
	limit := time.After(patience)
	for open := true; open; { // until the program has closed its end
		select {
		case _, open = <-s.traces:
		case <-limit:
			s.picture("stuck.png")
			s.t.Fatalf("the program did not end; the key: %v %s", err, said)
		}
	}
	if err := s.program.Wait(); err != nil {
		s.t.Fatalf("the program ended badly: %v", err)
	}
}

// cli runs a verb of the program and returns what it printed.
func (s *stage) cli(args ...string) []byte {
	s.t.Helper()
	cmd := s.command(args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		s.t.Fatalf("casebound %v: %v\n%s", args, err, stderr.String())
	}
	return out
}

// attempt runs a verb of the program that may well answer no, and returns what
// it printed and how it ended. That it broke down is no answer.
func (s *stage) attempt(args ...string) (out string, code int) {
	s.t.Helper()
	cmd := s.command(args...)
	raw, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		s.t.Fatal(err)
	}
	code = cmd.ProcessState.ExitCode()
	if code < 0 || code > 2 || bytes.Contains(raw, []byte("goroutine ")) {
		s.t.Errorf("casebound %q broke down with %d:\n%s", args, code, raw)
	}
	return string(raw), code
}

// printed is one line of casebound list --json.
type printed map[string]any

func (s *stage) list(notebook, what string, flags ...string) []printed {
	s.t.Helper()
	var rows []printed
	dec := json.NewDecoder(bytes.NewReader(s.cli(append([]string{"list", notebook, what, "--json"}, flags...)...)))
	for dec.More() {
		var row printed
		if err := dec.Decode(&row); err != nil {
			s.t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}
