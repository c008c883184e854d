package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
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
	home    string
	display string
	program *exec.Cmd
	traces  chan string
	window  string
}

// newStage builds the program and starts a display. Both end with the test.
func newStage(t *testing.T) *stage {
	t.Helper()
	for _, tool := range []string{"Xvfb", "xdotool"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is not installed: run make test, which installs it", tool)
		}
	}
	s := &stage{t: t, home: t.TempDir(), binary: filepath.Join(t.TempDir(), "casebound")}
	build := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", s.binary, ".")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
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
	return append(keep,
		"HOME="+s.home, "XDG_RUNTIME_DIR="+s.home, "XDG_CONFIG_HOME="+filepath.Join(s.home, ".config"), "XDG_CACHE_HOME="+filepath.Join(s.home, ".cache"),
		"TMPDIR="+s.t.TempDir(), "DISPLAY="+s.display, "LANG=C.UTF-8", "LIBGL_ALWAYS_SOFTWARE=1",
		"FYNE_SCALE=1", "FYNE_THEME=light", "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent", "CASEBOUND_TRACE=1")
}

// open starts the window on a notebook and waits until it is ready.
func (s *stage) open(notebook string) {
	s.t.Helper()
	if err := os.MkdirAll(filepath.Join(s.home, ".cache"), 0o700); err != nil {
		s.t.Fatal(err)
	}
	s.program = exec.Command(s.binary, notebook)
	s.program.Env = s.environment()
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
	s.await("ready")
	s.window = s.findWindow()
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
	s.xdotool("key", "--window", s.window, "ctrl+q")
	for range s.traces { // until the program has closed its end
	}
	if err := s.program.Wait(); err != nil {
		s.t.Fatalf("the program ended badly: %v", err)
	}
}

// cli runs a verb of the program and returns what it printed.
func (s *stage) cli(args ...string) []byte {
	s.t.Helper()
	cmd := exec.Command(s.binary, args...)
	cmd.Env = s.environment()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		s.t.Fatalf("casebound %v: %v\n%s", args, err, stderr.String())
	}
	return out
}

// printed is one line of casebound list --json.
type printed map[string]any

func (s *stage) list(notebook, what string) []printed {
	s.t.Helper()
	var rows []printed
	dec := json.NewDecoder(bytes.NewReader(s.cli("list", notebook, what, "--json")))
	for dec.More() {
		var row printed
		if err := dec.Decode(&row); err != nil {
			s.t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}

const ferry = `Ferry captain names the owners – The Sound Courier

Captain Henrik Dahl told the inquiry in Varnholm on 12 May 2021 that the ferry Aurelia had left without a second engineer. He had written to Baltic Crossings three times.

On 14 May 2021 the company answered that its rules had been followed. Marta Nowak, who chairs the inquiry, asked for the log of the engine room.

The hearing goes on next week.
`

func TestStoryOfAFirstAfternoon(t *testing.T) {
	s := newStage(t)
	notebook := filepath.Join(t.TempDir(), "ferry")
	if err := os.WriteFile(filepath.Join(s.home, "ferry.txt"), []byte(ferry), 0o600); err != nil {
		t.Fatal(err)
	}

	// A new notebook opens on the sample; a file comes in by the dialog.
	s.open(notebook)
	s.press("ctrl+i")
	s.await("ran document.import")
	s.click(620, 320)  // the one file in the home folder
	s.click(1066, 690) // Open
	s.await("imported 1")
	s.picture("1-imported.png")

	// Some words of it are marked with the mouse and a key, and commented.
	s.drag(400, 300, 700, 300)
	s.await("selected")
	s.press("2")
	s.await("ran highlight.red")
	s.press("a")
	s.await("asked Comment")
	s.write("Ask for the crew list.")
	s.press("ctrl+Return")
	s.picture("2-highlighted.png")

	// Another document by the finder, and an event of its timeline.
	s.press("ctrl+p")
	s.await("found")
	s.write("ferry")
	s.await("found")
	s.press("Return")
	s.await("arrived")
	s.picture("3-found.png")

	// Out as Markdown, and again: the file does not change.
	for range 2 {
		s.press("ctrl+shift+e")
		s.await("ran export.notebook")
		s.click(1040, 690)
		s.await("exported")
	}
	s.quit()

	// What happened is in the notebook, not only on the screen.
	highlights := s.list(notebook, "highlights")
	if len(highlights) != 1 {
		t.Fatalf("%d highlights in the notebook, want 1: %v", len(highlights), highlights)
	}
	h := highlights[0]
	quote, _ := h["quote"].(string)
	if h["colour"] != "red" || h["comment"] != "Ask for the crew list." || len(quote) < 10 || !strings.Contains(ferry, quote) {
		t.Errorf("the highlight is %v", h)
	}
	exported, err := filepath.Glob(filepath.Join(s.home, "*.md"))
	if err != nil || len(exported) != 1 {
		t.Fatalf("exported files %q, %v; want one", exported, err)
	}
	raw, err := os.ReadFile(exported[0])
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(raw, []byte(quote)) || !bytes.Contains(raw, []byte("Ask for the crew list.")) {
		t.Errorf("the export lacks the highlight:\n%s", raw)
	}

	// Started again, everything is there and can be undone no more.
	s.open(notebook)
	s.picture("4-again.png")
	s.quit()
	if again := s.list(notebook, "highlights"); len(again) != 1 || again[0]["quote"] != quote {
		t.Errorf("after starting again: %v", again)
	}
	s.cli("verify", notebook)
}
