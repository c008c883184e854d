package widgets

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"casebound/assets"
	"casebound/notebook"
)

func readerMarked(t *testing.T) (*Reader, map[string]notebook.ID) {
	r := readerWindow(t, notebook.PlainText(readerTale))
	ids := map[string]notebook.ID{"long": {1}, "short": {2}}
	r.SetHighlights([]ReaderHighlight{
		{ID: ids["long"], Span: readerSpanIn(t, r, "Marta Oyelaran, who ran the compliance desk"), Colour: notebook.Yellow, Comment: "Since when?"},
		{ID: ids["short"], Span: readerSpanIn(t, r, "the compliance desk"), Colour: notebook.Blue},
	})
	r.SetMarks([]ReaderMark{
		{Span: readerSpanIn(t, r, "Marta Oyelaran"), Kind: notebook.Person, Index: 7},
		{Span: readerSpanIn(t, r, "Sunday"), Date: true, Index: 8},
	})
	return r, ids
}

func TestAClickOnAHighlightGivesTheShortest(t *testing.T) {
	r, ids := readerMarked(t)
	var tapped []notebook.ID
	r.OnHighlightTapped = func(id notebook.ID) { tapped = append(tapped, id) }
	r.clickAt(readerMiddleOf(t, r, "compliance"), 0)
	r.clickAt(readerMiddleOf(t, r, "compliance"), fyne.KeyModifierAlt)
	r.clickAt(readerMiddleOf(t, r, "compliance"), fyne.KeyModifierAlt)
	want := []notebook.ID{ids["short"], ids["long"], ids["short"]}
	if fmt.Sprint(tapped) != fmt.Sprint(want) {
		t.Errorf("tapped %v, want %v: the shortest, and with Alt those underneath in turn", tapped, want)
	}
}

func TestANameOnAHighlightIsTheSecondClicks(t *testing.T) {
	r, ids := readerMarked(t)
	var said []string
	r.OnHighlightTapped = func(id notebook.ID) { said = append(said, "highlight "+fmt.Sprint(id == ids["long"])) }
	r.OnMarkTapped = func(m ReaderMark) { said = append(said, fmt.Sprint("mark ", m.Index)) }
	r.clickAt(readerMiddleOf(t, r, "Oyelaran"), 0)
	r.clickAt(readerMiddleOf(t, r, "Oyelaran"), 0)
	r.clickAt(readerMiddleOf(t, r, "Sunday"), 0)
	if got := strings.Join(said, ", "); got != "highlight true, mark 7, mark 8" {
		t.Errorf("got %s", got)
	}
}

func TestAnEdgeOfTheActiveHighlightCanBeDragged(t *testing.T) {
	r, ids := readerMarked(t)
	given := r.highlights
	r.clickAt(readerMiddleOf(t, r, "compliance"), 0)
	var id notebook.ID
	var span notebook.Span
	r.OnHighlightEdges = func(i notebook.ID, s notebook.Span) { id, span = i, s }
	end := readerSpanIn(t, r, "compliance desk").End
	want := notebook.Span{Start: readerSpanIn(t, r, "the compliance").Start, End: readerSpanIn(t, r, "says the").End}
	r.dragFrom(readerPointOf(t, r, end), readerPointOf(t, r, want.End))
	if id != ids["short"] || span != want {
		t.Errorf("told %v %v, want %v %v", id, span, ids["short"], want)
	}
	if given[1].Span.End != end {
		t.Errorf("the caller's slice was changed")
	}
	if !r.Selection().Empty() {
		t.Errorf("dragging an edge selected %v", r.Selection())
	}
}

func TestLinksAreToldAndNotFollowed(t *testing.T) {
	text, err := notebook.NewText("See the letters here.", []notebook.Block{{Span: notebook.Span{Start: 0, End: 21}}},
		[]notebook.Mark{{Span: notebook.Span{Start: 8, End: 15}, Kind: notebook.Link, Target: "https://example.org/letters"}})
	if err != nil {
		t.Fatal(err)
	}
	r := readerWindow(t, text)
	var target string
	r.OnLinkTapped = func(s string) { target = s }
	r.clickAt(readerMiddleOf(t, r, "letters"), 0)
	if target != "https://example.org/letters" {
		t.Errorf("told %q", target)
	}
	r.MouseMoved(readerMouseAt(readerMiddleOf(t, r, "letters"), 0))
	if r.Cursor() != desktop.PointerCursor {
		t.Errorf("over a link the cursor is %v", r.Cursor())
	}
}

func TestFurnitureIsFoldedUntilItsLineIsClicked(t *testing.T) {
	content := "The article.\nSubscribe\nMost read\nThe end."
	text := notebook.PlainText(content).WithFurniture(map[int]bool{1: true, 2: true})
	r := readerWindow(t, text)
	var shown []bool
	r.OnFurniture = func(s bool) { shown = append(shown, s) }
	line := func() fyne.Position {
		for _, row := range r.visible() {
			if row.Furniture > 0 {
				return fyne.NewPos(r.frame.left+20, row.Y+row.Height/2)
			}
		}
		t.Fatalf("there is no line of furniture")
		return fyne.Position{}
	}
	before := len(r.visible())
	r.clickAt(line(), 0)
	if len(r.visible()) != before+2 {
		t.Errorf("%d rows folded and %d unfolded", before, len(r.visible()))
	}
	r.clickAt(line(), 0)
	if len(r.visible()) != before || fmt.Sprint(shown) != "[true false]" {
		t.Errorf("%d rows folded again, told %v", len(r.visible()), shown)
	}
	r.ShowSpan(readerSpanIn(t, r, "Most read"))
	if len(r.visible()) != before+2 {
		t.Errorf("ShowSpan left what it shows folded")
	}
}

func TestHoveringShowsTheCommentThatDoesNotStandBeside(t *testing.T) {
	r, _ := readerMarked(t)
	r.Resize(fyne.NewSize(420, 500)) // no room beside the text
	before := append([]uint8(nil), readerPainted(r, 1).Pix...)
	r.MouseMoved(readerMouseAt(readerMiddleOf(t, r, "Oyelaran"), 0))
	bar := assets.PaletteOf(assets.LookLight)[assets.ColourBar]
	if got := readerCount(readerPainted(r, 1), 1, area{0, 0, 400, 500}, bar); got < 500 {
		t.Errorf("the comment covers %d pixels", got)
	}
	r.MouseOut()
	if string(readerPainted(r, 1).Pix) != string(before) {
		t.Errorf("the comment stays when the pointer has gone")
	}
}

func TestCommentsStandBesideTheirHighlights(t *testing.T) {
	r, ids := readerMarked(t)
	r.Resize(fyne.NewSize(1000, 500))
	list := r.commentsBeside()
	if len(list) != 1 || r.highlights[list[0].highlight].ID != ids["long"] {
		t.Fatalf("got %+v", list)
	}
	row := readerRowHolding(r.visible(), readerSpanIn(t, r, "Marta").Start)
	if c := list[0]; c.y < row.Y || c.y > row.Y+row.Height || r.frame.noteX < r.frame.left+r.frame.width {
		t.Errorf("the comment is at %v,%v, its highlight at %v", r.frame.noteX, c.y, row.Y)
	}
	var tapped notebook.ID
	r.OnHighlightTapped = func(id notebook.ID) { tapped = id }
	r.clickAt(fyne.NewPos(r.frame.noteX+10, list[0].y+5), 0)
	if tapped != ids["long"] {
		t.Errorf("a click on the comment tapped %v", tapped)
	}
}
