package session

import (
	"strings"
	"testing"
)

func TestAnExcerptIsNotCalledACapture(t *testing.T) {
	s := open(t, nil)
	parts := strings.SplitAfter(committeeLater, "\n\n")
	whole := take(t, s, "whole.txt", committeeLater)
	cut := take(t, s, "cut.txt", strings.Join(parts[1:3], ""))
	stripped := take(t, s, "stripped.txt", strings.ToLower(strings.NewReplacer(".", "", ",", "", "“", "", "”", "").Replace(committeeLater)))
	for id, want := range map[[2]string]string{
		{cut.String(), whole.String()}:      "an excerpt, 100 % of it stands in the other",
		{whole.String(), cut.String()}:      "longer, contains 100 % of the other",
		{stripped.String(), whole.String()}: "another capture, 100 % the same words",
	} {
		for _, d := range s.Documents() {
			for _, v := range d.LiveVersions() {
				if d.ID.String() != id[0] || v.Document.String() != id[1] {
					continue
				}
				if got := s.VersionText(d, v); got != want {
					t.Errorf("got %q, want %q", got, want)
				}
				want = ""
			}
		}
		if want != "" {
			t.Errorf("the versions that should be %q are not linked", want)
		}
	}
}
