import { type Frame, hasDoor, pathOf } from '../frame.ts';
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

/** 404: nobody and nothing lives at this address. */
export function NotFoundPage(frame: Frame) {
  return page({
    title: 'Not found',
    frame,
    passing: true,
    main: (
      <>
        <h1>There is nothing at this address</h1>
        <p>
          <code>{frame.here}</code> is no page of this record. A participant or a process may have got another number
          when the record was read again.
        </p>
        <Ways frame={frame} />
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

const Ways = ({ frame }: { frame: Frame }) => (
  <ul class="plain">
    <li>
      <a href="/">The network</a>
    </li>
    {hasDoor(frame, '/search') && (
      <li>
        <a href="/search">Ask the record</a>
      </li>
    )}
    {hasDoor(frame, '/participants') && (
      <li>
        <a href="/participants">All participants</a>
      </li>
    )}
  </ul>
);
