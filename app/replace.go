package app

import (
	"fmt"
	"strings"

	"casebound/app/session"
	"casebound/notebook"
)

// replaceDialog asks for a newer file of a document's source.
func (w *Window) replaceDialog(document notebook.ID) {
	d, err := w.session.Document(document)
	if !w.try(err) {
		return
	}
	w.fileDialog("A newer version of “"+clip(d.Title, 60)+"”", func(path string) {
		w.imports.add([]string{path}, session.Given{Replaces: document})
	})
}

// reportCarried says what became of the highlights of a document that a newer
// one was imported for, and lists those that are not in it.
func (w *Window) reportCarried(results []session.Imported) {
	for _, r := range results {
		if r.Carried == nil {
			continue
		}
		w.say("Highlights: " + r.Carried.String() + ".")
		w.trace(fmt.Sprint("carried ", r.Carried.Landed))
		if len(r.Carried.Orphans) == 0 && r.Carried.Check == 0 {
			continue
		}
		var text strings.Builder
		text.WriteString("Highlights carried over: " + r.Carried.String() + ".\n\n")
		if r.Carried.Check > 0 {
			text.WriteString("Those to check are dotted, and stay highlights of the older version until you make them ones of this capture.\n\n")
		}
		if len(r.Carried.Orphans) > 0 {
			text.WriteString("Not in this version, and kept in the older one:\n")
		}
		for _, h := range r.Carried.Orphans {
			text.WriteString("\n“" + clip(h.Anchor.Quote, 160) + "”")
		}
		w.showText("A newer version", text.String())
	}
}
