import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { noticeOfDraft } from '../../src/check/draft.ts';
import { type Kind, kindOf } from '../../src/check/procurement.ts';
import { noticeOfRelease } from '../../src/check/release.ts';
import { readSentences } from '../../src/check/sentence.ts';
import { publishedReleases } from './published.ts';

/** Labels given by reading the notices; null: reading does not tell either. A part that was not labelled is left out. */
interface Label {
  readonly ocid: string;
  readonly id: string | null;
  readonly regime?: string | null;
  readonly stage?: string;
  readonly route?: string | null;
}

const kindOfRelease = (release: unknown) => {
  const notice = noticeOfRelease(release);
  return kindOf(notice, readSentences(notice.passages));
};

/** One word for a procurement as a person would label it: route, then side of the threshold, then light touch. */
function labelOf({ route, belowThreshold, lightTouch }: Kind): string {
  if (route.value === null) return 'undecided';
  if (route.value !== 'open competition' && route.value !== 'invited') return route.value;
  if (belowThreshold.value === true) return 'below threshold';
  return lightTouch.value === true ? 'light touch' : route.value;
}

test('regime, stage and route agree with labels that people gave', (t) => {
  const releases = publishedReleases();
  if (!releases) return t.skip('../shared is not here: no published notices to compare labels with');
  const labels = JSON.parse(readFileSync('test/check/labels/kind.json', 'utf8')) as Label[];
  const wrong: Record<'regime' | 'stage' | 'route', string[]> = { regime: [], stage: [], route: [] };
  const asked = { regime: 0, stage: 0, route: 0 };
  for (const label of labels) {
    const release = releases.find(({ ocid, id }) => ocid === label.ocid && (id ?? null) === label.id);
    assert.ok(release, `no release ${label.ocid} ${label.id}`);
    const kind = kindOfRelease(release);
    const route = labelOf(kind);
    const told = {
      regime: kind.regime.value,
      stage: kind.stage.value,
      route: route === 'undecided' ? null : route,
    };
    for (const part of ['regime', 'stage', 'route'] as const) {
      if (label[part] === undefined) continue;
      asked[part]++;
      if (told[part] !== label[part])
        wrong[part].push(`${label.ocid} ${label.id ?? ''}: ${told[part]}, labelled ${label[part]}`);
    }
  }
  for (const part of ['regime', 'stage', 'route'] as const) {
    const right = asked[part] - wrong[part].length;
    t.diagnostic(`${part}: ${right} of ${asked[part]} labels met${wrong[part].map((one) => `\n  ${one}`).join('')}`);
    assert.ok(right / asked[part] >= 0.95, wrong[part].join('\n'));
  }
});

/** A made-up release with what a case is about. */
const made = (tender: Record<string, unknown>, top: Record<string, unknown> = {}) => ({
  ocid: 'ocds-b5fd17-madeup',
  id: 'madeup',
  tag: ['tender'],
  date: '2024-03-01T00:00:00Z',
  buyer: { name: 'Madeup Council' },
  ...top,
  tender: { title: 'Support', procurementMethod: 'open', procurementMethodDetails: 'Open procedure', ...tender },
});

test('words name a regime, and words that deny it do not', () => {
  const regime = (description: string, top = {}) => kindOfRelease(made({ description }, top)).regime.value;
  assert.equal(regime('Tendered under the Utilities Contracts Regulations 2016.'), 'utilities-2016');
  assert.equal(regime('The Defence and Security Public Contracts Regulations 2011 apply.'), 'defence-2011');
  assert.equal(regime('Let under the Concession Contracts Regulations 2016.'), 'concessions-2016');
  assert.equal(regime('Under the Public Contracts (Scotland) Regulations 2015.'), 'scotland');
  assert.equal(
    regime(
      'Under the Health Care Services (Provider Selection Regime) Regulations 2023; the Public Contracts Regulations 2015 do not apply to this award.',
    ),
    'psr-2023',
  );
  assert.equal(regime('The Utilities Contracts Regulations 2016 do not apply.'), 'pcr-2015');
  assert.equal(regime('Under the Procurement Act 2023.', { date: '2025-05-01T00:00:00Z' }), 'procurement-act-2023');
});

test('what a date cannot tell stays undecided, with a reason', () => {
  const after = kindOfRelease(made({}, { date: '2025-06-01T00:00:00Z' })).regime;
  assert.equal(after.value, null);
  assert.match(after.because ?? '', /Contracts Finder after 24 February 2025/);
  const defence = kindOfRelease(made({}, { buyer: { name: 'Ministry of Defence' } })).regime;
  assert.match(defence.because ?? '', /two laws/);
  const water = kindOfRelease(made({}, { buyer: { name: 'Madeup Water Limited' } })).regime;
  assert.match(water.because ?? '', /utility/);
  assert.equal(kindOfRelease(made({}, { date: '2014-06-01T00:00:00Z' })).regime.value, null);
});

test('a route is told by the words of its procedure, then by the text', () => {
  const route = (tender: Record<string, unknown>, top = {}) => labelOf(kindOfRelease(made(tender, top)));
  assert.equal(route({ procurementMethodDetails: 'Call-off from a framework agreement' }), 'call-off');
  assert.equal(route({ description: 'A mini-competition under the framework RM1.' }, { tag: ['award'] }), 'call-off');
  assert.equal(route({ description: 'We invite applications for a grant.' }), 'grant');
  assert.equal(route({ title: 'Ice cream concession in the park' }), 'concession');
  assert.equal(route({ procurementMethodDetails: 'Open procedure (below threshold)' }), 'below threshold');
  assert.equal(route({ specialRegime: ['lightTouch'], procurementMethodDetails: 'Open procedure' }), 'light touch');
  assert.equal(
    route({ description: 'The Council seeks to establish a framework; call-offs will be awarded directly.' }),
    'open competition',
  );
});

test('a draft takes nation and date from its answers', () => {
  const regime = (answers: object) => {
    const notice = noticeOfDraft({ sections: [{ heading: null, text: 'Care of parks.' }], answers });
    return kindOf(notice, readSentences(notice.passages)).regime;
  };
  assert.equal(regime({ nation: 'scotland' }).value, 'scotland');
  assert.equal(regime({ nation: 'wales', publication: '2026-05-01' }).value, 'procurement-act-2023');
  assert.equal(regime({ publication: '2024-05-01' }).value, 'pcr-2015');
  assert.match(regime({ publication: '2026-05-01' }).because ?? '', /nation/);
  assert.match(regime({}).because ?? '', /nation/);
});

test('a Scottish body keeps the EU-style form under its own law', () => {
  const parties = [{ id: 'b', name: 'Madeup Council', roles: ['buyer'], address: { region: 'UKM75' } }];
  const form = { legalBasis: { scheme: 'CELEX', id: '32014L0024' } };
  const regime = (top: object) =>
    kindOfRelease(made(form, { ocid: 'ocds-h6vhtk-madeup', date: '2026-03-01', ...top })).regime.value;
  assert.equal(regime({ parties, buyer: { id: 'b', name: 'Madeup Council' } }), 'scotland');
  assert.equal(regime({}), 'pcr-2015');
});

test('a procedure that is called below threshold at many millions is not believed', () => {
  const kind = kindOfRelease(
    made({
      procurementMethodDetails: 'Single tender action (below threshold)',
      value: { amount: 39e6, currency: 'GBP' },
    }),
  );
  assert.equal(kind.belowThreshold.value, null);
});
