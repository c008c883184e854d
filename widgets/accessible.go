package widgets

import "fyne.io/fyne/v2"

// What assistive technology is told of the widgets that are made of others.

var (
	_ fyne.Accessible = (*Finder)(nil)
	_ fyne.Accessible = (*FindBar)(nil)
	_ fyne.Accessible = (*KeyList)(nil)
	_ fyne.Accessible = (*NoteEditor)(nil)
	_ fyne.Accessible = (*SearchPage)(nil)
	_ fyne.Accessible = (*EntityPage)(nil)
	_ fyne.Accessible = (*Inspector)(nil)
	_ fyne.Accessible = (*Timeline)(nil)
	_ fyne.Accessible = (*Tabs)(nil)
	_ fyne.Accessible = (*Toolbar)(nil)
	_ fyne.Accessible = (*StatusBar)(nil)
	_ fyne.Accessible = (*Library)(nil)
)

// AccessibilityLabel implements fyne.Accessible: the marked row is read out.
func (f *Finder) AccessibilityLabel() string {
	if i := f.list.chosen; i >= 0 && i < len(f.rows) {
		return f.rows[i].Kind + " " + f.rows[i].Title + ", " + itoa(i+1) + " of " + itoa(len(f.rows))
	}
	return "Finder"
}

// AccessibilityRole implements fyne.Accessible.
func (f *Finder) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel implements fyne.Accessible.
func (f *FindBar) AccessibilityLabel() string {
	said, _ := f.said()
	return "Find in document, " + said
}

// AccessibilityRole implements fyne.Accessible.
func (f *FindBar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel implements fyne.Accessible.
func (k *KeyList) AccessibilityLabel() string { return "Keys" }

// AccessibilityRole implements fyne.Accessible.
func (k *KeyList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel implements fyne.Accessible.
func (n *NoteEditor) AccessibilityLabel() string { return "Note" }

// AccessibilityRole implements fyne.Accessible.
func (n *NoteEditor) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel implements fyne.Accessible.
func (s *SearchPage) AccessibilityLabel() string { return "Search, " + s.said }

// AccessibilityRole implements fyne.Accessible.
func (s *SearchPage) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
