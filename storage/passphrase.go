package storage

import (
	"runtime"
	"time"

	zxcvbn "github.com/nbutton23/zxcvbn-go"
)

// Cost is the work of Argon2id (RFC 9106) for one passphrase. The zero Cost is
// measured on this machine when a slot is made, to take about a second.
type Cost struct {
	Time      uint32 // passes
	MemoryKiB uint32
	Threads   uint8
}

func (c Cost) derivation() derivation {
	if c == (Cost{}) {
		c = calibrated(time.Now)
	}
	return derivation{Algorithm: argon2id, Time: c.Time, Memory: c.MemoryKiB, Threads: c.Threads}
}

// calibrated is the cost that takes between half a second and a second here:
// three passes over 64 to 256 MiB, RFC 9106's second recommendation and up.
func calibrated(now func() time.Time) Cost {
	const least, most, aim = 64 << 10, 256 << 10, 900 * time.Millisecond
	c := Cost{Time: 3, MemoryKiB: least, Threads: 4}
	begin := now()
	if _, err := c.derivation().key([]byte("how long does it take")); err != nil {
		return c
	}
	took := max(now().Sub(begin), time.Millisecond)
	fits := uint32(min(float64(most), float64(least)*float64(aim)/float64(took)))
	c.MemoryKiB = max(least, fits&^1023)
	runtime.GC() // the memory just used would otherwise linger
	return c
}

// Estimate says how hard a passphrase is to guess.
type Estimate struct {
	// Score goes from 0 (guessed at once) to 4 (out of reach). Below 3 the
	// reader should be warned; nothing is forbidden.
	Score int
	// Bits is the base-2 logarithm of the guesses needed.
	Bits float64
}

// Strength estimates a passphrase by the ways people make them up: words,
// names, dates, keyboards, repeats. known are words that someone who guesses
// would try first, such as the notebook's name.
func Strength(passphrase string, known ...string) Estimate {
	// Beyond that length the estimate takes long and says nothing new.
	const enough = 72
	runes := []rune(passphrase)
	if len(runes) > enough {
		runes = runes[:enough]
	}
	match := zxcvbn.PasswordStrength(string(runes), known)
	e := Estimate{Bits: match.Entropy}
	// zxcvbn's own score counts a second per ten guesses; Argon2id makes each
	// take about a second, and an attacker has many machines: 2^30 is within
	// reach of anyone who wants to, 2^65 of nobody.
	for _, bits := range []float64{20, 30, 45, 65} {
		if e.Bits >= bits {
			e.Score++
		}
	}
	return e
}
