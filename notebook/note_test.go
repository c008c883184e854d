package notebook

import "testing"

func TestTheTitleOfANoteIsItsFirstLineOfWords(t *testing.T) {
	for markdown, want := range map[string]string{
		"# The lamp keeper\n\ntext":      "The lamp keeper",
		"\n\n  > - quoted list":          "quoted list",
		"plain first line\n# heading":    "plain first line",
		"":                               "Untitled note",
		"# \n\n***\n---\n":               "Untitled note",
		"1994, in summer":                "1994, in summer",
		"#tag":                           "tag",
		"* * *\nAfter the rule":          "After the rule",
		"**Bold** words":                 "Bold** words",
		"\r\n# With a carriage return\r": "With a carriage return",
	} {
		if got := (Note{Markdown: markdown}).Title(); got != want {
			t.Errorf("%q has the title %q, want %q", markdown, got, want)
		}
	}
}

func TestRecordsHaveTheirKeys(t *testing.T) {
	d, id := ID{1}, ID{2}
	for _, c := range []struct {
		record Record
		want   Key
	}{
		{Document{ID: id}, Key{Kind: KindDocument, ID: id}},
		{Highlight{Document: d, ID: id}, Key{Kind: KindHighlight, Document: d, ID: id}},
		{Note{ID: id}, Key{Kind: KindNote, ID: id}},
		{Entity{ID: id}, Key{Kind: KindEntity, ID: id}},
		{Mentions{Document: d}, Key{Kind: KindMentions, Document: d}},
		{Timexes{Document: d}, Key{Kind: KindTimexes, Document: d}},
		{Event{ID: id}, Key{Kind: KindEvent, ID: id}},
		{Collection{ID: id}, Key{Kind: KindCollection, ID: id}},
		{Setting{Name: "n"}, Key{Kind: KindSetting, Name: "n"}},
		{Index{Name: "n"}, Key{Kind: KindIndex, Name: "n"}},
	} {
		if got := c.record.Key(); got != c.want {
			t.Errorf("%T: got %+v, want %+v", c.record, got, c.want)
		}
	}
}

func TestSwappingAChangeUndoesIt(t *testing.T) {
	before, after := Note{ID: ID{1}, Markdown: "a"}, Note{ID: ID{1}, Markdown: "b"}
	edit := Change{Before: before, After: after}
	if back := edit.Inverse(); back.Before.(Note).Markdown != "b" || back.After.(Note).Markdown != "a" {
		t.Errorf("got %+v", back)
	}
	for _, c := range []Change{edit, edit.Inverse(), Put(after), Put(after).Inverse()} {
		if c.Key() != after.Key() {
			t.Errorf("%+v has the key %+v", c, c.Key())
		}
	}
}

func TestUnlinkedVersionsAreNotLive(t *testing.T) {
	d := Document{Versions: []Version{{Document: ID{1}}, {Document: ID{2}, Unlinked: true}, {Document: ID{3}, Related: true}}}
	live := d.LiveVersions()
	if len(live) != 2 || live[0].Document != (ID{1}) || live[1].Document != (ID{3}) {
		t.Errorf("got %+v", live)
	}
}

func TestEntityKindsAreReadByTheirLabels(t *testing.T) {
	kinds := EntityKinds()
	if len(kinds) == 0 || kinds[0] != Person {
		t.Fatalf("got %v", kinds)
	}
	for _, k := range kinds {
		if got, err := ParseEntityKind(k.Label()); err != nil || got != k || k.String() == "" || k.Plural() == "" {
			t.Errorf("%v: label %q is read as %v (%v)", k, k.Label(), got, err)
		}
	}
	for _, s := range []string{"", "per", "PERSON"} {
		if k, err := ParseEntityKind(s); err == nil {
			t.Errorf("%q was read as %v", s, k)
		}
	}
	if EntityKind(250).String() != UnknownKind.String() || !Misc.Named() || Email.Named() || UnknownKind.Named() {
		t.Error("unknown kinds and names")
	}
}
