// Reads an exported package with an independent reader and counts what is in it:
//   qkv bank export --format anki -o /tmp/qkv.apkg
//   cd "$(mktemp -d)" && npm install anki-reader@0.3.0 && cp .../src/bench/anki.mjs . && node anki.mjs /tmp/qkv.apkg
import { readFile } from 'node:fs/promises';
import { readAnkiPackage } from 'anki-reader';

const file = new Blob([await readFile(process.argv[2])]);
const { collection } = await readAnkiPackage(file);
let cards = 0;
for (const deck of Object.values(collection.getDecks())) {
  const inside = Object.values(deck.getCards());
  cards += inside.length;
  console.log(`${deck.getRawDeck().name}: ${inside.length}`);
}
console.log(`cards: ${cards}`);
if (cards === 0) process.exit(1);
