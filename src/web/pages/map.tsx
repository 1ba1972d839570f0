import { cpvDivision } from '../../domain/cpv.ts';
import { count, counted, day } from '../../domain/number.ts';
import type { MapAnswer, MapQuery } from '../../questions/map.ts';
import { address, type Frame } from '../frame.ts';
import { kindLabel } from '../label.ts';
import { Empty } from '../list.tsx';
import { communityLimit, drawMap } from '../map-drawing.ts';
import { MapFilter } from '../map-filter.tsx';
import { absencesInWords, Legend } from '../map-legend.tsx';
import { classPaint, Picture } from '../map-picture.tsx';
import { betweenTable, communityTable, lineTable } from '../map-table.tsx';
import { Kind, Link, Name } from '../mark.tsx';
import { page } from '../page.tsx';

/** `/map`: who exchanges what with whom, as a picture, and under it the table that says the same. */
export function MapPage(answer: MapAnswer, frame: Frame) {
  const nobody = answer.nodes.length === 0 && answer.communities.length === 0;
  const lead = nobody ? null : leadOf(answer);
  return page({
    title: 'Map',
    frame,
    island: 'map.js',
    main: (
      <>
        <h1>{headingOf(answer)}</h1>
        {lead && <p class="lead">{lead}</p>}
        <MapFilter answer={answer} />
        <Found answer={answer} />
        <Within answer={answer} />
        {nobody ? (
          <Nothing answer={answer} />
        ) : (
          <>
            <Figure answer={answer} frame={frame} />
            <Tables answer={answer} />
          </>
        )}
      </>
    ),
  });
}

function headingOf({ centre, community }: MapAnswer) {
  if (centre?.name)
    return (
      <>
        Who exchanges with <Name>{centre.name}</Name>
      </>
    );
  if (community)
    return (
      <>
        The community round <Name>{community.leader}</Name>
      </>
    );
  return 'Who exchanges what with whom';
}

/** What is on the sheet, in a sentence. */
function leadOf({ query, shows, whole, communities, centre, community }: MapAnswer): string | null {
  const all = `${counted(whole.participants, 'participant')} and ${counted(whole.lines, 'line')}`;
  if (shows === 'communities')
    return `${all}: too many to draw one by one, so the map shows ${counted(communities.length, 'community', 'communities')} of those who exchange with each other more than with the rest. Each opens.`;
  if (centre) return whole.participants > 1 ? `${all} within ${query.steps === 2 ? 'two steps' : 'one step'}.` : null;
  if (community) return `${all} among those who exchange with each other more than with the rest.`;
  return `${all}. Who has one partner only stands round that partner; the others stand between theirs.`;
}

/** The same view of somebody’s neighbourhood. */
const around = (query: MapQuery, id: string): string =>
  address('/map', { ...query, q: undefined, community: undefined, at: id, steps: undefined, page: 1 });

