package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"casebound/notebook"
)

func dozen() ([]TieNode, []TieEdge) {
	var nodes []TieNode
	var edges []TieEdge
	for i := range 12 {
		nodes = append(nodes, TieNode{ID: notebook.ID{byte(i + 1)}, Kind: notebook.Person, Name: "Person of a Long Name"})
		if i > 0 {
			edges = append(edges, TieEdge{A: 0, B: i, Sentences: i, Documents: 1})
		}
	}
	return nodes, edges
}

func TestTwelveNamesOfAGraphDoNotCoverOneAnother(t *testing.T) {
	test.NewTempApp(t)
	g := NewTieGraph()
	g.SetGraph(dozen())
	window := test.NewTempWindow(t, g)
	window.Resize(fyne.NewSize(800, 520))
	var labels []area
	for _, z := range g.pen.zones {
		if z.name[:4] == "node" {
			labels = append(labels, z.area)
		}
	}
	if len(labels) != 12 {
		t.Fatalf("%d names, want 12", len(labels))
	}
	for i, a := range labels {
		for _, b := range labels[i+1:] {
			if a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom() {
				t.Errorf("%v covers %v", a, b)
			}
		}
	}
}

func TestTheKeyboardOpensNamesAndTies(t *testing.T) {
	test.NewTempApp(t)
	g := NewTieGraph()
	nodes, edges := dozen()
	g.SetGraph(nodes, edges)
	var tie [2]notebook.ID
	var opened notebook.ID
	g.OnEdge = func(a, b notebook.ID) { tie = [2]notebook.ID{a, b} }
	g.OnNode = func(id notebook.ID) { opened = id }
	window := test.NewTempWindow(t, g)
	window.Resize(fyne.NewSize(800, 520))
	g.FocusGained()
	g.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if tie != [2]notebook.ID{nodes[0].ID, nodes[1].ID} {
		t.Errorf("Enter opens the tie %v", tie)
	}
	for range len(edges) + len(nodes) {
		g.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	g.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if opened != nodes[11].ID {
		t.Errorf("the last stop opens %v", opened)
	}
}
