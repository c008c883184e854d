//go:build !unix

package app

// RefuseCoreDumps has nothing to do here: nothing is written by default.
func RefuseCoreDumps() {}
