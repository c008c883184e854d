package session

import (
	"context"
	"fmt"
	"strings"

	"casebound/notebook"
	"casebound/notebook/finder"
)

// Ids of finder candidates: the kind, a colon, and what tells it apart.
func documentCandidate(id notebook.ID) string   { return "document:" + id.String() }
func highlightCandidate(id notebook.ID) string  { return "highlight:" + id.String() }
func noteCandidate(id notebook.ID) string       { return "note:" + id.String() }
func entityCandidate(id notebook.ID) string     { return "entity:" + id.String() }
func eventCandidate(id notebook.ID) string      { return "event:" + id.String() }
func collectionCandidate(id notebook.ID) string { return "collection:" + id.String() }
func tagCandidate(tag string) string            { return "tag:" + strings.ToLower(tag) }

// Find answers a query of the finder in full, of what it was told so far: see
// FillFinder. It may run on any goroutine.
func (s *Session) Find(ctx context.Context, query string, limit int) finder.Answer {
	return s.index.Find(ctx, query, limit, s.now())
}

// FindFirst answers within milliseconds, from the most promising.
func (s *Session) FindFirst(query string, limit int) finder.Answer {
	return s.index.First(query, limit, s.now())
}

// AddCommands makes commands findable. A command that cannot be run now gives
// its reason in Unavailable; put it again when that changes.
func (s *Session) AddCommands(commands ...finder.Candidate) { s.index.Put(commands...) }

// Used counts an opening for the ranking.
func (s *Session) Used(candidate string) {
	s.view.Opened[candidate] = s.view.Opened[candidate].Again(s.now())
	s.refreshCandidate(candidate)
}

// visited counts the opening of a place.
func (s *Session) visited(p notebook.Place) {
	switch {
	case !p.Note.IsZero():
		s.Used(noteCandidate(p.Note))
	case !p.Entity.IsZero():
		s.Used(entityCandidate(p.Entity))
	case !p.Document.IsZero():
		s.Used(documentCandidate(p.Document))
	}
}

func (s *Session) refreshCandidate(id string) {
	kind, rest, _ := strings.Cut(id, ":")
	uuid, err := notebook.ParseID(rest)
	if err != nil {
		return
	}
	switch kind {
	case "document":
		s.index.Put(s.documentItems(s.shelf.documents[uuid])...)
	case "note":
		s.index.Put(s.noteItem(s.shelf.notes[uuid]))
	case "entity":
		s.putEntities(uuid)
	case "search":
		if v, ok := s.saved[uuid]; ok {
			s.index.Put(s.savedItem(v))
		}
	}
}

// followIndex brings the finder up to date with changes.
func (s *Session) followIndex(changes []notebook.Change) {
	var touchedEntities []notebook.ID
	tags := false
	for _, c := range changes {
		r := c.After
		if r == nil {
			r = c.Before
		}
		live := c.After != nil
		switch r := r.(type) {
		case notebook.Document:
			s.place(live && r.Trashed.IsZero(), documentCandidate(r.ID), func() []finder.Candidate { return s.documentItems(r) })
			s.followHeadings(c)
			touchedEntities = append(touchedEntities, s.followWhatIsIn(c)...)
			tags = true
		case notebook.Highlight:
			s.place(live && s.offered(r), highlightCandidate(r.ID), s.highlightItems(r))
			tags = true
		case notebook.Note:
			s.place(live && r.Live(), noteCandidate(r.ID), func() []finder.Candidate { return []finder.Candidate{s.noteItem(r)} })
			if !live || !r.Live() {
				r.Markdown = ""
			}
			s.followNoteHeadings(r)
		case notebook.Event:
			s.place(live && r.Live(), eventCandidate(r.ID), func() []finder.Candidate { return []finder.Candidate{s.eventItem(r)} })
		case notebook.Setting:
			s.followSaved(c)
		case notebook.Collection:
			s.place(live, collectionCandidate(r.ID), func() []finder.Candidate { return []finder.Candidate{collectionItem(s.liveIn(r))} })
		case notebook.Entity:
			touchedEntities = append(touchedEntities, r.ID)
		case notebook.Mentions:
			for _, m := range r.List {
				touchedEntities = append(touchedEntities, s.canonical(m.Entity))
			}
		}
	}
	if len(touchedEntities) > 0 {
		s.putEntities(touchedEntities...)
	}
	if tags {
		s.putTags()
	}
	s.followCarried(changes)
}

// followWhatIsIn takes the highlights of a document out of the finder when it
// goes to the trash and puts them back with it, and returns the entities that
// are mentioned in it. A highlight carried to a newer version is found there.
func (s *Session) followWhatIsIn(c notebook.Change) []notebook.ID {
	was, _ := c.Before.(notebook.Document)
	is, there := c.After.(notebook.Document)
	live := there && is.Trashed.IsZero()
	if live == (!was.ID.IsZero() && was.Trashed.IsZero()) && is.Title == was.Title {
		return nil
	}
	id := c.Key().ID
	var items []finder.Candidate
	for _, h := range s.shelf.highlights[id] {
		if s.offered(h) {
			items = append(items, s.highlightItem(h))
		} else {
			s.index.Remove(highlightCandidate(h.ID))
		}
	}
	s.index.Put(items...)
	var entities []notebook.ID
	for _, m := range s.shelf.mentions[id] {
		entities = append(entities, s.canonical(m.Entity))
	}
	return entities
}

