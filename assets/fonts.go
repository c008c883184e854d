package assets

import (
	_ "embed"

	"fyne.io/fyne/v2"
)

// The frame is set in Inter, the documents in Noto Serif. Both are under the
// SIL Open Font Licence; the texts lie beside the files.
var (
	//go:embed fonts/Inter-Regular.otf
	interRegular []byte
	//go:embed fonts/Inter-Medium.otf
	interMedium []byte
	//go:embed fonts/Inter-SemiBold.otf
	interSemiBold []byte
	//go:embed fonts/Inter-Italic.otf
	interItalic []byte

	//go:embed fonts/NotoSerif-Regular.ttf
	serifRegular []byte
	//go:embed fonts/NotoSerif-Bold.ttf
	serifBold []byte
	//go:embed fonts/NotoSerif-Italic.ttf
	serifItalic []byte
	//go:embed fonts/NotoSerif-BoldItalic.ttf
	serifBoldItalic []byte
)

// Faces of the frame (sans) and of documents (serif), as font resources.
var (
	Sans       = fyne.NewStaticResource("Inter-Regular.otf", interRegular)
	SansMedium = fyne.NewStaticResource("Inter-Medium.otf", interMedium)
	SansBold   = fyne.NewStaticResource("Inter-SemiBold.otf", interSemiBold)
	SansItalic = fyne.NewStaticResource("Inter-Italic.otf", interItalic)

	Serif           = fyne.NewStaticResource("NotoSerif-Regular.ttf", serifRegular)
	SerifBold       = fyne.NewStaticResource("NotoSerif-Bold.ttf", serifBold)
	SerifItalic     = fyne.NewStaticResource("NotoSerif-Italic.ttf", serifItalic)
	SerifBoldItalic = fyne.NewStaticResource("NotoSerif-BoldItalic.ttf", serifBoldItalic)
)
