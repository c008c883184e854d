package cli

import (
	"errors"
	"fmt"
	"time"

	"casebound/storage"
)

type statusLine struct {
	ID          string     `json:"id"`
	Created     time.Time  `json:"created"`
	Encrypted   bool       `json:"encrypted"`
	Ways        []string   `json:"ways"` // to open it
	Backups     int        `json:"backups"`
	InClear     int        `json:"in_clear"` // of an encrypted notebook
	BackupsIn   string     `json:"backups_in"`
	LastBackup  *time.Time `json:"last_backup"` // made and read back
	Notices     []string   `json:"notices"`
	Surrounding []string   `json:"surroundings"`
}

// runStatus says how safe a notebook is.
func runStatus(c *call) (err error) {
	if err := c.take(1, 1); err != nil {
		return err
	}
	n, err := c.store(c.args[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, n.Close()) }()
	l := statusLine{ID: n.ID().String(), Created: n.Created(), Encrypted: n.Encrypted(), Ways: []string{}, Notices: notNil(n.Notices()), Surrounding: notNil(storage.Surroundings(n.Dir()))}
	slots, err := n.Slots()
	if err != nil {
		return err
	}
	for _, s := range slots {
		l.Ways = append(l.Ways, s.Kind)
	}
	list, err := n.AllBackups()
	if err != nil {
		return err
	}
	l.Backups = len(list)
	if l.Backups > 0 {
		l.LastBackup = &list[l.Backups-1].Made
	}
	if l.Encrypted {
		l.InClear = clearOnes(list)
	}
	var fallen string
	if l.BackupsIn, fallen = n.BackupsIn(); fallen != "" {
		l.Notices = append(l.Notices, fallen)
	}
	if c.json {
		return c.object(l)
	}
	c.sayStatus(l)
	return nil
}

func (c *call) sayStatus(l statusLine) {
	c.say("made         %s", l.Created.Format("2 Jan 2006 15:04"))
	if l.Encrypted {
		c.say("encrypted    yes; opened by %s", joinedWords(l.Ways))
	} else {
		c.say("encrypted    no: whoever can read its folder can read it")
	}
	if l.LastBackup == nil {
		c.say("last backup  none yet")
	} else {
		c.say("last backup  %s, read back and found whole", l.LastBackup.Format("2 Jan 2006 15:04"))
	}
	c.say("backups      %d; new ones go to %s", l.Backups, l.BackupsIn)
	if l.InClear > 0 {
		c.say("             %s not encrypted: casebound backups --seal or --delete-unencrypted", fmt.Sprint(l.InClear))
	}
	for _, s := range append(l.Notices, l.Surrounding...) {
		c.say("note         %s", s)
	}
}

func joinedWords(words []string) string {
	out := ""
	for i, w := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			out += " or "
		default:
			out += ", "
		}
		out += w
	}
	return out
}
