package extract

import (
	"os"
	"testing"

	"casebound/notebook"
)

// marks are mentions in a text, and what becomes of them.
type marks struct {
	text  string
	kinds []notebook.EntityKind
	want  string
}

func become(t *testing.T, step func(*document), cases []marks) {
	t.Helper()
	lists, err := readFacts(os.DirFS("../../assets/models"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		d := marked(c.text, c.kinds...)
		d.facts = lists
		step(d)
		d.sort()
		if got := names(d); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestPeoplesAndFaithsAreNoOrganisationsOrPlaces(t *testing.T) {
	become(t, (*document).demonyms, []marks{
		{"four [South American] states and [bosnian muslims]", []notebook.EntityKind{place, body}, "MISC South American; MISC bosnian muslims"},
		{"the [Saudi Interior Ministry] and the [Italian Senate]", []notebook.EntityKind{body, body}, "MISC Saudi; ORG Interior Ministry; MISC Italian; ORG Senate"},
		{"the [Italian Socialist Party] and the [South African Council of Vadim]", []notebook.EntityKind{body, body}, "ORG Italian Socialist Party; ORG South African Council of Vadim"},
		{"in [Nazi Germany], [British Columbia] and [Saudi Arabia]", []notebook.EntityKind{place, place, place}, "MISC Nazi; LOC Germany; LOC British Columbia; LOC Saudi Arabia"},
		{"in [nazi \n germany]", []notebook.EntityKind{place}, "MISC nazi; LOC germany"},
		{"[North Korea] and the [American]", []notebook.EntityKind{place, body}, "LOC North Korea; MISC American"},
	})
}

func TestWhatAnOrganisationIsIsNoPartOfItsName(t *testing.T) {
	become(t, (*document).smallNames, []marks{
		{"the [army] told [Vadim news agency]", []notebook.EntityKind{body, body}, "ORG Vadim"},
		{"[Vadim News Agency] and the [Vadim Police]", []notebook.EntityKind{body, body}, "ORG Vadim News Agency; ORG Vadim Police"},
	})
}

func TestWhatIsSaidOfCompaniesMakesOne(t *testing.T) {
	become(t, (*document).firms, []marks{
		{"shares of [Vadim] fell. [Vadim] is in Oslo", []notebook.EntityKind{place, person}, "ORG Vadim; ORG Vadim"},
		{"[Vadim]'s chief executive left", []notebook.EntityKind{person}, "ORG Vadim"},
		{"[Vadim] was founded by [Lena Vadim]", []notebook.EntityKind{person, person}, "ORG Vadim; PER Lena Vadim"},
		{"the chief of [Vadim] left", []notebook.EntityKind{person}, "PER Vadim"},
	})
}

func TestWhoIsAddressedIsAPerson(t *testing.T) {
	become(t, (*document).addressed, []marks{
		{"Mr. [Washington] left [Washington]; mrs [vadim] stayed", []notebook.EntityKind{place, place, body}, "PER Washington; LOC Washington; PER vadim"},
		{"Rear [Adm]. [Carla Vadim] of [St. Vadim]", []notebook.EntityKind{body, person, place}, "PER Carla Vadim; LOC St. Vadim"},
	})
}

func TestNamesThatBeginSmallAreFoundByTheLists(t *testing.T) {
	become(t, (*document).camels, []marks{
		{"it sold eBay and McVadim, not ebay.com/eBay or xeBay, to [eBay Vadim]; eBay's shares", []notebook.EntityKind{body}, "ORG eBay; ORG eBay Vadim; ORG eBay"},
	})
}

func TestOrganisationsGetWhatBelongsToTheirNames(t *testing.T) {
	become(t, (*document).widen, []marks{
		{"[Vadim Industry Co]. [Ltd.], is in talks", []notebook.EntityKind{body, body}, "ORG Vadim Industry Co. Ltd."},
		{"[Vadim], Inc. said. [Vadim] Ltd. Then", []notebook.EntityKind{body, body}, "ORG Vadim, Inc.; ORG Vadim Ltd"},
		{"[Bank of America] Securities and [Vadim] holdings", []notebook.EntityKind{body, body}, "ORG Bank of America Securities; ORG Vadim"},
		{"[Vadim] Capital of [Oslo]", []notebook.EntityKind{body, place}, "ORG Vadim Capital; LOC Oslo"},
		{"[Moody]'s cut [Vadim]'s rating", []notebook.EntityKind{body, body}, "ORG Moody's; ORG Vadim"},
	})
}
