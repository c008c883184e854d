package when

import (
	"strings"
	"testing"

	"casebound/notebook"
)

// prose is a page of our own with as many time expressions as news and
// histories have: about four in a thousand letters.
const prose = `The harbour authority of Port Ellery said on Tuesday that the new breakwater will open in September, after a
decade of quarrels with the contractors who were to build it and with the fishermen who were to be protected by it. Ms.
Orla Vance, who leads the authority, told reporters that every contractor had been paid and that nobody would be allowed to
walk away from a sea wall that the whole of the coast depends on. A third of the caissons had been lost in storms, and the
rest had to be inspected by divers before the work could go on, according to a report that the council has not published.
The authority says that the cost has risen to twelve million crowns, most of which will be borne by the county, while the
town pays for the lights and for the road along the quay. Fishermen who moor there complain that the basin silts up soon
after each dredging, and that the fees, which were raised in January, are the highest in the region. They have appealed to
the governor, who has never answered, and to the court, which has. The harbour was among the busiest of the coast in the
19th century, when coal was shipped from it to half the world; the sheds in which it was stored are now workshops, flats and
a museum of ropes and knots that few people visit. Its director, Bram Oyelaran, would welcome a ferry to the islands, but the
owners of the line want a deeper channel first, and a promise that the toll will not rise before 2030. Nothing of the kind
has been offered to them, the mayor said, and nothing will be while she is in office.
`

// dense is a page that hardly speaks of anything but time.
const dense = `The harbour authority of Port Ellery said on Tuesday that the new breakwater will open in September, two years
later than planned. Work began on 14 March 2017 and was to last 18 months, but storms in the winter of 2018 destroyed a
third of the caissons, according to a report published last week. Ms. Orla Vance, who has led the authority since 2015,
told reporters that every contractor had been paid by the end of June. The council meets on Thursday at 7:30 p.m. to vote
on a loan, the second since the early 1990s. Between 1914 and 1918 the harbour was closed to trade. Fishermen who moor
there daily complain that the basin silts up within a few months of each dredging. A decision is due on 3 May 2021.
`

func BenchmarkFind(b *testing.B) {
	for _, c := range []struct{ name, page string }{{"prose", prose}, {"dense", dense}} {
		b.Run(c.name, func(b *testing.B) {
			text := notebook.PlainText(strings.Repeat(strings.ReplaceAll(c.page, "\n", " ")+"\n", 150))
			base := day(b, "2021-04-09")
			b.SetBytes(int64(text.Len()))
			for b.Loop() {
				Find(text, Options{Base: base})
			}
		})
	}
}
