package ingest

import (
	"cmp"
	"slices"
	"strings"
)

// phrases are what pages say to their visitors, by what they want. They are
// compared with the bare words of a block, so that captures which lost their
// punctuation match too. A weight of 1 needs company, 2 is furniture in a
// short block, 3 is furniture wherever it stands.
var phrases = []struct {
	reason string
	weight float32
	list   []string
}{
	{"asks to subscribe", 3, []string{
		"confirm your subscription", "sign up for our", "signing up for our", "subscribe to our", "check your spam folder", "unsubscribe at any time",
		"delivered to your inbox", "straight to your inbox", "newsletter abonnieren", "newsletter bestellen", "already a subscriber",
	}},
	{"asks to subscribe", 2, []string{
		"subscribe now", "newsletter", "newsletters", "confirmation email", "spam folder", "sign up", "keep up to date", "get the latest",
		"become a member", "subscribe today", "get our app", "download the app", "our app",
	}},
	{"asks to subscribe", 1, []string{"subscribe", "signing up", "subscribers", "unsubscribe", "your inbox", "thank you", "for your security", "sign in", "log in", "email address"}},
	{"asks to share or follow", 3, []string{"follow us on", "like us on facebook", "share this article", "share this story", "share this post", "click to share", "folgen sie uns"}},
	{"asks to share or follow", 2, []string{"share this", "share on", "follow us", "follow him on", "follow her on", "follow them on", "join the conversation", "tweet this", "artikel teilen"}},
	{elsewhere, 3, []string{
		"related posts", "related articles", "related stories", "related coverage", "related content", "you may also like", "you might also like", "recommended for you",
		"more from this author", "most read", "most popular", "go here to read", "das könnte sie auch interessieren", "lesen sie auch", "mehr zum thema", "recommended stories",
	}},
	{elsewhere, 2, []string{
		"read more", "read next", "read also", "see also", "more stories", "top stories", "trending now", "editors picks", "more from", "continue reading",
		"click here", "click the link", "next article", "previous article", "next post", "previous post", "read the rest", "read the full story", "weiterlesen", "mehr lesen",
	}},
	{"asks for tips or letters", 2, []string{
		"send tips", "send your tips", "send us", "contact us", "email us", "write to us", "get in touch with", "have a tip", "got a tip", "letters to the editor", "report a typo", "submit a correction",
	}},
	{"asks for money", 2, []string{"support our journalism", "make a donation", "donate now", "support our work", "support independent journalism", "unterstützen sie uns", "from as little as"}},
	{"belongs to the page", 3, []string{
		"bookmark the permalink", "this entry was posted", "all rights reserved", "alle rechte vorbehalten", "skip to content", "skip to main content", "skip to navigation", "back to top",
		"leave a reply", "leave a comment", "comments are closed", "view comments", "accept cookies", "accept all cookies", "we use cookies", "this site uses cookies", "cookie policy", "cookie settings",
		"please enable javascript", "powered by wordpress", "your email address will not be published", "terms and conditions apply", "zur startseite", "wir verwenden cookies",
	}},
	{"belongs to the page", 2, []string{
		"privacy policy", "terms of use", "terms of service", "filed under", "posted in", "tagged with", "print this", "save this story", "article continues below", "story continues below",
		"continues after advertisement", "sponsored content", "paid content", "cookies", "datenschutz", "impressum", "this article was amended", "permalink",
	}},
	{"belongs to the page", 1, []string{"advertisement", "copyright", "register", "comments", "originally published", "first published", "photo credit", "getty images", "leser kommentare"}},
}

// elsewhere is the reason that announces a list of other articles.
const elsewhere = "points to other articles"

// phrase is one entry of the table, found by its first word.
type phrase struct {
	group int
	rest  string // the phrase and a space
}

var phrasesByWord = func() map[string][]phrase {
	byWord := map[string][]phrase{}
	for i, group := range phrases {
		for _, p := range group.list {
			first, _, _ := strings.Cut(p, " ")
			byWord[first] = append(byWord[first], phrase{i, p + " "})
		}
	}
	return byWord
}()

// said lists the phrases in the words of a block, each once. words are as
// bareWords gives them, joined and followed by a space.
func said(words []string, joined string) []phrase {
	var found []phrase
	at := 0
	for _, w := range words {
		for _, p := range phrasesByWord[w] {
			if strings.HasPrefix(joined[at:], p.rest) && !slices.Contains(found, p) {
				found = append(found, p)
			}
		}
		at += len(w) + 1
	}
	slices.SortStableFunc(found, func(a, b phrase) int { return cmp.Compare(a.group, b.group) })
	return found
}

// longWords is the size from which a phrase is more likely to be spoken of
// than to be meant.
const longWords = 60

// phraseEvidence adds up what the block says: for each reason its heaviest
// phrase, and a little for every other one.
func phraseEvidence(p *profile) Assessment {
	var v Assessment
	counted := map[string]bool{}
	for _, s := range p.said {
		group := phrases[s.group]
		weight := group.weight
		if p.count > longWords {
			weight /= 2
		}
		if counted[group.reason] {
			v.Score += min(weight, 1)
			continue
		}
		counted[group.reason] = true
		v = v.Add(weight, group.reason)
	}
	return v
}

// leadsElsewhere reports whether the block announces a list of other articles.
func leadsElsewhere(p *profile) bool {
	return p.count < 12 && slices.ContainsFunc(p.said, func(s phrase) bool { return phrases[s.group].reason == elsewhere })
}
