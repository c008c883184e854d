package widgets

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"casebound/notebook"
)

// sketch prints blocks so that a case fits on a line.
func sketch(blocks []block) string {
	var out []string
	for _, b := range blocks {
		text := ""
		for _, r := range b.runs {
			word := r.text
			if r.bold {
				word = "*" + word + "*"
			}
			if r.italic {
				word = "/" + word + "/"
			}
			if r.code {
				word = "`" + word + "`"
			}
			if r.target != "" {
				word = "<" + word + ">(" + r.target + ")"
			}
			text += word
		}
		kind := [...]string{"p", "h", "li", "q", "code", "hr"}[b.kind]
		out = append(out, fmt.Sprintf("%s%d%s %s", kind, b.depth, b.marker, text))
	}
	return strings.Join(out, " ¦ ")
}

func TestMarkdownOfNotesIsRead(t *testing.T) {
	for markdown, want := range map[string]string{
		"# Title\n\nTwo\nlines":                    "h1 Title ¦ p0 Two lines",
		"a **bold** and *slanted* `code`":          "p0 a *bold* and /slanted/ `code`",
		"[[Minutes]] and [[Minutes|them]]":         "p0 <Minutes>(Minutes) and <them>(Minutes)",
		"[text](https://a.example)":                "p0 <text>(https://a.example)",
		"![alt](https://a.example/b.png)":          "p0 <[image: alt]>(https://a.example/b.png)",
		"- one\n  - two\n3. three":                 "li0• one ¦ li1• two ¦ li03. three",
		"- [ ] open\n- [x] done":                   "li0[ ] open ¦ li0[x] done",
		"> quoted\n> twice\n\nafter":               "q0 quoted twice ¦ p0 after",
		"```\na  b\n```\nc":                        "code0 `a  b` ¦ p0 c",
		"---":                                      "hr0 ",
		"snake_case_stays and \\*so\\* does #this": "p0 snake_case_stays and *so* does #this",
		"[[open and [unclosed](":                   "p0 [[open and [unclosed](",
		"####### seven":                            "p0 ####### seven",
		"":                                         "",
		"**never closed":                           "p0 *never closed*",
		"a\r\nb":                                   "p0 a b",
	} {
		if got := sketch(readMarkup(markdown)); got != want {
			t.Errorf("%q reads as\n%s, want\n%s", markdown, got, want)
		}
	}
}

func FuzzMarkdownIsNeverAPanic(f *testing.F) {
	for _, seed := range []string{"# a", "**", "[[", "![](", "```", "- [", "> > >", "\\", "1. \xff", "[a](b", "[[a|b]]"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, markdown string) {
		for _, b := range readMarkup(markdown) {
			for _, r := range b.runs {
				if r.text == "" && r.target == "" && !r.code {
					t.Errorf("%q has an empty run", markdown)
				}
			}
		}
	})
}

const aNote = "# Who signs?\n\nSee [[Minutes]] and [the letter](https://ledger.example/l).\n"

func anEditor(t *testing.T) (*NoteEditor, *stage, *[]string) {
	anApp(t)
	log := &[]string{}
	n := NewNoteEditor()
	n.OnChanged = func(markdown string) { *log = append(*log, "changed") }
	n.OnLink = func(target string) { *log = append(*log, "link "+target) }
	n.OnBacklink = func(id notebook.ID) { *log = append(*log, fmt.Sprint("back ", id[15])) }
	n.SetNote(aNote)
	return n, stageOf(t, n, 800, 600), log
}

func TestSettingANoteIsNotAChange(t *testing.T) {
	n, s, log := anEditor(t)
	s.says("Who signs?", "Preview")
	test.Type(n.entry, "x")
	if got := strings.Join(*log, ", "); got != "changed" {
		t.Errorf("got %s, want one change", got)
	}
	if !strings.Contains(n.Markdown(), "x") {
		t.Errorf("the note is %q", n.Markdown())
	}
}

func TestThePreviewLinks(t *testing.T) {
	n, s, log := anEditor(t)
	s.tap("Preview")
	s.says("Edit", "the letter")
	s.silent("[[", "https")
	s.tap("Minutes")
	s.tap("the letter")
	if got, want := strings.Join(*log, ", "), "link Minutes, link https://ledger.example/l"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	n.SetPreview(false)
	s.says("Preview")
}

func TestBracketsAreCompleted(t *testing.T) {
	n, s, _ := anEditor(t)
	asked := ""
	n.OnComplete = func(prefix string) []string {
		asked = prefix
		return []string{"Minutes of the Meeting", "Minting"}
	}
	n.SetNote("")
	s.focus(n.Focus())
	test.Type(n.entry, "see [[Min")
	if asked != "Min" {
		t.Errorf("asked for %q, want Min", asked)
	}
	s.says("Minutes of the Meeting", "Minting")
	s.press(fyne.KeyDown, fyne.KeyReturn)
	if got, want := n.Markdown(), "see [[Minting]]"; got != want {
		t.Errorf("the note is %q, want %q", got, want)
	}
	s.silent("Minutes of the Meeting")
}

func TestPassagesAreInsertedAtTheCursor(t *testing.T) {
	n, _, log := anEditor(t)
	n.SetNote("ab")
	n.entry.CursorColumn = 1
	n.Insert("> quoted\n")
	if got, want := n.Markdown(), "a> quoted\nb"; got != want {
		t.Errorf("the note is %q, want %q", got, want)
	}
	if got := strings.Join(*log, ", "); got != "changed" {
		t.Errorf("got %s, want one change", got)
	}
}

func TestBacklinksAreListed(t *testing.T) {
	n, s, log := anEditor(t)
	n.SetBacklinks([]Backlink{{ID: an(3), Title: "Open questions", Excerpt: "see there"}})
	s.says("LINKED FROM", "Open questions", "see there")
	s.tap("Open questions")
	if got := strings.Join(*log, ", "); got != "back 3" {
		t.Errorf("got %s, want back 3", got)
	}
}

func TestNoteIsOpenedAtItsPlace(t *testing.T) {
	var b strings.Builder
	for i := range 120 {
		fmt.Fprintf(&b, "## Part %d — Größe\n\nA line that is long enough to be set in two rows or three of a narrow window, with ä in it.\n\n", i)
	}
	n := NewNoteEditor()
	w := test.NewTempWindow(t, n)
	w.Resize(fyne.NewSize(420, 400))
	n.SetNote(b.String())
	for _, heading := range []string{"## Part 90 ", "## Part 3 ", "## Part 0 ", "## Part 119 "} {
		at := strings.Index(b.String(), heading)
		n.Reveal(notebook.Span{Start: at, End: at + len(heading)})
		if got, want := n.entry.CursorTextOffset(), len([]rune(b.String()[:at])); got != want {
			t.Errorf("%s: the cursor stands behind %d runes, want %d", heading, got, want)
		}
	}
	n.SetPreview(true)
	at := strings.Index(b.String(), "## Part 90 ")
	n.Reveal(notebook.Span{Start: at, End: at + 5})
	shown := n.page.rows[n.page.rowAt(n.page.offset+8)].(*blockRow)
	if got := sketch([]block{shown.block}); got != "h2 Part 90 — Größe" {
		t.Errorf("the preview begins with %q", got)
	}
	n.Reveal(notebook.Span{Start: 1 << 20}) // passed over
}
