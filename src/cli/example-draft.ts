import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAnswers } from '../server/check-form.ts';
import type { ExampleDraft } from '../server/drafts.ts';

/** The order in which they are offered; any other draft in the folder follows. */
const order = ['waste-paper', 'digital-service', 'health-service'];

/** The made-up drafts that come with the program, from the source tree or from an installed package. */
export function exampleDrafts(): ExampleDraft[] {
  const folder = ['../../../data/drafts/', '../../data/drafts/']
    .map((up) => fileURLToPath(new URL(up, import.meta.url)))
    .find(existsSync);
  if (folder === undefined) throw new Error('The made-up drafts are missing from this installation.');
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readExample(name.slice(0, -3), readFileSync(join(folder, name), 'utf8')))
    .sort((a, b) => place(a.id) - place(b.id) || (a.id < b.id ? -1 : 1));
}

/** A draft with what a person would fill in for it: lines `name: value` between two lines `---`, then the text. */
function readExample(id: string, file: string): ExampleDraft {
  const found = /^---\n([\s\S]*?)\n---\n+([\s\S]*)$/.exec(file);
  const lines = new Map(
    (found?.[1] ?? '').split('\n').flatMap((line) => {
      const at = line.indexOf(': ');
      return at > 0 ? [[line.slice(0, at), line.slice(at + 2)] as const] : [];
    }),
  );
  const { answers, errors } = readAnswers((field) => lines.get(field));
  const [title, says] = [lines.get('title'), lines.get('says')];
  if (!found || !title || !says || errors.length > 0)
    throw new Error(`The made-up draft ${id} is not as it should be.`);
  return { id, title, says, answers, text: found[2] as string };
}
