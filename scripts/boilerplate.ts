// Writes data/reference/boilerplate.json: what portals add to everybody's notices, as hashes of runs of six words.
// node dist/scripts/boilerplate.js FOLDER
import { writeFileSync } from 'node:fs';
import { learnPortals } from './evaluation.ts';

const learned = learnPortals(process.argv[2]);
writeFileSync('data/reference/boilerplate.json', `[\n${learned.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
for (const { source, noticeCount, buyerCount, shingles } of learned)
  console.log(`${source}: ${noticeCount} notices of ${buyerCount} buyers, ${shingles.length} runs of words`);
