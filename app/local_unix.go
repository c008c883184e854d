//go:build linux || freebsd || netbsd || openbsd

package app

import (
	"os"
	"strings"
)

// nowhere is an address of a bus that nothing can be reached by.
const nowhere = "unix:path=/nonexistent"

// StayLocal makes sure that the desktop's message buses are reached by sockets
// of this computer or not at all, by the toolkit too: an address of D-Bus may
// name another computer, and without one a program would be run to find it. To
// be called before the application is made.
func StayLocal() {
	_ = os.Setenv("DBUS_SESSION_BUS_ADDRESS", sessionBus()) // a name without a NUL can be set
	_ = os.Setenv("DBUS_SYSTEM_BUS_ADDRESS", systemBus())
}

func sessionBus() string {
	return localBus("DBUS_SESSION_BUS_ADDRESS", "unix:path="+os.Getenv("XDG_RUNTIME_DIR")+"/bus")
}

func systemBus() string {
	return localBus("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/run/dbus/system_bus_socket")
}

// localBus is what the variable holds of local addresses, which it separates
// by semicolons.
func localBus(variable, usual string) string {
	given := os.Getenv(variable)
	if given == "" {
		return usual
	}
	var local []string
	for address := range strings.SplitSeq(given, ";") {
		if strings.HasPrefix(address, "unix:") {
			local = append(local, address)
		}
	}
	if len(local) == 0 {
		return nowhere
	}
	return strings.Join(local, ";")
}
