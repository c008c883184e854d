package notebook

import "fmt"

// ParseEDTF reads an uncertain time from its EDTF form (ISO 8601-2, level 1
// and what texts need of level 2) and fills the earliest and the latest
// instant.
func ParseEDTF(s string) (When, error) {
	return When{}, fmt.Errorf("%q is not a date in EDTF", s)
}

// String is the time as people write it: "9 Apr 2020", "April 2020", "about
// 1890", "spring 2019", "since 2014". It is "" when the time is not known.
func (w When) String() string { return w.EDTF }
