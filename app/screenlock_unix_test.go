//go:build linux || freebsd || netbsd || openbsd

package app

import (
	"os"
	"testing"

	"github.com/godbus/dbus/v5"
)

func TestOnlyLeavingTheScreenLocks(t *testing.T) {
	for _, c := range []struct {
		name string
		body []any
		want bool
	}{
		{"org.freedesktop.ScreenSaver.ActiveChanged", []any{true}, true},
		{"org.freedesktop.ScreenSaver.ActiveChanged", []any{false}, false},
		{"org.freedesktop.login1.Manager.PrepareForSleep", []any{true}, true},
		{"org.freedesktop.login1.Manager.PrepareForSleep", []any{false}, false},
		{"org.freedesktop.login1.Session.Lock", nil, true},
		{"org.gnome.ScreenSaver.ActiveChanged", nil, false},
		{"org.gnome.ScreenSaver.ActiveChanged", []any{"true"}, false},
	} {
		if got := gone(&dbus.Signal{Name: c.name, Body: c.body}); got != c.want {
			t.Errorf("%s %v: %v, want %v", c.name, c.body, got, c.want)
		}
	}
}

func TestABusOfAnotherComputerIsNotAsked(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", "/run/user/7")
	for given, want := range map[string]string{
		"":                                       "unix:path=/run/user/7/bus",
		"autolaunch:":                            nowhere,
		"tcp:host=192.0.2.1,port=9":              nowhere,
		"unixexec:path=/bin/sh":                  nowhere,
		"tcp:host=192.0.2.1,port=9;unix:path=/a": "unix:path=/a",
		"unix:abstract=/tmp/b,guid=1":            "unix:abstract=/tmp/b,guid=1",
	} {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", given)
		StayLocal()
		if got := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); got != want {
			t.Errorf("%q becomes %q, want %q", given, got, want)
		}
	}
}
