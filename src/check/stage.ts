import { fieldOf } from './evidence.ts';
import type { Notice } from './notice.ts';
import { type Decided, decided, type Stage, undecided } from './procurement.ts';

/** Notices of the Procurement Act 2023 by their stage; those about a dynamic market are about no contract. */
const byNoticeType: Readonly<Record<string, Stage | null>> = {
  UK1: 'planning',
  UK2: 'planning',
  UK3: 'planning',
  UK4: 'call',
  UK5: 'award',
  UK6: 'award',
  UK7: 'contract',
  UK8: 'contract',
  UK9: 'contract',
  UK10: 'change',
  UK11: 'change',
  UK12: 'ended',
  UK13: null,
  UK14: null,
  UK15: null,
  UK16: null,
  UK17: 'contract',
  Pipeline: 'planning',
  PreProcurement: 'planning',
  FutureOpportunity: 'planning',
};

const byTag: readonly (readonly [string, Stage])[] = [
  ['tenderCancellation', 'ended'],
  ['contractAmendment', 'change'],
  ['contractTermination', 'change'],
  ['implementation', 'contract'],
  ['awardCancellation', 'ended'],
  ['award', 'award'],
  ['awardUpdate', 'award'],
  ['contract', 'contract'],
  ['contractUpdate', 'contract'],
  ['tender', 'call'],
  ['tenderAmendment', 'call'],
  ['tenderUpdate', 'call'],
  ['planning', 'planning'],
  ['planningUpdate', 'planning'],
];

/** At what stage a notice speaks: by the type of its latest typed document, else by its tags. */
export function stageOf(notice: Notice): Decided<Stage> {
  const { noticeTypes, tags, status } = notice.facts;
  const known = noticeTypes.filter(({ value }) => value in byNoticeType);
  // A notice carries its own type; a merged record carries those of all its notices, and the last one speaks.
  const own = known.find(({ path }) => notice.id !== null && typeIsOwn(notice, path)) ?? known.at(-1);
  if (own) {
    const stage = byNoticeType[own.value];
    return stage
      ? decided(stage, fieldOf('notice type', own))
      : undecided('a notice about a dynamic market is not about one contract', fieldOf('notice type', own));
  }
  if (tags) {
    const found = byTag.find(([tag]) => tags.value.includes(tag));
    if (found) return decided(found[1], fieldOf('tag', tags));
    if (tags.value.includes('compiled') && status) {
      const stage = compiledStage(status.value);
      if (stage) return decided(stage, fieldOf('status', status));
    }
  }
  return undecided('neither a notice type nor a tag tells the stage');
}

function typeIsOwn(notice: Notice, path: string): boolean {
  const document = notice.facts.documents.find((one) => `${one.path}/noticeType` === path);
  return document !== undefined && notice.id !== null && (document.url ?? '').includes(notice.id);
}

function compiledStage(status: string): Stage | null {
  if (status === 'planning' || status === 'planned') return 'planning';
  if (status === 'active') return 'call';
  if (status === 'complete') return 'award';
  return /cancelled|withdrawn|unsuccessful/.test(status) ? 'ended' : null;
}
