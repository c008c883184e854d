package main

import (
	"math/rand"
	"strings"

	"casebound/docs/train/ner/corpus"
	"casebound/notebook"
	"casebound/notebook/extract/name"
)

// pools are names to put in the place of the names of training text.
type pools struct {
	first, last  []string
	organisation [][]string
	place        [][]string
}

func newPools(lists [name.Lists][]string) *pools {
	of := func(file string) []string {
		for i, files := range name.ListFiles {
			if files[0] == file {
				return titled(lists[i])
			}
		}
		panic("no list " + file)
	}
	all := func(files ...string) (out [][]string) {
		for _, f := range files {
			if names := of(f); len(names) > 0 {
				out = append(out, names)
			}
		}
		return out
	}
	return &pools{
		first: of("first_name"),
		last:  append(of("last_name_us5k"), sample(of("last_name_fb"), 40000)...),
		organisation: all("company", "company", "sports_team_fb", "university", "agency_fb", "newspaper_fb",
			"tv_network_fb", "company_startup_fb", "website_fb", "brand_fb", "+organisations", "+organisations", "+organisations", "+organisations"),
		place: all("city_large", "city_mid", "city_small", "country", "+places"),
	}
}

// sample draws n of the names, always the same.
func sample(names []string, n int) []string {
	r := rand.New(rand.NewSource(5))
	out := append([]string(nil), names...)
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out[:min(n, len(out))]
}

var lowly = corpus.Words("of the and for in de du la")

// titled writes names that are all lower case with capitals, and drops those
// too long to stand in a sentence.
func titled(names []string) []string {
	var out []string
	for _, n := range names {
		fields := strings.Fields(n)
		if len(fields) == 0 || len(fields) > 5 {
			continue
		}
		if n == strings.ToLower(n) {
			for i, f := range fields {
				if i == 0 || !lowly[f] {
					fields[i] = strings.ToUpper(f[:1]) + f[1:]
				}
			}
			n = strings.Join(fields, " ")
		}
		out = append(out, n)
	}
	return out
}

func pick(r *rand.Rand, names []string) string { return names[r.Intn(len(names))] }

// other is a name of the kind to stand for old.
func (p *pools) other(kind notebook.EntityKind, old string, r *rand.Rand) string {
	switch kind {
	case notebook.Person:
		switch n := len(strings.Fields(old)); {
		case n == 1:
			return pick(r, p.last)
		case n == 2 || r.Intn(2) == 0:
			return pick(r, p.first) + " " + pick(r, p.last)
		}
		return pick(r, p.first) + " " + string(rune('A'+r.Intn(26))) + ". " + pick(r, p.last)
	case notebook.Organisation:
		return pick(r, p.organisation[r.Intn(len(p.organisation))])
	case notebook.PlaceName:
		return pick(r, p.place[r.Intn(len(p.place))])
	}
	return old
}

// rename copies a document with about half of its names replaced, the same
// name always by the same other.
func (p *pools) rename(d corpus.Document, r *rand.Rand) corpus.Document {
	given := map[string]string{}
	out := corpus.Document{}
	for _, l := range d.Lines {
		var b strings.Builder
		var names []corpus.Mention
		at := 0
		for _, m := range l.Names {
			if m.Start < at {
				continue
			}
			old := l.Text[m.Start:m.End]
			if _, ok := given[old]; !ok {
				given[old] = old
				if r.Intn(2) == 0 {
					given[old] = p.other(m.Kind, old, r)
				}
			}
			b.WriteString(l.Text[at:m.Start])
			start := b.Len()
			b.WriteString(given[old])
			names = append(names, corpus.Mention{Start: start, End: b.Len(), Kind: m.Kind})
			at = m.End
		}
		b.WriteString(l.Text[at:])
		out.Lines = append(out.Lines, corpus.Line{Text: b.String(), Names: names})
	}
	return out
}
