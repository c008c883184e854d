package when

import (
	"strings"
	"testing"

	"casebound/notebook"
)

// prose is a page of news of our own, with a time expression in most sentences.
const prose = `The harbour authority of Port Ellery said on Tuesday that the new breakwater will open in September, two years
later than planned. Work began on 14 March 2017 and was to last 18 months, but storms in the winter of 2018 destroyed a
third of the caissons, according to a report published last week. Ms. Orla Vance, who has led the authority since 2015,
told reporters that every contractor had been paid by the end of June. "Nobody walks away from a sea wall," she said. The
council meets on Thursday at 7:30 p.m. to vote on a loan of 12 million, the second since the early 1990s. In the 19th
century the harbour was among the busiest of the coast; between 1914 and 1918 it was closed to trade. Fishermen who moor
there daily complain that the basin silts up within a few months of each dredging, and that the fees, raised in January,
are the highest in the region. A decision on the appeal is due on 3 May 2021, a spokesman added.
`

func BenchmarkFind(b *testing.B) {
	text := notebook.PlainText(strings.Repeat(strings.ReplaceAll(prose, "\n", " ")+"\n", 200))
	base, err := notebook.ParseEDTF("2021-04-09")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		Find(text, Options{Base: base})
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(text.Len()), "ns/byte")
}
