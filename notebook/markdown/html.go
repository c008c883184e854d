package markdown

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"
)

// htmlPage is a page that stands alone: no script, nothing fetched, and a
// policy that forbids both. html/template escapes every value for its place.
var htmlPage = template.Must(template.New("page").Funcs(template.FuncMap{
	"hash":  func(s string) string { return "#" + s },
	"lines": func(s string) []string { return strings.Split(s, "\n") },
	"web":   webAddress,
	"title": func(p *Page) string {
		if t := strings.TrimSpace(oneLine(p.Title)); t != "" {
			return t
		}
		return "Untitled"
	},
}).Parse(`<!DOCTYPE html>
<html lang="{{or .Language "en"}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{title .}}</title>
<style>
body { max-width: 40em; margin: 2em auto; padding: 0 1em; font: 17px/1.6 Georgia, serif; color: #23221f; background: #fffefb; }
header p, .where, ul { font: 13px/1.5 sans-serif; color: #6b675f; }
blockquote { margin: 1.5em 0 .3em; padding: .1em 1em; border-left: .35em solid #aaaaaa; }
blockquote p { margin: .5em 0; }
.yellow { border-color: #ffd400; } .red { border-color: #ff6666; } .green { border-color: #5fb236; } .blue { border-color: #2ea8e5; }
.purple { border-color: #a28ae5; } .magenta { border-color: #e56eee; } .orange { border-color: #f19837; } .grey { border-color: #aaaaaa; }
ul { margin: 0 0 1.5em; padding-left: 2.4em; } .comment { white-space: pre-wrap; color: #23221f; }
</style>
</head>
<body>
<header>
<h1>{{title .}}</h1>
<p>{{with .Publisher}}{{.}} · {{end}}{{with .Published}}published {{.}} · {{end}}{{with .Captured}}captured {{.}} · {{end}}{{if web .Source}}<a href="{{.Source}}" rel="noreferrer">{{.Source}}</a>{{else}}{{.Source}}{{end}}</p>
</header>
{{define "entry"}}<blockquote id="{{.Block}}" class="{{.Colour}}">
{{range .Paragraphs}}<p>{{range $i, $line := lines .}}{{if $i}}<br>{{end}}{{$line}}{{end}}</p>
{{end}}</blockquote>
<ul>
<li class="where">{{.Label}}{{if .Paragraph}} · ¶{{.Paragraph}}{{end}}</li>
{{with .Comment}}<li>Comment: <span class="comment">{{.}}</span></li>
{{end}}{{if .Tags}}<li>Tags:{{range .Tags}} {{hash .}}{{end}}</li>
{{end}}{{if .Entities}}<li>People and places: {{range $i, $e := .Entities}}{{if $i}}, {{end}}{{$e.Name}}{{end}}</li>
{{end}}{{range .Dates}}<li>Date: {{.EDTF}}{{if .Words}} (“{{.Words}}”{{with .How}}, {{.}}{{end}}){{end}}</li>
{{end}}</ul>
{{end}}{{if .Highlights}}<h2>Highlights</h2>
{{range .Highlights}}{{template "entry" .}}{{end}}{{end}}{{if .Orphans}}<h2>Not in this version</h2>
{{range .Orphans}}{{template "entry" .}}{{end}}{{end}}</body>
</html>
`))

func writeHTML(p *Page) ([]byte, error) {
	var out bytes.Buffer
	if err := htmlPage.Execute(&out, p); err != nil {
		return nil, fmt.Errorf("write HTML: %w", err)
	}
	return out.Bytes(), nil
}
