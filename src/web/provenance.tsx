/** What a process rests on: the facts as published, the notices, the releases that were merged, the flaws in them. */

import type { Child } from 'hono/jsx';
import { cpvDivision } from '../domain/cpv.ts';
import { count, counted } from '../domain/number.ts';
import type { ProcessAnswer } from '../questions/process.ts';
import { YesNo } from './award.tsx';
import { Details } from './form.tsx';
import { amountKindLabel, methodLabel, sentenceCase } from './label.ts';
import { Absent, Day, Money, Name } from './mark.tsx';
import { table } from './table.tsx';

/** The facts of a process as a list of key and value, absent ones with their reason. */
export function Facts({ answer }: { answer: ProcessAnswer }) {
  const text = (value: string | null, because = 'not published') =>
    value ? <Name>{value}</Name> : <Absent because={because} />;
  const rows: readonly (readonly [string, Child])[] = [
    ['What', <Bought answer={answer} />],
    ['Estimate', <Estimate estimate={answer.estimate} />],
    [
      'Where',
      answer.places.length > 0 ? <Name>{answer.places.join('; ')}</Name> : <Absent because="no place published" />,
    ],
    ['How', text(answer.method && sentenceCase(methodLabel(answer.method)))],
    ['Kind of notice', text(answer.noticeType)],
    ['Flagged as suitable for SMEs', <YesNo flag={answer.smeSuitable} />],
    ['Flagged as suitable for VCSEs', <YesNo flag={answer.vcseSuitable} />],
    ['Framework', answer.framework ? <Name>{answer.framework}</Name> : 'Nothing says that it is one'],
    ['Number', <code>{answer.ocid}</code>],
    [
      'Notice',
      answer.url ? <Outside href={answer.url}>as published</Outside> : <Absent because="no address published" />,
    ],
  ];
  return (
    <dl class="govuk-summary-list">
      {rows.map(([key, value]) => (
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">{key}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Bought({ answer: { classifications, category } }: { answer: ProcessAnswer }) {
  if (classifications.length === 0) {
    return category ? <span>{sentenceCase(category)}</span> : <Absent because="no category published" />;
  }
  return (
    <ul class="names">
      {classifications.map((one) => (
        <li>
          <Name>{one.description ?? (one.scheme === 'CPV' ? cpvDivision(one.code) : null) ?? one.code}</Name>{' '}
          <span class="quiet">
            {one.scheme} {one.code}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Estimate({ estimate }: { estimate: ProcessAnswer['estimate'] }) {
  const { low, high, amount, currency } = estimate;
  const note = [
    estimate.amountKind && estimate.amountKind !== 'estimate' ? amountKindLabel(estimate.amountKind) : null,
    estimate.note,
  ]
    .filter(Boolean)
    .join('; ');
  return (
    <>
      {low !== null && high !== null && low !== high ? (
        <>
          <Money amount={low} currency={currency} /> to <Money amount={high} currency={currency} />
        </>
      ) : (
        <Money amount={amount ?? high ?? low} currency={currency} because="no estimate published" />
      )}
      {note && <span class="note">{note}</span>}
    </>
  );
}

/** A link that leaves this site; published addresses that are no web addresses stay text. */
export function Outside({ href, children }: { href: string; children?: Child }) {
  return /^https?:\/\//i.test(href) ? (
    <a href={href} rel="noopener noreferrer external">
      {children}
      <span aria-hidden="true"> ↗</span>
    </a>
  ) : (
    <>
      {children} <code>{href}</code>
    </>
  );
}

/** Notices, releases and issues. */
export function Provenance({ answer }: { answer: ProcessAnswer }) {
  return (
    <section class="section">
      <h2>What this page rests on</h2>
      {answer.notices.length > 0 && (
        <ul class="plain">
          {answer.notices.map((notice) => (
            <li>
              {notice.url ? (
                <Outside href={notice.url}>
                  <Name>{notice.title ?? notice.type ?? 'Notice'}</Name>
                </Outside>
              ) : (
                <Name>{notice.title ?? notice.type ?? 'Notice'}</Name>
              )}{' '}
              <span class="quiet">
                {notice.type && notice.title && `${notice.type}, `}
                <Day iso={notice.published} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <Details summary={`${counted(answer.releases.length, 'release')} merged into this process`}>
        {table<ProcessAnswer['releases'][number]>({
          caption: 'Releases, oldest first',
          captionHidden: true,
          rows: answer.releases,
          columns: [
            { head: 'Published', cell: (release) => <Day iso={release.published} /> },
            {
              head: 'Release',
              main: true,
              cell: (release) => (
                <a href={`/releases/${release.releaseNo}.json`}>
                  <code>{release.releaseId ?? 'made from its content'}</code>
                </a>
              ),
            },
            { head: 'Tag', cell: (release) => release.tag ?? <Absent because="none" /> },
            { head: 'Source', cell: (release) => <Name>{release.source}</Name> },
            { head: 'Place in it', numeric: true, cell: (release) => count(release.position) },
          ],
        })}
      </Details>
      {answer.issues.length > 0 && (
        <Details summary={`${counted(answer.issues.length, 'flaw')} met while reading it`} open>
          <ul>
            {answer.issues.map((issue) => (
              <li>
                <Name>{issue.message}</Name>{' '}
                <span class="quiet">
                  {issue.code}
                  {issue.path && (
                    <>
                      {' '}
                      at <code>{issue.path}</code>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  );
}
