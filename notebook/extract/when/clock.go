package when

import "casebound/notebook"

// clock is a time of day.
type clock struct {
	hour, minute int8
	utc          bool
	half         bool // of the day was said: a.m., p.m.
}

// clock reads 10 p.m., 5:30 a.m. ET, 14:30, noon, 8 o'clock, 0400 GMT, 14.30
// Uhr.
func (p *parser) clock(i int) (c clock, end int) {
	t := p.at(i)
	if t.word.part == noon || t.word.part == midnight {
		return p.namedHour(i)
	}
	if c, end := p.toldHour(i); end > 0 {
		return c, end
	}
	if n := t.word.number; n > 0 && n <= 12 && p.is(i+1, oclock) {
		return clock{hour: int8(n)}, i + 2
	}
	if !t.plain() || p.glued(i) && p.at(i-1).kind == word && !p.spells(i-1, "t") {
		return c, 0
	}
	if t.digits == 4 {
		return p.militaryTime(i)
	}
	if t.digits > 2 || t.value > 24 {
		return c, 0
	}
	h, colon, end := int(t.value), false, i+1
	if (p.mark(end, ':') || p.mark(end, '.')) && p.joined(end, p.at(end).mark) && p.at(end+1).digits == 2 && p.at(end+1).value < 60 {
		colon = p.mark(end, ':')
		c.minute = int8(p.at(end + 1).value)
		end += 2
		if p.joined(end, ':') && p.at(end+1).digits == 2 {
			end += 2
		}
	}
	named := true
	switch {
	case p.is(end, amWord|pmWord) && h <= 12:
		if p.is(end, pmWord) && h < 12 {
			h += 12
		} else if p.is(end, amWord) && h == 12 {
			h = 0
		}
		c.half, end = true, p.afterHalfDay(end)
	case p.is(end, oclock):
		end++
	case h > 0 && h <= 12 && p.is(end, until) && p.is(i-1, between) || h > 0 && h <= 12 && p.mark(end, '-') && p.is(i-1, between|at):
		if h, named = p.sharedHalf(h, end+1); !named {
			return c, 0
		}
	default:
		named = false
	}
	if !named && (!colon || !p.tellsTime(i, end)) {
		return c, 0
	}
	c.hour = int8(h)
	return p.zone(c, end)
}

// sharedHalf is the hour of the 9 in from 9 to 5 p.m., and whether it is one.
func (p *parser) sharedHalf(h, second int) (int, bool) {
	t, end := p.at(second), second+1
	if !t.plain() || t.digits > 2 || t.value < 1 || t.value > 12 {
		return h, false
	}
	if p.isClockHour(second) {
		end += 2
	}
	if !p.is(end, amWord|pmWord) {
		return h, false
	}
	if p.is(end, pmWord) && h%12 < int(t.value)%12 {
		h = h%12 + 12
	}
	return h, true
}

// toldHour reads half past four, ten past six, a quarter to nine.
func (p *parser) toldHour(i int) (c clock, end int) {
	if !p.is(i-1, at|since|until|before|after|roughly) {
		return c, 0
	}
	if h := int(p.at(i + 1).word.number); p.lex.pointed && p.is(i, half) && h > 0 && h <= 12 { // um halb drei
		return clock{hour: int8((h + 11) % 12), minute: 30}, i + 2
	}
	k, minutes := i, 0
	switch w := p.at(p.skip(i, article)).word; {
	case w.class&half != 0 && p.is(i+1, past):
		minutes, k = 30, i+1
	case w.unit == quarters && w.class&plural == 0:
		minutes, k = 15, p.skip(i, article)+1
	case w.number == 5 || w.number == 10 || w.number == 20:
		minutes, k = int(w.number), i+1
	default:
		return c, 0
	}
	back := p.spells(k, "to")
	if !back && !p.is(k, past) || back && minutes == 30 {
		return c, 0
	}
	h := p.at(k + 1)
	hour := int(h.word.number)
	if h.plain() && h.digits <= 2 {
		hour = int(h.value)
	}
	if hour < 1 || hour > 12 || h.is(multiple) {
		return c, 0
	}
	if back {
		hour, minutes = (hour+11)%12, 60-minutes
	}
	c.hour, c.minute, end = int8(hour), int8(minutes), k+2
	if p.is(end, amWord|pmWord) {
		if p.is(end, pmWord) && c.hour < 12 {
			c.hour += 12
		}
		end = p.afterHalfDay(end)
	}
	return c, end
}

