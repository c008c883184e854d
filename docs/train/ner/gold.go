package main

import (
	"casebound/docs/train/ner/corpus"
	"casebound/notebook/extract/name"
)

// gold gives the tokens of a sequence their labels.
func gold(s *name.Sequence, names []corpus.Mention) []name.Label {
	labels := make([]name.Label, s.Len())
	k := 0
	for _, m := range names {
		for k < s.Len() {
			if start, _ := s.Span(k); start >= m.Start {
				break
			}
			k++
		}
		from := k
		for k < s.Len() {
			if start, _ := s.Span(k); start >= m.End {
				break
			}
			k++
		}
		for i := from; i < k; i++ {
			place := name.Inside
			switch {
			case k-from == 1:
				place = name.Unit
			case i == from:
				place = name.Begin
			case i == k-1:
				place = name.Last
			}
			labels[i] = name.LabelOf(m.Kind, place)
		}
	}
	return labels
}
