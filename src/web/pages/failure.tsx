import { type Door, type Frame, hasDoor, pathOf } from '../frame.ts';
import { Name } from '../mark.tsx';
import { page } from '../page.tsx';

/** What a page may know of a `Refusal`. */
export interface RefusalAnswer {
  readonly code: string;
  /** What is wrong. */
  readonly message: string;
  /** Where: a parameter, an address. */
  readonly where: string;
  /** What to do about it. */
  readonly mend: string;
}

/** What can be said of an address at which nothing lives: what it would have been, and where the others are. */
function missingAt(here: string): { readonly says: string; readonly list?: Way } {
  const door = pathOf(here).split('/')[1];
  if (door === 'methods') return { says: 'is no method.', list: { to: '/methods', words: 'All methods' } };
  if (door === 'networks' || /[?&](network|compare)=/.test(here))
    return { says: 'names a network that is not here.', list: { to: '/networks', words: 'All networks' } };
  if (door === 'participants' || door === 'processes')
    return {
      says: `is no page of this record. A ${door === 'participants' ? 'participant' : 'process'} may have got another number when the record was read again.`,
    };
  return { says: 'is no page of this record.' };
}

/** 404: nobody and nothing lives at this address. */
export function NotFoundPage(frame: Frame) {
  const { says, list } = missingAt(frame.here);
  return page({
    title: 'Not found',
    frame,
    passing: true,
    main: (
      <>
        <h1>There is nothing at this address</h1>
        <p>
          <code>{frame.here}</code> {says}
        </p>
        <Ways frame={frame} first={list} />
      </>
    ),
  });
}

/** A request that cannot be honoured: what is wrong, where, how to mend it. */
export function RefusalPage(refusal: RefusalAnswer, frame: Frame) {
  const path = pathOf(frame.here);
  return page({
    title: 'This cannot be answered as asked',
    frame,
    passing: true,
    main: (
      <>
        <h1>This cannot be answered as asked</h1>
        <div class="govuk-error-summary">
          <div role="alert">
            <h2 class="govuk-error-summary__title">
              <Name>{refusal.message}</Name>
            </h2>
            <div class="govuk-error-summary__body">
              <p>
                Where: <code>{refusal.where}</code>
              </p>
              <p>{refusal.mend}</p>
              {path !== frame.here && (
                <p>
                  <a href={path}>Start again without conditions</a>
                </p>
              )}
            </div>
          </div>
        </div>
        <p class="basis">
          Code <code>{refusal.code}</code>
        </p>
      </>
    ),
  });
}

/** Our own mistake, with the number under which it was written down. */
export function FaultPage(fault: { readonly reference: string }, frame: Frame) {
  return page({
    title: 'Something went wrong here',
    frame,
    passing: true,
    main: (
      <>
        <h1>Something went wrong here</h1>
        <p>
          This is our mistake, not yours. It is written down under the number <code>{fault.reference}</code>; give it to
          whoever keeps this record. Trying again does no harm.
        </p>
        <Ways frame={frame} />
      </>
    ),
  });
}

/** Nothing has been imported: what to do first. */
export function EmptyRecordPage(frame: Frame) {
  return page({
    title: 'Nothing has been read yet',
    frame,
    main: (
      <>
        <h1>Nothing has been read yet</h1>
        <p class="says">
          This record is empty. Give it a file of published notices, and this page becomes their network.
        </p>
        <pre class="command">
          <code>commonweal import notices.json</code>
        </pre>
        <p>
          It reads OCDS release packages and JSON Lines, Contracts Finder notices and spending files. What it cannot
          read it sets aside and says why.
        </p>
      </>
    ),
  });
}

interface Way {
  readonly to: Door;
  readonly words: string;
}

const Ways = ({ frame, first }: { frame: Frame; first?: Way | undefined }) => (
  <ul class="plain">
    {first && hasDoor(frame, first.to) && (
      <li>
        <a href={first.to}>{first.words}</a>
      </li>
    )}
    <li>
      <a href="/">The network</a>
    </li>
    {hasDoor(frame, '/search') && (
      <li>
        <a href="/search">Search</a>
      </li>
    )}
    {hasDoor(frame, '/participants') && (
      <li>
        <a href="/participants">All participants</a>
      </li>
    )}
  </ul>
);
