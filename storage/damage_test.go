package storage

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"

	"casebound/notebook"
)

// The damage test spoils copies of a few notebooks, one file at a time, and
// opens them in a child, since what Badger makes of damage may end a process.
// Whatever is found must be as it was, or be reported.

func init() { jobs["damage"] = sufferDamage }

const damagedSamples = 5

// patterns are notebooks worth damaging, by name.
var patterns = []string{"closed", "killed", "encrypted closed", "encrypted killed", "without journal"}

// makePatterns makes them below dir.
func makePatterns(t *testing.T, dir string) {
	t.Helper()
	for _, name := range patterns {
		home := filepath.Join(dir, name)
		key := Key{}
		if strings.HasPrefix(name, "encrypted") {
			key = passphrases[0]
		}
		n := openGuarded(t, home, key)
		for i := 1; i <= damagedSamples; i++ {
			putSample(t, n, i, 9_000*i)
			if i == 3 { // some of it in tables, some in the journal only
				closeNow(t, n)
				n = openGuarded(t, home, key)
			}
		}
		if strings.HasSuffix(name, "killed") {
			// What is on the disk now is what a kill would leave.
			fatal(t, copySparse(home+" left", home))
			closeNow(t, n)
			fatal(t, errors.Join(os.RemoveAll(home), os.Rename(home+" left", home)))
			continue
		}
		closeNow(t, n)
		if name == "without journal" {
			fatal(t, emptyFolder(filepath.Join(home, dataName, journalName)))
		}
	}
}

func fatal(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// copySparse copies a folder, leaving holes where there are zeros.
func copySparse(to, from string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := to + strings.TrimPrefix(path, from)
		if d.IsDir() {
			return os.MkdirAll(target, 0o700)
		}
		in, err := os.Open(path)
		if err != nil {
			return err
		}
		defer in.Close()
		out, err := os.Create(target)
		if err != nil {
			return err
		}
		size, b := int64(0), make([]byte, 64<<10)
		for {
			n, err := in.Read(b)
			if strings.Trim(string(b[:n]), "\x00") != "" {
				if _, err := out.WriteAt(b[:n], size); err != nil {
					return err
				}
			}
			size += int64(n)
			if err != nil {
				if !errors.Is(err, io.EOF) {
					return err
				}
				return errors.Join(out.Truncate(size), out.Close())
			}
		}
	})
}

// damage spoils one file below dir, as the dice fall, and says what it did.
func damage(dir string, dice *rand.Rand) (string, error) {
	var files []string
	wantOriginal := dice.Intn(8) == 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() != lockName && strings.Contains(path, originals) == wantOriginal {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		return "", err
	}
	sort.Strings(files)
	path := files[dice.Intn(len(files))]
	b, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	name := strings.TrimPrefix(path, dir)
	end := len(strings.TrimRight(string(b), "\x00")) // the rest is a hole
	if end == 0 {
		return name + " removed", os.Remove(path)
	}
	at := dice.Intn(end)
	switch dice.Intn(8) {
	case 0:
		return fmt.Sprintf("%s cut at %d of %d", name, at, len(b)), os.Truncate(path, int64(at))
	case 1:
		return fmt.Sprintf("%s emptied", name), os.Truncate(path, 0)
	case 2:
		return fmt.Sprintf("%s removed", name), os.Remove(path)
	case 3:
		length := min(512, end-at)
		clear(b[at : at+length])
		return fmt.Sprintf("%s zeroed from %d, %d bytes", name, at, length), os.WriteFile(path, b, 0o600)
	case 4:
		return fmt.Sprintf("%s cut by %d", name, 1+at%40), os.Truncate(path, int64(max(0, len(b)-1-at%40)))
	}
	bit := byte(1) << dice.Intn(8)
	b[at] ^= bit
	return fmt.Sprintf("%s flipped %02x at %d of %d", name, bit, at, end), os.WriteFile(path, b, 0o600)
}

// sufferDamage is the child's part: it goes through damages from a number on
// and prints what each led to.
func sufferDamage(e errand) error {
	var samples []sample
	for i := 1; i <= damagedSamples; i++ {
		samples = append(samples, newSample(i, 9_000*i))
	}
	for number := e.from; number < e.from+e.count; number++ {
		dice := rand.New(rand.NewSource(int64(number)))
		pattern := patterns[number%len(patterns)]
		dir, err := os.MkdirTemp(e.dir, "damaged-")
		if err != nil {
			return err
		}
		if err := copySparse(dir, filepath.Join(e.dir, pattern)); err != nil {
			return err
		}
		what, err := damage(dir, dice)
		if err != nil {
			return err
		}
		fmt.Printf("T %d %s: %s\n", number, pattern, what)
		key := Key{}
		if strings.HasPrefix(pattern, "encrypted") {
			key = passphrases[0]
		}
		fmt.Printf("R %d %s\n", number, examine(dir, key, samples))
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
	}
	return nil
}

