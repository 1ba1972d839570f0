/** The smallest pieces of every page: how a name, a kind, an amount, a date, a line and an absence are written. */
import type { Child } from 'hono/jsx';
import {
  daysBetween,
  exactFigure,
  day as writeDay,
  longDay as writeLongDay,
  money as writeMoney,
} from '../domain/number.ts';
import { type Door, pathTo } from './frame.ts';
import { amountNote, kindLabel, type Shape } from './label.ts';

const shapes: Readonly<Record<Shape, Child>> = {
  triangle: <path d="M6 1.2L11.4 10.6H.6z" />,
  diamond: <path d="M6 .4L11.6 6L6 11.6L.4 6z" />,
  circle: <circle cx="6" cy="6" r="5" />,
  square: <path d="M1.2 1.2H10.8V10.8H1.2z" />,
  ring: <circle cx="6" cy="6" r="4.8" class="ring" />,
};

/** A shape that stands beside a word and is not read out. */
const Mark = ({ shape }: { shape: Shape }) => (
  <svg class="mark" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
    {shapes[shape]}
  </svg>
);

/** The kind of a participant: shape, hue and word. */
export function Kind({ kind }: { kind: string | null }) {
  const label = kindLabel(kind);
  return (
    <span class={`kind ${label.hue}`}>
      <Mark shape={label.shape} />
      {label.word}
    </span>
  );
}

/** The shape alone, with its word for those who hear the page. */
export function KindMark({ kind }: { kind: string | null }) {
  const label = kindLabel(kind);
  return (
    <span class={`kind ${label.hue}`} title={label.word}>
      <Mark shape={label.shape} />
      <span class="govuk-visually-hidden">{label.word}: </span>
    </span>
  );
}

/** Something that is not known, with the reason. */
export const Absent = ({ because }: { because: Child }) => (
  <span class="absent">
    <Mark shape="ring" />
    {because}
  </span>
);

/** A published name, kept apart from the direction of the text around it; very long words may break, short ones never do. */
export const Name = ({ children }: { children?: Child }) => (
  <bdi>{typeof children === 'string' ? breakable(children) : children}</bdi>
);

/** The text with an invisible place to break after every sixteenth letter of a word. */
const breakable = (text: string): Child[] =>
  text.split(/(\S{16})(?=\S)/u).flatMap((part, index) => (index % 2 === 1 ? [part, <wbr />] : [part]));

/** A name that leads to its page, or plain where there is none. */
export function Link({ door, id, name }: { door: Door; id: string | null; name: string }) {
  return id === null ? (
    <Name>{name}</Name>
  ) : (
    <a href={pathTo(door, id)}>
      <Name>{name}</Name>
    </a>
  );
}

/** Several participants, one below the other. */
export function Names({ of, none }: { of: readonly { id: string | null; name: string }[]; none: string }) {
  if (of.length === 0) return <Absent because={none} />;
  const shown = of.slice(0, 5);
  return (
    <ul class="names">
      {shown.map((one) => (
        <li>
          <Link door="/participants" id={one.id} name={one.name} />
        </li>
      ))}
      {of.length > shown.length && <li class="quiet">and {of.length - shown.length} more</li>}
    </ul>
  );
}

interface Sum {
  readonly amount: number | null;
  readonly currency: string | null;
  readonly amountKind?: string | null;
  readonly because?: string | null;
}

/** An amount of money to the pound, exact on demand, with what it is where it is not plain; or why it is absent. */
export function Money({ amount, currency, amountKind = null, because = null }: Sum) {
  if (amount === null) return <Absent because={because ?? 'no value published'} />;
  const note = [amountNote(amountKind), currency === null && 'currency not published'].filter(Boolean).join('; ');
  const text = writeMoney(amount, currency);
  const exact = Number.isInteger(amount) || text.includes('.') ? undefined : exactFigure(amount, 'number');
  return (
    <>
      <data class="amount" value={String(amount)} title={exact}>
        {text}
      </data>
      {note && <span class="note">{note}</span>}
    </>
  );
}

/** A date, machine-readable too; or that it is not known. */
export function Day({ iso, because = 'no date' }: { iso: string | null; because?: string }) {
  if (iso === null) return <Absent because={because} />;
  return <time datetime={iso.slice(0, 10)}>{writeDay(iso)}</time>;
}

/** A date with its month in full. */
export const LongDay = ({ iso }: { iso: string }) => <time datetime={iso.slice(0, 10)}>{writeLongDay(iso)}</time>;

/** How long from one moment to the next, in the unit that a person would use. */
export function gap(first: string, last: string): string | null {
  const days = daysBetween(first, last);
  if (days === null || days < 1) return null;
  if (days === 1) return 'a day later';
  if (days <= 120) return `${days} days later`;
  const months = Math.round(days / 30.44);
  return months < 24 ? `${months} months later` : `${Math.round(days / 365.25)} years later`;
}

/** A sample of the line that stands for tangible or intangible exchanges, with the word. */
export function Tangibility({ kind }: { kind: string }) {
  const of = kind === 'intangible' ? 'intangible' : 'tangible';
  return (
    <span class={`line-sample ${of}`}>
      <svg viewBox="0 0 36 8" aria-hidden="true" focusable="false">
        <path d="M0 4H36" />
      </svg>
      {of}
    </span>
  );
}

/** A thin bar under a word; the number that it repeats stands beside it. A share of a whole shows the whole, too. */
export function Bar({ ratio, hue = 'brand', whole = false }: { ratio: number; hue?: string; whole?: boolean }) {
  const width = Math.max(0, Math.min(1, ratio)) * 100;
  return (
    <svg class={`bar ${hue}`} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {whole && <rect class="track" width="100" height="4" />}
      <rect class="fill" width={width.toFixed(2)} height="4" />
    </svg>
  );
}
