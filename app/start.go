package app

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"casebound/app/session"
	"casebound/app/task"
	"casebound/assets"
	"casebound/notebook"
	"casebound/storage"
)

// lastNotebook is the preference that holds the folder opened last, if that is
// not encrypted. It and the window's size are all that is kept outside a
// notebook.
const lastNotebook = "notebook"

// Program is the running program: one toolkit application with one window,
// which shows one notebook at a time.
type Program struct {
	app    *guarded
	window fyne.Window
	runner *task.Runner
	now    func() time.Time
	trace  func(event string)
	do     func(func()) // runs a function in the window's thread

	dir     string
	store   *storage.Notebook
	session *session.Session
	shown   *Window
	drawn   *task.Later // forgets once more when the toolkit has let go
}

// Run opens the window on a notebook and returns when it is closed. An empty
// dir means the notebook opened last, or a first one with a sample.
//
// trace, which may be nil, is told what happens, for tests: see World.Trace.
func Run(application fyne.App, dir string, trace func(event string)) error {
	p := newProgram(application, trace)
	if dir == "" {
		dir = p.app.Preferences().String(lastNotebook)
	}
	if dir == "" {
		var err error
		if dir, err = firstFolder(); err != nil {
			return err
		}
	}
	p.open(dir)
	p.lockWhenAway()
	stopped := stopHook(p.app)
	shown := p.run()
	err := errors.Join(shown, p.close())
	stopped() // writes the preferences
	return err
}

// newProgram makes the window, with nothing in it.
func newProgram(application fyne.App, trace func(event string)) *Program {
	p := &Program{app: guard(application), now: time.Now, trace: trace, do: fyne.Do}
	p.runner = p.newRunner()
	p.window = application.NewWindow("Casebound")
	p.window.SetMaster()
	p.window.SetIcon(assets.AppIcon)
	p.app.Settings().SetTheme(assets.Theme{Look: assets.LookSystem})
	p.window.Resize(fyne.NewSize(
		float32(p.app.Preferences().FloatWithFallback("width", 1440)),
		float32(p.app.Preferences().FloatWithFallback("height", 900))))
	p.window.SetCloseIntercept(p.quit)
	return p
}

// firstFolder is where the first notebook is made.
func firstFolder() (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("find a place for the first notebook: %w", err)
	}
	if info, err := os.Stat(filepath.Join(home, "Documents")); err == nil && info.IsDir() {
		return filepath.Join(home, "Documents", "Casebound"), nil
	}
	return filepath.Join(home, "Casebound"), nil
}

// open shows a notebook, or what stands in its way. The notebook that was open
// is closed once the new one is.
func (p *Program) open(dir string) {
	if p.session != nil && absolute(dir) == absolute(p.dir) {
		return
	}
	p.openWith(dir, storage.Key{})
}

// openWith opens a notebook with a key, or asks for one.
func (p *Program) openWith(dir string, key storage.Key) {
	_, statErr := os.Stat(dir)
	defer clear(key.Passphrase)
	store, reading, err := p.openStore(dir, key)
	switch {
	case errors.Is(err, notebook.ErrLocked):
		p.showUnlock(dir, "")
		return
	case errors.Is(err, notebook.ErrWrongPassphrase):
		p.showUnlock(dir, sentence(cmp.Or(storage.Why(err), "that is not the passphrase of this notebook")))
		return
	case errors.Is(err, notebook.ErrDamaged):
		p.showDamage(dir, err)
		return
	case err != nil:
		p.showProblem(dir, err)
		return
	}
	s, err := session.Open(session.Options{Store: store, Models: assets.Models(), Now: p.now, Random: rand.Reader})
	if err != nil {
		p.showProblem(dir, errors.Join(err, store.Close()))
		return
	}
	if err := p.leave(); err != nil {
		p.showProblem(dir, errors.Join(err, s.Close()))
		return
	}
	p.dir, p.session = dir, s
	p.remember(store.Encrypted())
	var problem error
	if os.IsNotExist(statErr) {
		problem = s.FillSample(assets.Sample())
	}
	p.store = store
	p.show()
	p.shown.try(problem)
	for _, notice := range store.Notices() {
		p.shown.say(notice)
	}
	if reading != nil {
		p.warnOfReading(reading)
		return
	}
	p.warnOfPlace()
	p.shown.try(p.session.EmptyTrash(false)) // of what has been there for long enough
	p.backUp()
}

// remember keeps which notebook is open for the next start. Nothing tells where
// an encrypted one is.
func (p *Program) remember(encrypted bool) {
	if encrypted {
		p.app.Preferences().RemoveValue(lastNotebook)
		return
	}
	p.app.Preferences().SetString(lastNotebook, absolute(p.dir))
}

// openStore opens the notebook in a folder. A damaged one, or one on a full
// disk, is opened for reading only, and reading says why.
func (p *Program) openStore(dir string, key storage.Key) (store *storage.Notebook, reading, err error) {
	options := storage.Options{Key: key, Now: p.now}
	store, err = storage.Open(dir, options)
	if errors.Is(err, notebook.ErrWrongPassphrase) && len(key.Passphrase) > 0 {
		// Whoever lost the passphrase types the recovery code in its place.
		recovered := storage.Options{Key: storage.Key{Recovery: string(key.Passphrase)}, Now: p.now}
		if again, second := storage.Open(dir, recovered); second == nil {
			return again, nil, nil
		}
	}
	if errors.Is(err, notebook.ErrDamaged) || errors.Is(err, notebook.ErrNoSpace) || errors.Is(err, notebook.ErrReadOnly) {
		options.ReadOnly = true
		if again, second := storage.Open(dir, options); second == nil {
			return again, err, nil
		}
	}
	return store, nil, err
}

// backUp writes today's backup beside the notebook if there is none yet.
func (p *Program) backUp() {
	store, window := p.store, p.shown
	folder, fallen := store.BackupsIn()
	if fallen != "" {
		p.shown.say(fallen)
	}
	task.Run(p.runner, "backup", func(ctx context.Context, _ func(task.Progress)) (bool, error) {
		_, made, err := store.BackupDaily(ctx, folder, nil)
		return made, err
	}, func(made bool, err error) {
		if err != nil && p.shown == window && !errors.Is(err, context.Canceled) {
			p.shown.say("Today's backup was not made: " + err.Error() + ".")
		}
	})
}

func absolute(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		return abs
	}
	return dir
}

func (p *Program) show() {
	world := World{
		App: p.app, Window: p.window, Session: p.session, Runner: p.runner, Now: p.now,
		Name: filepath.Base(absolute(p.dir)), Encrypted: p.store.Encrypted(), OnOpen: p.open,
		OnQuit: p.quit, OnVault: p.vaultAction, Trace: p.trace,
	}
	if p.store.Encrypted() {
		world.OnLock = p.lock
	}
	if p.drawn != nil {
		p.drawn.Stop()
	}
	p.window.SetTitle(world.Name + " – Casebound")
	p.shown = NewWindow(world)
}

func (p *Program) quit() {
	size := p.window.Canvas().Size()
	p.app.Preferences().SetFloat("width", float64(size.Width))
	p.app.Preferences().SetFloat("height", float64(size.Height))
	p.app.Quit()
}
