package when

// quantity is a number in a text: 3, twenty-two, two and a half, several.
type quantity struct {
	n        int // unknownNumber for several
	half     bool
	decimals string // of 22.8, without the point
}

// numeral reads a number in digits or words.
func (p *parser) numeral(i int) (q quantity, end int) {
	t := p.at(i)
	switch {
	case t.kind == number && t.suffix == 0:
		return p.figure(i)
	case t.word.number > 0 && !t.is(multiple):
		return p.spelled(i)
	case t.is(article) && p.is(i+1, multiple): // a dozen
		return quantity{n: int(p.at(i + 1).word.number)}, i + 2
	case t.is(article) && p.is(i+1, couple): // a couple of
		return quantity{n: 2}, p.skip(i+2, of)
	case t.is(article) && p.is(i+1, many): // a few
		return quantity{n: unknownNumber}, p.skip(i+2, of)
	case t.is(couple):
		return quantity{n: 2}, p.skip(i+1, of)
	case t.is(many):
		return quantity{n: unknownNumber}, i + 1
	}
	return quantity{}, 0
}

// figure reads digits: 3, 2.5, 2 1/2, 3 dozen.
func (p *parser) figure(i int) (q quantity, end int) {
	q = quantity{n: int(p.at(i).value)}
	end = i + 1
	switch {
	case p.joined(end, '.') || p.joined(end, ',') && p.lex.pointed:
		fraction := p.at(end + 1)
		if p.lex.pointed && fraction.digits == 3 { // 2.500 Jahre
			q.n = q.n*1000 + int(fraction.value)
			return q, end + 2
		}
		q.decimals = p.text[fraction.start:fraction.end]
		return q, end + 2
	case p.oneHalf(end):
		q.half = true
		return q, end + 3
	case p.mark(end, '-') && p.oneHalf(end+1):
		q.half = true
		return q, end + 4
	case p.is(end, multiple):
		q.n *= int(p.at(end).word.number)
		end++
	}
	return p.andHalf(q, end)
}

func (p *parser) oneHalf(i int) bool {
	return p.number(i) && p.at(i).value == 1 && p.mark(i+1, '/') && p.number(i+2) && p.at(i+2).value == 2
}

// spelled reads words: two, twenty-two, two hundred.
func (p *parser) spelled(i int) (q quantity, end int) {
	q = quantity{n: int(p.at(i).word.number), half: p.at(i).word.half}
	end = i + 1
	if q.n >= 20 && q.n < 100 {
		k := p.skipMark(end, '-')
		if w := p.at(k).word; w.number > 0 && w.number < 10 {
			q.n += int(w.number)
			end = k + 1
		}
	}
	for tries := 0; tries < 3 && p.is(end, multiple); tries++ {
		q.n = min(q.n*int(p.at(end).word.number), 1_000_000)
		end++
	}
	return p.andHalf(q, end)
}

// andHalf reads "and a half" behind a number.
func (p *parser) andHalf(q quantity, i int) (quantity, int) {
	if k := p.skip(i+1, article); p.is(i, and) && p.is(k, half) {
		q.half = true
		return q, k + 1
	}
	return q, i
}

// spelledYear reads nineteen ninety-six, and two thousand where a year stands.
func (p *parser) spelledYear(i int) (y, end int) {
	hundreds := p.at(i).word
	if hundreds.number == 2 && p.is(i+1, multiple) && p.at(i+1).word.number == 1000 {
		return p.twoThousand(i)
	}
	if hundreds.number < 15 || hundreds.number > 20 || hundreds.class&multiple != 0 {
		return 0, 0
	}
	j := p.skipMark(i+1, '-')
	tens := p.at(j).word
	if tens.number < 10 || tens.number > 90 || tens.class&multiple != 0 {
		return 0, 0
	}
	y, end = int(hundreds.number)*100+int(tens.number), j+1
	if tens.number >= 20 {
		k := p.skipMark(end, '-')
		if ones := p.at(k).word; ones.number > 0 && ones.number < 10 {
			y += int(ones.number)
			end = k + 1
		}
	}
	return y, end
}

func (p *parser) twoThousand(i int) (y, end int) {
	expected := p.is(i-1, inside|of) && !p.is(i-1, roughly) || p.one(i-1, years) || p.at(i-1).word.month > 0
	if next := p.at(i + 2); !expected || next.kind == word && next.word == &unknown && p.endsInS(i+2) || next.hints(counted) {
		return 0, 0
	}
	if w := p.at(p.skip(i+2, and)).word; w.number > 0 && w.number < 20 {
		return 2000 + int(w.number), p.skip(i+2, and) + 1
	}
	return 2000, i + 2
}

// shortYear reads two digits as people do: '68 was in the last century, '12 in
// this one.
func shortYear(n int) int {
	if n < 40 {
		return 2000 + n
	}
	return 1900 + n
}
