package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"casebound/app/task"
	"casebound/storage"
)

// VaultAction is a change of how a notebook is protected.
type VaultAction uint8

// The changes, and the pages that show how things stand.
const (
	VaultEncrypt VaultAction = iota
	VaultPassphrase
	VaultDecrypt
	VaultRekey   // encrypt anew under another key
	VaultSafety  // how safe the notebook is
	VaultWays    // what opens it
	VaultRestore // one document out of a backup
)

// vaultForm is what a change of the protection asks for.
type vaultForm struct {
	title, text    string
	current, fresh bool // asks for the passphrase there is, for a new one
}

var vaultForms = map[VaultAction]vaultForm{
	VaultEncrypt: {
		title: "Encrypt this notebook", fresh: true,
		text: "Without the passphrase nobody can read the notebook, you included. You are given a recovery code once. Copies and backups made before stay in clear.",
	},
	VaultPassphrase: {
		title: "Change passphrase", current: true, fresh: true,
		text: "A copy of the notebook made before still opens with the old passphrase.",
	},
	VaultRekey: {
		title: "Encrypt anew", current: true, fresh: true,
		text: "Everything is written anew under a new key: old copies of the keys, old passphrases, the recovery code and key files open nothing written from now on. You are given a new recovery code. Backups made before open as they did.",
	},
	VaultDecrypt: {
		title: "Remove the passphrase", current: true,
		text: "Whoever can read the notebook's folder will be able to read the notebook.",
	},
}

// vaultAction asks what a change needs and makes it.
func (p *Program) vaultAction(action VaultAction) {
	switch action {
	case VaultSafety:
		p.showSafety()
	case VaultWays:
		p.showWays()
	case VaultRestore:
		p.restoreDocument()
	default:
		p.askProtection(action)
	}
}

func (p *Program) askProtection(action VaultAction) {
	f := vaultForms[action]
	current, fresh, again := newSecretEntry(), newSecretEntry(), newSecretEntry()
	strength := wrapped("")
	fresh.OnChanged = func(s string) { strength.SetText(strengthSentence(s)) }
	form := widget.NewForm()
	if f.current {
		form.Append("Passphrase now", current)
	}
	if f.fresh {
		form.Append("New passphrase", fresh)
		form.Append("Once more", again)
	}
	d := newSheet(p.window, f.title, container.NewVBox(wrapped(f.text), form, strength), fyne.NewSize(500, 0))
	entries := []*formEntry{current, fresh, again}
	d.closed = func() {
		for _, e := range entries {
			e.SetText("")
		}
	}
	d.SetButtons(d.leave("Cancel"), take("OK", func() {
		switch {
		case f.fresh && fresh.Text == "":
			d.Fail("An empty passphrase protects nothing.")
		case f.fresh && fresh.Text != again.Text:
			d.Fail("The two passphrases are not the same.")
		default:
			now, then := []byte(current.Text), []byte(fresh.Text)
			d.Close()
			p.protect(action, now, then)
		}
	}))
	for _, e := range entries {
		e.onEscape, e.OnSubmitted = d.Close, func(string) { d.Accept() }
	}
	first := fresh
	if f.current {
		first = current
	}
	d.Show(first)
}

// strengthSentence says how hard a passphrase is to guess. Nothing is refused.
func strengthSentence(passphrase string) string {
	if passphrase == "" {
		return ""
	}
	e := storage.Strength(passphrase)
	words := []string{"Guessed at once.", "Guessed in minutes.", "Easy to guess.", "Hard to guess.", "Out of reach."}
	advice := ""
	if e.Score < 3 {
		advice = " Five random words are better."
	}
	return words[min(max(e.Score, 0), len(words)-1)] + advice
}

// protect makes the change and shows the notebook again.
func (p *Program) protect(action VaultAction, current, fresh []byte) {
	if action == VaultPassphrase {
		defer clear(current)
		defer clear(fresh)
		if p.shown.try(p.store.ChangePassphrase(storage.TypedKey(current), fresh)) {
			p.shown.say("The passphrase is changed.")
		}
		return
	}
	dir := p.dir
	if err := p.leave(); err != nil {
		p.showProblem(dir, err)
		return
	}
	p.showWorking()
	key := storage.Key{Passphrase: append([]byte(nil), fresh...)}
	task.Run(p.runner, "protect", func(ctx context.Context, _ func(task.Progress)) (string, error) {
		switch action {
		case VaultEncrypt:
			return storage.Encrypt(ctx, dir, storage.Options{Now: p.now}, fresh, nil)
		case VaultRekey:
			return storage.Rekey(ctx, dir, storage.Options{Now: p.now, Key: storage.TypedKey(current)}, fresh, nil)
		}
		return "", storage.Decrypt(ctx, dir, storage.Options{Now: p.now, Key: storage.TypedKey(current)}, nil)
	}, func(recovery string, err error) {
		clear(current)
		clear(fresh)
		if err != nil && action == VaultEncrypt {
			clear(key.Passphrase)
			key = storage.Key{} // it is still the notebook without one
		}
		p.openWith(dir, key)
		switch {
		case err != nil && p.shown == nil:
			p.showUnlock(dir, sentence(err.Error()))
		case err != nil:
			p.shown.try(err)
		case p.shown == nil:
		case recovery != "":
			p.showRecovery(recovery, p.offerClearOnes)
		default:
			p.shown.say("The notebook has no passphrase now.")
		}
	})
}

func (p *Program) showWorking() {
	p.center(widget.NewLabel("The notebook is being written anew…"), widget.NewProgressBarInfinite())
}

// offerClearOnes offers to deal with the backups in clear, if there are any.
func (p *Program) offerClearOnes() {
	if list, err := p.store.AllBackups(); p.shown.try(err) && len(inClear(p.store, list)) > 0 {
		p.offerClear()
	}
}

// showRecovery shows the recovery code this once; then, which may be nil,
// follows.
func (p *Program) showRecovery(code string, then func()) {
	entry := widget.NewLabelWithStyle(code, fyne.TextAlignLeading, fyne.TextStyle{Monospace: true})
	entry.Wrapping = fyne.TextWrapBreak
	entry.Selectable = true
	text := wrapped("Write this recovery code down and keep it apart from this computer. It opens the notebook when the passphrase is lost, and it is not shown again.")
	d := newSheet(p.window, "Recovery code", container.NewVBox(text, entry), fyne.NewSize(520, 0))
	d.closed = then
	d.SetButtons(take("I have written it down", d.Close))
	d.Show(nil)
}
