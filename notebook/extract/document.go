package extract

import (
	"slices"
	"strings"

	"casebound/notebook"
)

// document is one text while its mentions are brought together. The steps of
// read each look at the whole list of mentions.
type document struct {
	text    notebook.Text
	facts   *facts
	timexes []notebook.Timex
	known   []Known
	byForm  map[string]*Known // those that are entities, by the normal form of name and aliases
	list    []mention         // in order once read has begun
}

// read turns mentions into entities.
func (d *document) read(language string) Result {
	d.sort()
	d.camels()
	d.sort()
	d.ambiguous()
	d.sort()
	d.trim()
	d.addressed()
	d.coinages()
	d.runOns()
	d.sort()
	d.widen()
	d.smallNames()
	d.demonyms()
	d.sort()
	d.firms()
	d.whereabouts()
	d.shortNames()
	d.hide()
	d.markFurniture()
	d.titles()
	d.unbroken()
	c := d.cluster()
	c.furniture()
	res := c.result()
	res.Timexes, res.Language = d.timexes, language
	return res
}

// named is what the notebook knows under a normal form, nil if nothing.
func (d *document) named(key string) *Known {
	if d.byForm == nil {
		d.byForm = map[string]*Known{}
		for i := range d.known {
			k := &d.known[i]
			if k.NotAnEntity {
				continue
			}
			for _, form := range formsOf(*k) {
				if old := d.byForm[normal(form)]; old == nil || k.Decided && !old.Decided {
					d.byForm[normal(form)] = k
				}
			}
		}
	}
	return d.byForm[key]
}

// trim takes a possessive s off the spans.
func (d *document) trim() {
	for i := range d.list {
		m := &d.list[i]
		if !m.kind.Named() {
			continue
		}
		for _, end := range []string{"'s", "’s", "'", "’"} {
			if form, ok := strings.CutSuffix(m.form, end); ok && len(form) > 1 {
				m.form, m.End = form, m.End-len(end)
				m.key = normal(form)
				break
			}
		}
	}
}

// hide removes what the reader said is no entity.
func (d *document) hide() {
	never := map[string]bool{}
	for _, k := range d.known {
		if k.NotAnEntity {
			for _, form := range formsOf(k) {
				never[normal(form)] = true
			}
		}
	}
	if len(never) > 0 {
		d.list = slices.DeleteFunc(d.list, func(m mention) bool { return never[normal(m.form)] })
	}
}

// markFurniture marks the mentions in page furniture, unless all of the text
// is furniture.
func (d *document) markFurniture() {
	body := slices.ContainsFunc(d.text.Blocks(), func(b notebook.Block) bool { return !b.Furniture })
	for i := range d.list {
		d.list[i].furniture = body && !d.text.Body(d.list[i].Span)
	}
}
