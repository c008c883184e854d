package app

import (
	"runtime"
	"runtime/debug"
)

// overwriteFreed overwrites memory that was used and is free now. Go clears
// memory when it is given out again and not before, so words of a notebook
// that was closed lie about for as long as nothing else comes to lie there.
//
// What is free as a whole goes back to the system, which clears it. The rest
// are gaps between what is still used, each of one of Go's size classes: they
// are filled by asking for objects of every size until the heap has to grow.
// How much is left after that is measured in docs/security.md.
func overwriteFreed() {
	runtime.GC() // twice, for what finalizers let go of
	debug.FreeOSMemory()
	fillGaps()
	debug.FreeOSMemory()
}

// gapBatch is how much is asked for between two looks at the heap: little
// enough for the last one to be no burden, much more than a span (8 to 64 KB).
const gapBatch = 256 << 10

// fillGaps takes every gap that is smaller than a span. No collection runs
// meanwhile: it would make new gaps behind us.
func fillGaps() {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	var taken [][]byte
	var heap runtime.MemStats
	runtime.ReadMemStats(&heap)
	for _, class := range heap.BySize {
		size := max(int(class.Size), 16) // smaller ones share objects of 16
		for grown := 0; grown < 2; {     // once may be somebody else's doing
			before := heap.HeapInuse
			for n := 0; n < gapBatch; n += size {
				taken = append(taken, make([]byte, size))
			}
			runtime.ReadMemStats(&heap)
			if heap.HeapInuse >= before+gapBatch*9/10 {
				grown++
			} else {
				grown = 0
			}
		}
	}
	runtime.KeepAlive(taken)
}
