package extract

import (
	"strings"
	"testing"

	"casebound/notebook"
)

// marked is a document in whose text [names] were found, each of a kind.
func marked(text string, kinds ...notebook.EntityKind) *document {
	d := &document{facts: &facts{}}
	var b strings.Builder
	for i, part := range strings.Split(strings.ReplaceAll(text, "]", "["), "[") {
		if i%2 == 1 {
			kind := kinds[i/2]
			d.list = append(d.list, mention{
				Span: notebook.Span{Start: b.Len(), End: b.Len() + len(part)}, kind: kind, form: part, key: normal(part), confidence: 0.6, surname: true,
			})
		}
		b.WriteString(part)
	}
	d.text = notebook.PlainText(b.String())
	return d
}

// names writes the mentions of a document down.
func names(d *document) string {
	var out []string
	for _, m := range d.list {
		if d.text.At(m.Span) != m.form {
			return "a span that is not its form: " + m.form
		}
		out = append(out, m.kind.Label()+" "+m.form)
	}
	return strings.Join(out, "; ")
}

const (
	person = notebook.Person
	body   = notebook.Organisation
	place  = notebook.PlaceName
)

func TestRunOnsAreCut(t *testing.T) {
	for _, c := range []struct {
		text  string
		kinds []notebook.EntityKind
		want  string
	}{
		{"said [Obrecht of Vadim Business School].", []notebook.EntityKind{body}, "PER Obrecht; ORG Vadim Business School"},
		{"said [obrecht of vadim partners] on", []notebook.EntityKind{body}, "PER obrecht; ORG vadim partners"},
		{"at [University of Vadim Press],", []notebook.EntityKind{body}, "ORG University of Vadim Press"},
		{"by [Daughters of Vadim Council] and", []notebook.EntityKind{body}, "ORG Daughters of Vadim Council"},
		{"at [Bank of Vadim],", []notebook.EntityKind{body}, "ORG Bank of Vadim"},
		{"led by [Ostrel Capital Management of Vadim],", []notebook.EntityKind{body}, "ORG Ostrel Capital Management; LOC Vadim"},
		{"at [Ostrel Partners of Vadim Holdings],", []notebook.EntityKind{body}, "ORG Ostrel Partners of Vadim Holdings"},
		{"[Lena Obrecht] left the [Reform Party of Lena Obrecht].", []notebook.EntityKind{person, body}, "PER Lena Obrecht; ORG Reform Party; PER Lena Obrecht"},
		{"the [Reform Party of Lena Obrecht].", []notebook.EntityKind{body}, "ORG Reform Party of Lena Obrecht"},
		{"by [Edda Wong of the Vadim Herald].", []notebook.EntityKind{person}, "PER Edda Wong; ORG Vadim Herald"},
		{"by [Jan of the Cross].", []notebook.EntityKind{person}, "PER Jan of the Cross"},
		{"the [Quill Society, Reclaim Vadim] and others", []notebook.EntityKind{body}, "ORG Quill Society; ORG Reclaim Vadim"},
		{"the [Ministry of Fish, Ports and Salt] and others", []notebook.EntityKind{body}, "ORG Ministry of Fish, Ports and Salt"},
		{"for [Ostrel Robotics, Inc] and others", []notebook.EntityKind{body}, "ORG Ostrel Robotics, Inc"},
	} {
		d := marked(c.text, c.kinds...)
		d.runOns()
		d.sort()
		if got := names(d); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestCoinedWordsAreNoOrganisations(t *testing.T) {
	d := marked("[Ostrel] met [Ostrelers], [Ostrelbombers], [Partygate] and [Packers] in [Margate].", body, body, body, body, body, place)
	d.coinages()
	if got, want := names(d), "ORG Ostrel; ORG Packers; LOC Margate"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestKeysAreNoNames(t *testing.T) {
	d := marked("Press [Ctrl+P] or [Shift+F3] for [C++] and [Disney+].", body, body, body, body)
	d.coinages()
	if got, want := names(d), "ORG C++; ORG Disney+"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
