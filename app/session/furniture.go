package session

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"casebound/notebook"
	"casebound/notebook/anchor"
	"casebound/notebook/ingest"
)

// What other documents say about page furniture is evidence beside what the
// words of a paragraph say (ingest.Judge): none of it is a verdict alone. A
// correction that a later version adds at its end stays text, and so does a
// sentence that a newspaper repeats in every article about the same company.
const (
	// endWeight is for what one of two versions alone has at its end, topWeight
	// at its top, where titles and names of authors stand, and captionWeight
	// for such that is no sentence, unless the text has lost its punctuation.
	endWeight, topWeight, captionWeight = 1.5, 1, 0.5
	// recursWeight is for what stands in three documents, manyWeight in many.
	recursWeight, manyWeight = 2, 2.5
	// edgeWeight is for a heading with nothing below it, and for the last
	// paragraph of a text that is so short that its position means nothing to
	// the words' own evidence.
	edgeWeight = 1
	shortText  = 4
)

// furnished is what a document that is there already turned out to have of
// page furniture, by block.
type furnished struct {
	document notebook.ID
	blocks   map[int]bool
}

// furnish marks the page furniture of what was prepared by what other
// documents show, and finds that of the others by what it shows.
func (im *Importer) furnish(p *Prepared) error {
	if p.text.Len() > countedText {
		return nil
	}
	seen := &im.versions.recurring
	near := nearest(im.near, p.document, p.sharing)
	if err := seen.learn(im.store, near); err != nil {
		return err
	}
	family, err := im.family(p)
	if err != nil {
		return err
	}
	recurs, ends := seen.others(p.text, family), map[int]bool{}
	for _, l := range p.links {
		version, ok := family[l.Document]
		if !ok {
			continue
		}
		mine, theirs := l.alignment.Ends()
		for _, b := range mine {
			ends[b] = true
		}
		p.furnish(l.Document, furnitureIn(version, setOf(theirs), seen.others(version, family)))
	}
	if err := im.spread(p, near, recurs, family); err != nil {
		return err
	}
	p.text = withFurniture(p.text, furnitureIn(p.text, ends, recurs))
	return nil
}

func (p *Prepared) furnish(document notebook.ID, blocks map[int]bool) {
	if len(blocks) > 0 {
		p.furnished = append(p.furnished, furnished{document, blocks})
	}
}

// family are the texts of the versions of what was prepared.
func (im *Importer) family(p *Prepared) (map[notebook.ID]notebook.Text, error) {
	family := map[notebook.ID]notebook.Text{}
	for _, l := range p.links {
		if l.Related {
			continue
		}
		text, err := im.store.Text(l.Document)
		switch {
		case err == nil:
			family[l.Document] = text
		case !errors.Is(err, notebook.ErrNotFound): // taken away meanwhile
			return nil, err
		}
	}
	return family, nil
}

// spread looks for paragraphs that recur with this document for the first time
// in the two or more others they stand in.
func (im *Importer) spread(p *Prepared, near []*neighbour, recurs map[int]int, family map[notebook.ID]notebook.Text) error {
	var fresh anchor.Recurring
	some := false
	for i, n := range recurs {
		if n < many {
			fresh.Add(notebook.PlainText(p.text.At(p.text.Blocks()[i].Span)))
			some = true
		}
	}
	if !some {
		return nil
	}
	for _, n := range near[:min(len(near), learntTexts)] {
		if _, judged := family[n.id]; judged {
			continue
		}
		text, err := im.store.Text(n.id)
		if errors.Is(err, notebook.ErrNotFound) || err == nil && text.Len() > countedText {
			continue
		}
		if err != nil {
			return err
		}
		found := map[int]int{}
		for _, i := range fresh.Blocks(text, 1) {
			found[i] = 2
		}
		p.furnish(n.id, furnitureIn(text, nil, found))
	}
	return nil
}

// furnitureIn are the blocks of a text, not marked yet, that are furniture by
// its words and by what other documents show: what stands at its ends alone
// among its versions, and in how many other documents paragraphs stand.
func furnitureIn(text notebook.Text, ends map[int]bool, recurs map[int]int) map[int]bool {
	if len(ends) == 0 && len(recurs) == 0 {
		return nil
	}
	punctuated := punctuated(text)
	blocks := text.Blocks()
	found, marked, under := map[int]bool{}, 0, false
	words, first := ingest.Judge(text), firstBody(blocks)
	for i := len(blocks) - 1; i >= 0; i-- {
		v := words[i]
		if ends[i] && 2*i > len(blocks) {
			v = v.Add(endWeight, "stands in this version alone")
		} else if ends[i] {
			v = v.Add(topWeight, "stands in this version alone")
		}
		if ends[i] && punctuated && !endsSentence(text.At(blocks[i].Span)) {
			v = v.Add(captionWeight, "is no sentence")
		}
		switch n := recurs[i]; {
		case n >= many:
			v = v.Add(manyWeight, "stands in many documents")
		case n > 0:
			v = v.Add(recursWeight, "stands in other documents too")
		}
		if !under && (blocks[i].Kind == notebook.Heading || len(blocks) < shortText) {
			v = v.Add(edgeWeight, "has nothing below it")
		}
		if !blocks[i].Furniture && v.Furniture() && (ends[i] || recurs[i] > 0) && i > first {
			found[i] = true
		}
		if blocks[i].Furniture || found[i] {
			marked += blocks[i].Len()
		} else {
			under = true
		}
	}
	if 2*marked > text.Len() {
		return nil // a page is not furniture throughout
	}
	return found
}

// firstBody is the first block that is not marked: the title, as a rule.
func firstBody(blocks []notebook.Block) int {
	return slices.IndexFunc(blocks, func(b notebook.Block) bool { return !b.Furniture })
}

// punctuated reports whether some of a text's paragraphs end as sentences do.
func punctuated(t notebook.Text) bool {
	for _, b := range t.Blocks() {
		if endsSentence(t.At(b.Span)) {
			return true
		}
	}
	return false
}

// endsSentence reports whether a paragraph ends as a sentence does.
func endsSentence(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "”»\")"))
	return strings.ContainsRune(".!?…。", last)
}

func setOf(list []int) map[int]bool {
	set := map[int]bool{}
	for _, i := range list {
		set[i] = true
	}
	return set
}

// withFurniture marks further blocks as page furniture.
func withFurniture(t notebook.Text, more map[int]bool) notebook.Text {
	if len(more) == 0 {
		return t
	}
	all := map[int]bool{}
	for i, b := range t.Blocks() {
		all[i] = b.Furniture || more[i]
	}
	return t.WithFurniture(all)
}
