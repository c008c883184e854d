package storetest

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"casebound/notebook"
)

func comesBackWhole(t *testing.T, s notebook.Store) {
	for n := 1; n <= 3; n++ {
		put(t, s, Full(n)...)
	}
	for n := 1; n <= 3; n++ {
		for _, r := range Full(n) {
			expect(t, s, r)
		}
	}
}

func notFound(t *testing.T, s notebook.Store) {
	for _, r := range Full(1) {
		expectNone(t, s, r.Key())
	}
	put(t, s, Full(1)...)
	for _, r := range Full(2) {
		expectNone(t, s, r.Key())
	}
	if _, err := s.Get(notebook.Key{Kind: '!', ID: ID(1)}); err == nil || errors.Is(err, notebook.ErrNotFound) {
		t.Errorf("get of a kind there is none of: %v; want an error of its own", err)
	}
	if err := s.Each(notebook.Key{}, func(notebook.Record) error { return nil }); err == nil {
		t.Error("each of no kind: no error")
	}
}

func copies(t *testing.T, s notebook.Store) {
	given := notebook.Document{ID: ID(1), Tags: []string{"a"}, Origins: map[string]string{"title": "you"}}
	want := notebook.Document{ID: ID(1), Tags: []string{"a"}, Origins: map[string]string{"title": "you"}}
	put(t, s, given)
	given.Tags[0], given.Origins["title"] = "changed", "changed"
	expect(t, s, want)

	got, err := notebook.Load[notebook.Document](s, want.Key())
	if err != nil {
		t.Fatal(err)
	}
	got.Tags[0], got.Origins["title"] = "changed", "changed"
	expect(t, s, want)

	visited, err := notebook.All[notebook.Document](s, notebook.Key{Kind: notebook.KindDocument})
	if err != nil {
		t.Fatal(err)
	}
	visited[0].Tags[0] = "changed"
	expect(t, s, want)
}

func replaces(t *testing.T, s notebook.Store) {
	put(t, s, notebook.Note{ID: ID(1), Markdown: "first", Documents: []notebook.ID{ID(2)}})
	put(t, s, notebook.Note{ID: ID(1), Markdown: "second"})
	expect(t, s, notebook.Note{ID: ID(1), Markdown: "second"})
	expectNames(t, s, notebook.Key{Kind: notebook.KindNote}, "1")
}

func takenAway(t *testing.T, s notebook.Store) {
	for _, r := range Full(1) {
		put(t, s, r)
		apply(t, s, notebook.Change{Before: r})
		expectNone(t, s, r.Key())
		apply(t, s, notebook.Change{Before: r}) // taking away nothing is no error
		expectNames(t, s, notebook.Key{Kind: r.Key().Kind})
	}
}

func together(t *testing.T, s notebook.Store) {
	good := notebook.Note{ID: ID(1), Markdown: "good"}
	for name, bad := range map[string]notebook.Change{
		"nothing":   {},
		"no id":     notebook.Put(notebook.Note{}),
		"a pointer": notebook.Put(&notebook.Note{ID: ID(2)}),
	} {
		if err := s.Apply(notebook.Put(good), bad); err == nil {
			t.Errorf("%s: applied", name)
		}
		expectNone(t, s, good.Key())
	}
	apply(t, s) // no change at all is no error
}

func lastStands(t *testing.T, s notebook.Store) {
	first, second := notebook.Note{ID: ID(1), Markdown: "first"}, notebook.Note{ID: ID(1), Markdown: "second"}
	apply(t, s, notebook.Put(first), notebook.Put(second))
	expect(t, s, second)
	apply(t, s, notebook.Put(first), notebook.Change{Before: first})
	expectNone(t, s, first.Key())
	apply(t, s, notebook.Change{Before: first}, notebook.Put(second))
	expect(t, s, second)
}

func inverse(t *testing.T, s notebook.Store) {
	before := Full(1)
	put(t, s, before...)
	var changes []notebook.Change
	for _, r := range before {
		changes = append(changes, notebook.Change{Before: r})
	}
	apply(t, s, changes...)
	for _, c := range changes {
		apply(t, s, c.Inverse())
	}
	for _, r := range before {
		expect(t, s, r)
	}
}