// examine opens a damaged notebook as a program would and says how it went:
// "whole", "reported: …" or "WRONG: …".
func examine(dir string, key Key, samples []sample) string {
	n, err := Open(dir, guarded(key))
	if err != nil {
		if !errors.Is(err, notebook.ErrDamaged) && !errors.Is(err, notebook.ErrNewerFormat) {
			return "WRONG: not called damaged: " + err.Error()
		}
		return examineReading(dir, key, samples, err)
	}
	verdict := compareSamples(n, samples)
	if err := n.Close(); err != nil {
		return "WRONG: does not close: " + err.Error()
	}
	if verdict != "whole" {
		return verdict
	}
	if n, err = Open(dir, guarded(key)); err != nil {
		return "WRONG: whole, and did not open again: " + err.Error()
	}
	defer n.Close()
	return compareSamples(n, samples)
}

// examineReading opens for reading what did not open for writing.
func examineReading(dir string, key Key, samples []sample, cause error) string {
	options := guarded(key)
	options.ReadOnly = true
	n, err := Open(dir, options)
	if err != nil {
		return "reported: " + err.Error()
	}
	defer n.Close()
	if verdict := compareSamples(n, samples); strings.HasPrefix(verdict, "WRONG") {
		return verdict
	}
	return "reported, readable: " + cause.Error()
}

// compareSamples is content with a difference only if it is reported.
func compareSamples(n *Notebook, samples []sample) string {
	for _, s := range samples {
		how := s.differs(n)
		if how == "" {
			continue
		}
		r, err := n.Verify(context.Background(), nil)
		if err == nil && r.Sound() && len(n.Notices()) == 0 {
			return fmt.Sprintf("WRONG: %s: %s", s.document.Title, how)
		}
		return "reported: " + how
	}
	return "whole"
}

func TestDamageIsRepairedOrReported(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	makePatterns(t, dir)
	verdicts := map[string]int{}
	total := 40
	if soaking() {
		total = 100 * soak()
	}
	for next := 0; next < total && !soakOver(); {
		next = suffer(t, dir, next, min(next+100, total), verdicts)
	}
	done := 0
	for _, n := range verdicts {
		done += n
	}
	t.Logf("%d damages: %v", done, verdicts)
	if verdicts["whole"] < done/2 {
		t.Errorf("only %d of %d damages were repaired", verdicts["whole"], done)
	}
}

// suffer runs a child from a number on, until it ends or dies, and returns the
// number to go on from.
func suffer(t *testing.T, dir string, from, total int, verdicts map[string]int) int {
	t.Helper()
	e := errand{job: "damage", dir: dir, from: from, count: total - from}
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = e.environment()
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	fatal(t, err)
	fatal(t, cmd.Start())
	watchdog := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	defer watchdog.Stop()
	next, trying := from, ""
	for lines := bufio.NewScanner(out); lines.Scan(); {
		watchdog.Reset(time.Minute)
		line := lines.Text()
		if what, ok := strings.CutPrefix(line, "T "); ok {
			trying = what
			continue
		}
		f := strings.SplitN(line, " ", 3)
		if f[0] != "R" || len(f) < 3 {
			t.Fatalf("the child said %q (%s)", line, trying)
		}
		number, _ := strconv.Atoi(f[1])
		next = number + 1
		verdict, _, _ := strings.Cut(f[2], ":")
		verdicts[verdict]++
		tallies.add(tally{mode: "damage", damages: 1})
		if verdict == "WRONG" {
			tallies.add(tally{mode: "damage", wrong: 1})
			t.Errorf("%s\n%s", trying, f[2])
		}
		if testing.Verbose() && soaking() {
			t.Logf("%s\n    %s", trying, f[2])
		}
	}
	if err := cmd.Wait(); err != nil {
		tallies.add(tally{mode: "damage", damages: 1, panic: 1})
		t.Errorf("%s\nthe child ended: %v\n%.3000s", trying, err, stderr.String())
		return next + 1
	}
	return next
}