function Found({ answer: { query, found } }: { answer: MapAnswer }) {
  if (!query.q?.trim()) return null;
  return (
    <section class="found" aria-labelledby="found">
      <h2 id="found" class="count">
        {found.length === 0 ? (
          <>
            Nobody on the map is called “<Name>{query.q}</Name>”
          </>
        ) : (
          <>
            On the map and called “<Name>{query.q}</Name>”
          </>
        )}
      </h2>
      {found.length > 0 && (
        <ul class="plain">
          {found.map(({ id, name, kind }) => (
            <li>
              <a href={around(query, id)}>
                <Name>{name}</Name>
              </a>{' '}
              <Kind kind={kind} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Of what this map is a part, and the way out. */
function Within({ answer: { query, centre, community } }: { answer: MapAnswer }) {
  if (!centre && !community) return null;
  const out = address('/map', {
    ...query,
    q: undefined,
    at: undefined,
    steps: undefined,
    community: undefined,
    page: 1,
  });
  return (
    <ul class="within" aria-label="This view is of">
      {centre?.name && (
        <li>
          <Link door="/participants" id={centre.id} name={`The page of ${centre.name}`} />
        </li>
      )}
      <li>
        <a href={out}>The whole map</a>
      </li>
    </ul>
  );
}

function Figure({ answer, frame }: { answer: MapAnswer; frame: Frame }) {
  const drawing = drawMap(answer);
  const { query } = answer;
  return (
    <figure class="map">
      <p class="map-skip">
        <a href="#table">Skip the picture and go to the table</a>
      </p>
      <div class="map-stage" id="map" data-source={frame.json ?? undefined} data-shows={answer.shows}>
        {/* biome-ignore lint/a11y/useSemanticElements: a picture whose marks are links is a group of links. */}
        <svg
          viewBox={`0 0 ${drawing.width} ${drawing.height}`}
          role="group"
          aria-label="Map; the table below says the same"
        >
          <Picture
            drawing={drawing}
            paint={classPaint}
            links={{ community: (community) => address('/map', { ...query, q: undefined, community, page: 1 }) }}
          />
        </svg>
      </div>
      <figcaption>
        <Legend answer={answer} />
        <p class="basis">
          {roomNote(answer, drawing.nodes.length)}
          {absencesInWords(answer)}
        </p>
        <p class="basis links">
          {frame.svg && <a href={frame.svg}>The picture, as SVG</a>}
          {frame.csv && <a href={frame.csv}>The table, as CSV</a>}
          {frame.json && <a href={frame.json}>All of it, as JSON</a>}
        </p>
      </figcaption>
    </figure>
  );
}

function roomNote({ shows, nodes, communities, whole }: MapAnswer, drawn: number): string {
  if (shows === 'communities')
    return communities.length > communityLimit
      ? `The ${communityLimit} largest of ${count(communities.length)} communities are drawn. `
      : '';
  if (nodes.length < whole.participants)
    return `The largest ${count(nodes.length)} of ${count(whole.participants)} participants are in the table; the picture draws ${count(drawn)} of them, with a script all. `;
  return drawn < nodes.length
    ? `The picture draws the largest ${count(drawn)} of ${count(nodes.length)} participants, with a script all. `
    : '';
}

function Tables({ answer }: { answer: MapAnswer }) {
  if (answer.shows === 'communities')
    return (
      <section id="table" class="section map-lines" aria-labelledby="communities">
        <h2 id="communities">The communities</h2>
        {communityTable(answer)}
        {answer.between.length > 0 && (
          <>
            <h2 id="between">Between them</h2>
            {betweenTable(answer)}
          </>
        )}
      </section>
    );
  return (
    <section id="table" class="section map-lines" aria-labelledby="lines">
      <h2 id="lines">The lines</h2>
      {answer.lines.length === 0 ? (
        <p class="quiet">There is no line: nobody else fits.</p>
      ) : (
        lineTable(
          answer,
          (to) => address('/map', { ...answer.query, page: to }),
          (id) => around(answer.query, id),
        )
      )}
    </section>
  );
}

function Nothing({ answer: { query, centre } }: { answer: MapAnswer }) {
  const without = (drop: Partial<Record<keyof MapQuery, undefined>>) => address('/map', { ...query, ...drop, page: 1 });
  const says =
    centre && !centre.placed
      ? centre.name === null
        ? 'Nobody in this record bears this id.'
        : `${centre.name} is not on the map: nobody is named with whom it exchanges.`
      : Object.values({ ...query, size: undefined, page: undefined }).some(Boolean)
        ? 'No exchange between two who are named fits all of this.'
        : 'No two who are named exchange anything in this record, so there is nothing to draw.';
  return (
    <Empty
      says={says}
      clear="/map"
      loosen={[
        query.kind && { words: `the kind “${kindLabel(query.kind).word}”`, to: without({ kind: undefined }) },
        query.form && { words: `the form “${query.form}”`, to: without({ form: undefined }) },
        query.cpv && {
          words: `the category ${query.cpv} ${cpvDivision(query.cpv) ?? ''}`,
          to: without({ cpv: undefined }),
        },
        query.place && { words: `the place “${query.place}”`, to: without({ place: undefined }) },
        query.from && { words: `the beginning on ${day(query.from)}`, to: without({ from: undefined }) },
        query.to && { words: `the end on ${day(query.to)}`, to: without({ to: undefined }) },
        query.community !== undefined && { words: 'the community', to: without({ community: undefined }) },
      ]}
    />
  );
}
