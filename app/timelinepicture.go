package app

import (
	"bytes"
	"fmt"
	"image/png"

	"casebound/app/session"
	"casebound/assets"
	"casebound/notebook/timeline"
	"casebound/widgets"
)

// pictureScale is how many pixels of a PNG are a unit: sharp on any screen,
// and in print as wide as a page.
const pictureScale = 2

// DrawTimeline draws a chart of the timeline in the colours of a look, "" for
// light. It needs no window.
func DrawTimeline(look string) func(timeline.Chart, session.TimelineFormat) ([]byte, error) {
	return func(c timeline.Chart, f session.TimelineFormat) ([]byte, error) {
		drawing := c.Draw(widgets.ChartColours(assets.Look(look)))
		if f == session.TimelineSVG {
			return drawing.SVG(), nil
		}
		if f != session.TimelinePNG {
			return nil, fmt.Errorf("%v is no picture", f)
		}
		painted, err := widgets.PaintDrawing(drawing, pictureScale)
		if err != nil {
			return nil, err
		}
		var out bytes.Buffer
		err = png.Encode(&out, painted)
		return out.Bytes(), err
	}
}
