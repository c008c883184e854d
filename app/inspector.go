package app

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"casebound/app/session"
	"casebound/notebook"
	"casebound/notebook/anchor"
	"casebound/widgets"
)

// inspectorPanel feeds the right pane: what is in the open document.
type inspectorPanel struct {
	*desk
	widget   *widgets.Inspector
	document notebook.ID
	text     notebook.Text

	exportEntity, showGraph func(notebook.ID)

	found   []session.Found
	at      int // which mention of the stepped entity
	stepped notebook.ID
	reader  *readerPanel
	compare func(a, b notebook.ID)
}

func newInspectorPanel(d *desk, reader *readerPanel) *inspectorPanel {
	p := &inspectorPanel{desk: d, widget: widgets.NewInspector(), reader: reader}
	p.widget.OnTab = func(t widgets.InspectorTab) { p.session.View().Inspector = tabNames[t] }
	p.widget.OnMention = p.mention
	p.widget.OnEntity = func(id notebook.ID) { p.session.Go(notebook.Place{Entity: id}) }
	p.widget.OnEntityMenu = func(id notebook.ID, at fyne.Position) { p.choose(at, p.entityMenu(id)...) }
	p.widget.OnHideEntity = p.hide
	p.widget.OnMerge = func(a, b notebook.ID) { p.try(p.session.MergeEntities(b, a)) }
	p.widget.OnHighlight = p.showHighlight
	p.widget.OnHighlightMenu, p.widget.OnTakeOver = p.highlightMenu, p.adopt
	p.widget.OnNote = func(id notebook.ID, newTab bool) {
		if newTab {
			p.openTab(notebook.Place{Note: id})
		}
		p.session.Go(notebook.Place{Note: id})
	}
	p.widget.OnNewNote = p.newNote
	p.widget.OnEdit = func(key string) { p.edit(session.Field(key)) }
	for t, name := range tabNames {
		if name == p.session.View().Inspector {
			p.widget.SetTab(t)
		}
	}
	return p
}

var tabNames = map[widgets.InspectorTab]string{
	widgets.TabEntities: "entities", widgets.TabHighlights: "highlights", widgets.TabNotes: "notes", widgets.TabInfo: "info",
}

func (p *inspectorPanel) show(id notebook.ID, text notebook.Text) {
	if p.document != id {
		p.stepped, p.at = notebook.ID{}, 0
	}
	p.document, p.text = id, text
	p.refresh()
}

func (p *inspectorPanel) refresh() {
	p.found = p.session.EntitiesIn(p.document, false)
	p.widget.SetEntities(p.entityRows())
	p.widget.SetHighlights(p.cards())
	p.widget.SetNotes(noteRows(p.brush.notes(p.session.NotesOf(p.document))))
	p.widget.SetInfo(p.facts())
	if !p.stepped.IsZero() {
		p.chooseEntity(p.stepped)
	}
}

