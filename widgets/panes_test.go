package widgets

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

func somePanes(t *testing.T, width, height float32) (*Panes, [4]*canvas.Rectangle, *stage) {
	anApp(t)
	var parts [4]*canvas.Rectangle
	for i := range parts {
		parts[i] = canvas.NewRectangle(theme.Color(theme.ColorNameBackground))
	}
	p := NewPanes(parts[0], parts[1], parts[2], parts[3])
	return p, parts, stageOf(t, p, width, height)
}

func TestPanesFillTheWindow(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1440, Height: 833}, {Width: 1024, Height: 633}, {Width: 700, Height: 420}} {
		_, parts, _ := somePanes(t, size.Width, size.Height)
		left, centre, right, bottom := parts[0].Size(), parts[1].Size(), parts[2].Size(), parts[3].Size()
		if sum := left.Width + centre.Width + right.Width; sum != size.Width {
			t.Errorf("%v: widths sum to %.1f", size, sum)
		}
		if sum := centre.Height + bottom.Height; sum != size.Height {
			t.Errorf("%v: heights sum to %.1f", size, sum)
		}
		if centre.Width < 300 {
			t.Errorf("%v: the centre is %.0f wide", size, centre.Width)
		}
	}
}

func TestDraggingADividerResizesAPane(t *testing.T) {
	p, parts, _ := somePanes(t, 1440, 833)
	told := PaneSizes{}
	p.OnSizes = func(s PaneSizes) { told = s }
	d := p.dividers[PaneLeft]
	d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(3+40, 100)}, Dragged: fyne.Delta{DX: 40}})
	d.DragEnd()
	if parts[0].Size().Width < 285 || told.Left != parts[0].Size().Width {
		t.Errorf("the left pane is %.0f wide, told %.0f", parts[0].Size().Width, told.Left)
	}
	d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(-5000, 100)}})
	if w := parts[0].Size().Width; w != leftLeast {
		t.Errorf("the left pane is %.0f wide, want its least, %.0f", w, leftLeast)
	}
	p.dividers[PaneBottom].Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(100, -9000)}})
	if h := parts[1].Size().Height; h != centreHigh {
		t.Errorf("the centre is %.0f high, want its least, %.0f", h, centreHigh)
	}
}

func TestFoldedPanesGiveTheirRoomAway(t *testing.T) {
	p, parts, _ := somePanes(t, 1440, 833)
	told := ""
	p.OnSizes = func(s PaneSizes) { told += fmt.Sprint(s.LeftFolded, s.RightFolded, s.BottomFolded, " ") }
	before := parts[0].Size().Width
	for which := range Pane(3) {
		p.Fold(which, true)
		if !p.Folded(which) {
			t.Errorf("pane %d is not folded", which)
		}
	}
	if parts[1].Size() != fyne.NewSize(1440, 833) || parts[0].Visible() || parts[3].Visible() {
		t.Errorf("the centre is %v", parts[1].Size())
	}
	p.Fold(PaneLeft, false)
	if parts[0].Size().Width != before || !parts[0].Visible() {
		t.Errorf("the left pane came back %.0f wide, want %.0f", parts[0].Size().Width, before)
	}
	if want := "true false false true true false true true true false true true "; told != want {
		t.Errorf("told %q, want %q", told, want)
	}
}

func TestSizesComeBackAsTheyWere(t *testing.T) {
	p, parts, _ := somePanes(t, 1440, 833)
	p.SetSizes(PaneSizes{Left: 300, Right: 280, Bottom: 200, BottomFolded: true})
	if parts[0].Size().Width != 300 || parts[2].Size().Width != 280 || parts[3].Visible() {
		t.Errorf("sizes are %v and %v", parts[0].Size(), parts[2].Size())
	}
	if got := p.Sizes(); got.Left != 300 || !got.BottomFolded {
		t.Errorf("Sizes gives %+v", got)
	}
}

func TestAFrameLeavesNoGaps(t *testing.T) {
	anApp(t)
	head, foot := NewTabs(), NewStatusBar()
	body := canvas.NewRectangle(theme.Color(theme.ColorNameBackground))
	s := stageOf(t, NewFrame(head, body, foot), 900, 600)
	if body.Position().Y != tabHeight || body.Size() != fyne.NewSize(900, 600-tabHeight-24) || foot.Position().Y != 600-24 {
		t.Errorf("the body stands at %v, %v; the foot at %v", body.Position(), body.Size(), foot.Position())
	}
	head.Hide()
	s.window.Resize(fyne.NewSize(900, 500))
	if body.Position().Y != 0 || body.Size().Height != 500-24 {
		t.Errorf("without its head the body stands at %v, %v", body.Position(), body.Size())
	}
}
