package extract

import "strings"

// unbroken takes names that the end of a line has broken ("Wash-ington") for the
// name without the hyphen, where the text or a list has that.
func (d *document) unbroken() {
	var keys map[string]bool
	for i := range d.list {
		m := &d.list[i]
		if !m.kind.Named() || !strings.Contains(m.form, "-") {
			continue
		}
		whole := normal(withoutBreaks(m.form))
		if keys == nil {
			keys = map[string]bool{}
			for k := range d.list {
				keys[d.list[k].key] = true
			}
		}
		if _, known := d.facts.full[whole]; known || keys[whole] {
			m.key, m.broken = whole, true
		}
	}
}

// withoutBreaks leaves out hyphens between small letters.
func withoutBreaks(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '-' && i > 0 && i+1 < len(s) && isLower(s[i-1]) && isLower(s[i+1]) {
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
