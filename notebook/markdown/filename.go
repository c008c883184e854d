package markdown

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameAtMost is the length of a file name in bytes, without its extension:
// some encrypting file systems allow 143 with it.
const nameAtMost = 120

// unsafeInNames are the characters that some file system, or a [[link]] of
// Obsidian, does not take in a name, and what stands for them.
var unsafeInNames = strings.NewReplacer(
	"/", "-", `\`, "-", "|", "-", `"`, "'", "<", "(", ">", ")", "[", "(", "]", ")",
	":", " ", "#", " ", "^", " ", "*", " ", "?", " ")

var percents = regexp.MustCompile(`%%+`)

// cleanName takes out of a name what may not be in a file name or a link.
func cleanName(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			return ' '
		case r == '\u200d': // joins emoji
			return r
		case r == utf8.RuneError || unicode.In(r, unicode.Cf, unicode.Co, unicode.Cs):
			return -1 // what nobody sees, such as a change of direction
		}
		return r
	}, name)
	name = percents.ReplaceAllString(unsafeInNames.Replace(name), "%")
	return strings.Join(strings.Fields(name), " ")
}

// reserved are the names that Windows keeps for devices, with any extension.
var reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)`)

// FileName makes a name for a file out of a title: one that every system and
// Obsidian takes, without extension. taken reports whether a name is in use;
// then a number is put behind it. The same title and the same names in use
// give the same name.
func FileName(title string, taken func(string) bool) string {
	name := strings.Trim(cut(strings.Trim(cleanName(title), ". "), nameAtMost), ". ")
	if name == "" {
		name = "Untitled"
	}
	if reserved.MatchString(name) {
		name = "_" + name
	}
	for n := 1; ; n++ {
		candidate := name
		if n > 1 {
			suffix := fmt.Sprintf(" (%d)", n)
			candidate = strings.TrimRight(cut(name, nameAtMost-len(suffix)), ". ") + suffix
		}
		if taken == nil || !taken(candidate) {
			return candidate
		}
	}
}

// cut shortens a name to so many bytes, at a space if one is near, and not
// inside an emoji or before an accent.
func cut(name string, most int) string {
	if len(name) <= most {
		return name
	}
	end := most
	for end > 0 && (!utf8.RuneStart(name[end]) || continues(name[end:])) {
		end--
	}
	for end > 0 && strings.HasSuffix(name[:end], "\u200d") {
		end -= len("\u200d")
		_, size := utf8.DecodeLastRuneInString(name[:end])
		end -= size
	}
	if space := strings.LastIndexByte(name[:end], ' '); space > most*2/3 {
		end = space
	}
	return name[:end]
}

// continues reports whether a string begins with what belongs to the
// character before it.
func continues(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.M, r) || r == '\u200d' || 0x1f3fb <= r && r <= 0x1f3ff
}
