package name

import "casebound/notebook"

// ListName says in words which kind of list speaks for a name of the kind, ""
// when none does.
func ListName(lists uint32, kind notebook.EntityKind) string {
	const organisations = 1<<10 | 1<<11 | 1<<12 | 1<<14 | 1<<15 | 1<<16 | 1<<17 | 1<<18 | 1<<19 | 1<<20 | 1<<24 | 1<<25
	switch {
	case kind == notebook.Person && lists&(1<<23) != 0:
		return "list of people"
	case kind == notebook.Person && lists&listFirst != 0:
		return "list of first names"
	case kind == notebook.Person && lists&listLast != 0:
		return "list of last names"
	case kind == notebook.PlaceName && lists&listPlaces != 0:
		return "list of places"
	case kind == notebook.Organisation && lists&organisations != 0:
		return "list of organisations"
	case kind == notebook.Misc && lists&listDemonyms != 0:
		return "list of peoples"
	}
	return ""
}
