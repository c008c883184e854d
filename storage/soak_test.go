package storage

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// The kill and damage tests go one round in ordinary tests. With
// CASEBOUND_SOAK=n they go on: 20 means 500 kills of every sort and 2,000
// damages, and a table of it all in the end. CASEBOUND_SOAK_MINUTES ends them
// earlier; the table then says how far they came.

func soaking() bool { return os.Getenv("CASEBOUND_SOAK") != "" }

func soak() int {
	n, err := strconv.Atoi(os.Getenv("CASEBOUND_SOAK"))
	if err != nil || n < 1 {
		return 1
	}
	return n
}

var soakBegan = time.Now()

// soakOver reports whether the time given for a soak is up.
func soakOver() bool {
	minutes, err := strconv.Atoi(os.Getenv("CASEBOUND_SOAK_MINUTES"))
	return err == nil && minutes > 0 && time.Since(soakBegan) > time.Duration(minutes)*time.Minute
}

// tally counts what one mode of the soak did and found.
type tally struct {
	mode                     string
	kills, damages, faults   int
	acknowledged             int
	lost, half, wrong, panic int
}

// tallies are what a soak prints.
var tallies results

type results struct {
	mu   sync.Mutex
	rows []tally
}

// add counts into the row of the mode.
func (r *results) add(t tally) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := range r.rows {
		if r.rows[i].mode == t.mode {
			r.rows[i] = r.rows[i].and(t)
			return
		}
	}
	r.rows = append(r.rows, t)
}

func (t tally) and(o tally) tally {
	return tally{
		t.mode, t.kills + o.kills, t.damages + o.damages, t.faults + o.faults, t.acknowledged + o.acknowledged,
		t.lost + o.lost, t.half + o.half, t.wrong + o.wrong, t.panic + o.panic,
	}
}

func (r *results) String() string {
	const line = "%-22s %7v %8v %7v %13v %6v %6v %6v %7v\n"
	var b strings.Builder
	fmt.Fprintf(&b, "\n"+line, "mode", "kills", "damages", "faults", "acknowledged", "lost", "half", "wrong", "panics")
	all := tally{mode: "all"}
	for _, t := range append(r.rows, all) {
		all = all.and(t)
		if t.mode == "all" {
			t = all
		}
		fmt.Fprintf(&b, line, t.mode, t.kills, t.damages, t.faults, t.acknowledged, t.lost, t.half, t.wrong, t.panic)
	}
	return b.String()
}

// faulted counts a fault of the system that a test has brought about.
func faulted(t *testing.T, acknowledged int) {
	t.Helper()
	row := tally{mode: "faults", faults: 1, acknowledged: acknowledged}
	t.Cleanup(func() {
		if t.Failed() {
			row.wrong = 1
		}
		tallies.add(row)
	})
}
