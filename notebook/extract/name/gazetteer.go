package name

// Lists is how many name lists there are; each is a bit of a mask.
const Lists = len(ListFiles)

// ListFiles names, bit by bit, the lists that stand behind each bit: files of
// the training data's gazetteers folder, and files of the project's own lists
// (those with a plus).
var ListFiles = [...][]string{
	{"city_large"},
	{"city_mid"},
	{"city_small"},
	{"country", "region"},
	{"capital"},
	{"+places"},
	{"first_name"},
	{"first_name_us5k"},
	{"last_name_us5k"},
	{"last_name_fb"},
	{"company"},
	{"company_startup_fb"},
	{"brand_fb"},
	{"product_fb"},
	{"newspaper_fb"},
	{"tv_network_fb"},
	{"website_fb"},
	{"agency_fb", "us_committee"},
	{"university"},
	{"sports_team_fb"},
	{"sports_league_fb"},
	{"tv_program_fb"},
	{"holiday_fb", "award_fb"},
	{"us_legislator", "+people"},
	{"+organisations"},
	{"+organisations?"}, // those that are everyday words too
	{"+demonyms"},
	{"+titles"},
	{"+orgwords"},
	{"+placewords"},
	{"+others"},
}

const (
	listPlaces    = 1<<0 | 1<<1 | 1<<2 | 1<<3 | 1<<4 | 1<<5
	listFirst     = 1<<6 | 1<<7
	listLast      = 1<<8 | 1<<9
	listOwn       = 1<<5 | 1<<23 | 1<<24 | 1<<30
	listCountries = 1<<3 | 1<<4 | 1<<5
	listDemonyms  = 1 << 26
	listTitles    = 1 << 27
	listOrgWords  = 1 << 28
	listOthers    = 1 << 30

	// longer marks the words some longer entry begins with.
	longer = 1 << 31
)

// maxEntry is the number of words of the longest entry.
const maxEntry = 6

// entryKey continues the key of an entry by one word; start with 0.
func entryKey(key, low uint64) uint64 { return mix(key+7, low) }

// lookUp marks in seq the places where entries stand: single words are in
// their word's mask already.
func (lx *Lexicon) lookUp(seq *Sequence) {
	for p := range seq.idx {
		first := seq.words[seq.idx[p]]
		if first.begins == 0 {
			continue
		}
		key := first.begins
		var best uint32
		end := -1
		words := len(first.parts)
	walk:
		for q := p + 1; q < len(seq.idx); q++ {
			for _, low := range seq.words[seq.idx[q]].parts {
				words++
				key = entryKey(key, low)
				mask, ok := lx.lists.get(fold(key))
				if words > maxEntry || !ok {
					break walk
				}
				if mask&^longer != 0 {
					best, end = mask&^longer, q
				}
				if mask&longer == 0 {
					break walk
				}
			}
		}
		if end < 0 {
			continue
		}
		seq.marks[seq.idx[p]].first |= best
		for k := p + 1; k < end; k++ {
			seq.marks[seq.idx[k]].inner |= best
		}
		seq.marks[seq.idx[end]].last |= best
	}
}
