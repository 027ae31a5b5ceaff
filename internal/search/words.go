package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longestWord is where words are cut off, in characters: nobody types more, and
// the index counts shared beginnings by the letters A to Z.
const longestWord = 24

// scanner cuts text into lower-case words: runs of letters, marks and digits.
//
// An apostrophe belongs to the word around it ("don't" is "dont"), but it ends
// one of two letters or fewer, which gives "l'amour" its noun; a possessive "'s"
// is dropped. Scripts that write without spaces give each pair of neighbouring
// characters. layouts/search/words.ts does the same; both are held by
// testdata/words.txt.
type scanner struct {
	text []byte
	at   int
	word []byte
	cut  int  // where the last apostrophe of word stood, 0 without one
	pair rune // the character before, within a run without spaces
	lone bool // pair has not been part of a word yet
}

func (s *scanner) reset(text []byte) {
	s.text, s.at, s.pair, s.lone = text, 0, 0, false
}

// next returns the next word, or nil at the end. It is valid until the call after.
func (s *scanner) next() []byte {
	if word := s.plain(); word != nil {
		return word
	}
	s.word, s.cut = s.word[:0], 0
	for s.at < len(s.text) {
		c := s.text[s.at]
		if c >= utf8.RuneSelf || s.pair != 0 {
			if s.wide() {
				return s.word
			}
			continue
		}
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			s.word = append(s.word, c)
		case 'A' <= c && c <= 'Z':
			s.word = append(s.word, c+'a'-'A')
		case len(s.word) == 0:
		case c == '\'' && s.joins():
		default:
			if s.finish() {
				s.at++
				return s.word
			}
		}
		s.at++
	}
	if s.finishPair() || s.finish() {
		return s.word
	}
	return nil
}

// plain returns the word at hand where it stands when that needs no thought: some
// lower-case letters and digits of ASCII with a space or a stop behind them, as
// nine in ten words are. It takes a third of the time of the careful way.
func (s *scanner) plain() []byte {
	if s.pair != 0 {
		return nil
	}
	text, start := s.text, s.at
	for start < len(text) && kinds[text[start]] == apart {
		start++
	}
	s.at = start
	end := start
	for end < len(text) && kinds[text[end]] == within {
		end++
	}
	if n := end - start; n < 2 || n > longestWord || end < len(text) && kinds[text[end]] == other {
		return nil
	}
	s.at = end
	return text[start:end]
}

const (
	other  = iota // capitals, apostrophes, everything outside of ASCII
	within        // part of a word, as it is
	apart         // never part of one
)

// kinds says what a byte is to plain.
var kinds = func() (kinds [256]uint8) {
	for c := range utf8.RuneSelf {
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			kinds[c] = within
		case 'A' <= c && c <= 'Z', c == '\'':
		default:
			kinds[c] = apart
		}
	}
	return kinds
}()

// wide takes in one character outside of ASCII, or what follows a character of
// a script without spaces. It reports whether a word is complete.
func (s *scanner) wide() bool {
	r, size := utf8.DecodeRune(s.text[s.at:])
	letter := unicode.IsLetter(r) || unicode.IsNumber(r)
	if (letter || unicode.IsMark(r)) && unspaced(r) {
		if s.finish() {
			return true
		}
		s.at += size
		before := s.pair
		s.pair, s.lone = r, before == 0
		if before != 0 {
			s.word = utf8.AppendRune(utf8.AppendRune(s.word, before), r)
		}
		return before != 0
	}
	if s.finishPair() {
		return true
	}
	if r < utf8.RuneSelf {
		return false
	}
	switch {
	case r == '\u2019' || r == '\u02bc':
		if len(s.word) == 0 || s.joins() {
			break
		}
		if s.finish() {
			s.at += size
			return true
		}
	case letter || unicode.IsMark(r) && len(s.word) > 0:
		s.word = utf8.AppendRune(s.word, unicode.ToLower(r))
	default:
		if s.finish() {
			s.at += size
			return true
		}
	}
	s.at += size
	return false
}

// joins reports whether the apostrophe at hand stands inside of a word.
func (s *scanner) joins() bool {
	if utf8.RuneCount(s.word) <= 2 {
		return false
	}
	s.cut = len(s.word)
	return true
}

// finish ends the word and reports whether it is one: a single letter or digit is not.
func (s *scanner) finish() bool {
	if s.cut > 0 && string(s.word[s.cut:]) == "s" {
		s.word = s.word[:s.cut]
	}
	if len(s.word) > longestWord {
		s.word = firstRunes(s.word, longestWord)
	}
	if len(s.word) > 1 {
		return true
	}
	s.word, s.cut = s.word[:0], 0
	return false
}

// finishPair ends a run without spaces; a single character is a word of its own.
func (s *scanner) finishPair() bool {
	r, lone := s.pair, s.lone
	s.pair, s.lone = 0, false
	if r == 0 || !lone {
		return false
	}
	s.word = utf8.AppendRune(s.word, r)
	return true
}

func firstRunes(word []byte, n int) []byte {
	for i := range string(word) {
		if n == 0 {
			return word[:i]
		}
		n--
	}
	return word
}

// unspaced reports whether a character belongs to a script that is written
// without spaces between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese.
func unspaced(r rune) bool {
	return r >= 0x0e00 && (r <= 0x0eff ||
		r >= 0x1000 && r <= 0x109f ||
		r >= 0x1780 && r <= 0x17ff ||
		r >= 0x3005 && r <= 0x3007 ||
		r >= 0x3040 && r <= 0x30ff ||
		r >= 0x3400 && r <= 0x9fff ||
		r >= 0xf900 && r <= 0xfaff ||
		r >= 0x20000 && r <= 0x3ffff)
}

// fold brings words together that people type with and without accents, vowel
// points or the shapes of a letter. Marks that carry vowels in Indian scripts stay.
func fold(word string) string {
	if isASCII(word) {
		return word
	}
	return norm.NFC.String(strings.Map(foldRune, norm.NFD.String(word)))
}

func foldRune(r rune) rune {
	switch {
	case r >= 0x0300 && r <= 0x036f, // accents
		r >= 0x0591 && r <= 0x05c7,                           // Hebrew points
		r >= 0x064b && r <= 0x065f, r == 0x0670, r == 0x0640: // Arabic vowels, the stretching line
		return -1
	case r == 'ς':
		return 'σ'
	case r == 'ى':
		return 'ي'
	case r == 'ة':
		return 'ه'
	}
	return r
}

func isASCII(word string) bool {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
