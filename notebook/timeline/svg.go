package timeline

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"strconv"
	"strings"
)

// fontStack is what the words of an SVG are set in, the first that is there.
const fontStack = "Inter, 'Helvetica Neue', Helvetica, Arial, 'Noto Sans', sans-serif"

// SVG writes a drawing as an SVG 1.1 document: the same drawing is the same
// bytes, and nothing in it is fetched from anywhere.
func (d Drawing) SVG() []byte {
	w := svgWriter{fades: map[string]int{}}
	fmt.Fprintf(&w.body, "<title>%s</title>\n", escaped(d.Title))
	for _, m := range d.Marks {
		switch m := m.(type) {
		case Box:
			w.box(m)
		case Disc:
			w.disc(m)
		case Lettering:
			w.words(m)
		}
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" role=\"img\" font-family=\"%s\">\n",
		number(d.Width), number(d.Height), number(d.Width), number(d.Height), fontStack)
	if w.defs.Len() > 0 {
		fmt.Fprintf(&out, "<defs>\n%s</defs>\n", w.defs.String())
	}
	out.Write(w.body.Bytes())
	out.WriteString("</svg>\n")
	return out.Bytes()
}

type svgWriter struct {
	defs, body bytes.Buffer
	fades      map[string]int // by what they say, numbered
}

func (w *svgWriter) box(b Box) {
	fill := paint("fill", b.Fill)
	if b.Fade != [2]float32{} && b.W > 0 {
		fill = fmt.Sprintf(` fill="url(#%s)"`, w.fade(b))
	}
	stroke := ""
	if b.Stroke.A > 0 {
		stroke = paint("stroke", b.Stroke)
	}
	round := ""
	if b.Round > 0 {
		round = fmt.Sprintf(` rx="%s"`, number(b.Round))
	}
	fmt.Fprintf(&w.body, `<rect x="%s" y="%s" width="%s" height="%s"%s%s%s`, number(b.X), number(b.Y), number(b.W), number(b.H), round, fill, stroke)
	w.end("rect", b.Tip)
}

// fade is the name of a gradient that comes up at the ends of a box.
func (w *svgWriter) fade(b Box) string {
	ink := hex(b.Fill)
	full := opacity(b.Fill)
	var stops strings.Builder
	stop := func(at float32, full string) {
		fmt.Fprintf(&stops, `<stop offset="%s" stop-color="%s" stop-opacity="%s"/>`, number(at), ink, full)
	}
	left, right := min(b.Fade[0]/b.W, 0.5), min(b.Fade[1]/b.W, 0.5)
	if left > 0 {
		stop(0, "0")
	}
	stop(left, full)
	stop(1-right, full)
	if right > 0 {
		stop(1, "0")
	}
	n, known := w.fades[stops.String()]
	if !known {
		n = len(w.fades) + 1
		w.fades[stops.String()] = n
		fmt.Fprintf(&w.defs, "<linearGradient id=\"fade%d\">%s</linearGradient>\n", n, stops.String())
	}
	return "fade" + strconv.Itoa(n)
}

func (w *svgWriter) disc(d Disc) {
	fill, stroke := paint("fill", d.Ink), ""
	r := d.R
	if d.Hole.A > 0 {
		r -= ring / 2
		fill, stroke = paint("fill", d.Hole), paint("stroke", d.Ink)+fmt.Sprintf(` stroke-width="%s"`, number(ring))
	}
	fmt.Fprintf(&w.body, `<circle cx="%s" cy="%s" r="%s"%s%s`, number(d.X), number(d.Y), number(r), fill, stroke)
	w.end("circle", d.Tip)
}

func (w *svgWriter) words(t Lettering) {
	style := ""
	if t.Bold {
		style += ` font-weight="600"`
	}
	if t.Slanted {
		style += ` font-style="italic"`
	}
	if t.Middle {
		style += ` text-anchor="middle"`
	}
	fmt.Fprintf(&w.body, `<text x="%s" y="%s" font-size="%s"%s%s>%s</text>`+"\n",
		number(t.X), number(t.Y), number(t.Size), style, paint("fill", t.Ink), escaped(t.Text))
}

func (w *svgWriter) end(element, tip string) {
	if tip == "" {
		w.body.WriteString("/>\n")
		return
	}
	fmt.Fprintf(&w.body, "><title>%s</title></%s>\n", escaped(tip), element)
}

func paint(attribute string, c color.NRGBA) string {
	s := fmt.Sprintf(` %s="%s"`, attribute, hex(c))
	if c.A < 0xff {
		s += fmt.Sprintf(` %s-opacity="%s"`, attribute, opacity(c))
	}
	return s
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

func opacity(c color.NRGBA) string { return number(float32(c.A) / 0xff) }

// number prints a length with at most two decimals.
func number(v float32) string {
	s := strconv.FormatFloat(float64(v), 'f', 2, 32)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}

// escaped is text as XML takes it. What XML 1.0 has no way to write becomes
// U+FFFD, as EscapeText has it.
func escaped(s string) string {
	var out bytes.Buffer
	_ = xml.EscapeText(&out, []byte(s)) // a Buffer takes everything
	return out.String()
}
