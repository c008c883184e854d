//go:build !linux && !windows && !darwin && !freebsd && !dragonfly

package storage

// networkKind cannot be told here.
func networkKind(string) string { return "" }
