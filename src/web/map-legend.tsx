/** What the marks of a map mean, and what it leaves out, in words. */
import { count } from '../domain/number.ts';
import type { MapAnswer } from '../questions/map.ts';
import { buys } from './map-words.ts';
import { Kind, Tangibility } from './mark.tsx';

const sizeWords = {
  count: 'the number of exchanges',
  awarded: 'the amount awarded',
  paid: 'the amount paid',
} as const;

/** The legend: only what is drawn. */
export function Legend({ answer }: { answer: MapAnswer }) {
  const { shows, nodes, lines, between, query } = answer;
  const kinds = [...new Set(nodes.map(({ kind }) => kind))];
  const tangibilities = [...new Set([...lines, ...between].map(({ kind }) => kind))].sort().reverse();
  return (
    <ul class="legend" aria-label="What the marks mean">
      {kinds.map((kind) => (
        <li>
          <Kind kind={kind} />
        </li>
      ))}
      {nodes.some(({ role }) => buys(role)) && (
        <li>
          <span class="ringed">
            <svg viewBox="0 0 14 14" aria-hidden="true" focusable="false">
              <circle cx="7" cy="7" r="6" />
              <circle cx="7" cy="7" r="2.6" class="dot" />
            </svg>
            in a ring: buys or pays
          </span>
        </li>
      )}
      {tangibilities.map((kind) => (
        <li>
          <Tangibility kind={kind} />
        </li>
      ))}
      <li class="quiet">
        {shows === 'communities' ? 'Discs: how many participants' : `Larger: by ${sizeWords[query.size ?? 'count']}`}
      </li>
    </ul>
  );
}

const reasons: Readonly<Record<string, string>> = {
  market: 'with the market, when nobody was chosen yet',
  individual: 'with individuals, who are not named here',
  removed: 'with who asked not to be named',
  redacted: 'with names redacted by the publisher',
  'not-named': 'without a name',
  'not-awarded': 'awarded to nobody',
  itself: 'of participants with themselves',
  elsewhere: 'with others than are shown here',
  room: 'with participants too small for this map',
};

/** "924 of 2,153 exchanges are drawn. Not drawn: 1,223 with the market …" */
export function absencesInWords({ coverage: { exchanges, drawn, absent }, query }: MapAnswer): string {
  const whole =
    exchanges === drawn
      ? `All ${count(drawn)} exchanges are drawn.`
      : `${count(drawn)} of ${count(exchanges)} exchanges are drawn.`;
  const missing = absent.map(({ because, exchanges: n }) => `${count(n)} ${reasons[because] ?? because}`);
  const parts = [
    whole,
    missing.length > 0 && `Not drawn: ${missing.join('; ')}.`,
    !query.form && 'A contract is one line, by its price; what was awarded and what was paid are never added up.',
    (query.cpv || query.place) && 'Payments name neither category nor place, so there are none here.',
    (query.from || query.to) && 'What has no date is outside every period.',
  ];
  return parts.filter(Boolean).join(' ');
}
