package widgets

import (
	"math/rand/v2"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"casebound/notebook"
)

// FuzzNoGestureBreaksTheReader does anything to any text: nothing may panic,
// and what is selected must be a span of the text.
func FuzzNoGestureBreaksTheReader(f *testing.F) {
	f.Add(readerTale, uint64(1))
	f.Add("שלום עולם 123\n\n日本語\ta\nb", uint64(2))
	f.Add("", uint64(3))
	f.Fuzz(func(t *testing.T, content string, choice uint64) {
		random := rand.New(rand.NewPCG(choice, 3))
		text := notebook.PlainText(content).WithFurniture(map[int]bool{1: choice%2 == 0, 2: true, 5: true})
		r := readerWindow(t, text)
		span := func() notebook.Span {
			a, b := random.IntN(text.Len()+9)-3, random.IntN(text.Len()+9)-3
			return notebook.Span{Start: min(a, b), End: max(a, b)}
		}
		r.SetHighlights([]ReaderHighlight{
			{ID: notebook.ID{1}, Span: span(), Colour: notebook.Yellow, Comment: content},
			{ID: notebook.ID{2}, Span: span(), Colour: notebook.Grey, Tags: []string{"a", content}, Check: true},
			{ID: notebook.ID{3}, Span: span(), Colour: 77, Foreign: true},
		})
		r.SetMarks([]ReaderMark{{Span: span(), Kind: notebook.Person}, {Span: span(), Date: true}})
		r.SetFind([]notebook.Span{span(), span()}, 1)
		for range 60 {
			readerAnyGesture(r, random, span)
			if s := r.Selection(); !text.Valid(s) {
				t.Fatalf("selected %v of %d bytes", s, text.Len())
			}
		}
		r.paint(300, 200)
	})
}

var (
	readerAnyKey  = []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeyEscape, desktop.KeyMenu}
	readerAnyRune = []rune("v wb(){}esp[]1 ?")
)

func readerAnyGesture(r *Reader, random *rand.Rand, span func() notebook.Span) {
	at := fyne.NewPos(random.Float32()*r.Size().Width*1.2-50, random.Float32()*r.Size().Height*1.4-80)
	mouse := readerMouseAt(at, fyne.KeyModifier(random.IntN(16)))
	key := readerAnyKey[random.IntN(len(readerAnyKey))]
	switch random.IntN(14) {
	case 0, 1:
		r.MouseDown(mouse)
	case 2:
		r.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}})
	case 3:
		r.MouseUp(mouse)
	case 4:
		r.MouseMoved(mouse)
	case 5, 6:
		r.press(key)
	case 7:
		r.TypedRune(readerAnyRune[random.IntN(len(readerAnyRune))])
	case 8:
		r.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifier(random.IntN(2))})
	case 9:
		r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, random.Float32()*2000-1000)})
	case 10:
		r.Resize(fyne.NewSize(random.Float32()*900, random.Float32()*700))
	case 11:
		r.SetType(ReaderType{Size: random.Float32() * 60, Column: random.IntN(120), Face: ReaderFace(random.IntN(4))})
	case 12:
		r.ShowSpan(span())
		r.SetFurniture(random.IntN(2) == 0)
	case 13:
		r.paint(1+random.IntN(500), 1+random.IntN(400))
	}
}
