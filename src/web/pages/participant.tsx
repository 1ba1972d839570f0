import { count, counted, percent } from '../../domain/number.ts';
import type { FormLine, ParticipantAnswer, PartnerLine } from '../../questions/participant.ts';
import { Contracts } from '../contract.tsx';
import type { Frame } from '../frame.ts';
import { Identity } from '../identity.tsx';
import { amountKindLabel, kindLabel, sentenceCase } from '../label.ts';
import { Mistake } from '../list.tsx';
import { Absent, Bar, Day, Kind, KindMark, Link, LongDay, Money, Name, Tangibility } from '../mark.tsx';
import { page } from '../page.tsx';
import { foldedTable, table } from '../table.tsx';

/** `/participants/{id}`: who this is, what it gives and receives, with whom, since when, how dependent. */
export function ParticipantPage(answer: ParticipantAnswer, frame: Frame) {
  return page({
    title: answer.name,
    frame,
    main: (
      <>
        <nav class="crumbs" aria-label="Where you are">
          <a href="/participants">Participants</a>
        </nav>
        <h1 class={answer.name.length > 70 ? 'long' : undefined}>
          <Name>{answer.name}</Name>
        </h1>
        <KindLine answer={answer} />
        <Summary answer={answer} />
        <div class="halves uneven section">
          <section>
            <h2>What it gives and receives</h2>
            <Ledger forms={answer.forms} />
          </section>
          <section>
            <h2>With whom</h2>
            <Partners answer={answer} />
          </section>
        </div>
        <Contracts id={answer.id} side="supplier" lines={answer.won} total={answer.wonTotal} />
        <Contracts id={answer.id} side="buyer" lines={answer.bought} total={answer.boughtTotal} />
        <Identity answer={answer} />
        <p class="basis">
          <Mistake />
        </p>
      </>
    ),
  });
}

/** Kind with its evidence: "SME: declared in the award, 9 times · not recorded as SME: …". */
function KindLine({ answer }: { answer: ParticipantAnswer }) {
  const others = answer.kindEvidence.filter((one) => one.kind !== answer.kind);
  const own = answer.kindEvidence.filter((one) => one.kind === answer.kind);
  const says = (all: ParticipantAnswer['kindEvidence']) =>
    all.map((one) => `${one.evidence}${one.count > 1 ? ` (${count(one.count)} times)` : ''}`).join(', ');
  const place = [answer.locality, answer.postcode, answer.region].filter(Boolean).join(', ');
  return (
    <ul class="facts">
      <li>
        <Kind kind={answer.kind} />
        {own.length > 0 && <span class="quiet">: {says(own)}</span>}
      </li>
      {[...new Set(others.map((one) => one.kind))].map((kind) => (
        <li>
          <Kind kind={kind} />
          <span class="quiet">: {says(others.filter((one) => one.kind === kind))}</span>
        </li>
      ))}
      <li>{place ? <Name>{place}</Name> : <Absent because="place not published" />}</li>
      {answer.names.length > 1 && (
        <li>
          <a href="#identity">appears under {count(answer.names.length)} names</a>
        </li>
      )}
    </ul>
  );
}

/** The page in two sentences. */
function Summary({ answer }: { answer: ParticipantAnswer }) {
  const does = [
    answer.wonTotal > 0 && `won ${counted(answer.wonTotal, 'award')}`,
    answer.boughtTotal > 0 && `bought in ${counted(answer.boughtTotal, 'process', 'processes')}`,
  ].filter(Boolean);
  const { dependence } = answer;
  return (
    <p class="says">
      {does.length > 0 ? `${sentenceCase(does.join(' and '))}` : 'Neither bought nor won anything in this record'}
      {answer.firstSeen && answer.lastSeen && (
        <>
          {' '}
          between <LongDay iso={answer.firstSeen} /> and <LongDay iso={answer.lastSeen} />
        </>
      )}
      .
      {dependence && (
        <>
          {' '}
          Its largest buyer, <Name>{dependence.buyer}</Name>, gave{' '}
          <data value={String(dependence.ratio)}>{percent(dependence.ratio)}</data> of its{' '}
          {counted(dependence.of, 'award')}.
        </>
      )}
    </p>
  );
}

function Ledger({ forms }: { forms: readonly FormLine[] }) {
  if (forms.length === 0) return <Absent because="No exchange of this participant is recorded." />;
  return (
    <>
      {table<FormLine>({
        caption: 'Exchanges by direction and form',
        captionHidden: true,
        rows: forms,
        columns: [
          {
            head: 'What',
            main: true,
            cell: (line) => (
              <>
                {sentenceCase(line.direction)} <strong>{line.form}</strong>
                <span class="note">
                  <Tangibility kind={line.kind} />
                </span>
              </>
            ),
          },
          {
            head: 'Exchanges',
            numeric: true,
            cell: (line) => <data value={String(line.count)}>{count(line.count)}</data>,
          },
          { head: 'Worth, GBP', numeric: true, cell: (line) => <Worth line={line} /> },
        ],
      })}
      <p class="basis">
        Solid is tangible: asked for and paid for. Dashed is intangible: what no contract asks for. Forms are never
        added up with each other, nor amounts of different kinds.
      </p>
    </>
  );
}

function Worth({ line }: { line: FormLine }) {
  if (line.kind === 'intangible' && line.sums.length === 0) return <Absent because="not money" />;
  return (
    <>
      {line.sums.map((sum) => (
        <span class="stacked">
          <Money amount={sum.amount} currency="GBP" />
          <span class="note">
            {amountKindLabel(sum.amountKind)}, {count(sum.count)}
          </span>
        </span>
      ))}
      {line.unknown > 0 && (
        <span class="stacked">
          <Absent because={`${count(line.unknown)} without a value`} />
        </span>
      )}
    </>
  );
}

function Partners({ answer }: { answer: ParticipantAnswer }) {
  if (answer.partners.length === 0) return <Absent because="Nobody is named on the other side." />;
  const most = Math.max(1, ...answer.partners.map((partner) => partner.awards));
  return (
    <>
      {foldedTable<PartnerLine>(
        {
          caption: 'Partners, most awards first',
          captionHidden: true,
          rows: answer.partners,
          columns: [
            {
              head: 'Partner',
              main: true,
              cell: (partner) => (
                <>
                  <KindMark kind={partner.kind} />
                  <Link door="/participants" id={partner.id} name={partner.name} />
                  <span class="note">
                    as {partner.role}, last seen <Day iso={partner.lastSeen} />
                  </span>
                  <Bar ratio={partner.awards / most} hue={kindLabel(partner.kind).hue} />
                </>
              ),
            },
            {
              head: 'Awards',
              numeric: true,
              cell: (one) => <data value={String(one.awards)}>{count(one.awards)}</data>,
            },
            { head: 'Amount, GBP', numeric: true, cell: (one) => <Money amount={one.amount} currency="GBP" /> },
          ],
        },
        8,
      )}
      <p class="basis">
        Bars: awards. {count(answer.partners.length)} of {count(answer.partnerTotal)} shown.
      </p>
    </>
  );
}
