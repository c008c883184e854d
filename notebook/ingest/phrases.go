package ingest

import "strings"

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
	{"points to other articles", 3, []string{
		"related posts", "related articles", "related stories", "related coverage", "related content", "you may also like", "you might also like", "recommended for you",
		"more from this author", "most read", "most popular", "go here to read", "das könnte sie auch interessieren", "lesen sie auch", "mehr zum thema", "recommended stories",
	}},
	{"points to other articles", 2, []string{
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

// longWords is the size from which a phrase is more likely to be spoken of
// than to be meant.
const longWords = 60

// phraseEvidence adds up what the block says, each reason once with its
// heaviest phrase and a little for more of them.
func phraseEvidence(p *profile) Verdict {
	var v Verdict
	seen := map[string]bool{}
	for _, group := range phrases {
		for _, phrase := range group.list {
			if !holdsPhrase(p.words, phrase) {
				continue
			}
			weight := group.weight
			if p.count > longWords {
				weight = weight / 2
			}
			if seen[group.reason] {
				v.Score += min(weight, 1)
				continue
			}
			seen[group.reason] = true
			v = v.Add(weight, group.reason)
		}
	}
	return v
}

// holdsPhrase reports whether the phrase stands in words between spaces.
func holdsPhrase(words, phrase string) bool {
	return strings.Contains(words, " "+phrase+" ")
}

// leadsElsewhere reports whether the block announces a list of other articles.
func leadsElsewhere(p *profile) bool {
	for _, group := range phrases {
		if group.reason != "points to other articles" {
			continue
		}
		for _, phrase := range group.list {
			if holdsPhrase(p.words, phrase) {
				return p.count < 12
			}
		}
	}
	return false
}
