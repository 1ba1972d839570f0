/** What every list has: a foot with its table, and a state for when nothing fits. */
import { count } from '../domain/number.ts';
import { Absent, Name } from './mark.tsx';

interface Loosening {
  /** The condition that could be dropped: "the kind “SME”". */
  readonly words: string;
  /** The same view without it. */
  readonly to: string;
}

interface EmptyParts {
  readonly says: string;
  /** The list without any condition. */
  readonly clear: string;
  readonly loosen: readonly (Loosening | '' | null | undefined | false)[];
}

/** Nothing fits: says so and offers each condition to be dropped. */
export function Empty({ says, clear, loosen }: EmptyParts) {
  const ways = loosen.filter((way): way is Loosening => Boolean(way));
  return (
    <section class="empty" aria-labelledby="empty">
      <h2 id="empty">
        <Absent because={says} />
      </h2>
      {ways.length > 0 && (
        <>
          <p>What you could leave out:</p>
          <ul>
            {ways.map((way) => (
              <li>
                <a href={way.to}>
                  <Name>{way.words}</Name>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={clear}>{ways.length > 0 ? 'Leave out everything and show the whole list' : 'Show the whole list'}</a>
      </p>
    </section>
  );
}

interface FootParts {
  readonly csv: string | null;
  /** What the list is of: “participants”. */
  readonly of: string;
  readonly total: number;
  /** Rows that the table holds at most. */
  readonly tableLimit: number;
  /** The command that exports all of them. */
  readonly command: string;
}

/** A link to the table of a list: all of the view, or as far as the table goes. */
export const ListFoot = ({ csv, of, total, tableLimit, command }: FootParts) =>
  csv && (
    <p class="basis">
      <a href={csv}>
        {total > tableLimit ? `The first ${count(tableLimit)}` : 'All'} {of} of this view, as CSV
      </a>
      {total > tableLimit && (
        <>
          . <code>{command}</code> writes all of them
        </>
      )}
    </p>
  );

/** Where a mistake in a record is put right. */
export const Mistake = () => <a href="/record#mistakes">Report a mistake in this record</a>;
