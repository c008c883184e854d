package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	badger "github.com/dgraph-io/badger/v4"

	"casebound/notebook"
)

// format is one of the forms that notebooks have had on disk. What is only
// added (a kind of record, a field) needs none: older notebooks lack it, and
// that is all.
type format struct {
	number int
	// step turns one value of the format before into values of this one; it
	// puts none to drop it. Opening, recovering and sweeping come before it, so
	// what they read of the older format they must still understand. The first
	// format has none.
	step func(key, body []byte, put visitor) error
}

type visitor = func(key, body []byte) error

// formats are all there have been, each one more than the one before. The last
// is the one that is written.
var formats = []format{{number: 1}}

// storeMagic marks Badger's MANIFEST as ours.
const storeMagic = 1

// newestFormat is the number of the format this program writes.
func (o Options) newestFormat() int {
	all := o.allFormats()
	return all[len(all)-1].number
}

func (o Options) allFormats() []format {
	if o.formats != nil {
		return o.formats
	}
	return formats
}

// stepsFrom are those that lead from a format to the newest.
func (o Options) stepsFrom(number int) []format {
	var steps []format
	for _, f := range o.allFormats() {
		if f.number > number {
			steps = append(steps, f)
		}
	}
	return steps
}

// stepped has every value go through the steps on its way to visit.
func stepped(steps []format, visit visitor) visitor {
	for i := len(steps) - 1; i >= 0; i-- {
		step, next := steps[i].step, visit
		visit = func(key, body []byte) error { return step(key, body, next) }
	}
	return visit
}

// migrate brings a notebook of an older format to the newest. A backup in the
// old format is left in its folder; then the data are written anew beside the
// old ones, compared, and put in their place by renaming one file: whenever
// the computer stops, the notebook is of one format or of the other
// (TestAKillDuringAMigrationLosesNothing).
func (n *Notebook) migrate() error {
	from, steps := n.about.Format, n.options.stepsFrom(n.about.Format)
	if len(steps) == 0 {
		return nil
	}
	if n.options.ReadOnly {
		return fmt.Errorf("%w: it is of format %d and must be opened once for writing", notebook.ErrReadOnly, from)
	}
	if err := n.engine.open(); err != nil {
		return err
	}
	twin, err := n.migrated(steps)
	if err != nil {
		before := filepath.Join(n.dir, beforeName(n.options.newestFormat()))
		return errors.Join(fmt.Errorf("bring it from format %d to %d: %w", from, n.options.newestFormat(), err), n.engine.close(), removeIfThere(before))
	}
	if err := n.engine.close(); err != nil {
		return err
	}
	old := n.engine
	n.replaced = false
	n.engine = &engine{data: filepath.Join(n.dir, twin.about.Data), about: twin.about, secrets: old.secrets, minFree: old.minFree, notices: old.notices}
	n.notice("The notebook has been brought from format %d to format %d; %s in its folder holds it as it was.",
		from, n.about.Format, beforeName(n.about.Format))
	return os.RemoveAll(old.data)
}

// beforeName is that of the backup made before a migration.
func beforeName(number int) string { return fmt.Sprintf("before-format-%d.backup", number) }

// migrated makes the notebook of the newest format and publishes it. The old
// one stays open.
func (n *Notebook) migrated(steps []format) (*engine, error) {
	if err := n.sweep(); err != nil {
		return nil, err
	}
	ctx, a := context.Background(), n.about
	a.Format, a.Data = n.options.newestFormat(), nextData(a.Data)
	if _, err := n.backup(ctx, filepath.Join(n.dir, beforeName(a.Format)), func(int, int) {}); err != nil {
		return nil, fmt.Errorf("back it up first: %w", err)
	}
	twin := &engine{data: filepath.Join(n.dir, a.Data+".new"), about: a, secrets: n.secrets, minFree: n.minFree}
	if err := n.roomForTwin(); err != nil {
		return nil, err
	}
	var keys *keyring
	if a.Encrypted {
		r, _, err := readKeyring(n.data, a.ID)
		if err != nil {
			return nil, err
		}
		keys = &r
	}
	if err := fillData(twin.data, a, keys); err != nil {
		return nil, err
	}
	source := func(ctx context.Context, t *badger.Txn, visit visitor) error {
		return n.values(ctx, t, stepped(steps, visit))
	}
	if err := twin.copyFrom(ctx, n, source, func(int, int) {}); err != nil {
		return nil, errors.Join(err, os.RemoveAll(twin.data))
	}
	return twin, n.become(twin)
}
