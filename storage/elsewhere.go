package storage

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/crypto/blake2b"
)

// The system's lock keeps out the programs of this computer. In a folder that
// is shared or synchronised another computer may not see it: for that a small
// file says which computer has the notebook open. It is removed by closing; a
// crash leaves it, which means nothing to the same computer.
const openName = "open.json"

type opening struct {
	Computer string    `json:"computer"` // not its name
	Since    time.Time `json:"since"`
}

// computer tells this computer from others, for this notebook alone.
func (n *Notebook) computer() string {
	name, err := os.Hostname()
	if err != nil {
		return ""
	}
	sum := blake2b.Sum256(append(n.about.ID[:], name...))
	return hex.EncodeToString(sum[:8])
}

// markOpen says that the notebook is open here, and whether it seems to be
// open elsewhere. It is a courtesy: that it cannot be written is no error.
func (n *Notebook) markOpen() {
	path, here := filepath.Join(n.dir, openName), n.computer()
	var o opening
	if b, err := os.ReadFile(path); err == nil && json.Unmarshal(b, &o) == nil && o.Computer != here && o.Computer != "" && here != "" {
		n.notice("Another computer has had the notebook open since %s and has not closed it. Make sure that it is closed there, and that all files have arrived: two at once damage it.",
			o.Since.In(n.options.Now().Location()).Format("2 Jan 2006, 15:04"))
	}
	if b, err := json.Marshal(opening{here, n.options.Now().UTC().Truncate(time.Second)}); err == nil {
		_ = os.WriteFile(path, b, fileMode)
	}
}

// markClosedHere takes the mark away.
func (n *Notebook) markClosedHere() { _ = removeIfThere(filepath.Join(n.dir, openName)) }
