import type { Passage, PassageKind } from './notice.ts';
import { readText } from './reading.ts';

/** What is collected while a notice is read. */
export interface PassageTray {
  readonly add: (found: FoundPassage) => void;
  readonly taken: () => readonly Passage[];
}

export interface FoundPassage {
  readonly path: string;
  readonly kind: PassageKind;
  readonly label: string;
  readonly text: string | null;
  readonly lotId?: string | undefined;
  readonly offset?: number;
}

/** The most text that is read from one passage and from one notice; what stands behind it is not assessed. */
const passageLimit = 200_000;
const noticeLimit = 2_000_000;

/**
 * Collects passages; a text that stands at several lots is kept once with all their ids, and one that repeats within
 * another kind is kept where it stood first, so that nothing is found twice.
 */
export function passageTray(): PassageTray {
  const passages: Passage[] = [];
  const seen = new Map<string, { readonly at: number; readonly lotIds: string[] }>();
  let total = 0;
  return {
    add({ path, kind, label, text, lotId, offset = 0 }) {
      if (text === null || total > noticeLimit) return;
      const original = text.length > passageLimit ? text.slice(0, passageLimit) : text;
      const known = seen.get(original);
      if (known) {
        if (lotId !== undefined && known.lotIds.length > 0) known.lotIds.push(lotId);
        return;
      }
      const lotIds = lotId === undefined ? [] : [lotId];
      seen.set(original, { at: passages.length, lotIds });
      total += original.length;
      const reading = readText(original);
      const originOf =
        offset === 0
          ? reading.originOf
          : (start: number, end: number) => {
              const span = reading.originOf(start, end);
              return { start: span.start + offset, end: span.end + offset };
            };
      passages.push({ ...reading, originOf, path, kind, label, lotIds, offset });
    },
    taken: () => passages,
  };
}
