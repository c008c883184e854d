package extract

import (
	"testing"

	"casebound/notebook"
)

func TestPlacesAreToldByWhatIsSaidOfPlaces(t *testing.T) {
	become(t, (*document).whereabouts, []marks{
		{"the ferry to [Adlana] left [Adlana] late", []notebook.EntityKind{person, person}, "LOC Adlana; LOC Adlana"},
		{"born in [Adlana], she met [Lena Obrecht]", []notebook.EntityKind{body, person}, "LOC Adlana; PER Lena Obrecht"},
		{"the ferry to [Adlana] and [Lena Adlana]", []notebook.EntityKind{person, person}, "PER Adlana; PER Lena Adlana"},
		{"lived in [Adlana]'s flat", []notebook.EntityKind{person}, "PER Adlana"},
		{"wrote to [Adlana]", []notebook.EntityKind{person}, "PER Adlana"},
		{"the city of [Vadim Adlana]", []notebook.EntityKind{person}, "PER Vadim Adlana"},
	})
}
