package anchor

import (
	"testing"
	"unicode/utf8"

	"casebound/notebook"
)

func TestCapturesOfTheSameWordsHaveOneSkeleton(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"case", "The Tide Tables", "THE TIDE TABLES"},
		{"punctuation", "“No,” she said – twice.", "no she said twice"},
		{"lost apostrophe", "Korvin's log", "Korvins log"},
		{"apostrophe as space", "they're", "they re"},
		{"hyphen at the end of a line", "tran-\nscription", "transcription"},
		{"soft hyphen", "tran\u00adscription", "transcription"},
		{"composed and decomposed", "Przyby\u0142ski-H\u00f6gl", "Przybylski-Ho\u0308gl"},
		{"accents lost", "Señora Ibáñez, façade", "Senora Ibanez, facade"},
		{"ligatures", "the ﬁrst eﬀort", "the first effort"},
		{"sharp s", "Straße", "STRASSE"},
		{"long s", "Waſſer", "Wasser"},
		{"ash and o with stroke", "Æsir på Øya", "AEsir pa Oya"},
		{"full width", "ＡＢＣ１２３", "abc123"},
		{"final sigma", "ΟΔΟΣ", "οδος"},
		{"digits of another script", "١٩٩٤", "1994"},
		{"UTF-8 read as Windows-1252", "itâ€™s the faÃ§ade â€“ now", "it’s the façade – now"},
		{"Cyrillic read as Windows-1252", "Ð¡Ð°Ð´", "Сад"},
		{"character references", "Lindqvist &amp; Aamot&rsquo;s caf&eacute;", "Lindqvist & Aamot’s café"},
		{"zero width space", "light\u200bhouse", "lighthouse"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, want := string(lettersOf(c.a)), string(lettersOf(c.b)); got != want {
				t.Errorf("skeleton of %q is %q, of %q %q", c.a, got, c.b, want)
			}
			if got, want := foldedString(c.a), foldedString(c.b); got != want {
				t.Errorf("%q folds to %q, %q to %q", c.a, got, c.b, want)
			}
		})
	}
}

func TestDifferentWordsHaveDifferentLetters(t *testing.T) {
	for _, c := range [][2]string{{"fourteen", "forty"}, {"2015", "2016"}, {"да", "не"}, {"東京", "京東"}, {"कि", "की"}, {"a&b", "amp"}} {
		if a, b := foldedString(c[0]), foldedString(c[1]); a == b {
			t.Errorf("%q and %q both fold to %q", c[0], c[1], a)
		}
	}
}

var skeletonSeeds = []string{
	"", "a", "…", "Mirela Osterholt, 52, signed.", "Ångström — ﬁn\u0301 ß 😀 x",
	"東京タワー 333m", "&amp;&eacute;&;&#39;x&notanentity;", "âêÃ©Ã", "e\u0301e\u0301e\u0301 of\u00adten",
	"क्षत्रिय", "\u0301\u0301", "한국어 텍스트", "0\u0660\u0661 ½ Ⅳ ²",
}

// FuzzSkeletonLeadsBackToItsText holds the law of skeletons for any text.
func FuzzSkeletonLeadsBackToItsText(f *testing.F) {
	for _, s := range skeletonSeeds {
		f.Add(s)
		f.Add(s + s + s + "abcdefghijklmnopqrstuvwxyz0123456789 and once more the quick harbour of Halvorsund " + s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = notebook.PlainText(s).All()
		k := newSkeleton(s)
		for i := range k.letters {
			at := k.at(i)
			if at.Empty() || at.End > len(s) || !utf8.RuneStart(s[at.Start]) {
				t.Fatalf("letter %d of %q comes from %v", i, s, at)
			}
			if first := k.letterAt(at.Start); first > i || k.at(first) != at {
				t.Fatalf("letter %d of %q is at %v, where letter %d begins", i, s, at, first)
			}
			if i > 0 && at.Start < k.at(i-1).Start {
				t.Fatalf("letter %d of %q comes before the one before it", i, s)
			}
			if text, err := notebook.NewText(s, nil, nil); err != nil || !text.Valid(k.span(i, len(k.letters))) {
				t.Fatalf("letters from %d of %q have the span %v (%v)", i, s, k.span(i, len(k.letters)), err)
			}
		}
		if n := k.letterAt(len(s)); n != k.len() {
			t.Fatalf("%q ends with letter %d of %d", s, n, k.len())
		}
	})
}
