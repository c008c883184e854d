package main

import (
	"path/filepath"
	"strconv"
	"strings"

	"casebound/docs/train/ner/corpus"
	"casebound/notebook/extract/name"
)

// readLexicon reads word_lexicon.tsv.gz: word, cluster, prior.
func readLexicon(path string) ([]name.LexiconWord, error) {
	lines, err := corpus.Lines(path)
	if err != nil {
		return nil, err
	}
	out := make([]name.LexiconWord, 0, len(lines))
	for _, l := range lines {
		f := strings.Split(l, "\t")
		if len(f) < 3 {
			continue
		}
		cluster, _ := strconv.ParseUint(f[1], 10, 32)
		prior, _ := strconv.ParseUint(f[2], 10, 32)
		out = append(out, name.LexiconWord{Form: f[0], Cluster: uint32(cluster), Prior: uint32(prior)})
	}
	return out, nil
}

// readLists reads the name lists: those of the data folder, and the project's
// own from its models folder.
func readLists(data, own string) (lists [name.Lists][]string, err error) {
	for i, files := range name.ListFiles {
		for _, f := range files {
			var names []string
			if mine, ok := strings.CutPrefix(f, "+"); ok {
				names, err = readOwn(own, mine)
			} else {
				names, err = corpus.Lines(filepath.Join(data, f+".txt.gz"))
			}
			if err != nil {
				return lists, err
			}
			lists[i] = append(lists[i], names...)
		}
	}
	return lists, nil
}

// readOwn reads one of the project's lists: "Name | alias | ?alias" a line, #
// for remarks. A form marked ? is an everyday word too; those alone are the
// list that is asked for with a question mark at its end.
func readOwn(dir, file string) ([]string, error) {
	file, doubtful := strings.CutSuffix(file, "?")
	lines, err := corpus.Lines(filepath.Join(dir, file+".txt"))
	if err != nil {
		return nil, err
	}
	var names []string
	for _, l := range lines {
		if strings.HasPrefix(l, "#") {
			continue
		}
		forms := strings.Split(l, "|")
		if file == "demonyms" && len(forms) > 0 {
			forms = forms[1:] // the first is the place
		}
		for _, form := range forms {
			form, marked := strings.CutPrefix(strings.TrimSpace(form), "?")
			if form != "" && marked == doubtful {
				names = append(names, form)
			}
		}
	}
	return names, nil
}
