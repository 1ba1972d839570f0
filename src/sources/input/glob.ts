import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Whether a word has signs of a pattern in it. */
export const isPattern = (word: string): boolean => /[*?[]/.test(word);

/** A pattern's folder without signs, and what is below it, one expression for each level. */
interface Pattern {
  readonly base: string;
  readonly levels: readonly (RegExp | '**')[];
}

/**
 * Files and folders that match a pattern: `*` and `?` within a name, `[abc]`, and `**` for any folders in between.
 * Names that begin with a dot match only a pattern that does. Node's own `glob` is not in Node 20.
 * Returns the folder before the first sign and the paths found, in no order.
 */
export function expandPattern(word: string): { readonly base: string; readonly paths: readonly string[] } {
  const { base, levels } = parsePattern(word);
  const found = new Set<string>();
  const visit = (folder: string, level: number): void => {
    const rest = levels.length - level - 1;
    const wanted = levels[level] as RegExp | '**';
    if (wanted === '**') {
      if (rest > 0) visit(folder, level + 1);
      for (const entry of entriesOf(folder)) {
        if (entry.name.startsWith('.')) continue;
        const path = join(folder, entry.name);
        if (entry.isDirectory()) visit(path, level);
        else if (rest === 0) found.add(path);
      }
      return;
    }
    for (const entry of entriesOf(folder)) {
      if (!wanted.test(entry.name) || (entry.name.startsWith('.') && !wanted.source.startsWith('^\\.'))) continue;
      const path = join(folder, entry.name);
      if (rest === 0) found.add(path);
      else if (!entry.isFile()) visit(path, level + 1);
    }
  };
  visit(base, 0);
  return { base, paths: [...found] };
}

/** What is in a folder; nothing where it is no folder or cannot be read. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function parsePattern(word: string): Pattern {
  const parts = word.split(/[\\/]/);
  const first = parts.findIndex(isPattern);
  const base = parts.slice(0, first).join('/') || (word.startsWith('/') ? '/' : '.');
  const levels = parts.slice(first).filter((part) => part !== '' && part !== '.');
  return { base, levels: levels.map((part) => (part === '**' ? '**' : expressionOf(part))) };
}

function expressionOf(part: string): RegExp {
  const source = part.replace(/\[([!^]?)([^\]]+)\]|[*?]|[\\^$.+(){}|[\]]/g, (sign, not?: string, set?: string) => {
    if (sign === '*') return '.*';
    if (sign === '?') return '.';
    if (set !== undefined) return `[${not ? '^' : ''}${set.replace(/[\\^[\]]/g, '\\$&')}]`;
    return `\\${sign}`;
  });
  return new RegExp(`^${source}$`, 'su');
}
