package extract

import "casebound/notebook/extract/name"

// The curves are fitted to the development sets by
// "go run ./docs/score/ner -calibrate".
var (
	casedCurves = [name.Origins]curve{
		name.FromModel:    {0.23, 0.23, 0.30, 0.36, 0.43, 0.52, 0.57, 0.64, 0.70, 0.90},
		name.FromDocument: {0.23, 0.23, 0.30, 0.36, 0.43, 0.52, 0.57, 0.64, 0.70, 0.90},
		name.Changed:      {0.23, 0.23, 0.30, 0.36, 0.43, 0.52, 0.57, 0.64, 0.70, 0.90},
		name.FromKnown:    {0.7, 0.7, 0.7, 0.7, 0.7, 0.8, 0.8, 0.85, 0.9, 0.95},
		name.FromList:     {0.5, 0.5, 0.5, 0.5, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6},
		name.FromRule:     {0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6},
	}
	flatCurves = casedCurves
)
