package widgets

import (
	"fmt"
	"math"

	"fyne.io/fyne/v2"

	"casebound/assets"
	"casebound/notebook"
)

// TieNode is a name of the graph.
type TieNode struct {
	ID   notebook.ID
	Kind notebook.EntityKind
	Name string
}

// TieEdge joins two nodes, by their indexes, that stand in the same sentences.
type TieEdge struct {
	A, B                 int
	Sentences, Documents int
}

// TieGraph draws the strongest ties around one name, the first node: it stands
// in the middle and the others on a ring, so that the same names always stand
// at the same places. Lines are as broad as the ties are strong. Arrows and Tab
// go through names and ties, Enter opens one.
type TieGraph struct {
	keySurface

	OnNode func(id notebook.ID)
	OnEdge func(a, b notebook.ID)

	nodes []TieNode
	edges []TieEdge
}

// NewTieGraph returns an empty graph.
func NewTieGraph() *TieGraph {
	g := &TieGraph{}
	g.paint = g.draw
	g.least = func() fyne.Size { return fyne.NewSize(320, 320) }
	g.extend(g)
	return g
}

// SetGraph shows other names. At most a dozen can be read.
func (g *TieGraph) SetGraph(nodes []TieNode, edges []TieEdge) {
	g.nodes, g.edges = nodes, edges
	g.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (g *TieGraph) AccessibilityLabel() string {
	if len(g.nodes) == 0 {
		return "Graph of names"
	}
	return fmt.Sprintf("Names that occur with %s: %d", g.nodes[0].Name, len(g.nodes)-1)
}

// AccessibilityRole implements fyne.Accessible.
func (g *TieGraph) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

const (
	tieLabelWidth  float32 = 132
	tieNodeRadius  float32 = 5
	tieBroadest    float32 = 7
	tieHandleSide  float32 = 22
	tieRingPadding float32 = 24
)

// spot is the centre of a node: the first in the middle, the others on an
// ellipse, from the top and clockwise.
func (g *TieGraph) spot(i int, size fyne.Size) (x, y float32) {
	x, y = size.Width/2, size.Height/2
	if i == 0 {
		return x, y
	}
	angle := 2*math.Pi*float64(i-1)/float64(max(1, len(g.nodes)-1)) - math.Pi/2
	rx := max(size.Width/2-tieLabelWidth-tieRingPadding, 60)
	ry := max(size.Height/2-2*tieRingPadding, 60)
	return x + rx*float32(math.Cos(angle)), y + ry*float32(math.Sin(angle))
}

func (g *TieGraph) draw(p *pen, size fyne.Size) {
	p.box(areaOf(size), assets.ColourPaper)
	most := 1
	for _, e := range g.edges {
		most = max(most, e.Sentences)
	}
	for _, e := range g.edges {
		g.drawEdge(p, e, most, size)
	}
	for i := range g.nodes {
		g.drawNode(p, i, size)
	}
	for _, e := range g.edges { // over everything else, so that it can be read
		if g.lit(e.zone()) {
			g.drawCount(p, e, g.handle(e, size))
		}
	}
}

// zone is the name of an edge's zone.
func (e TieEdge) zone() string { return fmt.Sprintf("edge %d %d", e.A, e.B) }

// handle is where an edge is taken hold of: nearer the outer end, where lines
// do not cross.
func (g *TieGraph) handle(e TieEdge, size fyne.Size) area {
	x1, y1 := g.spot(e.A, size)
	x2, y2 := g.spot(e.B, size)
	x, y := x1+(x2-x1)*0.6, y1+(y2-y1)*0.6
	return area{x - tieHandleSide/2, y - tieHandleSide/2, tieHandleSide, tieHandleSide}
}

func (g *TieGraph) drawEdge(p *pen, e TieEdge, most int, size fyne.Size) {
	x1, y1 := g.spot(e.A, size)
	x2, y2 := g.spot(e.B, size)
	ink := assets.ColourLine
	if g.lit(e.zone()) {
		ink = assets.ColourAccent
	}
	width := 1 + (tieBroadest-1)*float32(e.Sentences)/float32(most)
	p.stroke(x1, y1, x2, y2, width, ink)
	p.zone(zone{area: g.handle(e, size), name: e.zone(), stop: true, tap: func(gesture) {
		if g.OnEdge != nil {
			g.OnEdge(g.nodes[e.A].ID, g.nodes[e.B].ID)
		}
	}})
}

// drawCount says how strong the tie is: honest counts, no score.
func (g *TieGraph) drawCount(p *pen, e TieEdge, at area) {
	text := fmt.Sprintf("sentences: %d · documents: %d", e.Sentences, e.Documents)
	w := small.width(text) + 16
	box := area{at.x + at.w/2 - w/2, at.y - 4, w, 22}
	p.card(box, assets.ColourPane, assets.ColourLine, radius)
	p.labelCentre(text, box, small, assets.ColourInk)
}

func (g *TieGraph) drawNode(p *pen, i int, size fyne.Size) {
	n := g.nodes[i]
	x, y := g.spot(i, size)
	ink := kindColour(n.Kind)
	name := fmt.Sprintf("node %d", i)
	label := area{x + 10, y - 11, tieLabelWidth, 22}
	text, set := small.cut(n.Name, tieLabelWidth), small
	if i == 0 {
		set = bodyStrong
		text = set.cut(n.Name, tieLabelWidth)
	}
	if x < size.Width/2-1 {
		label.x = x - 10 - set.width(text)
	}
	label.w = set.width(text) + 2
	ground := area{label.x - 4, label.y, label.w + 8, label.h}
	p.box(ground, assets.ColourPaper).CornerRadius = 4
	r := tieNodeRadius
	if i == 0 {
		r += 2
	}
	p.dot(x, y, r, ink, "")
	textInk := assets.ColourInk
	if g.lit(name) {
		textInk = assets.ColourAccent
	}
	p.label(text, label, set, textInk)
	p.zone(zone{area: area{min(x-r, ground.x), y - 12, ground.w + 2*r + 10, 24}, name: name, stop: true, tap: func(gesture) {
		if g.OnNode != nil {
			g.OnNode(n.ID)
		}
	}})
}
