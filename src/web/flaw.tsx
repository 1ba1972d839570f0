/** Flaws that were met while reading: what the code means, how often, and where. */

import { count, counted } from '../domain/number.ts';
import type { IssueLine } from '../questions/source.ts';
import { Details } from './form.tsx';
import { pathTo } from './frame.ts';
import { Name } from './mark.tsx';

/** Every code with a few examples, each with its place in the source. */
export function Flaws({ issues }: { issues: readonly IssueLine[] }) {
  return (
    <section class="section" id="issues">
      <h2>Flaws met while reading</h2>
      {issues.length === 0 && <p>None.</p>}
      {issues.map((issue) => (
        <Details
          summary={
            <>
              {issue.says} <span class="quiet">{counted(issue.count, 'time')}</span>
            </>
          }
        >
          <p class="basis">
            Code <code>{issue.code}</code>. {counted(issue.examples.length, 'example')} of {count(issue.count)}:
          </p>
          <ul>
            {issue.examples.map((one) => (
              <li>
                <Name>{one.message}</Name> <Where example={one} />
              </li>
            ))}
          </ul>
        </Details>
      ))}
    </section>
  );
}

function Where({ example }: { example: IssueLine['examples'][number] }) {
  return (
    <span class="quiet">
      {example.source && (
        <>
          <Name>{example.source}</Name>
          {example.position !== null && <>, no. {count(example.position)}</>}
        </>
      )}
      {example.path && (
        <>
          {' '}
          <code>{example.path}</code>
        </>
      )}
      {example.processId && (
        <>
          {' '}
          <a href={pathTo('/processes', example.processId)}>
            the process<span class="govuk-visually-hidden"> {example.processId}</span>
          </a>
        </>
      )}
      {example.releaseNo !== null && (
        <>
          {' '}
          <a href={`/releases/${example.releaseNo}.json`}>
            as read<span class="govuk-visually-hidden">: release {example.releaseNo}</span>
          </a>
        </>
      )}
    </span>
  );
}
