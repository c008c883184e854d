package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"casebound/notebook"
	"casebound/storage"
)

// opened is the program with a notebook in clear that holds one document.
func opened(t *testing.T) *Program {
	t.Helper()
	dir := lockedNotebook(t)
	if err := storage.Decrypt(t.Context(), dir, storage.Options{Key: passphrase}, nil); err != nil {
		t.Fatal(err)
	}
	p := headless(t)
	p.openWith(dir, storage.Key{})
	if p.shown == nil {
		t.Fatal("the notebook did not open")
	}
	settle(p) // today's backup
	return p
}

// press taps the button with a title that floats over the window, or is in it.
func press(t *testing.T, c fyne.Canvas, title string) {
	t.Helper()
	roots := c.Overlays().List()
	roots = append(roots, c.Content())
	for i := len(roots) - 1; i >= 0; i-- {
		for _, o := range test.LaidOutObjects(roots[i]) {
			if b, ok := o.(*widget.Button); ok && b.Text == title && b.Visible() && !b.Disabled() {
				b.OnTapped()
				return
			}
		}
	}
	t.Fatalf("no button %q:\n%s", title, test.RenderToMarkup(c))
}

// typeKey types a passphrase into the question that floats over the window.
func typeKey(t *testing.T, c fyne.Canvas, passphrase string) {
	t.Helper()
	entry, ok := c.Focused().(*formEntry)
	if !ok {
		t.Fatal("nobody asks for a passphrase")
	}
	entry.SetText(passphrase)
	entry.OnSubmitted(passphrase)
}

func TestSafetySaysHowThingsStand(t *testing.T) {
	p := opened(t)
	facts, list, err := p.safetyFacts()
	if err != nil || len(list) != 1 {
		t.Fatalf("%d backups, %v", len(list), err)
	}
	text := ""
	for _, f := range facts {
		text += f.label + ": " + f.text + "\n"
	}
	for _, want := range []string{"Encrypted: No", "Last backup: Today", "read back and found whole", "Backups go to: " + p.dir + " backups"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
	p.shown.run("vault.safety")
	press(t, p.window.Canvas(), "Back up now")
	settle(p)
	if !strings.Contains(p.shown.message, "found whole") {
		t.Errorf("it says %q", p.shown.message)
	}
	if list, _ = p.store.AllBackups(); len(list) < 1 {
		t.Errorf("%d backups", len(list))
	}
}

func TestADocumentComesBackFromABackupInTheWindow(t *testing.T) {
	p := opened(t)
	d := p.session.Documents()[0]
	if err := p.session.TrashDocument(d.ID); err != nil {
		t.Fatal(err)
	}
	if err := p.session.EmptyTrash(true); err != nil {
		t.Fatal(err)
	}
	list, err := p.store.AllBackups()
	if err != nil || len(list) != 1 {
		t.Fatalf("%d backups, %v", len(list), err)
	}
	p.shown.run("vault.restore")
	p.lookInside(list[0])
	settle(p)
	press(t, p.window.Canvas(), "Cancel")
	press(t, p.window.Canvas(), "Cancel")
	p.bringBack(list[0], storage.Key{}, d.ID)
	settle(p)
	if _, err := p.session.Text(d.ID); err != nil || p.shown.current.Document != d.ID {
		t.Errorf("it is not back: %v; the window shows %+v and says %q", err, p.shown.current, p.shown.message)
	}
	if got := p.session.Find(t.Context(), "inquiry", 10); len(got.Results) == 0 {
		t.Error("the finder does not find it")
	}
	p.shown.run("edit.undo")
	if _, err := p.session.Document(d.ID); err == nil {
		t.Error("undo does not take it away again")
	}
}

func TestADamagedNotebookIsReadAndThenRepairedInTheWindow(t *testing.T) {
	p := opened(t)
	dir, d := p.dir, p.session.Documents()[0]
	if err := p.leave(); err != nil {
		t.Fatal(err)
	}
	tables, _ := filepath.Glob(filepath.Join(dir, "data-*", "store", "*.sst"))
	logs, _ := filepath.Glob(filepath.Join(dir, "data-*", "journal", "*.log"))
	if len(tables) == 0 {
		t.Fatal("nothing to damage")
	}
	raw, err := os.ReadFile(tables[0])
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)-30] ^= 0x55
	if err := os.WriteFile(tables[0], raw, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, log := range logs {
		if err := os.Remove(log); err != nil {
			t.Fatal(err)
		}
	}
	p.openWith(dir, storage.Key{})
	if p.shown == nil || !strings.Contains(p.shown.notice.Text(), "damaged") || !p.shown.notice.Visible() {
		t.Fatal("the window does not say that the notebook is damaged")
	}
	p.askRepair(dir)
	settle(p)
	press(t, p.window.Canvas(), "Repair")
	settle(p)
	if p.shown == nil {
		t.Fatalf("it is not open:\n%s", test.RenderToMarkup(p.window.Canvas()))
	}
	if p.shown.notice.Visible() {
		t.Errorf("the bar still says %q", p.shown.notice.Text())
	}
	if _, err := p.session.Text(d.ID); err != nil {
		t.Error(err)
	}
}

