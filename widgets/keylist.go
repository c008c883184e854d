package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// KeyGroup is a titled group of keys.
type KeyGroup struct {
	Title string
	Keys  []KeyRow
}

// KeyRow says what keys do: {"Ctrl P", "Go to anything"}.
type KeyRow struct {
	Keys, Does string
}

// KeyList floats over the window and lists every key. It fills the canvas it
// is put on; Escape, a tap outside or the cross call OnClose.
type KeyList struct {
	widget.BaseWidget

	OnClose func()

	groups []KeyGroup
	entry  *keyEntry
	sheet  *keySheet
}

// NewKeyList returns the list of these groups.
func NewKeyList(groups []KeyGroup) *KeyList {
	k := &KeyList{groups: groups}
	k.build()
	k.ExtendBaseWidget(k)
	return k
}

// Focus is the filter, for Canvas.Focus after the list is shown.
func (k *KeyList) Focus() fyne.Focusable { return k.entry }
