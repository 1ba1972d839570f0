import { count, percent, period } from '../../domain/number.ts';
import type { SourceLine, SourcesAnswer } from '../../questions/source.ts';
import { Flaws } from '../flaw.tsx';
import { Details } from '../form.tsx';
import type { Frame } from '../frame.ts';
import { sentenceCase } from '../label.ts';
import { Absent, Bar, LongDay, Name } from '../mark.tsx';
import { page } from '../page.tsx';
import { Outside } from '../provenance.tsx';
import { Resolution } from '../resolution.tsx';
import { table } from '../table.tsx';

/** `/record`: what was read and what it holds, what is flawed in it, who was found to be who. */
export function RecordPage(answer: SourcesAnswer, frame: Frame) {
  return page({
    title: 'The record',
    frame,
    main: (
      <>
        <p class="dateline">
          Made <LongDay iso={answer.made} /> · Commonweal {answer.version} · snapshot <code>{answer.snapshotId}</code>
        </p>
        <h1>What this record rests on</h1>
        {answer.factsOnly && (
          <p class="lead">It keeps facts only: descriptions and full texts were left out when it was made.</p>
        )}
        <Sources sources={answer.sources} />
        <Coverage coverage={answer.coverage} />
        <Flaws issues={answer.issues} />
        <Resolution answer={answer} />
        <Mistakes />
        <Details summary="Rows of each table">
          {table<SourcesAnswer['tables'][number]>({
            caption: 'Tables of the record',
            captionHidden: true,
            rows: answer.tables,
            columns: [
              { head: 'Table', main: true, cell: (one) => <code>{one.table}</code> },
              { head: 'Rows', numeric: true, cell: (one) => count(one.rows) },
            ],
          })}
        </Details>
      </>
    ),
  });
}

const nothing = (n: number) => (n === 0 ? <span class="quiet">0</span> : count(n));

function Sources({ sources }: { sources: readonly SourceLine[] }) {
  return (
    <section class="section">
      <h2>Sources</h2>
      {sources.length === 0 ? (
        <Absent because="Nothing has been read yet." />
      ) : (
        table<SourceLine>({
          caption: 'Sources: whatever is read is kept, a duplicate or set aside',
          captionHidden: true,
          rows: sources,
          columns: [
            { head: 'Source', main: true, cell: (source) => <Source source={source} /> },
            { head: 'Read', numeric: true, cell: (one) => count(one.read) },
            { head: '= kept', numeric: true, cell: (one) => nothing(one.kept) },
            { head: '+ duplicate', numeric: true, cell: (one) => nothing(one.duplicate) },
            { head: '+ set aside', numeric: true, cell: (one) => nothing(one.quarantined) },
          ],
        })
      )}
      <p class="basis">
        What is set aside could not be read; it is kept byte for byte beside the record. What is read, less what is
        kept, is a duplicate or set aside: nothing is dropped.
      </p>
    </section>
  );
}

function Source({ source }: { source: SourceLine }) {
  return (
    <>
      <Name>{source.name}</Name>
      <span class="note">
        {source.publisher ? <Name>{source.publisher}</Name> : <Absent because="publisher not given" />} ·{' '}
        {source.format.replaceAll('-', ' ')} · {period(source.firstPublished, source.lastPublished) ?? 'no dates'} ·
        counted in {source.unit}s ·{' '}
        {source.licence ? <Licence of={source.licence} /> : <Absent because="licence not given" />}
      </span>
      <Sum source={source} />
    </>
  );
}

/** Read = kept + duplicate + set aside is a promise; where it is broken, the page says by how much. */
function Sum({ source }: { source: SourceLine }) {
  const missing = source.read - source.kept - source.duplicate - source.quarantined;
  return missing === 0 ? null : (
    <strong class="attention">This does not add up: {count(Math.abs(missing))} unaccounted for.</strong>
  );
}

const Licence = ({ of }: { of: string }) =>
  /^https?:/i.test(of) ? <Outside href={of}>licence</Outside> : <Name>{of}</Name>;

function Coverage({ coverage }: { coverage: SourcesAnswer['coverage'] }) {
  if (coverage.length === 0) return null;
  return (
    <section class="section">
      <h2>Coverage</h2>
      <p class="lead">Which facts are there. A figure can say nothing about what is missing here.</p>
      {table<SourcesAnswer['coverage'][number]>({
        caption: 'Coverage by fact',
        captionHidden: true,
        rows: coverage,
        columns: [
          {
            head: 'Fact',
            main: true,
            cell: (one) => (
              <>
                {sentenceCase(one.fact)}
                <Bar ratio={one.total === 0 ? 0 : one.used / one.total} whole />
              </>
            ),
          },
          { head: 'Have it', numeric: true, cell: (one) => count(one.used) },
          { head: 'Of', numeric: true, cell: (one) => `${count(one.total)} ${one.noun}` },
          {
            head: 'Share',
            numeric: true,
            cell: (one) => (one.total === 0 ? <Absent because={`no ${one.noun}`} /> : percent(one.used / one.total)),
          },
        ],
      })}
    </section>
  );
}

const Mistakes = () => (
  <section class="section" id="mistakes">
    <h2>If something here is wrong</h2>
    <p>
      <strong>Two names are one participant, or one is two.</strong> Write it into <code>judgements.csv</code> beside
      the record, a line each: <code>verdict</code> (same, different, unsure or remove), then the two names or ids as{' '}
      <code>a</code> and <code>b</code>. The next import follows it, and says so on their pages.
    </p>
    <p>
      <strong>What was published is wrong.</strong> Ask the buyer to publish a correction; each process links to its
      notice. The next import of the corrected notice replaces what is shown.
    </p>
    <p>
      <strong>We read it wrongly.</strong> The flaws above name the source, the place in it and the code: keep the
      three, so that whoever keeps this record can follow it.
    </p>
  </section>
);