func TestWaysIntoANotebookAreMadeAndTakenAway(t *testing.T) {
	p := unlocked(t, lockedNotebook(t))
	settle(p)
	slots, err := p.store.Slots()
	if err != nil || len(slots) != 2 {
		t.Fatalf("%d ways, %v", len(slots), err)
	}
	p.shown.run("vault.ways")
	press(t, p.window.Canvas(), "Take away…")
	typeKey(t, p.window.Canvas(), "not it")
	settle(p)
	if !strings.Contains(p.shown.message, "not the passphrase") {
		t.Errorf("with a wrong passphrase it says %q", p.shown.message)
	}
	p.shown.run("vault.ways")
	press(t, p.window.Canvas(), "Take away…")
	typeKey(t, p.window.Canvas(), string(passphrase.Passphrase))
	settle(p)
	if slots, _ = p.store.Slots(); len(slots) != 1 {
		t.Errorf("%d ways are left; it says %q", len(slots), p.shown.message)
	}
	content := p.store.NewKeyFile()
	if err := p.store.AddKeyFile(passphrase, content); err != nil {
		t.Fatal(err)
	}
	p.lock()
	p.openWith(p.dir, storage.Key{KeyFile: []byte("Casebound key file. Cut off")})
	if p.shown != nil || !strings.Contains(test.RenderToMarkup(p.window.Canvas()), "key file is damaged") {
		t.Error("a damaged key file is not told")
	}
	p.openWith(p.dir, storage.Key{KeyFile: content})
	if p.shown == nil {
		t.Error("the key file does not open the notebook")
	}
}

func TestANetworkOrSynchronisedFolderIsSaidUntilItIsUnderstood(t *testing.T) {
	p := opened(t)
	dir := p.dir
	if err := p.leave(); err != nil {
		t.Fatal(err)
	}
	synced := filepath.Join(t.TempDir(), "Dropbox", "Case")
	if err := os.MkdirAll(filepath.Dir(synced), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(dir, synced); err != nil {
		t.Fatal(err)
	}
	p.openWith(synced, storage.Key{})
	if !strings.Contains(p.shown.notice.Text(), "Dropbox") {
		t.Errorf("it says %q", p.shown.notice.Text())
	}
	p.shown.settleNotice()
	if p.shown.notice.Visible() {
		t.Error("it stays when understood")
	}
	p.session.Go(notebook.Place{Document: p.session.Documents()[0].ID})
}

func TestTheTrashIsEmptiedOfWhatHasBeenThereForThirtyDays(t *testing.T) {
	p := opened(t)
	dir, began := p.dir, p.now()
	note := p.session.Notes()[0]
	if err := p.session.TrashNote(note.ID); err != nil {
		t.Fatal(err)
	}
	for _, days := range []int{29, 31} {
		if err := p.leave(); err != nil {
			t.Fatal(err)
		}
		p.now = func() time.Time { return began.AddDate(0, 0, days) }
		p.openWith(dir, storage.Key{})
		settle(p)
		if got := len(p.session.TrashedNotes()); (got == 1) != (days == 29) {
			t.Errorf("after %d days %d notes are in the trash", days, got)
		}
	}
}
