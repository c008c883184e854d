package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// object prints one JSON object on a line of its own.
func (c *call) object(v any) error {
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := c.Stdout.Write(escapedObeyed(line.Bytes()))
	return err
}

// say prints one line for people.
func (c *call) say(format string, args ...any) {
	fmt.Fprintf(c.Stdout, format+"\n", args...)
}

// emit prints v with --json, and else the line.
func (c *call) emit(v any, line string) error {
	if c.json {
		return c.object(v)
	}
	c.say("%s", line)
	return nil
}

// notNil makes JSON print [] and not null.
func notNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func oneLine(s string, most int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

func percent(f float32) string { return fmt.Sprintf("%.0f %%", 100*f) }

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