func timesAreInstants(t *testing.T, s notebook.Store) {
	there := time.FixedZone("there", 5*3600+1800)
	for i, at := range []time.Time{
		time.Date(2024, 1, 2, 3, 4, 5, 678901234, there),
		time.Date(1883, 11, 18, 12, 0, 0, 0, time.UTC),
		time.Date(1, 1, 1, 0, 0, 0, 1, time.UTC),
		time.Date(9999, 12, 31, 23, 59, 59, 999999999, there),
		time.Unix(0, 0),
	} {
		n := notebook.Note{ID: ID(i + 1), Created: at}
		put(t, s, n)
		got, err := notebook.Load[notebook.Note](s, n.Key())
		if err != nil {
			t.Fatal(err)
		}
		if !got.Created.Equal(at) || got.Created.Location() != time.UTC {
			t.Errorf("got %v, want the instant %v in UTC", got.Created, at)
		}
		if !got.Modified.IsZero() || !got.Live() {
			t.Errorf("a time that was not set came back as %v, %v", got.Modified, got.Trashed)
		}
	}
}

func stringsAreBytes(t *testing.T, s notebook.Store) {
	for i, text := range []string{"", "\x00", "caf\xe9.txt", "\xff\xfe", "e\u0301", "\xed\xa0\x80", "🗂"} {
		put(t, s, notebook.Document{ID: ID(i + 1), Source: text})
		expect(t, s, notebook.Document{ID: ID(i + 1), Source: text})
		put(t, s, notebook.Setting{Name: "s" + text, Value: []byte(text)[:len(text):len(text)]})
		got, err := notebook.Load[notebook.Setting](s, notebook.Key{Kind: notebook.KindSetting, Name: "s" + text})
		if err != nil || string(got.Value) != text {
			t.Errorf("setting %q: %q, %v", text, got.Value, err)
		}
	}
}

func anySpans(t *testing.T, s notebook.Store) {
	spans := []notebook.Span{{Start: 0, End: 0}, {Start: 5, End: 9}, {Start: 5, End: 7}, {Start: 1 << 40, End: 1<<40 + 1}, {Start: 3, End: 2}, {Start: -1, End: 0}}
	m, x := notebook.Mentions{Document: ID(1)}, notebook.Timexes{Document: ID(1)}
	for i, span := range spans {
		m.List = append(m.List, notebook.Mention{Span: span, Entity: ID(i % 3), Confidence: 0.1 * float32(i), ByHand: i == 2})
		x.List = append(x.List, notebook.Timex{
			Span: span, Type: notebook.Set, Value: "P1D", Reason: "said so",
			When: notebook.When{EDTF: "..", Earliest: notebook.Beginning, Latest: notebook.End},
		})
	}
	put(t, s, m, x)
	expect(t, s, m)
	expect(t, s, x)
}

func refusesKeyless(t *testing.T, s notebook.Store) {
	for _, r := range []notebook.Record{
		notebook.Document{},
		notebook.Highlight{},
		notebook.Highlight{ID: ID(1)},
		notebook.Highlight{Document: ID(1)},
		notebook.Note{},
		notebook.Entity{},
		notebook.Mentions{},
		notebook.Timexes{},
		notebook.Event{},
		notebook.Collection{},
		notebook.Setting{},
		notebook.Index{},
	} {
		if err := s.Apply(notebook.Put(r)); err == nil {
			t.Errorf("%T without a key: kept", r)
		}
	}
	if err := s.PutText(notebook.ID{}, notebook.PlainText("x"), nil); err == nil {
		t.Error("a text without a document: kept")
	}
}

func sameText(t *testing.T, got, want notebook.Text) {
	t.Helper()
	if got.All() != want.All() {
		t.Errorf("text of %d bytes came back as %d others", want.Len(), got.Len())
	}
	if !reflect.DeepEqual(got.Blocks(), want.Blocks()) {
		t.Errorf("got blocks %v, want %v", got.Blocks(), want.Blocks())
	}
	if !reflect.DeepEqual(got.Marks(), want.Marks()) {
		t.Errorf("got marks %v, want %v", got.Marks(), want.Marks())
	}
}
