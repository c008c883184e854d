package when

import (
	"errors"
	"fmt"
	"strings"

	"casebound/notebook"
)

// ParseDate reads one time as people type it into a field: "9 april 2020",
// "c. 1890", "2019-04", "spring 2019", "between 1914 and 1918", "since 2014",
// EDTF. Relative words are read against base, if it is known: "yesterday",
// "3 May". The error is a sentence for the person who typed.
func ParseDate(written string, base notebook.When) (notebook.When, error) {
	s := strings.TrimSpace(written)
	if w, err := notebook.ParseEDTF(s); err == nil && s[0] != '~' {
		w.Words = s
		return w, nil
	}
	if len(s) > 200 {
		return notebook.When{}, errors.New("that is too long for a date")
	}
	s = strings.NewReplacer("~", "circa ", "≈", "circa ").Replace(s)
	var waiting bool
	for _, tag := range []string{"en", "de"} {
		w, open := readField(s, tag, base)
		if w.Known() {
			w.Words = strings.TrimSpace(written)
			return w, nil
		}
		waiting = waiting || open
	}
	if waiting {
		return notebook.When{}, fmt.Errorf("%q needs a year, or another date to be read against", written)
	}
	return notebook.When{}, fmt.Errorf("%q is not a date: write it like 9 April 2020, spring 2019, about 1890 or 1914–1918", written)
}

// readField reads the whole of s in one language. open reports a date that
// lacks what it is read against.
func readField(s, tag string, base notebook.When) (w notebook.When, open bool) {
	lex := lexiconOf(tag)
	p := newParser(s, scan(notebook.PlainText(s), lex), lex)
	p.caseless, p.certain = true, true
	f := fieldReader{resolver: &resolver{parser: p, base: baseOf(base)}}
	return f.read()
}

// fieldReader reads a field from its first token to its last.
type fieldReader struct{ *resolver }

func (f fieldReader) read() (w notebook.When, open bool) {
	i := 0
	lead := f.at(0).word.class
	if lead&(since|until|before|after|between) != 0 && f.at(0).kind == word {
		i = 1
	}
	first, end := f.one(i)
	if end == 0 {
		return w, false
	}
	from := f.when(first)
	second, last := f.second(first, end)
	if last < len(f.tokens) {
		return w, false
	}
	if last > end {
		w, _ = Join(from, f.when(second))
		return w, !from.Known()
	}
	ok := true
	switch {
	case i == 0:
		w = from
	case lead&before != 0 && lead&since == 0:
		w, ok = Until(from)
		w.Modifier = notebook.Before
	case lead&after != 0 && lead&since == 0:
		w, ok = Since(from)
		w.Modifier = notebook.After
	case lead&since != 0:
		w, ok = Since(from)
	case lead&until != 0:
		w, ok = Until(from)
	default: // between 1914
		ok = false
	}
	if !ok {
		return notebook.When{}, !from.Known()
	}
	return w, !from.Known()
}

// one reads a date or a time at i.
func (f fieldReader) one(i int) (expression, int) {
	for _, read := range []reading{(*parser).date, (*parser).timeOfDay, (*parser).length} {
		if m, end := read(f.parser, i); end > 0 && (m.form == calendar || m.form == shifted) && (end == len(f.tokens) || f.joins(end)) {
			return expression{m, i, end}, end
		}
	}
	if t := f.at(i); t.plain() && t.digits >= 3 && t.digits <= 4 && t.value > 0 { // any year may be typed
		m := dateOf(calendar)
		m.year, m.hasYear = int(t.value), true
		return expression{m, i, i + 1}, i + 1
	}
	return expression{}, 0
}

// joins reports whether a second date may follow at i.
func (f fieldReader) joins(i int) bool { return f.mark(i, '-') || f.is(i, until|and) }

// second reads the other end of a range that begins with the first.
func (f fieldReader) second(first expression, end int) (expression, int) {
	if e, ok := f.secondOfRange(first.meaning, end); ok {
		return e, e.end
	}
	if !f.joins(end) {
		return expression{}, end
	}
	e, last := f.one(end + 1)
	if last == 0 {
		return e, end
	}
	return e, last
}

// when resolves what was read, and shares the year of a second date: it is
// resolved first to last, so that "3 May" behind "1 April 2020" is in 2020.
func (f fieldReader) when(e expression) notebook.When {
	f.story = f.hasYear
	t, _ := f.timex(e)
	if e.day > 0 && e.kind == notebook.Date && t.When.Granularity() > notebook.Day { // 31 February
		return notebook.When{}
	}
	return t.When
}
