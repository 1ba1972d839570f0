import { count, counted, percent, roundMoney } from '../../domain/number.ts';
import type { FormLine, ParticipantAnswer } from '../../questions/participant.ts';
import type { PaymentHistory } from '../../questions/payment-history.ts';
import { Contracts } from '../contract.tsx';
import { address, type Frame, hasDoor } from '../frame.ts';
import { Identity } from '../identity.tsx';
import { amountKindLabel, kindLabel, sentenceCase } from '../label.ts';
import { Mistake } from '../list.tsx';
import { Absent, Kind, LongDay, Money, Name, Tangibility } from '../mark.tsx';
import { page } from '../page.tsx';
import { Partners } from '../partners.tsx';
import { Relations } from '../relations.tsx';
import { table } from '../table.tsx';
import { Years } from '../years.tsx';

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
        {answer.boughtTotal > 0 && hasDoor(frame, '/market') && (
          <p>
            <a href={address('/market', { buyer: answer.id })}>How open its market is</a>
          </p>
        )}
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
        <Payments answer={answer} />
        <Relations answer={answer} />
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

/** The page in a few sentences. */
function Summary({ answer }: { answer: ParticipantAnswer }) {
  const does = [
    answer.wonTotal > 0 && `won ${counted(answer.wonTotal, 'award')}`,
    answer.boughtTotal > 0 && `bought in ${counted(answer.boughtTotal, 'process', 'processes')}`,
  ].filter(Boolean);
  const { dependence, paid, received } = answer;
  const isSilent = does.length === 0 && !paid && !received;
  return (
    <p class="says">
      {isSilent && 'Neither bought, won, paid nor was paid anything in this record'}
      {sentenceCase(does.join(' and '))}
      {/* The days when it was first and last seen are those of its payments, too. */}
      {!paid && !received && <Between first={answer.firstSeen} last={answer.lastSeen} />}
      {(isSilent || does.length > 0) && '.'}
      {paid && <PaidSentence verb="Paid" history={paid} one="participant" />}
      {received && <PaidSentence verb="Was paid" history={received} one="payer" />}
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

const Between = ({ first, last }: { first: string | null; last: string | null }) =>
  first &&
  last && (
    <>
      {' '}
      between <LongDay iso={first} /> and <LongDay iso={last} />
    </>
  );

/** "Paid 1,223 times to 431 participants, £3.65 billion in all, between … and …." and what is not known of it. */
function PaidSentence({ verb, history, one }: { verb: 'Paid' | 'Was paid'; history: PaymentHistory; one: string }) {
  const isPayer = verb === 'Paid';
  return (
    <>
      {' '}
      {verb} {history.count === 1 ? 'once' : counted(history.count, 'time')}
      {history.partners > 0 && ` ${isPayer ? 'to' : 'by'} ${counted(history.partners, one)}`}
      {history.amount !== null && (
        <>
          , <data value={String(history.amount)}>{roundMoney(history.amount, 'GBP')}</data> in all
        </>
      )}
      {(history.partners > 0 || history.amount !== null) && history.first && ','}
      <Between first={history.first} last={history.last} />.
      {history.unnamed > 0 &&
        ` ${count(history.unnamed)} of these payments ${isPayer ? 'went to' : 'came from'} nobody who can be named here.`}
      {history.unknown > 0 && ` ${count(history.unknown)} give no amount in pounds.`}
    </>
  );
}

/** What it was paid and what it paid, year by year. */
function Payments({ answer: { kind, paid, received } }: { answer: ParticipantAnswer }) {
  if (!paid && !received) return null;
  const { hue } = kindLabel(kind);
  return (
    <div class="halves section">
      {received && <Years id="received" heading="What it was paid" history={received} hue={hue} />}
      {paid && <Years id="paid" heading="What it paid" history={paid} hue={hue} />}
    </div>
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
