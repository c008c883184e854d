package notebook

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"
)

func TestIDsAreVersionSevenAndSortByTime(t *testing.T) {
	now := time.Date(2024, 3, 1, 12, 0, 0, 0, time.UTC)
	var last string
	for i := range 50 {
		id, err := NewID(now.Add(time.Duration(i)*time.Millisecond), bytes.NewReader(bytes.Repeat([]byte{byte(255 - i)}, 10)))
		if err != nil {
			t.Fatal(err)
		}
		s := id.String()
		if s[14] != '7' || !strings.ContainsRune("89ab", rune(s[19])) {
			t.Fatalf("%s is not a UUID of version 7", s)
		}
		if s <= last {
			t.Fatalf("%s does not sort after %s", s, last)
		}
		last = s
	}
	if id, _ := NewID(time.UnixMilli(0x0123456789ab), bytes.NewReader(make([]byte, 10))); !strings.HasPrefix(id.String(), "01234567-89ab-7000-8000-") {
		t.Errorf("the time is not in front: %s", id)
	}
}

func TestIDNeedsItsRandomBits(t *testing.T) {
	if _, err := NewID(time.UnixMilli(1), bytes.NewReader(make([]byte, 9))); err == nil {
		t.Error("nine random bytes were enough")
	}
}

func FuzzIDsSurviveTheirText(f *testing.F) {
	f.Add([]byte("0123456789abcdef"))
	f.Add(make([]byte, 16))
	f.Fuzz(func(t *testing.T, b []byte) {
		var id, back ID
		copy(id[:], b)
		parsed, err := ParseID(id.String())
		if err != nil || parsed != id {
			t.Fatalf("%s came back as %s (%v)", id, parsed, err)
		}
		text, err := id.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		if err := back.UnmarshalText(text); err != nil || back != id {
			t.Fatalf("%q came back as %s (%v)", text, back, err)
		}
		short := id.Short()
		if len(short) != 6 || strings.Trim(short, "0123456789abcdefghjkmnpqrstvwxyz") != "" {
			t.Fatalf("%s is short %q", id, short)
		}
	})
}

func TestWhatIsNoIDIsRefused(t *testing.T) {
	for _, s := range []string{"", "x", "0123456789abcdef0123456789abcdef", "01234567-89ab-7000-8000-00000000000", "01234567_89ab-7000-8000-000000000000", "0123456g-89ab-7000-8000-000000000000"} {
		if id, err := ParseID(s); err == nil {
			t.Errorf("%q was read as %s", s, id)
		}
		var id ID
		if err := id.UnmarshalText([]byte(s)); s != "" && err == nil {
			t.Errorf("%q was unmarshalled", s)
		}
	}
}

func TestTheZeroIDIsNone(t *testing.T) {
	if !(ID{}).IsZero() || (ID{15: 1}).IsZero() {
		t.Error("only the zero id is none")
	}
}

func TestShortIDsComeFromTheRandomPart(t *testing.T) {
	a, _ := NewID(time.UnixMilli(1), strings.NewReader("0123456789"))
	b, _ := NewID(time.UnixMilli(2), strings.NewReader("0123456789"))
	c, _ := NewID(time.UnixMilli(1), strings.NewReader("012345678x"))
	if a.Short() != b.Short() || a == b {
		t.Errorf("short ids %s and %s depend on the time", a.Short(), b.Short())
	}
	if a.Short() == c.Short() {
		t.Errorf("short ids %s and %s do not depend on the last random byte", a.Short(), c.Short())
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("no entropy") }

func TestIDErrorsNameTheAct(t *testing.T) {
	if _, err := NewID(time.UnixMilli(1), broken{}); err == nil || !strings.Contains(err.Error(), "random bits") || !strings.Contains(err.Error(), "no entropy") {
		t.Errorf("got %v", err)
	}
}
