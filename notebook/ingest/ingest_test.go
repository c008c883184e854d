package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"casebound/notebook"
)

func mustRead(t *testing.T, name, content string) Document {
	t.Helper()
	doc, err := Read(context.Background(), Source{Name: name, Bytes: []byte(content)})
	if err != nil {
		t.Fatalf("read %s: %v", name, err)
	}
	return doc
}

func inUTF16(s string, big bool) string {
	var out strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			out.WriteByte(byte(u >> 8))
			out.WriteByte(byte(u))
		} else {
			out.WriteByte(byte(u))
			out.WriteByte(byte(u >> 8))
		}
	}
	return out.String()
}

func TestCharsetsAreRecognised(t *testing.T) {
	const want = "Zoë’s café – naïve"
	tests := []struct{ title, name, content, note string }{
		{"UTF-8", "a.txt", want, ""},
		{"UTF-8 with a byte order mark", "a.txt", "\xef\xbb\xbf" + want, ""},
		{"decomposed accents", "a.txt", "Zoe\u0308’s cafe\u0301 – nai\u0308ve", ""},
		{"Windows-1252", "a.txt", "Zo\xeb\x92s caf\xe9 \x96 na\xefve", "read as Windows-1252"},
		{"Windows-1252 once read as Latin-1", "a.txt", "Zo\u00eb\u0092s caf\u00e9 \u0096 na\u00efve", ""},
		{"UTF-8 with one wrong byte", "a.txt", "Zoë’s caf\xe9 – naïve", "read as UTF-8 with faults"},
		{"UTF-16, little end first, marked", "a.txt", "\xff\xfe" + inUTF16(want, false), "read as UTF-16"},
		{"UTF-16, big end first, marked", "a.txt", "\xfe\xff" + inUTF16(want, true), "read as UTF-16"},
		{"UTF-16 without a mark", "a.txt", inUTF16(want, false), "read as UTF-16"},
		{"HTML declaring Latin-1", "a.html", "<meta charset=iso-8859-1><p>Zo\xeb\x92s caf\xe9 \x96 na\xefve", "read as windows-1252"},
		{"HTML declaring Latin-1 that is UTF-8", "a.html", "<meta charset=iso-8859-1><p>" + want, ""},
		{"HTML declaring nothing", "a.html", "<p>Zo\xeb\x92s caf\xe9 \x96 na\xefve", "read as Windows-1252"},
		{"XHTML declaring in its first line", "a.xhtml", "<?xml version='1.0' encoding='windows-1252'?><html><p>Zo\xeb\x92s caf\xe9 \x96 na\xefve</p></html>", "read as windows-1252"},
		{"HTML with references", "a.html", "<p>Zo&euml;&#146;s caf&eacute; &ndash; na&iuml;ve", ""},
	}
	for _, test := range tests {
		t.Run(test.title, func(t *testing.T) {
			doc := mustRead(t, test.name, test.content)
			if got := doc.Text.All(); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
			if got := doc.Meta.Origins["text"]; got != test.note {
				t.Errorf("it says %q, want %q", got, test.note)
			}
		})
	}
}

func TestATornCharacterIsShownAndSaid(t *testing.T) {
	doc := mustRead(t, "torn.txt", "The café"[:len("The café")-1])
	if got, want := doc.Text.All(), "The caf�"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := doc.Meta.Origins["text"]; !strings.Contains(got, "ends in the middle") {
		t.Errorf("it says %q", got)
	}
}

func TestBadInputGetsOneSentence(t *testing.T) {
	zeros := string(make([]byte, 500)) + "x"
	tests := []struct {
		title, name, content string
		kind                 error
	}{
		{"nothing", "a.txt", "", ErrEmpty},
		{"white space", "a.md", " \n\t\r\n", ErrEmpty},
		{"a page without words", "a.html", "<html><script>x</script></html>", ErrEmpty},
		{"a PDF named as text", "a.txt", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", ErrUnsupported},
		{"rich text, all plain characters", "a.txt", `{\rtf1\ansi Hello}`, ErrUnsupported},
		{"an archive", "a.md", "PK\x03\x04\x14\x00\x00\x00\x08\x00", ErrBinary},
		{"a picture named as a page", "a.html", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ErrBinary},
		{"zeros", "a.txt", zeros, ErrBinary},
		{"a program", "a", "\x7fELF\x02\x01\x01\x00\x00\x00\x00", ErrBinary},
	}
	for _, test := range tests {
		t.Run(test.title, func(t *testing.T) {
			_, err := Read(context.Background(), Source{Name: "/folder/" + test.name, Bytes: []byte(test.content)})
			if !errors.Is(err, test.kind) {
				t.Fatalf("got %v, want %v", err, test.kind)
			}
			got := err.Error()
			if !strings.HasSuffix(got, ".") || strings.Count(got, ". ") > 0 || !strings.Contains(got, "“"+test.name+"”") {
				t.Errorf("%q is not one sentence that names the file", got)
			}
		})
	}
}

func TestLargeFilesAreRefused(t *testing.T) {
	_, err := Read(context.Background(), Source{Name: "big.txt", Bytes: make([]byte, MaxBytes+1)})
	if !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v", err)
	}
	page := "<p>" + strings.Repeat("word ", maxHTML/5) + "</p>"
	if _, err := Read(context.Background(), Source{Name: "big.html", Bytes: []byte(page)}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("page: got %v", err)
	}
}

