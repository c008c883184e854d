//go:build linux || freebsd || netbsd || openbsd

package app

import (
	"context"
	"errors"
	"os"

	"github.com/godbus/dbus/v5"
)

// savers are the interfaces by which desktops tell that the screen is locked
// or dark.
var savers = []string{
	"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver", "org.xfce.ScreenSaver",
}

// buses are the two message buses of a desktop, sockets of this computer. All
// that whoever speaks there can do is lock a notebook. One that is not there is
// nil.
type buses struct{ session, system chan *dbus.Signal }

// listenForAbsence listens to the screen savers of the session and to the
// system's log-in service.
func listenForAbsence() (absence, error) {
	var rules [][]dbus.MatchOption
	for _, saver := range savers {
		rules = append(rules, []dbus.MatchOption{dbus.WithMatchInterface(saver), dbus.WithMatchMember("ActiveChanged")})
	}
	session, noSession := listen(sessionBus(), rules)
	system, noSystem := listen(systemBus(), [][]dbus.MatchOption{
		append(ownSession(), dbus.WithMatchInterface("org.freedesktop.login1.Session"), dbus.WithMatchMember("Lock")),
		{dbus.WithMatchInterface("org.freedesktop.login1.Manager"), dbus.WithMatchMember("PrepareForSleep")},
	})
	if noSession != nil && noSystem != nil {
		return nil, errors.Join(noSession, noSystem)
	}
	return &buses{session, system}, nil
}

// ownSession matches the log-in session that the program runs in, if that is
// known. Its number is written as D-Bus writes a digit that begins a name.
func ownSession() []dbus.MatchOption {
	id := os.Getenv("XDG_SESSION_ID")
	if id == "" {
		return nil
	}
	if '0' <= id[0] && id[0] <= '9' {
		id = "_3" + id
	}
	path := dbus.ObjectPath("/org/freedesktop/login1/session/" + id)
	if !path.IsValid() {
		return nil
	}
	return []dbus.MatchOption{dbus.WithMatchObjectPath(path)}
}

// listen connects to a bus and asks it for the signals of each rule.
func listen(address string, rules [][]dbus.MatchOption) (chan *dbus.Signal, error) {
	bus, err := dbus.Connect(address)
	if err != nil {
		return nil, err
	}
	for _, rule := range rules {
		if err := bus.AddMatchSignal(rule...); err != nil {
			return nil, errors.Join(err, bus.Close())
		}
	}
	signals := make(chan *dbus.Signal, 16)
	bus.Signal(signals) // closed with the connection
	return signals, nil
}

// next implements absence.
func (b *buses) next(ctx context.Context) error {
	for b.session != nil || b.system != nil {
		var s *dbus.Signal
		var open bool
		select {
		case <-ctx.Done():
			return ctx.Err()
		case s, open = <-b.session:
			if !open {
				b.session = nil
			}
		case s, open = <-b.system:
			if !open {
				b.system = nil
			}
		}
		if open && gone(s) {
			return nil
		}
	}
	return errors.New("the message buses have hung up")
}

// gone reports whether a signal says that nobody is there: a saver begins, the
// computer goes to sleep, or the session is to be locked, which says no more.
func gone(s *dbus.Signal) bool {
	if s.Name == "org.freedesktop.login1.Session.Lock" {
		return true
	}
	begins, ok := append(s.Body, nil)[0].(bool)
	return ok && begins
}
