package app

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
)

func TestTheToolkitFetchesNothing(t *testing.T) {
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked++ }))
	defer server.Close()
	usual := http.DefaultTransport
	defer func() { http.DefaultTransport = usual }()
	guard(test.NewTempApp(t))

	for _, address := range []string{server.URL + "/picture.png", "https" + server.URL[len("http"):] + "/style.css"} {
		uri, err := storage.ParseURI(address)
		if err != nil {
			t.Fatal(err)
		}
		tries := map[string]func() error{
			"Reader":                    func() error { _, err := storage.Reader(uri); return err },
			"Exists":                    func() error { _, err := storage.Exists(uri); return err },
			"CanRead":                   func() error { _, err := storage.CanRead(uri); return err },
			"LoadResourceFromURI":       func() error { _, err := storage.LoadResourceFromURI(uri); return err },
			"LoadResourceFromURLString": func() error { _, err := fyne.LoadResourceFromURLString(address); return err },
		}
		for name, try := range tries {
			if err := try(); !errors.Is(err, errOffline) {
				t.Errorf("%s of %s: %v, want %v", name, address, err, errOffline)
			}
		}
		if i := canvas.NewImageFromURI(uri); i.Resource != nil {
			t.Errorf("a picture was made of %s", address)
		}
	}
	if asked != 0 {
		t.Errorf("the server was asked %d times", asked)
	}
}

// leaving counts the addresses that are handed to the system.
type leaving struct {
	fyne.App
	opened []string
}

func (l *leaving) OpenURL(address *url.URL) error {
	l.opened = append(l.opened, address.String())
	return nil
}

func TestALinkOfANoteOpensElsewhereOnlyAfterAsking(t *testing.T) {
	s := sit(t)
	system := &leaving{App: s.app}
	s.app = system
	for _, target := range []string{"file:///etc/passwd", `\\192.0.2.1\share\x.exe`, "//192.0.2.1/x", "javascript:alert(1)", "data:text/html,x", "smb://192.0.2.1/x", "ms-msdt:x"} {
		s.follow(target)
		if n := len(s.win.Canvas().Overlays().List()); n != 0 || len(system.opened) != 0 {
			t.Errorf("%s: %d dialogs, opened %q", target, n, system.opened)
		}
	}
	s.follow("https://example.org/a")
	if len(system.opened) != 0 {
		t.Error("an address was opened before anybody was asked")
	}
	press(t, s.win.Canvas(), "Open it")
	if len(system.opened) != 1 || system.opened[0] != "https://example.org/a" {
		t.Errorf("opened %q", system.opened)
	}
}