func TestPicturesInsideAPageDoNotCount(t *testing.T) {
	page := `<p>Seen.</p><img src="data:image/png;base64,` + strings.Repeat("iVBORw0K", maxHTML/8) + `"><p>Seen too, data: 5.</p>`
	if got, want := mustRead(t, "a.html", page).Text.All(), "Seen.\n\nSeen too, data: 5."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestContentDecidesBeforeTheName(t *testing.T) {
	tests := []struct{ name, content, want string }{
		{"a.txt", "<!-- saved --><!DOCTYPE html><p>A page.", "html"},
		{"a.txt", "A line about <html>.", "text"},
		{"a.md", "# Head", "markdown"},
		{"A.HTM", "One <b>tag</b>.", "html"},
		{"A.HTM", "No tags at all.", "text"},
		{"README", "Plain words.", "text"},
		{"a.log", "Plain words.", "text"},
	}
	for _, test := range tests {
		if got := mustRead(t, test.name, test.content).Meta.Format; got != test.want {
			t.Errorf("%s %q: got %s, want %s", test.name, test.content, got, test.want)
		}
	}
}

func TestSupportedGoesByTheName(t *testing.T) {
	for name, want := range map[string]bool{"a.txt": true, `C:\x\A.HTML`: true, "b.Markdown": true, "a.pdf": false, "txt": false, "": false} {
		if got := Supported(name); got != want {
			t.Errorf("%q: got %v", name, got)
		}
	}
}

func TestMetaDescribesTheBytes(t *testing.T) {
	const content = "The ferry sailed.\n\nNobody was on board."
	sum := sha256.Sum256([]byte(content))
	when := time.Date(2021, 3, 4, 23, 30, 0, 0, time.FixedZone("", 3600))
	doc, err := Read(context.Background(), Source{Name: "/home/x/ferry.txt", Bytes: []byte(content), ModTime: when})
	if err != nil {
		t.Fatal(err)
	}
	m := doc.Meta
	if m.SHA256 != hex.EncodeToString(sum[:]) || m.Size != int64(len(content)) || m.Importer != Version || m.Format != "text" {
		t.Errorf("got %+v", m)
	}
	if m.Words != 7 {
		t.Errorf("got %d words, want 7", m.Words)
	}
	if m.Source != "ferry.txt" || m.Captured.When.EDTF != "2021-03-04" || m.Captured.Source != "the file's date" {
		t.Errorf("source %q, captured %+v", m.Source, m.Captured)
	}
	if m.Published.Known() {
		t.Errorf("published %+v, want unknown", m.Published)
	}
	if !m.ID.IsZero() || !m.Imported.IsZero() || !m.Modified.IsZero() {
		t.Error("the caller's fields are filled")
	}
}

func TestACancelledReadStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, name := range []string{"a.txt", "a.md", "a.html"} {
		if _, err := Read(ctx, Source{Name: name, Bytes: []byte("words")}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestHostilePagesAreRead(t *testing.T) {
	const words = "The words are here."
	pages := map[string]string{
		"deep divisions":     strings.Repeat("<div>", 50_000) + words,
		"deep quotations":    strings.Repeat("<blockquote>", 2_000) + words,
		"crossing marks":     strings.Repeat("<b><i>", 5_000) + words,
		"unclosed tables":    strings.Repeat("<table><tr><td>", 400) + words,
		"open tag at end":    "<p>" + words + "<a href='",
		"wide and unclosed":  strings.Repeat("<p>x", 20_000) + "<p>" + words,
		"a title in a table": "<table><title>t</title><tr>" + words,
		"frames":             "<frameset><frame></frameset><p>" + words,
	}
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			doc, err := Read(context.Background(), Source{Name: "x.html", Bytes: []byte(page)})
			if name == "frames" {
				if !errors.Is(err, ErrEmpty) {
					t.Errorf("got %v; a page of frames has no words of its own", err)
				}
				return
			}
			if err != nil || !strings.Contains(doc.Text.All(), words) {
				t.Errorf("the words are gone: %v", err)
			}
		})
	}
}

