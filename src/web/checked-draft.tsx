/** A draft with its passages marked, and beside each section the findings that begin in it. */
import type { CheckedSection } from '../questions/checked-text.ts';
import type { FindingLine } from '../questions/draft-check.ts';
import type { Paragraph, Piece } from '../questions/marked-text.ts';
import { type Frame, hasDoor, pathTo } from './frame.ts';
import { Name } from './mark.tsx';
import { Outside } from './provenance.tsx';

interface DraftParts {
  readonly sections: readonly CheckedSection[];
  readonly findings: readonly FindingLine[];
  readonly frame: Frame;
}

/** How a finding is told apart by its marks: fault, question or good; always in words, too. */
const toneOf = ({ check, question }: FindingLine): 'fault' | 'question' | 'good' =>
  check === 'I01' ? 'good' : question ? 'question' : 'fault';

/** The draft and the notes beside it, section by section; on a phone a section’s notes follow it. */
export function CheckedDraft({ sections, findings, frame }: DraftParts) {
  const byNumber = new Map(findings.flatMap((one) => (one.number === null ? [] : [[one.number, one] as const])));
  return (
    <div>
      {sections.map((section) => (
        <div class="checked-row">
          <div class="draft-part">
            <div class="draft-words">
              {section.heading !== null && (
                <h3 dir="auto">
                  <Name>{section.heading}</Name>
                </h3>
              )}
              {section.paragraphs.map((paragraph) => (
                <Words paragraph={paragraph} findings={byNumber} />
              ))}
            </div>
          </div>
          <div class="draft-notes">
            {section.findings.flatMap((number) => {
              const finding = byNumber.get(number);
              return finding ? [<Note finding={finding} frame={frame} />] : [];
            })}
          </div>
        </div>
      ))}
    </div>
  );
}

type ByNumber = ReadonlyMap<number, FindingLine>;

const Words = ({ paragraph, findings }: { paragraph: Paragraph; findings: ByNumber }) => (
  <p dir="auto">
    {paragraph.map((piece) =>
      piece.findings.length === 0 ? piece.text : <Marked piece={piece} findings={findings} />,
    )}
  </p>
);

/** Marked words; the numbers of their findings stand at their end and lead to the notes. */
function Marked({ piece, findings }: { piece: Piece; findings: ByNumber }) {
  const tones = piece.findings.flatMap((number) => {
    const finding = findings.get(number);
    return finding ? [toneOf(finding)] : [];
  });
  const tone = tones.includes('fault') ? 'fault' : (tones[0] ?? 'fault');
  const [first, ...others] = piece.anchors;
  return (
    <>
      {others.map((anchor) => (
        <span id={anchor} />
      ))}
      <mark id={first} class={tone}>
        {piece.text}
      </mark>
      {piece.ends.map((number) => (
        <a class={`ref ${toneOf(findings.get(number) as FindingLine)}`} href={`#finding-${number}`}>
          <span class="govuk-visually-hidden">finding </span>
          {number}
        </a>
      ))}
    </>
  );
}

/** How many passages of one finding are quoted; the others are linked by their number, and the marks show all of them. */
const placesQuoted = 2;

/** One finding: what, how much it weighs, where, what to do, better words, why, and where that comes from. */
export function Note({ finding, frame }: { finding: FindingLine; frame: Frame }) {
  const { number, check, name, barrier, says, weight, places, advice, betterWords, why, sources } = finding;
  const tone = toneOf(finding);
  return (
    <article class={`check-note ${tone}`} id={`finding-${number}`} aria-labelledby={`finding-${number}-name`}>
      <h3 id={`finding-${number}-name`}>
        <span class="number">{number}</span> {name}
      </h3>
      <p class="note-says" dir="auto">
        {says}
      </p>
      <p class="weight">
        {weight}{' '}
        <span class="about">
          {hasDoor(frame, '/methods') ? <a href={pathTo('/methods', check)}>{check}</a> : check} · {barrier}
        </span>
      </p>
      <Places places={places} />
      {advice && <p>{advice}</p>}
      {betterWords.length > 0 && (
        <div class="better">
          <p class="eyebrow">{betterWords.length === 1 ? 'Better words' : 'Better words, to choose from'}</p>
          {betterWords.map((words) => (
            <blockquote>{words}</blockquote>
          ))}
        </div>
      )}
      <p class="basis">
        {why}{' '}
        {sources.map((source, i) => (
          <>
            {i > 0 && '; '}
            <Outside href={source.address}>{source.title}</Outside>
          </>
        ))}
        {sources.length > 0 && '.'}
      </p>
    </article>
  );
}

function Places({ places }: { places: FindingLine['places'] }) {
  if (places.length === 0) return null;
  const marked = places.filter(({ anchor }) => anchor !== null);
  const fields = places.filter(({ anchor }) => anchor === null);
  return (
    <p class="places">
      {marked.length > 0 && (marked.length === 1 ? 'Words: ' : `${marked.length} passages: `)}
      {marked.slice(0, placesQuoted).map(({ anchor, words }, i) => (
        <>
          {i > 0 && ', '}
          <a href={`#${anchor}`}>
            <bdi>“{shortened(words)}”</bdi>
          </a>
        </>
      ))}
      {marked.slice(placesQuoted).map(({ anchor, words }, i) => (
        <>
          {' '}
          <a class="nth" href={`#${anchor}`}>
            {i + placesQuoted + 1}
            <span class="govuk-visually-hidden">: {shortened(words)}</span>
          </a>
        </>
      ))}
      {fields.map(({ label, words }, i) => (
        <>
          {(i > 0 || marked.length > 0) && '; '}
          {label}: <bdi>{shortened(words)}</bdi>
        </>
      ))}
    </p>
  );
}

/** The first few words of a passage. */
function shortened(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim();
  if (plain.length <= 48) return plain;
  return `${plain.slice(0, 44).replace(/\s\S*$/, '')}…`;
}
