package search

import (
	"fmt"
	"strings"
	"testing"

	"casebound/notebook"
)

func TestTextsAskedForAgainOutlastTheOthers(t *testing.T) {
	var s shelved
	text := strings.Repeat("a", 100<<10)
	for n := range 2 * mostShelved / len(text) {
		s.put(id(n+1), text)
		if _, ok := s.get(id(1)); !ok {
			t.Fatalf("the text that is asked for each time is gone after %d others", n)
		}
		if s.bytes > mostShelved || len(s.order) != len(s.texts) {
			t.Fatalf("%d bytes, %d in order, %d texts", s.bytes, len(s.order), len(s.texts))
		}
	}
	if _, ok := s.get(id(2)); ok {
		t.Error("a text that was never asked for again is still there")
	}
	s.drop(id(1))
	if _, ok := s.get(id(1)); ok || len(s.order) != len(s.texts) {
		t.Error("a dropped text is still there")
	}
}

func TestEveryShelvedTextMayBeAskedForAgain(t *testing.T) {
	var s shelved
	for n := range 2000 {
		key := id(n + 1)
		s.put(key, strings.Repeat(fmt.Sprint(n%10), 20<<10))
		s.get(key)
	}
	if s.bytes > mostShelved || s.bytes < mostShelved/2 {
		t.Errorf("%d bytes are kept", s.bytes)
	}
	var none notebook.ID
	if _, ok := s.get(none); ok {
		t.Error("a text that never came is there")
	}
}
