package storetest

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"casebound/notebook"
)

// Contract runs the contract suite. open returns an empty Store; Contract
// closes it.
func Contract(t *testing.T, open func(t *testing.T) notebook.Store) {
	laws := []struct {
		name string
		hold func(*testing.T, notebook.Store)
	}{
		{"WhatIsPutComesBackWhole", comesBackWhole},
		{"WhatIsNotThereIsNotFound", notFound},
		{"RecordsAreCopies", copies},
		{"ARecordReplacesTheOneBefore", replaces},
		{"ARecordTakenAwayIsGone", takenAway},
		{"ChangesAreMadeTogetherOrNotAtAll", together},
		{"TheLastOfTwoChangesToOneRecordStands", lastStands},
		{"InverseChangesUndo", inverse},
		{"EachVisitsInOrderOfKeys", inOrder},
		{"EachVisitsWhatIsDescribed", described},
		{"EachPassesOnTheErrorOfVisit", passesOn},
		{"VisitMayRead", visitMayRead},
		{"TimesAreInstants", timesAreInstants},
		{"StringsAreBytes", stringsAreBytes},
		{"MentionsComeInAnyOrder", anySpans},
		{"RecordsWithoutAKeyAreRefused", refusesKeyless},
		{"EarlierStatesLieWithTheirThing", earlierStates},
		{"ATextIsSeenWithItsDocument", seenWithDocument},
		{"ATextComesBackWhole", textWhole},
		{"LongTextsComeBackWhole", longTexts},
		{"AnOriginalMayBeEmptyOrMissing", originals},
		{"ATextPutAgainWaitsForItsDocument", putAgain},
		{"ATextGoesAndComesWithItsDocument", goesAndComes},
		{"ManyChangesFitInOneStep", manyChanges},
		{"ManyGoroutinesMayUseIt", manyGoroutines},
		{"AClosedStoreIsLocked", closed},
	}
	for _, law := range laws {
		t.Run(law.name, func(t *testing.T) {
			s := open(t)
			law.hold(t, s)
			if err := s.Close(); err != nil && !errors.Is(err, notebook.ErrLocked) {
				t.Errorf("close: %v", err)
			}
		})
	}
}

// ID is a made-up id that sorts by n.
func ID(n int) notebook.ID {
	return notebook.ID{0: 1, 6: 0x70, 8: 0x80, 12: byte(n >> 24), 13: byte(n >> 16), 14: byte(n >> 8), 15: byte(n)}
}

func apply(t *testing.T, s notebook.Store, changes ...notebook.Change) {
	t.Helper()
	if err := s.Apply(changes...); err != nil {
		t.Fatalf("apply: %v", err)
	}
}

func put(t *testing.T, s notebook.Store, records ...notebook.Record) {
	t.Helper()
	changes := make([]notebook.Change, len(records))
	for i, r := range records {
		changes[i] = notebook.Put(r)
	}
	apply(t, s, changes...)
}

func expect(t *testing.T, s notebook.Store, want notebook.Record) {
	t.Helper()
	got, err := s.Get(want.Key())
	if err != nil {
		t.Fatalf("get %T: %v", want, err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %.600v\nwant %.600v", fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want))
	}
}

func expectNone(t *testing.T, s notebook.Store, key notebook.Key) {
	t.Helper()
	if r, err := s.Get(key); !errors.Is(err, notebook.ErrNotFound) {
		t.Errorf("get under %q: %v, %v; want ErrNotFound", key.Kind, r, err)
	}
}

// names is what Each visits, each record by a few letters.
func names(t *testing.T, s notebook.Store, under notebook.Key) []string {
	t.Helper()
	var list []string
	err := s.Each(under, func(r notebook.Record) error {
		k := r.Key()
		switch {
		case k.Name != "":
			list = append(list, k.Name)
		case k.Document.IsZero():
			list = append(list, fmt.Sprint(k.ID[15]))
		case k.ID.IsZero():
			list = append(list, fmt.Sprint("of ", k.Document[15]))
		default:
			list = append(list, fmt.Sprintf("%d of %d", k.ID[15], k.Document[15]))
		}
		return nil
	})
	if err != nil {
		t.Fatalf("each under %q: %v", under.Kind, err)
	}
	return list
}

func expectNames(t *testing.T, s notebook.Store, under notebook.Key, want ...string) {
	t.Helper()
	if got := names(t, s, under); !slices.Equal(got, want) {
		t.Errorf("each under %q %q: got %q, want %q", under.Kind, under.Name, got, want)
	}
}
