package search

import "casebound/notebook"

// What an item has, as bits above its kind. Those that most have come first,
// so that mostly one byte says it all.
const (
	hasGone uint64 = 1 << (iota + 3)
	hasEnglish
	hasLength
	hasTitle
	hasDate
	hasDocuments
	hasSide
	hasSpots
	hasPublisher
	hasTags
	hasColour
)

// kindMask is where the kind stands below them.
const kindMask = hasGone - 1

func (it *item) has() (all uint64) {
	for _, h := range [...]struct {
		bit uint64
		is  bool
	}{
		{hasGone, it.gone},
		{hasEnglish, it.english},
		{hasLength, it.length > 0},
		{hasTitle, it.title != ""},
		{hasDate, it.dated},
		{hasDocuments, len(it.documents) > 0},
		{hasSide, it.side > 0},
		{hasSpots, len(it.spots) > 0},
		{hasPublisher, it.publisher != ""},
		{hasTags, len(it.tags) > 0},
		{hasColour, it.colour != 0},
	} {
		if h.is {
			all |= h.bit
		}
	}
	return all
}

// itemEncoder writes items, each by how it differs from the one before: a
// document's text and what is known about it have one id, and the ids of what
// was imported together begin alike.
type itemEncoder struct {
	encoder
	id       notebook.ID
	revision uint64
}

func (e *itemEncoder) item(it *item) {
	has := it.has()
	e.number(has | uint64(it.kind))
	same := 0
	for same < len(it.id) && it.id[same] == e.id[same] {
		same++
	}
	e.out = append(append(e.out, byte(same)), it.id[same:]...)
	e.signed(int64(it.revision - e.revision))
	e.id, e.revision = it.id, it.revision
	if it.gone {
		return
	}
	if has&hasLength != 0 {
		e.number(uint64(it.length))
	}
	if has&hasTitle != 0 {
		e.text(it.title)
	}
	if has&hasDate != 0 {
		e.signed(int64(it.from))
		e.signed(int64(it.to - it.from))
	}
	e.rest(it, has)
}

// rest writes what few items have.
func (e *itemEncoder) rest(it *item, has uint64) {
	if has&hasDocuments != 0 {
		e.number(uint64(len(it.documents)))
		for _, d := range it.documents {
			e.encoder.id(d)
		}
	}
	if has&hasSide != 0 {
		e.number(uint64(it.side))
	}
	if has&hasSpots != 0 {
		e.number(uint64(len(it.spots)))
		last := spot{}
		for _, s := range it.spots {
			e.number(uint64(s.at - last.at))
			e.number(uint64(s.offset - last.offset))
			last = s
		}
	}
	if has&hasPublisher != 0 {
		e.text(it.publisher)
	}
	if has&hasTags != 0 {
		e.texts(it.tags)
	}
	if has&hasColour != 0 {
		e.number(uint64(it.colour))
	}
}

// itemDecoder reads what itemEncoder wrote.
type itemDecoder struct {
	decoder
	id       notebook.ID
	revision uint64
}

func (d *itemDecoder) item() item {
	has := d.number()
	it := item{itemKey: itemKey{kind: itemKind(has & kindMask)}, gone: has&hasGone != 0, english: has&hasEnglish != 0}
	same := d.bytes(1)
	if len(same) == 0 || int(same[0]) > len(d.id) || it.kind >= itemKinds {
		d.fail()
		return it
	}
	copy(d.id[same[0]:], d.bytes(uint64(len(d.id)-int(same[0]))))
	d.revision += uint64(d.signed())
	it.id, it.revision = d.id, d.revision
	if it.gone || d.bad {
		return it
	}
	if has&hasLength != 0 {
		it.length = uint32(d.number())
	}
	if has&hasTitle != 0 {
		it.title = d.text()
	}
	if has&hasDate != 0 {
		it.dated, it.from = true, notebook.Instant(d.signed())
		it.to = it.from + notebook.Instant(d.signed())
	}
	d.rest(&it, has)
	return it
}

func (d *itemDecoder) rest(it *item, has uint64) {
	if has&hasDocuments != 0 {
		for range d.count(len(notebook.ID{})) {
			it.documents = append(it.documents, d.decoder.id())
		}
	}
	if has&hasSide != 0 {
		it.side = uint32(d.number())
	}
	if has&hasSpots != 0 {
		last := spot{}
		for range d.count(2) {
			last.at += uint32(d.number())
			last.offset += uint32(d.number())
			it.spots = append(it.spots, last)
		}
	}
	if has&hasPublisher != 0 {
		it.publisher = d.text()
	}
	if has&hasTags != 0 {
		it.tags = d.texts()
	}
	if has&hasColour != 0 {
		it.colour = notebook.Colour(d.number())
	}
}
