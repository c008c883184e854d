package storage

import (
	"runtime"
	"runtime/debug"
)

// scrub overwrites freed memory as far as Go allows: it collects, lets new
// objects of every size take the places that became free, and gives whole
// pages back to the system. Copies of keys and words that libraries made are
// mostly gone after it (TestWhatStaysInMemoryAfterClosing counts the rest).
func scrub() {
	scrubStack()
	runtime.GC()
	const (
		largest  = 32 << 10 // above that an object has pages of its own
		perClass = 512 << 10
	)
	var held [][]byte
	for size := 8; size <= largest; size += max(8, size/8) {
		for taken := 0; taken < perClass; taken += size {
			held = append(held, make([]byte, size))
		}
	}
	runtime.KeepAlive(held)
	held = nil
	debug.FreeOSMemory()
}

// scrubStack overwrites what earlier calls left on this goroutine's stack.
//
//go:noinline
func scrubStack() {
	var b [64 << 10]byte
	random(b[:64])
	for i := range b {
		b[i] = b[i%64]
	}
	runtime.KeepAlive(&b)
}
