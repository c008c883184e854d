package cli

// verbs lists what the command line can do, in the order help shows them.
func verbs() []verb {
	return []verb{
		{
			"import", "NOTEBOOK PATH… [--published DATE] [--replaces DOC] [--json]", "take in files and folders",
			"Takes in text, Markdown and HTML files, and folders of them. The same bytes twice are one document. With --replaces, one file is taken in as a newer version of a document, and the highlights of that are carried over.", runImport,
		},
		{
			"list", "NOTEBOOK [documents|highlights|notes|entities|events] [--json]", "list what is in a notebook",
			"Lists documents, or what is named. Highlights are listed for every document they are looked for in.", runList,
		},
		{
			"extract", "FILE… [--published DATE] [--raw] [--json]", "find names and dates in files, without a notebook",
			"Prints the names and time expressions of each file.", runExtract,
		},
		{
			"highlight", "NOTEBOOK DOC --quote TEXT [--colour C] [--comment C] [--tag T]", "highlight a passage",
			"Highlights the passage of a document that reads like the quote. DOC is an id, the start of one, or a title.", runHighlight,
		},
		{
			"find", "NOTEBOOK QUERY [--json]", "what the finder finds",
			"Answers a query as the finder does: documents, names, highlights, notes, dates. Prefixes: > commands @ names # tags \" highlights : dates.", runFind,
		},
		{
			"search", "NOTEBOOK QUERY [--sort date] [--save NAME] [--json] | NOTEBOOK --saved NAME | NOTEBOOK --reindex", "search every word of the notebook",
			"Searches texts, comments and notes: words, \"phrases\", AND OR NOT, prefix*, and fields such as title: person: published:2019..2020. With --save, the query is kept under a name as well; --saved asks it again. With --reindex, the index is made again first.", runSearch,
		},
		{
			"export", "NOTEBOOK [DOC…] [--format markdown|html|csv|jsonld|json] [--template FILE] [--timeline markdown|csv|ical|timelinejs|svg|png [--span FROM/TO] [--colour BY] [--theme T]] -o DIR", "write highlights or the timeline out",
			"Writes the highlights of the documents, or of all that have any, one file each. What you wrote between the notes markers of a Markdown file stays. With --timeline, the events of the documents, or of the notebook, are written in one file instead, which -o may name; as a picture it is drawn as the window shows it.", runExport,
		},
		{
			"verify", "NOTEBOOK", "check every record, hash and index",
			"Reads everything in the notebook and says what it checked. Exit 1 when anything is wrong.", runVerify,
		},
		{
			"backup", "NOTEBOOK FILE", "write a backup and read it back",
			"Writes the whole notebook to one file, encrypted as the notebook is, and reads it back to be sure.", runBackup,
		},
		{
			"restore", "FILE NOTEBOOK | NOTEBOOK FILE --document DOC", "make a notebook of a backup, or bring one document back",
			"Makes a new notebook of a backup; the folder must not hold a notebook yet. With --document, brings one document back into a notebook as the backup has it, with its highlights.", runRestore,
		},
		{
			"backups", "NOTEBOOK [--folder DIR|--beside] [--seal|--delete-unencrypted]", "list the backups of a notebook, and say where they go",
			"Lists the backups in the folder of choice, beside the notebook and in it. Every one was read back when it was made.", runBackups,
		},
		{
			"repair", "NOTEBOOK [--backup FILE] [--yes]", "make a damaged notebook whole",
			"Says what is wrong and what would be done, and does it with --yes: the notebook is made anew from its newest whole backup and the journal, or from what can still be read. The damaged data are kept.", runRepair,
		},
		{
			"status", "NOTEBOOK [--json]", "how safe a notebook is",
			"Says whether it is encrypted, what opens it, when it was backed up last, and what is risky about its place.", runStatus,
		},
		{
			"encrypt", "NOTEBOOK [--new-passphrase-file FILE]", "give a notebook a passphrase",
			"Encrypts a notebook that is not. Prints a recovery code once. docs/security.md tells what is protected and what is not.", runEncrypt,
		},
		{
			"decrypt", "NOTEBOOK", "take the passphrase off a notebook",
			"Writes an encrypted notebook in clear.", runDecrypt,
		},
		{
			"passphrase", "NOTEBOOK [--new-passphrase-file FILE]", "change the passphrase",
			"Changes the passphrase of an encrypted notebook.", runPassphrase,
		},
		{
			"keys", "NOTEBOOK [--new-key-file FILE] [--new-recovery-code] [--remove N] [--strengthen]", "the ways to open an encrypted notebook",
			"Lists passphrase, recovery code and key files, makes new ones and takes them away.", runKeys,
		},
		{
			"rekey", "NOTEBOOK [--new-passphrase-file FILE]", "encrypt a notebook anew",
			"Writes an encrypted notebook anew under a new key, against old copies of its key file and old passphrases. Prints a recovery code once.", runRekey,
		},
		{
			"snapshot", "NOTEBOOK -o FILE.png [--document DOC] [--compare DOC] [--theme dark] [--size 1440x900] [--scale 2] [--search QUERY] [--find QUERY] [--scope notebook] [--span FROM/TO] [--colour BY]", "paint the window without a display",
			"Paints the real window of a notebook to a PNG.", runSnapshot,
		},
	}
}
