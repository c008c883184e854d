package markdown

import (
	"strings"
	"testing"
)

func TestATemplateReplacesTheShape(t *testing.T) {
	s := hostile("The [Log]", "", "A *quote*.", "Mine.", "claim", "Ann")
	got := writeAs(t, s, Options{Template: `{{frontmatter .}}
{{range .Highlights}}* {{.Colour}} {{range .Paragraphs}}{{escape .}}{{end}} {{range .Tags}}{{tag .}}{{end}} {{range .Entities}}{{link .Name}}{{end}}
{{end}}{{.Zone}}`})
	for _, want := range []string{"title: \"The [Log]\"\n", `* red A \*quote\*. #claim [[Ann]]` + "\n" + beginNotes} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestATemplateCannotLoseTheReadersZone(t *testing.T) {
	s := hostile("T", "", "q", "", "", "")
	old := "anything\n" + beginNotes + "\nMine.\n" + endNotes + "\n"
	got := writeAs(t, s, Options{Template: "{{.Title}}", Previous: []byte(old)})
	if want := "T\n\n" + beginNotes + "\nMine.\n" + endNotes + "\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if again := writeAs(t, s, Options{Template: "{{.Title}}", Previous: []byte(got)}); again != got {
		t.Errorf("the next time %q", again)
	}
}

func TestTheUsualShapeCanBeWrittenAsATemplate(t *testing.T) {
	s := hostile("T", "https://a.example", "q\nr", "c", "t", "n")
	usual := writeAs(t, s, Options{})
	got := writeAs(t, s, Options{Template: "{{frontmatter .}}# {{escape .Title}}\n\n## Highlights\n{{range .Highlights}}\n{{entry .}}{{end}}\n{{.Zone}}"})
	if got != usual {
		t.Errorf("got\n%s\nwant\n%s", got, usual)
	}
}

func TestATemplateErrorNamesItsLine(t *testing.T) {
	s := hostile("T", "", "q", "", "", "")
	for _, c := range []struct{ name, template, want string }{
		{"", "one\ntwo {{if}} three\n", "line 2 of template: "},
		{"shape:7.tmpl", "one\n\n{{.Nothing}}", "line 3 of shape:7.tmpl: "},
		{"x", "{{range .Highlights}}\n{{nope .}}{{end}}", "line 2 of x: "},
		{"x", "\n\n\n{{index .Tags 99}}", "line 4 of x: "},
		{"x", `{{define "a"}}{{template "a" .}}{{end}}{{template "a" .}}`, "line 1 of x: "},
	} {
		_, err := Write(s, Options{Template: c.template, TemplateName: c.name})
		if err == nil || !strings.HasPrefix(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: got %v, want it to begin with %q", c.template, err, c.want)
		}
	}
}

func TestATemplateCannotWriteWithoutEnd(t *testing.T) {
	s := hostile("T", "", strings.Repeat("words ", 3000), "", "", "")
	endless := `{{define "twice"}}{{range .Highlights}}{{.Quote}}{{.Quote}}{{end}}{{end}}` + strings.Repeat(`{{template "twice" .}}`, 2500)
	if _, err := Write(s, Options{Template: endless, TemplateName: "x"}); err == nil || !strings.Contains(err.Error(), "64 MB") {
		t.Errorf("got %v", err)
	}
}
