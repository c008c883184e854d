package app

import (
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"casebound/notebook/finder"
	"casebound/widgets"
)

// command is one thing the reader can ask for. The table of them feeds the
// menu, the shortcuts, the finder's commands and the list of keys.
type command struct {
	name  string // "highlight.add"
	title string // "Highlight the selection"
	menu  string // which menu it stands in, "" for none
	under string // which item of the menu it opens from, "" for none
	keys  keys   // with a modifier; it works whatever has the focus
	rune  rune   // a letter that works while the document has the focus
	note  string // keys that a widget handles itself, for the list of keys
	when  func() string
	run   func()
	apart bool // a line above it in the menu
}

// keys is a key with modifiers. The zero keys is none.
type keys struct {
	key fyne.KeyName
	mod fyne.KeyModifier
}

// ctrl is Ctrl, and Cmd on macOS.
const ctrl = fyne.KeyModifierShortcutDefault

// shortcut is what the toolkit calls the keys. It has names of its own for
// undo, redo and the clipboard, and none for keys without a modifier.
func (k keys) shortcut() fyne.Shortcut {
	switch {
	case k.key == "" || k.mod&^fyne.KeyModifierShift == 0:
		return nil
	case k == keys{fyne.KeyZ, ctrl}:
		return &fyne.ShortcutUndo{}
	case k == keys{fyne.KeyY, ctrl}:
		return &fyne.ShortcutRedo{}
	case k == keys{fyne.KeyX, ctrl}:
		return &fyne.ShortcutCut{}
	case k == keys{fyne.KeyC, ctrl}:
		return &fyne.ShortcutCopy{}
	case k == keys{fyne.KeyV, ctrl}:
		return &fyne.ShortcutPaste{}
	}
	return &desktop.CustomShortcut{KeyName: k.key, Modifier: k.mod}
}

// String writes keys as people do: "Ctrl Shift P".
func (k keys) String() string {
	if k.key == "" {
		return ""
	}
	var parts []string
	primary := "Ctrl"
	if runtime.GOOS == "darwin" {
		primary = "Cmd"
	}
	if k.mod&ctrl != 0 {
		parts = append(parts, primary)
	}
	if k.mod&fyne.KeyModifierAlt != 0 {
		parts = append(parts, "Alt")
	}
	if k.mod&fyne.KeyModifierShift != 0 {
		parts = append(parts, "Shift")
	}
	name := map[fyne.KeyName]string{
		fyne.KeyLeft: "←", fyne.KeyRight: "→", fyne.KeyEqual: "=", fyne.KeyMinus: "-", fyne.KeyDelete: "Del",
		fyne.KeyUp: "↑", fyne.KeyDown: "↓", fyne.KeyPageUp: "PgUp", fyne.KeyPageDown: "PgDn",
	}[k.key]
	if name == "" {
		name = string(k.key)
	}
	return strings.Join(append(parts, name), " ")
}

// unavailable is why the command cannot run now, "" when it can.
func (c command) unavailable() string {
	if c.when == nil {
		return ""
	}
	return c.when()
}

// do runs the command, or says why not. Menu shortcuts fire even for disabled
// items, so the question is asked again here.
func (c command) do(d *desk) {
	if d.left {
		return
	}
	if why := c.unavailable(); why != "" {
		d.say(sentence(why))
		return
	}
	c.run()
	d.trace("ran " + c.name)
}

// table is all commands of a window.
type table []command

// named finds a command.
func (t table) named(name string) (command, bool) {
	i := slices.IndexFunc(t, func(c command) bool { return c.name == name })
	if i < 0 {
		return command{}, false
	}
	return t[i], true
}

// letter finds the command of a letter.
func (t table) letter(r rune) (command, bool) {
	i := slices.IndexFunc(t, func(c command) bool { return c.rune == r && r != 0 })
	if i < 0 {
		return command{}, false
	}
	return t[i], true
}

// menuOrder is the order of the menus.
var menuOrder = []string{"File", "Edit", "View", "Go", "Highlight", "Notebook", "Help"}

// mainMenu makes the menu bar. Global shortcuts live on its items, since a
// focused entry swallows every other kind.
func (t table) mainMenu(d *desk) *fyne.MainMenu {
	var menus []*fyne.Menu
	for _, title := range menuOrder {
		menu := fyne.NewMenu(title)
		for _, c := range t {
			if c.menu != title {
				continue
			}
			if c.apart && len(menu.Items) > 0 {
				menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
			}
			item := fyne.NewMenuItem(c.title, func() { c.do(d) })
			item.Shortcut = c.keys.shortcut()
			if c.under == "" {
				menu.Items = append(menu.Items, item)
			} else {
				into := childMenu(menu, c.under)
				into.Items = append(into.Items, item)
			}
		}
		menus = append(menus, menu)
	}
	return fyne.NewMainMenu(menus...)
}

// childMenu is the menu that opens from the item of a title, which is added to
// the menu when it is not the last there.
func childMenu(menu *fyne.Menu, title string) *fyne.Menu {
	if n := len(menu.Items); n > 0 && menu.Items[n-1].Label == title {
		return menu.Items[n-1].ChildMenu
	}
	item := fyne.NewMenuItem(title, nil)
	item.ChildMenu = fyne.NewMenu(title)
	menu.Items = append(menu.Items, item)
	return item.ChildMenu
}

// candidates makes the commands findable.
func (t table) candidates() []finder.Candidate {
	var list []finder.Candidate
	for _, c := range t {
		detail := c.keys.String()
		if detail == "" && c.rune != 0 {
			detail = string(c.rune)
		}
		list = append(list, finder.Candidate{
			Kind: finder.Command, ID: "command:" + c.name, Title: c.title, Label: "Command",
			Detail: detail, Command: c.name, Unavailable: c.unavailable(),
		})
	}
	return list
}

// keyGroups is the list of keys, by menu.
func (t table) keyGroups() []widgets.KeyGroup {
	var groups []widgets.KeyGroup
	for _, title := range menuOrder {
		group := widgets.KeyGroup{Title: title}
		for _, c := range t {
			if c.menu != title {
				continue
			}
			written := c.keys.String()
			if c.rune != 0 {
				written = strings.TrimSpace(strings.Trim(written+"  "+string(c.rune), " "))
			}
			if c.note != "" {
				written = strings.TrimSpace(written + "  " + c.note)
			}
			if written != "" {
				group.Keys = append(group.Keys, widgets.KeyRow{Keys: written, Does: c.title})
			}
		}
		if len(group.Keys) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}
