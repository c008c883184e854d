package app

import (
	"crypto/sha256"

	"fyne.io/fyne/v2"
)

// guarded is the toolkit's application, which keeps less than the toolkit
// would: of preferences only our own reach the disk, and what goes to the
// clipboard can be taken back.
type guarded struct {
	fyne.App
	preferences *preferences
	clipboard   *clipboard
}

// guard stands before the toolkit's application, for the toolkit's own widgets
// too.
func guard(application fyne.App) *guarded {
	g := &guarded{
		App:         application,
		preferences: &preferences{Preferences: application.Preferences(), memory: map[string]string{}, numbers: map[string]int{}},
		clipboard:   &clipboard{Clipboard: application.Clipboard()},
	}
	g.preferences.Preferences.RemoveValue("fyne:fileDialogLastFolder")
	g.preferences.Preferences.RemoveValue("fyne:fileDialogViewLayout")
	fyne.SetCurrentApp(g)
	stayOffline()
	return g
}

// forget forgets which folders were looked at, and empties the clipboard of
// what was put there.
func (g *guarded) forget() {
	clear(g.preferences.memory)
	g.clipboard.takeBack()
}

// Preferences implements fyne.App.
func (g *guarded) Preferences() fyne.Preferences { return g.preferences }

// Clipboard implements fyne.App.
func (g *guarded) Clipboard() fyne.Clipboard { return g.clipboard }

// preferences keep in memory what the toolkit would write down: its file dialog
// has every folder looked at in a file in the reader's home, where the names of
// folders would tell what an encrypted notebook is about, and how it was looked
// at.
type preferences struct {
	fyne.Preferences
	memory  map[string]string
	numbers map[string]int
}

// SetString implements fyne.Preferences.
func (p *preferences) SetString(key, value string) {
	if key == lastNotebook {
		p.Preferences.SetString(key, value)
		return
	}
	p.memory[key] = value
}

// String implements fyne.Preferences.
func (p *preferences) String(key string) string { return p.StringWithFallback(key, "") }

// StringWithFallback implements fyne.Preferences.
func (p *preferences) StringWithFallback(key, fallback string) string {
	if key == lastNotebook {
		return p.Preferences.StringWithFallback(key, fallback)
	}
	if value, ok := p.memory[key]; ok {
		return value
	}
	return fallback
}

// SetInt implements fyne.Preferences. None of ours is one.
func (p *preferences) SetInt(key string, value int) { p.numbers[key] = value }

// Int implements fyne.Preferences.
func (p *preferences) Int(key string) int { return p.numbers[key] }

// IntWithFallback implements fyne.Preferences.
func (p *preferences) IntWithFallback(key string, fallback int) int {
	if value, ok := p.numbers[key]; ok {
		return value
	}
	return fallback
}

// clipboard remembers that it was filled, and with what, as a hash.
type clipboard struct {
	fyne.Clipboard
	put [sha256.Size]byte
}

// SetContent implements fyne.Clipboard.
func (c *clipboard) SetContent(content string) {
	c.Clipboard.SetContent(content)
	c.put = sha256.Sum256([]byte(content))
}

// takeBack empties the clipboard if it still holds what was put there.
func (c *clipboard) takeBack() {
	if c.put != [sha256.Size]byte{} && sha256.Sum256([]byte(c.Content())) == c.put {
		c.Clipboard.SetContent("")
	}
	c.put = [sha256.Size]byte{}
}
