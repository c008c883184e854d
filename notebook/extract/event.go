package extract

import (
	"sort"

	"casebound/notebook"
	"casebound/notebook/extract/sentence"
)

// Events makes the events of one document: one for its publication, if that is
// known, and one for each date, time or range of them in the text that is
// grounded and not part of the page around it (a dateline, a byline, a caption,
// furniture). The sentence is the unit: in annotated news 95 of 100 dated
// events stand in the sentence of their date. Lengths, repeated times and
// vague words make no event.
//
// IDs and the documents of the sources are left zero for the caller, and so is
// the title of the publication. entities tells which entities are mentioned
// inside a span; it may be nil.
func Events(text notebook.Text, timexes []notebook.Timex, published notebook.Dated, entities func(notebook.Span) []notebook.ID) []notebook.Event {
	var events []notebook.Event
	if published.Known() {
		events = append(events, publication(published))
	}
	r := eventReader{
		text: text, sentences: sentence.Split(text), published: published, entities: entities,
		dated: datedSpans(text, timexes),
	}
	for _, d := range r.dated {
		if r.aside(d) {
			continue
		}
		if e, ok := r.event(d); ok {
			events = append(events, e)
		}
	}
	return events
}

// publication is the event of a document's own date.
func publication(d notebook.Dated) notebook.Event {
	e := notebook.Event{Kind: notebook.Publication, When: d.When, Sources: []notebook.Source{{}}}
	if d.When.Modifier == notebook.About {
		e.Dating = notebook.Approximate
	}
	return e
}

// eventReader makes events of dated spans, which come in order.
type eventReader struct {
	text      notebook.Text
	sentences []notebook.Span
	next      int // the first sentence that may hold the next span
	dated     []datedSpan
	published notebook.Dated
	entities  func(notebook.Span) []notebook.ID
	// told are the dates that the sentence has told already.
	told     map[string]bool
	sentence notebook.Span
}

// event is one event; ok is false when its sentence dated one alike before.
func (r *eventReader) event(d datedSpan) (notebook.Event, bool) {
	r.enter(r.sentenceOf(d.Span))
	if r.told[d.when.EDTF] {
		return notebook.Event{}, false
	}
	r.told[d.when.EDTF] = true
	clause := eventClause(r.text, r.sentence, d.Span, r.others(d.Span))
	e := notebook.Event{
		When:     d.when,
		Title:    oneLine(r.text.At(clause)),
		Sentence: oneLine(r.text.At(r.sentence)),
		Sources:  []notebook.Source{{Sentence: r.sentence, Expression: d.Span}},
		Dating:   d.dating,
		Status:   r.status(clause, d),
	}
	if r.entities != nil {
		e.Entities = eventEntities(r.entities(r.sentence))
	}
	return e, true
}

func (r *eventReader) enter(sentence notebook.Span) {
	if sentence != r.sentence || r.told == nil {
		r.sentence, r.told = sentence, map[string]bool{}
	}
}

// sentenceOf is the sentence of a span, both ends of it if a sentence was cut
// inside.
func (r *eventReader) sentenceOf(s notebook.Span) notebook.Span {
	for r.next < len(r.sentences) && r.sentences[r.next].End <= s.Start {
		r.next++
	}
	whole := s
	for i := r.next; i < len(r.sentences) && r.sentences[i].Start < s.End; i++ {
		whole.Start = min(whole.Start, r.sentences[i].Start)
		whole.End = max(whole.End, r.sentences[i].End)
	}
	return whole
}

// others are the dated spans beside one in its sentence.
func (r *eventReader) others(s notebook.Span) []notebook.Span {
	var others []notebook.Span
	first := sort.Search(len(r.dated), func(i int) bool { return r.dated[i].End > r.sentence.Start })
	for _, d := range r.dated[first:] {
		if d.Start >= r.sentence.End {
			break
		}
		if d.Span != s {
			others = append(others, d.Span)
		}
	}
	return others
}

// eventEntities drops what is named twice.
func eventEntities(ids []notebook.ID) []notebook.ID {
	seen := map[notebook.ID]bool{}
	var once []notebook.ID
	for _, id := range ids {
		if !id.IsZero() && !seen[id] {
			seen[id] = true
			once = append(once, id)
		}
	}
	return once
}
