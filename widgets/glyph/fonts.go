// Package glyph turns text of one font and one direction into pixels. It
// shapes with HarfBuzz, word by word and each word once, and paints from an
// atlas of masks, so that a screen of new text costs a few milliseconds and a
// known word nothing. It knows no toolkit and no document: which text stands
// where is package typeset's business. Read Fonts and Painter first.
package glyph

import (
	"bytes"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
)

// Family names a set of faces added to a Fonts.
type Family uint8

// Face picks one face of a family.
type Face struct {
	Family       Family
	Bold, Italic bool
}

// face is a parsed font. Lengths are in em.
type face struct {
	*font.Face
	upem            float32
	ascent, descent float32
	slant           bool // upright outlines, leant over for want of an italic
}

// mostFaces bounds what fallback may load from the system.
const mostFaces = 64

// Fonts shapes and measures text. It is not safe for use by several
// goroutines.
type Fonts struct {
	faces    []*face
	styles   map[Face]uint16
	families Family
	spare    []*later // asked in this order for what a face lacks
	last     []*later // asked when the system has nothing either
	emoji    *later   // the face for emoji, nil for none

	system func() (*fontscan.FontMap, error)
	scan   *fontscan.FontMap
	found  map[rune]uint16       // which spare face has a rune; missing if none
	loaded map[*font.Font]uint16 // faces of the system

	shaper shaping.HarfbuzzShaper
	words  map[wordKey]*word
	bytes  int // of text in words
}

// missing marks a rune that no face has.
const missing = ^uint16(0)

// NewFonts returns a Fonts without faces. System finds the fonts of the
// system; it is called once, when a character first lacks in all that were
// added. It may be nil.
func NewFonts(system func() (*fontscan.FontMap, error)) *Fonts {
	f := &Fonts{styles: map[Face]uint16{}, system: system}
	f.found, f.loaded, f.words = map[rune]uint16{}, map[*font.Font]uint16{}, map[wordKey]*word{}
	return f
}

// Add adds a family of TrueType or OpenType faces. Only the regular one is
// needed: the others are nil or made from it.
func (f *Fonts) Add(regular, bold, italic, boldItalic []byte) (Family, error) {
	family := f.families
	base, err := f.parse(regular)
	if err != nil {
		return 0, err
	}
	ids := [4]uint16{base, base, base, base}
	for i, data := range [][]byte{nil, bold, italic, boldItalic} {
		if data == nil {
			continue
		}
		if ids[i], err = f.parse(data); err != nil {
			return 0, err
		}
	}
	if bold != nil && boldItalic == nil {
		ids[3] = ids[1]
	}
	if italic == nil {
		ids[2] = f.lean(ids[2])
	}
	if boldItalic == nil {
		ids[3] = f.lean(ids[3])
	}
	for i, id := range ids {
		f.styles[Face{family, i&1 == 1, i&2 == 2}] = id
	}
	f.families++
	return family, nil
}

// later is a font that is read when it is first needed. Most texts never need
// most fonts.
type later struct {
	data []byte
	id   uint16
	read bool
}

// face is the index of the font, missing when it cannot be read.
func (s *later) face(f *Fonts) uint16 {
	if !s.read {
		s.read = true
		id, err := f.parse(s.data)
		if err != nil {
			id = missing // its characters are looked for elsewhere
		}
		s.id, s.data = id, nil
	}
	return s.id
}

// AddSpare adds a face that is asked for what the chosen one lacks. Earlier
// ones are asked first. It is read when it is first asked.
func (f *Fonts) AddSpare(data []byte) {
	f.spare = append(f.spare, &later{data: data})
	clear(f.found)
}

// AddLast adds a face that is asked only when the system has nothing better.
func (f *Fonts) AddLast(data []byte) {
	f.last = append(f.last, &later{data: data})
	clear(f.found)
}

// AddEmoji adds the face for emoji, which may be in colour.
func (f *Fonts) AddEmoji(data []byte) {
	f.emoji = &later{data: data}
	f.last = append(f.last, f.emoji)
	clear(f.found)
}

func (f *Fonts) parse(data []byte) (uint16, error) {
	parsed, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return 0, fmt.Errorf("read a font of %d bytes: %w", len(data), err)
	}
	return f.keep(parsed), nil
}

func (f *Fonts) keep(parsed *font.Face) uint16 {
	one := &face{Face: parsed, upem: float32(max(parsed.Upem(), 1)), ascent: 0.95, descent: 0.25}
	if e, ok := parsed.FontHExtents(); ok {
		one.ascent, one.descent = e.Ascender/one.upem, -e.Descender/one.upem
	}
	f.faces = append(f.faces, one)
	return uint16(len(f.faces) - 1)
}

// lean makes a leaning face of an upright one.
func (f *Fonts) lean(id uint16) uint16 {
	one := *f.faces[id]
	one.slant = true
	f.faces = append(f.faces, &one)
	return uint16(len(f.faces) - 1)
}

// Extents are how far the face reaches above and below the baseline.
func (f *Fonts) Extents(at Face, size float32) (ascent, descent float32) {
	one := f.faces[f.id(at)]
	return one.ascent * size, one.descent * size
}

func (f *Fonts) id(at Face) uint16 {
	if id, ok := f.styles[at]; ok {
		return id
	}
	return f.styles[Face{Bold: at.Bold, Italic: at.Italic}]
}

func (f *Fonts) has(id uint16, r rune) bool {
	if id == missing {
		return false
	}
	_, ok := f.faces[id].NominalGlyph(r)
	return ok
}

// spareFor is the face that has a rune which the chosen face lacks, or missing.
func (f *Fonts) spareFor(r rune) uint16 {
	if id, ok := f.found[r]; ok {
		return id
	}
	id := f.search(r)
	f.found[r] = id
	return id
}

func (f *Fonts) search(r rune) uint16 {
	for _, s := range f.spare {
		if id := s.face(f); f.has(id, r) {
			return id
		}
	}
	if id := f.fromSystem(r); id != missing {
		return id
	}
	for _, s := range f.last {
		if id := s.face(f); f.has(id, r) {
			return id
		}
	}
	return missing
}

// fromSystem is a face of the system that has the rune, or missing.
func (f *Fonts) fromSystem(r rune) uint16 {
	if f.scan == nil && f.system != nil {
		f.scan, _ = f.system() // without the system's fonts the boxes of missing glyphs remain
		f.system = nil
	}
	if f.scan == nil {
		return missing
	}
	f.scan.SetQuery(fontscan.Query{Families: []string{fontscan.Serif, fontscan.SansSerif}})
	f.scan.SetScript(language.LookupScript(r))
	resolved := f.scan.ResolveFace(r)
	if resolved == nil {
		return missing
	}
	// Asked for what no font has, the scanner returns any.
	if _, ok := resolved.NominalGlyph(r); !ok {
		return missing
	}
	id, ok := f.loaded[resolved.Font]
	if !ok && len(f.loaded) == mostFaces {
		return missing
	}
	if !ok {
		id = f.keep(resolved)
		f.loaded[resolved.Font] = id
	}
	return id
}
