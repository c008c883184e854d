package widgets

import "strings"

// Measures of the frame, in steps of 4 (DESIGN §7).
const (
	rowHeight  float32 = 26
	lineHeight float32 = 17 // of wrapped frame text
	paneInset  float32 = 12
	radius     float32 = 6
	iconSide   float32 = 16
)

// tracked is text in capitals with a hair space between the letters.
func tracked(text string) string {
	return strings.Join(strings.Split(strings.ToUpper(text), ""), "\u200a")
}
