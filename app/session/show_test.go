package session

import (
	"encoding/json"

	"casebound/notebook"
	"casebound/notebook/finder"
)

type finderResult = finder.Result

// show prints a record whole.
func show(r notebook.Record) string {
	raw, err := json.Marshal(r)
	if err != nil {
		panic(err)
	}
	return string(r.Key().Kind) + " " + string(raw)
}
