package when

import "fmt"

// repeatedTime reads daily, every day, every two weeks, each Thursday morning,
// Mondays, per month.
func (p *parser) repeatedTime(i int) (m meaning, end int) {
	t := p.at(i)
	w := t.word
	switch {
	case w.every != "":
		return setOf(w.every), i + 1
	case w.class&each != 0:
		return p.everyTime(i + 1)
	case w.class&per != 0:
		if u, many := p.unit(i + 1); u > seconds && !many {
			m = setOf("")
			m.unit, m.n = u, 1
			return m, i + 2
		}
	case w.weekday > 0 && w.class&(plural|shaky) == plural:
		return setOf(onWeekdays(w)), i + 1
	case w.weekday > 0 && w.class&shaky == 0:
		if next := p.at(i + 1).word; next.part != noPart && next.class&plural != 0 {
			return setOf(onWeekdays(w) + partCodes[next.part]), i + 2
		}
	case w.unit == weekends && w.class&plural != 0:
		return setOf("XXXX-WXX-WE"), i + 1
	}
	return m, 0
}

func onWeekdays(w *entry) string { return fmt.Sprintf("XXXX-WXX-%d", w.weekday) + partCodes[w.part] }

// everyTime reads what follows every.
func (p *parser) everyTime(j int) (m meaning, end int) {
	m = setOf("")
	if p.is(j, other) {
		if u, _ := p.unit(j + 1); u != noUnit {
			m.unit, m.n = u, 2
			return m, j + 2
		}
	}
	if u, many := p.unit(j + 1); p.is(j, half) && u == hours && !many { // every half hour
		m.value = "PT30M"
		return m, j + 2
	}
	if q, k := p.numeral(j); k > 0 && q.n > 0 {
		if u, _ := p.unit(k); u != noUnit {
			m.unit, m.n = u, q.n
			return m, k + 1
		}
	}
	if p.at(j).word.ordinal > 0 && p.at(j+1).word.weekday > 0 { // every first Monday
		j++
	}
	w := p.at(j).word
	switch {
	case w.unit > seconds && w.class&plural == 0:
		m.unit, m.n = w.unit, 1
	case w.weekday > 0:
		m.value = onWeekdays(w)
		if next := p.at(j + 1).word; next.part != noPart {
			m.value += partCodes[next.part]
			j++
		}
	case w.part != noPart && w.part < noon:
		m.value = "XXXX-XX-XX" + partCodes[w.part]
	case w.month > 0:
		m.value = fmt.Sprintf("XXXX-%02d", w.month)
	case w.season > 0:
		m.value = "XXXX-" + seasonCodes[w.season]
	default:
		return m, 0
	}
	return m, j + 1
}