func TestHostileMarkdownIsRead(t *testing.T) {
	const words = "The words are here."
	for name, text := range map[string]string{
		"deep quotations": strings.Repeat(">", 100_000) + words,
		"deep lists":      strings.Repeat("- ", 100_000) + words,
		"brackets":        strings.Repeat("[", 20_000) + words,
		"stars":           strings.Repeat("*a ", 20_000) + words,
		"images":          strings.Repeat("![", 20_000) + words,
		"backticks":       strings.Repeat("`a``b", 10_000) + words,
	} {
		t.Run(name, func(t *testing.T) {
			if doc := mustRead(t, "x.md", text); !strings.Contains(doc.Text.All(), words) {
				t.Error("the words are gone")
			}
		})
	}
}

func TestEveryShownWordOfAPageIsKept(t *testing.T) {
	page := string(article(40)) + "<aside>Other stories</aside><ul><li>One<li>Two</ul><table><tr><td>Cell<td>Cells</table><dl><dt>Term<dd>Meaning</dl><button>Press</button>"
	doc := mustRead(t, "a.html", page)
	kept := map[string]int{}
	for _, w := range strings.Fields(doc.Text.All()) {
		kept[w]++
	}
	b := newBuilder()
	flatten(b, page)
	for _, w := range strings.Fields(b.finish().All()) {
		if kept[w]--; kept[w] < 0 {
			t.Errorf("%q is missing", w)
		}
	}
	for i, block := range doc.Text.Blocks() {
		inside := strings.Contains(doc.Text.At(block.Span), "Idris Vane")
		if inside && block.Furniture {
			t.Errorf("block %d of the article is furniture", i)
		}
	}
}

func TestFurnitureGivesItsReasons(t *testing.T) {
	text := notebook.PlainText("The ferry sailed on Monday.\nIt carried nothing.\nNobody knows why.\nSubscribe to our newsletter.")
	found := Furniture(text)
	if len(found) != 1 || len(found[3].Reasons) == 0 || found[3].Reasons[0] != "asks to subscribe" {
		t.Errorf("got %v", found)
	}
}

func TestEvidenceCanBeAdded(t *testing.T) {
	v := Assessment{Score: 2, Reasons: []string{"a"}}
	more := v.Add(1, "stands in three other documents")
	if !more.Furniture() || v.Furniture() || len(v.Reasons) != 1 || len(more.Reasons) != 2 {
		t.Errorf("got %v from %v", more, v)
	}
}

func TestDatesInAddresses(t *testing.T) {
	for path, want := range map[string]string{
		"/2020/04/09/title": "2020-04-09", "/news/2020/apr/09/title": "2020-04-09", "/a-2020-04-09": "2020-04-09",
		"/2020/04/title": "2020-04", "/story-20200409.html": "2020-04-09", "/2020/13/40/": "", "/12345678": "", "/year/2020": "", "/2020-04-09/": "2020-04-09",
	} {
		got, _ := dateInPath(path)
		if got.EDTF != want {
			t.Errorf("%s: got %q, want %q", path, got.EDTF, want)
		}
	}
}

func TestDatesAreReadAsTheyAreWritten(t *testing.T) {
	for s, want := range map[string]string{
		"2020-04-09T16:20:00Z": "2020-04-09", "Thu, 09 Apr 2020 14:03:00 +0200": "2020-04-09", "April 9th, 2020": "2020-04-09", "9. April 2020": "2020-04-09",
		"09.04.2020": "2020-04-09", "20200409": "2020-04-09", "2020/4/9": "2020-04-09", "2020-04": "2020-04", "April 2020": "2020-04", "2020": "2020",
		"13/04/2020": "2020-04-13", "04/13/2020": "2020-04-13", "04/05/2020": "", "Thu Apr  9 14:03:00 2020": "", "Thu Apr 9 14:03:00 2020": "2020-04-09",
		"31 April 2020": "", "yesterday": "", "3 Mai 1999": "1999-05-03", "Sept. 3, 1999": "1999-09-03", "0001-01-01": "",
	} {
		got, _ := parseDate(s)
		if got.EDTF != want {
			t.Errorf("%q: got %q, want %q", s, got.EDTF, want)
		}
	}
}

func TestLanguages(t *testing.T) {
	for s, want := range map[string]string{
		"The ferry sailed to the island and it was empty.": "en", "Die Fähre fuhr auf die Insel und war nicht besetzt.": "de",
		"Le bateau est parti pour la côte avec une lettre.": "fr", "Crane": "",
		strings.Repeat("the ferry carried no cargo for eleven weeks said the first officer ", 5): "en",
		strings.Repeat("Die Hafenmeisterin ging einmal um den Kran herum. ", 6):                  "de",
	} {
		if got, _ := detectLanguage(s); got != want {
			t.Errorf("%.40q: got %q, want %q", s, got, want)
		}
	}
}
