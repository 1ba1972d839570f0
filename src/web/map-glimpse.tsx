import { counted } from '../domain/number.ts';
import type { MapGlimpse } from '../questions/map-glimpse.ts';
import { drawMap, smallSheet } from './map-drawing.ts';
import { SmallPicture } from './map-picture.tsx';

/** The map in small, which leads to the map. */
export function Glimpse({ map }: { map: MapGlimpse }) {
  const drawing = drawMap(map, smallSheet);
  const { participants, lines } = map.whole;
  return (
    <section class="glimpse" aria-labelledby="glimpse">
      <h2 id="glimpse" class="govuk-visually-hidden">
        The map in small
      </h2>
      <a class="map-stage" href="/map">
        <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-labelledby="glimpse-title">
          <title id="glimpse-title">The map: who exchanges what with whom</title>
          <SmallPicture drawing={drawing} />
        </svg>
      </a>
      <p class="basis">
        {counted(participants, 'participant')} and what goes between them, in {counted(lines, 'line')}
        {map.shows === 'communities' && `, as ${counted(map.communities.length, 'community', 'communities')}`}.{' '}
        <a href="/map">Open the map</a>
      </p>
    </section>
  );
}
