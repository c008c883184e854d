package timeline

import (
	"strings"
	"unicode"
)

// advances are the widths of the letters from space to tilde in thousandths of
// the size, as in the sans faces that people have: a picture is laid out alike
// on every machine, whichever of them it is shown in.
var advances = [...]uint16{
	281, 278, 403, 631, 638, 812, 639, 222, 362, 362, 500, 659, 280, 460, 276, 357,
	625, 464, 605, 636, 642, 608, 624, 571, 616, 624, 276, 280, 659, 659, 659, 507,
	936, 676, 651, 727, 719, 598, 587, 743, 740, 264, 543, 652, 562, 889, 753, 761,
	635, 761, 639, 638, 642, 741, 676, 949, 642, 665, 625, 362, 357, 362, 469, 452,
	497, 564, 621, 558, 621, 582, 361, 609, 591, 237, 237, 544, 237, 869, 585, 597,
	609, 609, 372, 523, 364, 581, 557, 812, 540, 557, 541, 362, 327, 362, 659,
}

const (
	boldWider = 1.045 // times the plain width
	otherWide = 0.68  // of the size: a letter that is not in the table
	fullWide  = 1.0   // an ideograph
)

// widthOf is about how wide a line of text is.
func widthOf(text string, size float32, bold bool) float32 {
	sum := float32(0)
	for _, r := range text {
		switch {
		case r >= ' ' && r <= '~':
			sum += float32(advances[r-' ']) / 1000
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r >= 0x1f000:
			sum += fullWide
		default:
			sum += otherWide
		}
	}
	if bold {
		sum *= boldWider
	}
	return sum * size
}

// cutTo is a line of text cut to a width, with "…" where something is gone.
func cutTo(text string, width, size float32, bold bool) string {
	if widthOf(text, size, bold) <= width {
		return text
	}
	room := width - widthOf("…", size, bold)
	end := 0
	for i := range text {
		if widthOf(text[:i], size, bold) > room {
			break
		}
		end = i
	}
	if end == 0 {
		return ""
	}
	return strings.TrimRight(text[:end], " ,;:-–") + "…"
}
