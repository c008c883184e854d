package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestPreferencesHoldNoFoldersLookedAt(t *testing.T) {
	disk := test.NewTempApp(t)
	disk.Preferences().SetString("fyne:fileDialogLastFolder", "file:///an/earlier/one")
	g := guard(disk)

	toolkit := fyne.CurrentApp().Preferences()
	toolkit.SetString("fyne:fileDialogLastFolder", "file:///home/eva/whistleblower")
	if got := toolkit.String("fyne:fileDialogLastFolder"); got != "file:///home/eva/whistleblower" {
		t.Errorf("the dialog is told %q", got)
	}
	if got := disk.Preferences().String("fyne:fileDialogLastFolder"); got != "" {
		t.Errorf("%q is on disk", got)
	}
	toolkit.SetInt("fyne:fileDialogViewLayout", 2)
	if toolkit.Int("fyne:fileDialogViewLayout") != 2 || disk.Preferences().Int("fyne:fileDialogViewLayout") != 0 {
		t.Error("how the dialog shows files is forgotten, or on disk")
	}
	toolkit.SetString(lastNotebook, "/home/eva/notebook")
	if got := disk.Preferences().String(lastNotebook); got != "/home/eva/notebook" {
		t.Errorf("the notebook opened last is on disk as %q", got)
	}
	g.forget()
	if got := toolkit.String("fyne:fileDialogLastFolder"); got != "" {
		t.Errorf("after locking the dialog is told %q", got)
	}
}

func TestLockingTakesBackWhatWasCopiedHere(t *testing.T) {
	g := guard(test.NewTempApp(t))
	system := g.clipboard.Clipboard
	g.Clipboard().SetContent("a quote of a source")
	g.forget()
	if got := system.Content(); got != "" {
		t.Errorf("%q is still on the clipboard", got)
	}
	g.Clipboard().SetContent("a quote of a source")
	system.SetContent("copied elsewhere since")
	g.forget()
	if got := system.Content(); got != "copied elsewhere since" {
		t.Errorf("the clipboard of another program now holds %q", got)
	}
}
