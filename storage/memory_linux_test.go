package storage

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"unsafe"

	"casebound/notebook"
	"casebound/notebook/storetest"
)

// traces counts how often the needles stand in the writable memory of this
// process. The needles are given inverted, so as not to be found themselves.
func traces(inverted ...[]byte) ([]int, error) {
	maps, err := os.Open("/proc/self/maps")
	if err != nil {
		return nil, err
	}
	defer maps.Close()
	memory, err := os.Open("/proc/self/mem")
	if err != nil {
		return nil, err
	}
	defer memory.Close()
	counts := make([]int, len(inverted))
	buffer := make([]byte, 64<<10)
	for lines := bufio.NewScanner(maps); lines.Scan(); {
		var from, to int64
		var mode string
		if _, err := fmt.Sscanf(lines.Text(), "%x-%x %s", &from, &to, &mode); err != nil || !strings.HasPrefix(mode, "rw") {
			continue
		}
		for at := from; at < to; at += int64(len(buffer)) {
			if own := int64(uintptr(unsafe.Pointer(&buffer[0]))); at < own+int64(len(buffer)) && own < at+int64(len(buffer)) {
				continue // the buffer would show everything once more
			}
			n, _ := memory.ReadAt(buffer[:min(int64(len(buffer)), to-at)], at) // some regions cannot be read
			for i, needle := range inverted {
				counts[i] += countInverted(buffer[:n], needle)
			}
		}
	}
	return counts, nil
}

func countInverted(b, inverted []byte) int {
	count := 0
	first := ^inverted[0]
	for {
		i := bytes.IndexByte(b, first)
		if i < 0 || i+len(inverted) > len(b) {
			return count
		}
		same := true
		for k := range inverted {
			if b[i+k] != ^inverted[k] {
				same = false
				break
			}
		}
		if same {
			count++
		}
		b = b[i+1:]
	}
}

func invert(b []byte) []byte {
	out := make([]byte, len(b))
	for i := range b {
		out[i] = ^b[i]
	}
	return out
}

// TestWhatStaysInMemoryAfterClosing measures what docs/security.md says about
// it. The keys we hold are overwritten, and most of what was freed; some of what
// Badger and the runtime copied stays until its memory is used again.
func TestWhatStaysInMemoryAfterClosing(t *testing.T) {
	n := openGuarded(t, t.TempDir(), Key{Passphrase: secret})
	words := bytes.Repeat([]byte("q"), 5)
	words = append(words, []byte("uagmire kingfisher")...)
	fatal(t, n.Apply(notebook.Put(notebook.Note{ID: storetest.ID(1), Markdown: string(words)})))
	_, err := n.Get(notebook.Key{Kind: notebook.KindNote, ID: storetest.ID(1)})
	fatal(t, err)
	badgerKey, tagKey, word := invert(n.secrets.badger), invert(n.secrets.tag), invert(words)
	clear(words)
	open, err := traces(badgerKey, tagKey, word)
	fatal(t, err)
	closeNow(t, n)
	n = nil
	closed, err := traces(badgerKey, tagKey, word)
	fatal(t, err)
	t.Logf("open: badger key %d times, tag key %d, words %d; closed: %d, %d, %d", open[0], open[1], open[2], closed[0], closed[1], closed[2])
	if open[0] == 0 || open[1] == 0 || open[2] == 0 {
		t.Error("the search found nothing while the notebook was open")
	}
	for i, what := range []string{"badger key", "tag key", "words"} {
		if closed[i] >= open[i] {
			t.Errorf("closing did not help: the %s stood there %d times, now %d", what, open[i], closed[i])
		}
	}
}
