package widgets

import (
	"cmp"

	"casebound/assets"
)

// infoPanel is the inspector's last face: what is known about the document
// and where it is known from.
type infoPanel struct {
	list
	of *Inspector
}

func newInfoPanel(of *Inspector) *infoPanel {
	i := &infoPanel{of: of}
	i.init(i)
	i.inset, i.foot = 6, paneInset
	i.onTap = func(n int, _ gesture) {
		if r, ok := i.rows[n].(*infoRow); ok && r.Editable && of.OnEdit != nil {
			of.OnEdit(r.Key)
		}
	}
	return i
}

func (i *infoPanel) set(fields []InfoField) {
	rows := []row{&gapRow{tall: 8}}
	for _, f := range fields {
		rows = append(rows, &infoRow{InfoField: f})
	}
	i.setRows(rows)
}

// infoRow is label, value and origin below each other.
type infoRow struct {
	InfoField
	value, origin []string
}

func (r *infoRow) fixed() bool { return !r.Editable }

func (r *infoRow) height(width float32) float32 {
	room := width - 2*rowPad
	if r.Editable {
		room -= 20
	}
	value := r.Value
	if value == "" {
		value = "not known"
	}
	r.value, r.origin = r.style().wrap(value, room, 6), nil
	if r.Origin != "" {
		r.origin = small.wrap(r.Origin, room, 2)
	}
	return 20 + float32(len(r.value))*lineHeight + float32(len(r.origin))*15 + 6
}

func (r *infoRow) style() style {
	if r.Fixed {
		return smallFixed
	}
	return body
}

func (r *infoRow) draw(p *pen, a area, s rowState) {
	if r.Editable {
		p.wash(a, s)
		if s.hot || s.cursor {
			p.icon(cmp.Or(r.Icon, "edit"), a.right()-24, a.y+8, 13, assets.ColourDim)
		}
	}
	inside := area{a.x + rowPad, a.y + 4, a.w - 2*rowPad, 16}
	p.label(r.Label, inside, small, assets.ColourDim)
	inside.y += 16
	ink := assets.ColourInk
	if r.Value == "" {
		ink = assets.ColourFaint
	}
	inside.y = p.paragraph(r.value, inside, lineHeight, r.style(), ink)
	p.paragraph(r.origin, inside, 15, small, assets.ColourFaint)
}
