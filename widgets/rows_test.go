package widgets

import (
	"strings"
	"testing"
	"unicode/utf8"

	"casebound/notebook"
)

func TestWrappedLinesFitAndLoseNothing(t *testing.T) {
	anApp(t)
	for _, text := range []string{
		"Harbour Board Leased Pier Nine to a Firm Without an Office",
		"https://ledger.example/2020/harbour-board-leased-pier-nine-to-a-firm-without-an-office",
		"漢字かな交じり文はどこでも折り返せる", "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301",
		"a  b", " ", "", "word",
	} {
		for _, width := range []float32{12, 60, 130, 400} {
			lines := body.wrap(text, width, 0)
			for _, line := range lines {
				if w := body.width(line); w > width && utf8.RuneCountInString(line) > 2 {
					t.Errorf("%q is %.1f wide, want at most %.0f", line, w, width)
				}
			}
			squeeze := func(s string) string { return strings.ReplaceAll(s, " ", "") }
			if got := squeeze(strings.Join(lines, "")); got != squeeze(text) {
				t.Errorf("wrapping %q at %.0f gives %q", text, width, lines)
			}
		}
	}
}

func TestCutTextFitsAndEndsInAnEllipsis(t *testing.T) {
	anApp(t)
	long := "Federal Maritime Commission of the Northern Waters"
	for _, width := range []float32{20, 50, 120} {
		got := body.cut(long, width)
		if body.width(got) > width || !strings.HasSuffix(got, "…") {
			t.Errorf("cut to %.0f gives %q, %.1f wide", width, got, body.width(got))
		}
	}
	if got := body.cut("short", 200); got != "short" {
		t.Errorf("got %q, want the text whole", got)
	}
	if got := body.cut("two\nlines", 200); got != "two lines" {
		t.Errorf("got %q, want one line", got)
	}
}

func TestNominalWidthsAreThoseOfShapedText(t *testing.T) {
	anApp(t)
	for _, st := range []style{body, bodyMedium, bodyStrong, small, section, quoteStyle, smallFixed} {
		text := "Harbour Board: 1,250 leases, AV To."
		nominal, shaped := st.width(text), st.shape(text, st.size).Width
		if nominal < shaped-0.5 || nominal > shaped*1.04 {
			t.Errorf("%v: nominal %.1f, shaped %.1f", st, nominal, shaped)
		}
	}
}

func TestMarkedLinesKeepTheirSpans(t *testing.T) {
	anApp(t)
	text := "An April note by the Harbour Board found gaps in the lease that nobody had seen."
	lease := strings.Index(text, "lease")
	spans := []notebook.Span{{Start: lease, End: lease + 5}}
	found := 0
	for _, line := range wrapMarked(text, spans, body, 140, 0) {
		for _, s := range line.spans {
			if line.text[s.Start:s.End] != "lease" {
				t.Errorf("the span slices to %q", line.text[s.Start:s.End])
			}
			found++
		}
	}
	if found != 1 {
		t.Errorf("%d spans were kept, want 1", found)
	}
}

func TestNumbersAreGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1\u202f000", 12408: "12\u202f408", 1002003: "1\u202f002\u202f003", -1500: "−1\u202f500"} {
		if got := grouped(n); got != want {
			t.Errorf("grouped(%d) = %q, want %q", n, got, want)
		}
	}
}
