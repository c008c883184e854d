//go:build !linux && !freebsd && !netbsd && !openbsd

package app

import "errors"

// StayLocal has nothing to do where there is no D-Bus.
func StayLocal() {}

// listenForAbsence knows no way of this system yet.
func listenForAbsence() (absence, error) {
	return nil, errors.New("this system is not asked whether the screen is locked")
}
