package when

import (
	"strings"

	"casebound/notebook"
)

// timex resolves an expression and puts it in the form of the notebook.
func (r *resolver) timex(e expression) (notebook.Timex, bool) {
	a := r.resolve(e.meaning, e.start, e.end)
	if a.value == "" {
		return notebook.Timex{}, false
	}
	t := notebook.Timex{
		Span:   notebook.Span{Start: int(r.tokens[e.start].start), End: int(r.tokens[e.end-1].end)},
		Type:   e.kind,
		Value:  a.value,
		Dating: a.dating,
	}
	words := r.text[t.Start:t.End]
	t.When.Words = words
	if a.point.grain != noUnit {
		r.ground(&t, a, e)
	}
	t.Reason = r.reason(words, a, e)
	return t, true
}

// ground fills the time of an expression that is on the calendar.
func (r *resolver) ground(t *notebook.Timex, a answer, e expression) {
	edtf := a.point.edtf()
	m := r.modifier(e)
	if m == notebook.About && !strings.Contains(edtf, "/") && !strings.Contains(edtf, "T") {
		edtf += "~"
	}
	w, ok := r.parsed(edtf)
	if !ok {
		return // a year no calendar reaches: the expression stays undated
	}
	w.Words, w.Modifier = t.When.Words, m
	switch a.source {
	case document:
		w.Base = r.base.edtf
	case textBefore:
		w.Base = r.before.base(a).edtf()
	}
	if m == notebook.About {
		t.Dating = notebook.Approximate
	}
	t.When = w
}

// parsed reads EDTF; most texts name the same dates again and again.
func (r *resolver) parsed(edtf string) (notebook.When, bool) {
	if w, ok := r.times[edtf]; ok {
		return w, w.Known()
	}
	w, err := notebook.ParseEDTF(edtf)
	if err != nil {
		w = notebook.When{}
	}
	if r.times == nil || len(r.times) >= mostTimes {
		r.times = map[string]notebook.When{}
	}
	r.times[edtf] = w
	return w, w.Known()
}

// mostTimes bounds what parsed keeps.
const mostTimes = 4096

// modifier says how loosely the time is meant, by the words in the expression
// and right before it.
func (r *resolver) modifier(e expression) notebook.Modifier {
	switch e.modifier {
	case starting:
		return notebook.Early
	case midway:
		return notebook.Mid
	case closing:
		return notebook.Late
	case roughlyThen:
		return notebook.About
	}
	at := e.start - 1
	if r.mark(at, '.') { // c. 1890
		at--
	}
	switch {
	case r.is(at, roughly):
		return notebook.About
	case r.is(at, before) && !r.is(at, after):
		return notebook.Before
	case r.is(at, after):
		return notebook.After
	}
	return notebook.Exactly
}

// reason says in words how the time was arrived at.
func (r *resolver) reason(words string, a answer, e expression) string {
	switch {
	case e.form == lasting:
		return "a length of time, with no date of its own"
	case e.form == repeated:
		return "again and again, with no date of its own"
	case e.form == vague || a.value == "PRESENT_REF":
		return "too vague for a date"
	case a.point.grain == noUnit:
		return words + " waits for a date to be read against"
	case a.source == document && a.dating == notebook.YearInferred:
		return words + ", year from the document's date " + r.base.edtf
	case a.source == document:
		return words + ", read from the document's date " + r.base.edtf
	case a.source == textBefore:
		return words + ", read from " + r.before.baseWords(a) + " before it"
	}
	return "as written"
}
