import { count, counted } from '../../domain/number.ts';
import type { SearchAnswer, SearchHit } from '../../questions/search.ts';
import { Button, Field } from '../form.tsx';
import { address, type Door, type Frame } from '../frame.ts';
import { Absent, Link, Name } from '../mark.tsx';
import { page } from '../page.tsx';

const sorts: readonly { readonly what: SearchHit['what']; readonly heading: string; readonly door: Door }[] = [
  { what: 'participant', heading: 'Participants', door: '/participants' },
  { what: 'process', heading: 'Processes', door: '/processes' },
  { what: 'method', heading: 'Methods', door: '/methods' },
];

/** `/search`: participants, processes and methods by words. */
export function SearchPage(answer: SearchAnswer, frame: Frame) {
  return page({
    title: answer.q ? `Search: ${answer.q}` : 'Search',
    frame,
    main: (
      <>
        <h1>Search</h1>
        <search>
          <form class="ask" action="/search" method="get">
            <Field
              name="q"
              type="search"
              label="Words"
              hint="A name, something that is bought, or a measure: “playground”, “Borough Council”, “M01”"
              value={answer.q}
            />
            <Button>Search</Button>
          </form>
        </search>
        {answer.q !== '' && <Hits answer={answer} />}
      </>
    ),
  });
}

function Hits({ answer }: { answer: SearchAnswer }) {
  if (answer.hits.length === 0) {
    return (
      <section class="empty" aria-labelledby="hits">
        <h2 id="hits">
          <Absent
            because={
              <>
                Nothing here has all of <Name>“{answer.q}”</Name>.
              </>
            }
          />
        </h2>
        <p>
          Try fewer words or a shorter form of one. Names are found as they were published, so a trading name may differ
          from the one in a register.
        </p>
      </section>
    );
  }
  return (
    <>
      <p class="count" role="status">
        {counted(answer.total, 'answer')} for <Name>“{answer.q}”</Name>
      </p>
      {sorts.map((sort) => (
        <Sort {...sort} answer={answer} />
      ))}
    </>
  );
}

function Sort({ what, heading, door, answer }: (typeof sorts)[number] & { answer: SearchAnswer }) {
  const hits = answer.hits.filter((hit) => hit.what === what);
  if (hits.length === 0) return null;
  return (
    <section class="section" aria-labelledby={`hits-${what}`}>
      <h2 id={`hits-${what}`}>{heading}</h2>
      <ol class="hits">
        {hits.map((hit) => (
          <li>
            <Link door={door} id={hit.id} name={hit.title} />
            <span class="note">
              <Name>{hit.detail}</Name>
            </span>
          </li>
        ))}
      </ol>
      {hits.length >= answer.limit && what !== 'method' && (
        <p class="basis">
          The first {count(hits.length)}.{' '}
          <a href={address(door, { q: answer.q })}>All {heading.toLowerCase()} with these words</a>
        </p>
      )}
    </section>
  );
}
