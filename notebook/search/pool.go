package search

import "encoding/binary"

// pool holds the postings of all terms of a builder in chains of chunks that
// grow with their term (as the in-memory postings of Zobel and Moffat 2006
// do), so that a hundred thousand lists grow side by side without a copy, an
// allocation or work for the garbage collector each.
//
// A chunk ends with the address of the next one. An address is the number of
// a block and a byte in it.
type pool struct {
	blocks [][]byte
	used   uint32 // of the last block
}

const (
	blockBits = 16
	blockMask = 1<<blockBits - 1
	linkSize  = 4
)

// chunkSizes are how many bytes of postings the chunks of a chain hold.
var chunkSizes = [...]uint8{6, 12, 28, 60, 124, 252}

// chain is where a list begins and where it goes on.
type chain struct {
	start, end uint32
	left       uint8 // bytes left in the last chunk
	level      uint8 // of the chunk after the last
}

// chunk finds room for the next chunk of a chain and links it.
func (p *pool) chunk(c *chain) {
	size := chunkSizes[min(int(c.level), len(chunkSizes)-1)]
	if len(p.blocks) == 0 || p.used+uint32(size)+linkSize > 1<<blockBits {
		p.blocks = append(p.blocks, make([]byte, 1<<blockBits))
		p.used = 0
	}
	at := uint32(len(p.blocks)-1)<<blockBits | p.used
	p.used += uint32(size) + linkSize
	if c.level == 0 {
		c.start = at
	} else {
		binary.LittleEndian.PutUint32(p.blocks[c.end>>blockBits][c.end&blockMask:], at)
	}
	c.end, c.left = at, size
	c.level = uint8(min(int(c.level)+1, len(chunkSizes)))
}

// put appends a number, seven bits to a byte, the lowest first. Most take one
// byte or two and have room in their chunk.
func (p *pool) put(c *chain, n uint32) {
	if n < 0x4000 && c.left >= 2 {
		at := p.blocks[c.end>>blockBits][c.end&blockMask:]
		if n < 0x80 {
			at[0] = byte(n)
			c.end, c.left = c.end+1, c.left-1
			return
		}
		at[1], at[0] = byte(n>>7), byte(n)|0x80
		c.end, c.left = c.end+2, c.left-2
		return
	}
	for ; n >= 0x80; n >>= 7 {
		p.putByte(c, byte(n)|0x80)
	}
	p.putByte(c, byte(n))
}

func (p *pool) putByte(c *chain, b byte) {
	if c.left == 0 {
		p.chunk(c)
	}
	p.blocks[c.end>>blockBits][c.end&blockMask] = b
	c.end++
	c.left--
}

// bytes is how much memory the blocks take.
func (p *pool) bytes() int { return len(p.blocks) << blockBits }

// chainReader reads the numbers of a chain.
type chainReader struct {
	pool  *pool
	in    []byte // the rest of the chunk
	link  []byte // of the chunk to the next, nil in the last
	end   uint32
	level int
}

func (p *pool) read(c chain) chainReader {
	r := chainReader{pool: p, end: c.end}
	r.open(c.start)
	return r
}

// open begins a chunk.
func (r *chainReader) open(at uint32) {
	size := uint32(chunkSizes[min(r.level, len(chunkSizes)-1)])
	r.level++
	b := r.pool.blocks[at>>blockBits][at&blockMask:]
	if at <= r.end && r.end <= at+size {
		r.in, r.link = b[:r.end-at], nil
	} else {
		r.in, r.link = b[:size], b[size:size+linkSize]
	}
}

func (r *chainReader) done() bool { return len(r.in) == 0 && r.link == nil }

func (r *chainReader) next() (n uint32) {
	if len(r.in) >= 2 { // most are small
		if r.in[0] < 0x80 {
			n = uint32(r.in[0])
			r.in = r.in[1:]
			return n
		}
		if r.in[1] < 0x80 {
			n = uint32(r.in[0]&0x7f) | uint32(r.in[1])<<7
			r.in = r.in[2:]
			return n
		}
	}
	return r.long()
}

// long reads a number that is long, or lies in two chunks.
func (r *chainReader) long() (n uint32) {
	for shift := 0; ; shift += 7 {
		if len(r.in) == 0 {
			r.open(binary.LittleEndian.Uint32(r.link))
		}
		b := r.in[0]
		r.in = r.in[1:]
		n |= uint32(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
}
