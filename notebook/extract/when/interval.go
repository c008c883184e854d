package when

import (
	"strings"

	"casebound/notebook"
)

// Join is the time from one date to another, both included: between 1914 and
// 1918. It fails when the second is not known, ends before the first begins,
// or one of the two is open already.
func Join(from, to notebook.When) (notebook.When, bool) {
	start, _, okFrom := ends(from)
	_, end, okTo := ends(to)
	if !okFrom || !okTo || from.Earliest > to.Latest {
		return notebook.When{}, false
	}
	return interval(start+"/"+end, from, to)
}

// Since is the time from a date on.
func Since(w notebook.When) (notebook.When, bool) {
	start, _, ok := ends(w)
	if !ok {
		return notebook.When{}, false
	}
	return interval(start+"/..", w, w)
}

// Until is the time up to a date.
func Until(w notebook.When) (notebook.When, bool) {
	_, end, ok := ends(w)
	if !ok {
		return notebook.When{}, false
	}
	return interval("../"+end, w, w)
}

// ends are the dates a time begins and ends with, in EDTF; a set has none.
func ends(w notebook.When) (start, end string, ok bool) {
	if !w.Known() || strings.ContainsAny(w.EDTF, "[{") {
		return "", "", false
	}
	start, end, two := strings.Cut(w.EDTF, "/")
	if !two {
		return start, start, true
	}
	return start, end, start != ".." && start != "" && end != ".." && end != ""
}

func interval(edtf string, from, to notebook.When) (notebook.When, bool) {
	w, err := notebook.ParseEDTF(edtf)
	if err != nil {
		return notebook.When{}, false
	}
	w.Modifier = notebook.Exactly
	if from.Modifier == notebook.About && to.Modifier == notebook.About {
		w.Modifier = notebook.About
	}
	if w.Base = from.Base; w.Base == "" {
		w.Base = to.Base
	}
	return w, true
}
