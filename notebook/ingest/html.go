package ingest

import (
	"context"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// maxHTML is the largest page that is parsed, without its data: addresses.
const maxHTML = 20 << 20

// readHTML reads a web page. All its visible words are kept; what stands
// outside the article becomes furniture.
func readHTML(ctx context.Context, src Source) (draft, error) {
	in := decodeHTML(src.Bytes)
	page := dropData(in.text)
	if len(page) > maxHTML {
		return draft{}, TooLarge(src.Name)
	}
	if err := ctx.Err(); err != nil {
		return draft{}, err
	}
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return flatDraft(in, page), nil // nested too deeply for a tree
	}
	return treeDraft(ctx, in, page, root)
}

func treeDraft(ctx context.Context, in decoded, page string, root *html.Node) (draft, error) {
	d := draft{format: "html"}
	d.facts.note(in.note)
	head := headOf(root)
	head.file(&d.facts)
	d.facts.fromArchiver(page[:min(len(page), declaredIn)])
	w := newPageWalk(head.base(d.facts.address.value))
	if err := ctx.Err(); err != nil {
		return draft{}, err
	}
	w.article = articleOf(root)
	if err := ctx.Err(); err != nil {
		return draft{}, err
	}
	w.node(root)
	d.text, d.clues = w.finish(), w.clues
	w.settle(&d, head)
	d.facts.nearTitle(d.text.WithFurniture(outside(d.clues)))
	return d, nil
}

// flatDraft reads a page by its tags alone, without a tree: hostile nesting
// costs nothing then, and no article is looked for.
func flatDraft(in decoded, page string) draft {
	d := draft{format: "html"}
	d.facts.note(in.note)
	d.facts.fromArchiver(page[:min(len(page), declaredIn)])
	b := newBuilder()
	title := flatten(b, page)
	d.text, d.clues = b.finish(), b.clues
	d.facts.title.offer(title, "the page's title")
	d.facts.nearTitle(d.text)
	return d
}

func outside(clues []clue) map[int]bool {
	out := map[int]bool{}
	for i, c := range clues {
		if c.outside {
			out[i] = true
		}
	}
	return out
}

var (
	singleFile = regexp.MustCompile(`(?s)<!--\s*Page saved with SingleFile\s*url:\s*(\S+)\s*saved date:\s*([^\n]+)`)
	savedFrom  = regexp.MustCompile(`<!-- saved from url=\(\d+\)(\S+) -->`)
	wayback    = regexp.MustCompile(`^https?://web\.archive\.org/web/(\d{8})\d*(?:[a-z]{2}_)?/(.+)$`)
)

// fromArchiver reads what programs that save pages write at the top.
func (f *facts) fromArchiver(top string) {
	if m := singleFile.FindStringSubmatch(top); m != nil {
		f.address.offer(m[1], "the SingleFile comment")
		if w, ok := parseDate(m[2]); ok {
			f.offerCaptured(w, "the SingleFile comment", 0.95)
		}
	}
	if m := savedFrom.FindStringSubmatch(top); m != nil {
		f.address.offer(m[1], "the browser's comment")
	}
	if m := wayback.FindStringSubmatch(f.address.value); m != nil {
		if w, ok := parseDate(m[1]); ok {
			f.offerCaptured(w, "the address in the Internet Archive", 0.95)
		}
		f.address.value = m[2]
	}
}
