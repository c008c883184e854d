// Tags a file of gold with compromise: node compromise.mjs FOLDER GOLD OUT.
// FOLDER holds node_modules/compromise.
import { createRequire } from 'node:module'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const [folder, gold, out] = process.argv.slice(2)
const nlp = createRequire(path.resolve(folder, 'x.js'))('compromise')

const codePoints = (text) => [...text].length

const lines = readFileSync(gold, 'utf8').trim().split('\n').map((line) => {
  const { id, text } = JSON.parse(line)
  const doc = nlp(text)
  const entities = []
  const take = (view, label) => {
    for (const match of view.json({ offset: true })) {
      const raw = text.slice(match.offset.start, match.offset.start + match.offset.length)
      const lead = raw.length - raw.replace(/^[^\p{L}\p{N}]+/u, '').length
      const name = raw.slice(lead).replace(/(['’]s)?[^\p{L}\p{N}]*$/u, '')
      const start = codePoints(text.slice(0, match.offset.start + lead))
      entities.push({ start, end: start + codePoints(name), label })
    }
  }
  take(doc.people(), 'PER')
  take(doc.organizations(), 'ORG')
  take(doc.places(), 'LOC')
  return JSON.stringify({ id, entities })
})
writeFileSync(out, lines.join('\n') + '\n')
