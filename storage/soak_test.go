package storage

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
)

// The kill and damage tests go one round in ordinary tests. With
// CASEBOUND_SOAK=n they go on: 20 means 500 kills of every sort and 2,000
// damages, and a table of it all in the end.

func soaking() bool { return os.Getenv("CASEBOUND_SOAK") != "" }

func soak() int {
	n, err := strconv.Atoi(os.Getenv("CASEBOUND_SOAK"))
	if err != nil || n < 1 {
		return 1
	}
	return n
}

// tallies are what a soak prints.
var tallies results

type results struct {
	mu   sync.Mutex
	rows []string
}

func (r *results) add(what string, trials, acknowledged int, failed bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	outcome := "none lost, half, wrong; no panic"
	if failed {
		outcome = "FAILED: see above"
	}
	r.rows = append(r.rows, fmt.Sprintf("%-36s %6d %12d   %s", what, trials, acknowledged, outcome))
}

func (r *results) String() string {
	return fmt.Sprintf("\n%-36s %6s %12s   %s\n%s\n", "", "trials", "acknowledged", "outcome", strings.Join(r.rows, "\n"))
}