// putTags brings the tags up to date, and takes away those nothing has any more.
func (s *Session) putTags() {
	var items []finder.Candidate
	still := map[string]bool{}
	for _, t := range s.Tags() {
		item := tagItem(t)
		items, still[item.ID] = append(items, item), true
	}
	for id := range s.tagged {
		if !still[id] {
			s.index.Remove(id)
		}
	}
	s.tagged = still
	s.index.Put(items...)
}

func (s *Session) followNoteHeadings(n notebook.Note) {
	s.putHeadings(n.ID, headingItems(n.ID, n.Title(), notebook.Place{Note: n.ID}, headingsOfNote(n), s.view.Opened))
}

func (s *Session) place(live bool, id string, items func() []finder.Candidate) {
	if live {
		s.index.Put(items()...)
	} else {
		s.index.Remove(id)
	}
}

// putEntities refreshes the given entities, and takes away those that are
// hidden, merged or no longer mentioned.
func (s *Session) putEntities(ids ...notebook.ID) {
	seen := map[notebook.ID]bool{}
	var items []finder.Candidate
	for _, id := range ids {
		if seen[id] {
			continue
		}
		seen[id] = true
		documents := 0
		if e, mentions, ok := s.shelf.tally(id, false, func(notebook.ID) { documents++ }); ok {
			items = append(items, s.entityItem(e, mentions, documents))
		} else {
			s.index.Remove(entityCandidate(id))
		}
	}
	s.index.Put(items...)
}

func (s *Session) documentItems(d notebook.Document) []finder.Candidate {
	id := documentCandidate(d.ID)
	detail := d.Publisher
	if d.Published.Known() {
		detail = strings.TrimPrefix(detail+" · "+d.Published.When.String(), " · ")
	}
	return []finder.Candidate{{
		Kind: finder.Document, ID: id, Title: d.Title, Detail: detail, Label: "Document",
		Alternatives: withoutEmpty(d.Publisher, d.Source), Place: notebook.Place{Document: d.ID}, Opened: s.view.Opened[id],
	}}
}

func (s *Session) highlightItem(h notebook.Highlight) finder.Candidate {
	return finder.Candidate{
		Kind: finder.Highlight, ID: highlightCandidate(h.ID), Title: shorten(h.Anchor.Quote, 200), Label: "Highlight",
		Detail: s.shelf.documents[h.Document].Title, Alternatives: withoutEmpty(h.Comment),
		Place: notebook.Place{Document: h.Document, Span: h.Anchor.Span},
	}
}

func (s *Session) highlightItems(h notebook.Highlight) func() []finder.Candidate {
	return func() []finder.Candidate { return []finder.Candidate{s.highlightItem(h)} }
}

func (s *Session) noteItem(n notebook.Note) finder.Candidate {
	id := noteCandidate(n.ID)
	return finder.Candidate{
		Kind: finder.Note, ID: id, Title: n.Title(), Label: "Note",
		Detail: "edited " + n.Modified.Format("2 Jan 2006"), Place: notebook.Place{Note: n.ID}, Opened: s.view.Opened[id],
	}
}

func (s *Session) entityItem(e notebook.Entity, mentions, documents int) finder.Candidate {
	id := entityCandidate(e.ID)
	return finder.Candidate{
		Kind: finder.Entity, ID: id, Title: e.Name, Label: e.Kind.String(), Alternatives: e.Aliases,
		Detail: counted(mentions, "mention") + " in " + counted(documents, "document"),
		Place:  notebook.Place{Entity: e.ID}, Opened: s.view.Opened[id],
		Weight: min(1, float32(mentions)/50),
	}
}

func (s *Session) eventItem(e notebook.Event) finder.Candidate {
	return finder.Candidate{
		Kind: finder.Date, ID: eventCandidate(e.ID), Title: e.When.String() + " " + shorten(e.Title, 160), Label: "Date",
		Alternatives: withoutEmpty(e.When.EDTF), Place: notebook.Place{Event: e.ID},
	}
}

func collectionItem(c notebook.Collection) finder.Candidate {
	return finder.Candidate{
		Kind: finder.Document, ID: collectionCandidate(c.ID), Title: c.Name, Label: "Collection",
		Detail: counted(len(c.Documents), "document"), Command: "collection:" + c.ID.String(),
	}
}

func tagItem(t TagCount) finder.Candidate {
	return finder.Candidate{Kind: finder.Tag, ID: tagCandidate(t.Tag), Title: t.Tag, Label: "Tag", Detail: counted(t.Count, "use"), Command: "tag:" + t.Tag}
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// shorten cuts a text at a word, on one line, to at most n runes.
func shorten(text string, n int) string {
	text = strings.Join(strings.Fields(text), " ")
	runes := []rune(text)
	if len(runes) <= n {
		return text
	}
	cut := string(runes[:n])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return cut + "…"
}

func withoutEmpty(list ...string) []string {
	var kept []string
	for _, s := range list {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}
