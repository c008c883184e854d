package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"syscall"

	badger "github.com/dgraph-io/badger/v4"
	badgeroptions "github.com/dgraph-io/badger/v4/options"

	"casebound/notebook"
)

// What one Badger transaction takes at most: 15 % of a memtable, and with our
// margin for the store's own bookkeeping.
const (
	txnBytes   = 2 << 20
	txnEntries = 12_000
)

// badgerOptions are those of a desktop: docs/decisions has the measurements.
// Nothing depends on Badger's own durability (see journal), so it does not
// flush; the value log is never used, since values are cut to partSize.
func badgerOptions(dir string, s *secrets, reading bool, log *quietLog) badger.Options {
	o := badger.DefaultOptions(dir).
		WithMemTableSize(16 << 20).WithNumMemtables(2).
		WithNumLevelZeroTables(2).WithNumLevelZeroTablesStall(8).
		WithNumCompactors(2).WithNumGoroutines(2).
		WithBlockCacheSize(16 << 20).WithIndexCacheSize(16 << 20).
		WithValueThreshold(1 << 20).WithValueLogFileSize(1 << 20).
		WithCompression(badgeroptions.None).
		WithChecksumVerificationMode(badgeroptions.NoVerification).
		WithSyncWrites(false).WithCompactL0OnClose(true).
		WithMetricsEnabled(false).WithDetectConflicts(false).
		WithEncryptionKey(s.badger).WithExternalMagic(storeMagic).
		WithLogger(log)
	if reading { // the tables are links to those of the store: none may be deleted
		o = o.WithNumCompactors(0).WithCompactL0OnClose(false).WithNumLevelZeroTablesStall(1 << 20)
	}
	return o
}

// quietLog prints nothing: what Badger logs holds keys, which hold names. It
// keeps the fixed words of the last few complaints for error messages.
type quietLog struct {
	mu    sync.Mutex
	lines []string
}

func (l *quietLog) Errorf(format string, _ ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.lines) < 8 {
		l.lines = append(l.lines, strings.TrimSpace(format))
	}
}

func (l *quietLog) Warningf(string, ...any) {}
func (l *quietLog) Infof(string, ...any)    {}
func (l *quietLog) Debugf(string, ...any)   {}

// translate turns Badger's errors and the system's into the notebook's.
func translate(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, badger.ErrKeyNotFound):
		return notebook.ErrNotFound
	case errors.Is(err, badger.ErrDBClosed), errors.Is(err, badger.ErrBlockedWrites):
		return notebook.ErrLocked
	}
	if kind := complaint(err); kind != nil && !errors.Is(err, kind) {
		return fmt.Errorf("%w (%w)", kind, err)
	}
	return err
}

// complaints are what systems say when the disk is at fault and not what is on
// it. Badger passes on their words but not their numbers.
var complaints = []struct {
	number error
	words  string
	kind   error
}{
	{syscall.ENOSPC, "no space left on device", notebook.ErrNoSpace},
	{syscall.EFBIG, "file too large", errFileSize},
	{errQuota, "disk quota exceeded", notebook.ErrNoSpace},
	{errDiskFull, "not enough space on the disk", notebook.ErrNoSpace},
	{syscall.EROFS, "read-only file system", errUnwritable},
	{fs.ErrPermission, "permission denied", errUnwritable},
	{syscall.EMFILE, "too many open files", errSystem},
	{syscall.EIO, "input/output error", errSystem},
	{syscall.ENOMEM, "cannot allocate memory", errSystem},
}

var (
	errSystem     = errors.New("the system does not let the notebook be read")
	errGone       = &special{"the notebook's folder has vanished: is its disk still there? Changes are refused until it is back", errSystem}
	errFileSize   = &special{"the system sets a limit on the size of files, which is reached", notebook.ErrNoSpace}
	errUnwritable = &special{"the notebook's folder cannot be written to", notebook.ErrReadOnly}
)

// special is a case of one of the notebook's errors, in words of its own.
type special struct {
	words string
	of    error
}

// Why is the special reason inside an error, without what was being done and
// where; "" when it has none.
func Why(err error) string {
	var s *special
	if errors.As(err, &s) {
		return s.words
	}
	return ""
}

func (s *special) Error() string { return s.words }
func (s *special) Unwrap() error { return s.of }

// complaint is the kind of error that the system's fault leads to, nil when
// the system is not at fault.
func complaint(err error) error {
	for _, c := range complaints {
		if errors.Is(err, c.number) || strings.Contains(err.Error(), c.words) {
			return c.kind
		}
	}
	return nil
}