func (p *inspectorPanel) entityRows() []widgets.EntityRow {
	length := float32(max(1, p.text.Len()))
	var rows []widgets.EntityRow
	for _, f := range p.found {
		if !p.brush.hasEntity(f.ID) {
			continue
		}
		total := p.session.EntityTotal(f.ID)
		row := widgets.EntityRow{
			ID: f.ID, Kind: f.Kind, Name: f.Name, Aliases: f.Aliases, Roles: f.Roles, Count: len(f.Mentions),
			Total: total.Mentions, Documents: len(total.Documents),
		}
		for _, m := range f.Mentions {
			row.Ticks = append(row.Ticks, float32(m.Start)/length)
			if m.Confidence > row.Confidence {
				row.Confidence, row.Reason = m.Confidence, m.Reason
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// mention goes to a mention of an entity and marks all of them.
func (p *inspectorPanel) mention(id notebook.ID, index int) {
	for _, f := range p.found {
		if f.ID != id || len(f.Mentions) == 0 {
			continue
		}
		p.stepped, p.at = id, (index%len(f.Mentions)+len(f.Mentions))%len(f.Mentions)
		p.session.Go(notebook.Place{Document: p.document, Span: f.Mentions[p.at].Span})
		p.chooseEntity(id)
	}
}

// chooseEntity marks an entity's mentions beside the scroll bar.
func (p *inspectorPanel) chooseEntity(id notebook.ID) {
	for _, f := range p.found {
		if f.ID != id {
			continue
		}
		spans := make([]notebook.Span, len(f.Mentions))
		for i, m := range f.Mentions {
			spans[i] = m.Span
		}
		p.at = min(p.at, len(spans)-1)
		p.stepped = id
		p.reader.widget.SetChosen(spans)
		p.widget.SetMention(id, p.at)
	}
}

// tapped marks the entity whose mention was clicked in the text.
func (p *inspectorPanel) tapped(id notebook.ID, at notebook.Span) {
	for _, f := range p.found {
		if f.ID == id {
			for i, m := range f.Mentions {
				if m.Span == at {
					p.at = i
				}
			}
		}
	}
	p.widget.SetTab(widgets.TabEntities)
	p.chooseEntity(id)
}

func (p *inspectorPanel) entityMenu(id notebook.ID) []*fyne.MenuItem {
	e, err := p.session.Entity(id)
	if err != nil {
		return nil
	}
	kinds := fyne.NewMenuItem("This is a…", nil)
	kinds.ChildMenu = fyne.NewMenu("")
	for _, k := range []notebook.EntityKind{notebook.Person, notebook.Organisation, notebook.PlaceName, notebook.Misc} {
		item := fyne.NewMenuItem(k.String(), func() { p.try(p.session.RetypeEntity(id, k)) })
		item.Checked = e.Kind == k
		kinds.ChildMenu.Items = append(kinds.ChildMenu.Items, item)
	}
	merge, split := p.mergeMenu(e), p.splitMenu(e)
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Open page", func() { p.session.Go(notebook.Place{Entity: id}) }),
		fyne.NewMenuItem("Who occurs with it…", func() { p.showGraph(id) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Rename…", func() {
			p.ask(question{title: "Rename", label: "The name to show; the old one stays an alias", value: e.Name},
				func(s string) error { return p.session.RenameEntity(id, s) })
		}),
		fyne.NewMenuItem("Role…", func() {
			p.ask(question{title: "Role", label: "Roles or titles, separated by commas", value: strings.Join(e.Roles, ", ")},
				func(s string) error { return p.session.DescribeEntity(id, splitTags(s), e.Note) })
		}),
		kinds, merge, split,
	}
	return append(items, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Note…", func() {
			p.ask(question{title: e.Name, label: "What you know about this " + strings.ToLower(e.Kind.String()), value: e.Note, lines: 5},
				func(s string) error { return p.session.DescribeEntity(id, e.Roles, s) })
		}),
		fyne.NewMenuItem("Earlier versions…", func() { p.showEarlier(id, "“"+clip(e.Name, 40)+"”") }),
		fyne.NewMenuItem("Export as Markdown…", func() { p.exportEntity(id) }),
		fyne.NewMenuItem("Not an entity", func() { p.hide(id) }))
}

// mergeMenu offers what is the same as an entity: the others of its kind in
// the document, and any other by its name.
func (p *inspectorPanel) mergeMenu(e notebook.Entity) *fyne.MenuItem {
	merge := fyne.NewMenuItem("Same as…", nil)
	merge.ChildMenu = fyne.NewMenu("")
	for _, f := range p.found {
		if f.ID != e.ID && f.Kind == e.Kind && len(merge.ChildMenu.Items) < 20 {
			merge.ChildMenu.Items = append(merge.ChildMenu.Items, fyne.NewMenuItem(clip(f.Name, 40), func() { p.try(p.session.MergeEntities(f.ID, e.ID)) }))
		}
	}
	if len(merge.ChildMenu.Items) > 0 {
		merge.ChildMenu.Items = append(merge.ChildMenu.Items, fyne.NewMenuItemSeparator())
	}
	merge.ChildMenu.Items = append(merge.ChildMenu.Items, fyne.NewMenuItem("Another of the notebook…", func() {
		p.ask(question{title: "Same as", label: "The name of the other, as the notebook has it"}, func(name string) error {
			other, ok := p.session.EntityNamed(name)
			if !ok {
				return fmt.Errorf("no name in this notebook is written “%s”", clip(name, 60))
			}
			return p.session.MergeEntities(other.ID, e.ID)
		})
	}))
	return merge
}

// splitMenu offers what can be made an entity of its own: what was merged into
// this one, the other names it goes by here, and a namesake.
func (p *inspectorPanel) splitMenu(e notebook.Entity) *fyne.MenuItem {
	split := fyne.NewMenuItem("Split off…", nil)
	split.ChildMenu = fyne.NewMenu("")
	add := func(label string, do func() error) {
		split.ChildMenu.Items = append(split.ChildMenu.Items, fyne.NewMenuItem(label, func() { p.try(do()) }))
	}
	merged := p.session.MergedIntoThis(e.ID)
	for _, from := range merged {
		add("“"+clip(from.Name, 40)+"”", func() error { return p.session.SplitEntity(from.ID) })
	}
	for _, alias := range e.Aliases[:min(len(e.Aliases), 20)] {
		if !slices.ContainsFunc(merged, func(from notebook.Entity) bool { return from.Name == alias }) {
			add("“"+clip(alias, 40)+"”", func() error { _, err := p.session.SplitForm(e.ID, alias); return err })
		}
	}
	if !p.document.IsZero() {
		add("A namesake in this document", func() error { _, err := p.session.SplitHere(e.ID, p.document); return err })
	}
	return split
}

// hide takes a name out of every list, now and in documents to come.
func (p *inspectorPanel) hide(id notebook.ID) {
	e, err := p.session.Entity(id)
	if p.try(err) && p.try(p.session.HideEntity(id, true)) {
		p.say("“" + clip(e.Name, 40) + "” is hidden, here and in documents to come.")
	}
}

func (p *inspectorPanel) cards() []widgets.HighlightCard {
	if p.document.IsZero() {
		return nil
	}
	placed, err := p.session.HighlightsIn(p.document)
	if !p.try(err) {
		return nil
	}
	states := map[anchor.State]widgets.HighlightState{
		anchor.Anchored: widgets.StateAnchored, anchor.Check: widgets.StateCheck, anchor.Orphan: widgets.StateOrphan,
	}
	var cards []widgets.HighlightCard
	for _, h := range placed {
		if h.State != anchor.Orphan && !p.brush.hasPlace(p.document, h.Span) {
			continue
		}
		card := widgets.HighlightCard{
			ID: h.ID, Colour: h.Colour, Quote: h.Anchor.Quote, Comment: h.Comment, Tags: h.Tags, State: states[h.State],
		}
		if h.State == anchor.Orphan {
			card.Where = ""
		} else {
			card.Where = fmt.Sprintf("¶ %d", p.text.BlockAt(h.Span.Start)+1)
			card.Quote = p.text.At(h.Span)
		}
		if h.Foreign {
			card.Origin = "another capture"
		}
		cards = append(cards, card)
	}
	return cards
}

func (p *inspectorPanel) placedHighlight(id notebook.ID) (session.Placed, bool) {
	placed, err := p.session.HighlightsIn(p.document)
	if !p.try(err) {
		return session.Placed{}, false
	}
	for _, h := range placed {
		if h.ID == id {
			return h, true
		}
	}
	return session.Placed{}, false
}

func (p *inspectorPanel) showHighlight(id notebook.ID) {
	h, ok := p.placedHighlight(id)
	switch {
	case !ok:
	case h.State == anchor.Orphan:
		p.say("This passage is not in this version. Select where it belongs and choose Attach here from its menu.")
	default:
		p.session.Go(notebook.Place{Document: p.document, Span: h.Span})
	}
	p.reader.choose(id)
}

// adopt makes a highlight of another version one of the open document.
func (p *inspectorPanel) adopt(id notebook.ID) {
	_, err := p.session.Adopt(id, p.document)
	p.try(err)
}

func (p *inspectorPanel) highlightMenu(id notebook.ID, at fyne.Position) {
	h, ok := p.placedHighlight(id)
	if !ok {
		return
	}
	colours := fyne.NewMenuItem("Colour", nil)
	colours.ChildMenu = fyne.NewMenu("")
	for _, c := range notebook.Colours {
		colours.ChildMenu.Items = append(colours.ChildMenu.Items, fyne.NewMenuItem(p.session.ColourName(c), func() { p.try(p.session.Recolour(id, c)) }))
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Comment…", func() { p.reader.choose(id); p.reader.comment() }),
		fyne.NewMenuItem("Tags…", func() { p.reader.choose(id); p.reader.tag() }),
		colours,
	}
	if h.Foreign && h.State != anchor.Orphan {
		items = append(items, fyne.NewMenuItem("Take over", func() { p.adopt(id) }))
	}
	if !h.Foreign && h.State == anchor.Check {
		items = append(items, fyne.NewMenuItem("This is the place", func() { p.try(p.session.MoveHighlight(id, p.document, h.Span)) }))
	}
	if selected := p.reader.widget.Selection(); !selected.Empty() && h.State != anchor.Anchored {
		items = append(items, fyne.NewMenuItem("Attach to the selection", func() { p.try(p.session.Attach(id, p.document, selected)) }))
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Earlier versions…", func() { p.showEarlier(id, "this highlight") }),
		fyne.NewMenuItem("Move to trash", func() { p.try(p.session.TrashHighlight(id)) }))
	p.choose(at, items...)
}

func (p *inspectorPanel) newNote() {
	d, err := p.session.Document(p.document)
	if !p.try(err) {
		return
	}
	n, err := p.session.NewNote("# On “"+d.Title+"”\n\n", d.ID)
	if p.try(err) {
		p.openTab(notebook.Place{Note: n.ID})
		p.session.Go(notebook.Place{Note: n.ID})
	}
}

// publishedHint shows how a date of publication may be written.
const publishedHint = "9 April 2020, about 1890, spring 2019, …"

// facts are the rows of the Info tab.
func (p *inspectorPanel) facts() []widgets.InfoField {
	d, err := p.session.Document(p.document)
	if err != nil {
		return nil
	}
	from := func(field session.Field) string { return origin(d.Origins[string(field)]) }
	dated := func(label string, field session.Field, v notebook.Dated) widgets.InfoField {
		return widgets.InfoField{Key: string(field), Label: label, Value: v.When.String(), Origin: origin(v.Source), Editable: true}
	}
	rows := []widgets.InfoField{
		{Key: string(session.FieldTitle), Label: "Title", Value: d.Title, Origin: from(session.FieldTitle), Editable: true},
		{Key: string(session.FieldPublisher), Label: "Publisher", Value: d.Publisher, Origin: from(session.FieldPublisher), Editable: true},
		{Key: string(session.FieldAuthors), Label: "Authors", Value: strings.Join(d.Authors, ", "), Origin: from(session.FieldAuthors), Editable: true},
		dated("Published", session.FieldPublished, d.Published),
		dated("Captured", session.FieldCaptured, d.Captured),
		{Key: string(session.FieldSource), Label: "Source", Value: d.Source, Origin: from(session.FieldSource), Editable: true},
		{Key: string(session.FieldTags), Label: "Tags", Value: strings.Join(d.Tags, ", "), Editable: true},
		{Key: string(session.FieldLanguage), Label: "Language", Value: d.Language, Origin: from(session.FieldLanguage), Editable: true},
		{Label: "Format", Value: d.Format},
		{Label: "Words", Value: fmt.Sprint(d.Words)},
		{Label: "Imported", Value: d.Imported.Format("2 Jan 2006, 15:04")},
		{Label: "SHA-256", Value: d.SHA256, Fixed: true},
	}
	for _, v := range d.LiveVersions() {
		if other, err := p.session.Document(v.Document); err == nil && other.Trashed.IsZero() {
			label := "Version"
			if v.Related {
				label = "Shares passages"
			}
			rows = append(rows, widgets.InfoField{Key: versionKey + other.ID.String(), Label: label, Value: other.Title, Origin: p.session.VersionText(d, v), Editable: true, Icon: "version"})
		}
	}
	return append(p.offers(d.ID), rows...)
}

// offers are rows for what the reader did in another version: a click takes it
// over.
func (p *inspectorPanel) offers(document notebook.ID) []widgets.InfoField {
	list, err := p.session.Offers(document)
	if !p.try(err) {
		return nil
	}
	var rows []widgets.InfoField
	for i, o := range list {
		label := "Take over event"
		if o.Published.Known() {
			label = "Take over date"
		}
		rows = append(rows, widgets.InfoField{Key: offerKey + strconv.Itoa(i), Label: label, Value: o.Says(), Origin: "yours in " + p.versionName(o.From), Editable: true, Icon: "version"})
	}
	return rows
}

// accept takes over what the row with a number offers.
func (p *inspectorPanel) accept(number string) {
	list, err := p.session.Offers(p.document)
	n, bad := strconv.Atoi(number)
	if p.try(cmp.Or(err, bad)) && n < len(list) {
		p.try(p.session.Accept(list[n]))
	}
}

func origin(source string) string {
	if source == "" {
		return ""
	}
	return "from " + source
}

// versionKey begins the key of the row of another version, its id follows.
const versionKey = "version "

// offerKey begins the key of the row of an offer, its number follows.
const offerKey = "offer "

func (p *inspectorPanel) edit(field session.Field) {
	if number, ok := strings.CutPrefix(string(field), offerKey); ok {
		p.accept(number)
		return
	}
	if other, ok := strings.CutPrefix(string(field), versionKey); ok {
		id, err := notebook.ParseID(other)
		if p.try(err) {
			p.compare(p.document, id)
		}
		return
	}
	d, err := p.session.Document(p.document)
	if !p.try(err) {
		return
	}
	value, hint := "", ""
	for _, f := range p.facts() {
		if f.Key == string(field) {
			value = f.Value
		}
	}
	switch field {
	case session.FieldPublished:
		value, hint = d.Published.When.EDTF, publishedHint
	case session.FieldCaptured:
		value, hint = d.Captured.When.EDTF, "9 April 2020"
	case session.FieldAuthors, session.FieldTags:
		hint = "separated by commas"
	}
	name := string(field)
	p.ask(question{title: strings.ToUpper(name[:1]) + name[1:], label: d.Title, value: value, hint: hint},
		func(s string) error { return p.session.SetField(d.ID, field, s) })
}
