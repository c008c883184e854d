package session

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"casebound/notebook"
	"casebound/notebook/anchor"
)

// Carried is what became of the highlights of a document when a newer version
// took its place. Nothing is taken from the older version: what landed is made
// again in the newer one, what needs checking is shown there as such, and what
// is not there is listed.
type Carried struct {
	Landed, Check int
	Orphans       []notebook.Highlight // in the order of the older text
}

// String is the report: "12 landed, 1 to check, 2 not in this version".
func (c Carried) String() string {
	if c.Landed+c.Check+len(c.Orphans) == 0 {
		return "there was no highlight to carry over"
	}
	parts := []string{fmt.Sprintf("%d landed", c.Landed)}
	if c.Check > 0 {
		parts = append(parts, fmt.Sprintf("%d to check", c.Check))
	}
	if n := len(c.Orphans); n > 0 {
		parts = append(parts, fmt.Sprintf("%d not in this version", n))
	}
	return strings.Join(parts, ", ")
}

// Replace imports a newer file of the same source as a version of a document,
// and carries its highlights over, in one transaction that is undone as one.
func (s *Session) Replace(ctx context.Context, document notebook.ID, path string, given Given) Imported {
	given.Replaces = document
	return s.Import(ctx, path, given)
}

// linkByHand has what was prepared be a version of the document it replaces,
// whatever the texts say.
func (im *Importer) linkByHand(p *Prepared) error {
	if p.replaces.IsZero() {
		return nil
	}
	p.links = slices.DeleteFunc(p.links, func(l link) bool { return l.Document == p.replaces })
	other, err := im.store.Text(p.replaces)
	if err != nil {
		return fmt.Errorf("compare with the document to replace: %w", err)
	}
	measured, x := anchor.Relate(p.text, other)
	v := notebook.Version{Document: p.replaces, Containment: float32(measured.Containment), ByHand: true}
	p.links = slices.Insert(p.links, 0, link{v, x})
	return nil
}

// replacing readies what was prepared to take the place of an older version:
// it takes the reader's corrections, and the highlights in the edit returned.
func (s *Session) replacing(p *Prepared) (*Carried, edit, error) {
	e := edit{label: "Import a newer version"}
	old, err := s.Document(p.replaces)
	if err != nil {
		return nil, e, err
	}
	if len(p.links) == 0 || p.links[0].Document != old.ID {
		return nil, e, fmt.Errorf("%q was prepared for another document", p.path)
	}
	takeCorrections(&p.document, old)
	carried, highlights, err := s.carry(old.ID, p.document.ID, p.links[0].alignment.Inverse())
	e.changes = highlights
	return carried, e, err
}

// takeCorrections gives a newer version the tags of the older one and what the
// reader corrected there. Dates are the version's own.
func takeCorrections(d *notebook.Document, old notebook.Document) {
	d.Tags = tagList(append(slices.Clone(d.Tags), old.Tags...))
	corrected := func(field Field) bool { return old.Origins[string(field)] == FromReader }
	if corrected(FieldTitle) {
		d.Title = old.Title
	}
	if corrected(FieldAuthors) {
		d.Authors = old.Authors
	}
	if corrected(FieldPublisher) {
		d.Publisher = old.Publisher
	}
	if corrected(FieldLanguage) {
		d.Language = old.Language
	}
	for _, f := range []Field{FieldTitle, FieldAuthors, FieldPublisher, FieldLanguage} {
		if corrected(f) {
			d.Origins = withOrigin(d.Origins, string(f), FromReader)
		}
	}
}

// carry looks for the live highlights of one version in the text of another
// and makes those that are there again. One that the other has already is
// counted and left as it is.
func (s *Session) carry(from, to notebook.ID, x *anchor.Alignment) (*Carried, []notebook.Change, error) {
	there := map[notebook.ID]bool{}
	for _, h := range s.shelf.highlights[to] {
		there[s.rootOf(h)] = true
	}
	carried := &Carried{}
	var changes []notebook.Change
	for _, h := range values(s.shelf.highlights[from], notebook.Highlight.Live, byPlace) {
		if there[s.rootOf(h)] {
			carried.Landed++
			continue
		}
		found := x.Locate(h.Anchor)
		switch found.State {
		case anchor.Orphan:
			carried.Orphans = append(carried.Orphans, h)
		case anchor.Check:
			carried.Check++
		default:
			id, err := s.newID()
			if err != nil {
				return nil, nil, err
			}
			made := h
			made.ID, made.Document, made.From, made.Modified = id, to, h.ID, s.now()
			made.Anchor = x.Second().Describe(found.Span)
			changes = append(changes, notebook.Put(made))
			carried.Landed++
		}
	}
	return carried, changes, nil
}

func byPlace(a, b notebook.Highlight) int {
	return cmp.Or(bySpan(a.Anchor.Span, b.Anchor.Span), byID(a.ID, b.ID))
}

// replaceBy is Replace with a file that is in the notebook already, in the
// trash or not.
func (s *Session) replaceBy(path string, old, by notebook.ID) (Imported, error) {
	out := Imported{Path: path, Outcome: OutcomeVersion, Document: by}
	if old == by {
		return out, errors.New("that is the file this document was made of, not a newer one")
	}
	was, err := s.Document(old)
	if err != nil {
		return out, err
	}
	now, err := s.Document(by)
	if err != nil {
		return out, err
	}
	x, err := s.alignment(old, by)
	if err != nil {
		return out, err
	}
	carried, changes, err := s.carry(old, by, x)
	if err != nil {
		return out, err
	}
	link := notebook.Version{Document: by, Containment: float32(x.Relation().Containment), ByHand: true}
	was.Versions = withVersion(was.Versions, link)
	link.Document = old
	now.Versions = withVersion(now.Versions, link)
	now.Trashed = time.Time{}
	out.Carried = carried
	out.Reason = fmt.Sprintf("the same bytes were here as %q; %s", now.Title, carried)
	e := put("Import a newer version", was, now)
	e.changes = append(changes, e.changes...)
	return out, s.commit(e)
}

// oneOfEach leaves, of the highlights that were made of one another in several
// versions, the document's own, or else the one changed last. What the reader
// threw away in this version is not shown by way of another.
func (s *Session) oneOfEach(document notebook.ID, list []Placed) []Placed {
	own := map[notebook.ID]bool{}
	for _, h := range s.shelf.highlights[document] {
		own[s.rootOf(h)] = true
	}
	best := map[notebook.ID]notebook.Highlight{}
	for _, p := range list {
		root := s.rootOf(p.Highlight)
		if b, seen := best[root]; p.Foreign && (!seen || changedLater(p.Highlight, b)) {
			best[root] = p.Highlight
		}
	}
	return slices.DeleteFunc(list, func(p Placed) bool {
		root := s.rootOf(p.Highlight)
		return p.Foreign && (own[root] || best[root].ID != p.ID)
	})
}

func changedLater(a, b notebook.Highlight) bool {
	return cmp.Or(a.Modified.Compare(b.Modified), byID(a.ID, b.ID)) > 0
}

// rootOf is the highlight that one was made of in the first place.
func (s *Session) rootOf(h notebook.Highlight) notebook.ID {
	for seen := 0; !h.From.IsZero() && seen < 100; seen++ {
		from, err := s.Highlight(h.From)
		if err != nil {
			return h.From // deleted for good; what was made of it still agrees
		}
		h = from
	}
	return h.ID
}