// afterHalfDay passes over a.m. or p.m. The last point belongs to it.
func (p *parser) afterHalfDay(i int) int {
	if t := p.at(i); t.end-t.start == 3 {
		return p.point(i + 1)
	}
	return i + 1
}

// tellsTime reports whether digits around a colon may be a time of day, and
// not a score, a verse or a running time.
func (p *parser) tellsTime(i, end int) bool {
	if p.mark(end, '.') && p.glued(end) && p.number(end+1) && p.glued(end+1) || p.mark(end, ':') && p.glued(end) && p.number(end+1) {
		return false
	}
	return !p.stranger(i-1) || p.glued(i) || p.at(i-1).shout
}

func (p *parser) namedHour(i int) (c clock, end int) {
	if p.at(i).capital && p.at(i-1).capital && !p.caseless && !p.lex.pointed { // High Noon
		return c, 0
	}
	c.hour = 12
	if p.at(i).word.part == midnight {
		c.hour = 24
	}
	return c, i + 1
}

// militaryTime reads 0400 GMT and 1830 hours.
func (p *parser) militaryTime(i int) (c clock, end int) {
	v := p.at(i).value
	if v/100 > 24 || v%100 > 59 {
		return c, 0
	}
	c.hour, c.minute = int8(v/100), int8(v%100)
	if p.is(i+1, utc) {
		return p.zone(c, i+1)
	}
	if _, end := p.phrase(i+1, clockZone); end > 0 && v >= 100 {
		return c, end
	}
	if u, many := p.unit(i + 1); u == hours && many && (v < 1000 || p.is(i-1, at)) {
		return p.zone(c, i+2)
	}
	return c, 0
}

// zone reads the zone behind a time of day.
func (p *parser) zone(c clock, i int) (clock, int) {
	if u, many := p.unit(i); u == hours && many && p.glued(i) { // 03:00hrs
		i++
	}
	t := p.at(i)
	if off := p.at(i + 1); (p.mark(i, '+') || p.mark(i, '-')) && t.gap && off.plain() && !off.gap && off.digits == 4 && off.value <= 1400 {
		return c, i + 2 // the zone of a mail
	}
	if t.is(zone|utc) && (t.capital || p.caseless) {
		c.utc = t.is(utc)
		return c, i + 1
	}
	if _, end := p.phrase(i, clockZone); end > 0 {
		return c, end
	}
	return c, i
}

// timeOfDay reads a time of day with the day before or behind it, or with
// none: 10 p.m. Wednesday, 5 in the afternoon, 14:30.
func (p *parser) timeOfDay(i int) (m meaning, end int) {
	c, end := p.clock(i)
	if end == 0 {
		return p.hourOfPart(i)
	}
	k := end
	if p.is(k, upon) || p.mark(k, ',') {
		k++
	}
	if d, e := p.date(k); e > 0 && (d.isDay() || d.part != noPart && d.kind == notebook.Time) {
		if late := d.part == afternoon || d.part == evening || d.part == night && c.hour >= 6; late && !c.half && c.hour > 0 && c.hour < 12 {
			c.hour += 12 // 5 o'clock this afternoon
		}
		d.part = noPart // 10 p.m. on Friday night
		return d.atClock(c), e
	}
	m = shift(days, 0, clockDay).atClock(c)
	if p.is(end, inside|upon) && p.is(end+1, the) {
		if w := p.at(end + 2).word; w.part != noPart && w.class&plural == 0 {
			if w.part != morning && c.hour < 12 {
				m.hour += 12
			}
			return m, end + 3
		}
	}
	return m, end
}

// hourOfPart reads 8 tonight and 6 tomorrow morning.
func (p *parser) hourOfPart(i int) (m meaning, end int) {
	t := p.at(i)
	if !t.plain() || t.digits > 2 || t.value < 1 || t.value > 12 || !p.is(i-1, at) || p.at(i+1).word.days == 0 {
		return m, 0
	}
	m, end = p.deicticDay(i + 1)
	if end == 0 || m.part == noPart {
		return m, 0
	}
	c := clock{hour: int8(t.value)}
	if m.part != morning && c.hour < 12 {
		c.hour += 12
	}
	m.part = noPart
	return m.atClock(c), end
}
