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

// list appends the bytes of a chain.
func (p *pool) list(c chain, into []byte) []byte {
	at := c.start
	for level := 0; ; level++ {
		size := uint32(chunkSizes[min(level, len(chunkSizes)-1)])
		b := p.blocks[at>>blockBits][at&blockMask:]
		if at <= c.end && c.end <= at+size {
			return append(into, b[:c.end-at]...)
		}
		into = append(into, b[:size]...)
		at = binary.LittleEndian.Uint32(b[size:])
	}
}

// number reads a number of a list at a byte of it, and tells where the next is.
func number(list []byte, at int) (n uint32, next int) {
	if c := list[at]; c < 0x80 { // most are small
		return uint32(c), at + 1
	}
	return longNumber(list, at)
}

func longNumber(list []byte, at int) (n uint32, next int) {
	for shift := 0; ; shift += 7 {
		c := list[at]
		at++
		n |= uint32(c&0x7f) << shift
		if c < 0x80 {
			return n, at
		}
	}
}
