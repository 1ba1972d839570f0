/** The map as SVG: in a page, in small, and as a file that stands alone. */
import type { Child } from 'hono/jsx';
import type { MapNode } from '../questions/map.ts';
import { pathTo } from './frame.ts';
import { kindLabel, type Shape } from './label.ts';
import type { Drawing, Spot, Stroke } from './map-drawing.ts';
import type { Label } from './map-label.ts';
import { buys, communityInWords, nodeInWords } from './map-words.ts';

/** How a drawing gets its colours: by the classes of the style sheet, or by attributes where there is none. */
export interface Paint {
  readonly mark: (hue: string, shape: Shape, radius: number) => object;
  readonly ring: (hue: string) => object;
  readonly community: object;
  readonly stroke: (stroke: Stroke) => object;
  readonly label: (label: Label) => object;
}

/** Below this, dashes of an outline would look like crescents. */
export const fineRadius = 2.6;

const round = (value: number): number => Math.round(value * 10) / 10;

/** Outlines of equal weight to the eye about a middle. */
export function outline(shape: Shape, x: number, y: number, radius: number): string {
  const at = (dx: number, dy: number) => `${round(x + dx * radius)} ${round(y + dy * radius)}`;
  switch (shape) {
    case 'triangle':
      return `M${at(0, -1.2)}L${at(1.15, 0.85)}L${at(-1.15, 0.85)}z`;
    case 'diamond':
      return `M${at(0, -1.25)}L${at(1.25, 0)}L${at(0, 1.25)}L${at(-1.25, 0)}z`;
    case 'square':
      return `M${at(-0.9, -0.9)}L${at(0.9, -0.9)}L${at(0.9, 0.9)}L${at(-0.9, 0.9)}z`;
    default: {
      const r = round(radius);
      return `M${round(x - radius)} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
    }
  }
}

interface PictureParts {
  readonly drawing: Drawing<MapNode>;
  readonly paint: Paint;
  /** Where marks lead; nowhere in a file or in small. */
  readonly links: { readonly community: (community: number) => string } | null;
}

/** Everything inside the `svg` element, below what says what it is. */
export function Picture({ drawing, paint, links }: PictureParts) {
  const named = new Set(drawing.labels.wide.map(({ lines }) => lines.join(' ')));
  return (
    <>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of lines takes no focus. */}
      <g aria-hidden="true">
        {drawing.strokes.map((stroke) => (
          <path d={stroke.path} {...paint.stroke(stroke)} />
        ))}
      </g>
      {drawing.communities.map((spot) => (
        <Linked href={links?.community(spot.of.community)} says={communityInWords(spot.of)} tab>
          <circle cx={spot.x} cy={spot.y} r={spot.radius} {...paint.community} />
        </Linked>
      ))}
      {drawing.nodes.map((spot, index) => (
        <Linked
          href={links ? pathTo('/participants', spot.of.id) : undefined}
          says={nodeInWords(spot.of)}
          tab={index < 20 || named.has(spot.of.name)}
        >
          <Mark spot={spot} paint={paint} />
        </Linked>
      ))}
      <Labels labels={drawing.labels.wide} paint={paint} sort={links ? 'wide' : null} />
      {links && <Labels labels={drawing.labels.narrow} paint={paint} sort="narrow" />}
    </>
  );
}

function Mark({ spot: { of, x, y, radius }, paint }: { spot: Spot<MapNode>; paint: Paint }) {
  const { hue, shape } = kindLabel(of.kind);
  return (
    <>
      <path d={outline(shape, x, y, radius)} {...paint.mark(hue, shape, radius)} />
      {buys(of.role) && <circle cx={x} cy={y} r={round(radius * 1.3 + 2.2)} {...paint.ring(hue)} />}
    </>
  );
}

/** A mark that leads somewhere. Only the large and the named are stops for who walks by keyboard; the table has all. */
function Linked({
  href,
  says,
  tab,
  children,
}: {
  readonly href: string | undefined;
  readonly says: string;
  readonly tab: boolean;
  readonly children?: Child;
}) {
  if (href === undefined)
    return (
      <g>
        <title>{says}</title>
        {children}
      </g>
    );
  return (
    <a href={href} tabindex={tab ? undefined : -1} aria-label={says}>
      <title>{says}</title>
      {children}
    </a>
  );
}

function Labels({ labels, paint, sort }: { labels: readonly Label[]; paint: Paint; sort: 'wide' | 'narrow' | null }) {
  if (labels.length === 0) return null;
  const drop = sort === 'narrow' ? 33 : 14.5;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of names takes no focus; each mark says its name.
    <g class={sort ? `names-${sort}` : undefined} aria-hidden="true">
      {labels.map((label) => (
        <text x={label.x} y={label.y} text-anchor={label.anchor} {...paint.label(label)}>
          {label.lines.length === 1
            ? label.lines[0]
            : label.lines.map((line, index) => (
                <tspan x={label.x} dy={index === 0 ? undefined : drop}>
                  {line}
                </tspan>
              ))}
        </text>
      ))}
    </g>
  );
}

/** Colours by class. */
export const classPaint: Paint = {
  mark: (hue, shape, radius) => ({
    class: shape === 'ring' ? `${hue} hollow${radius < fineRadius ? ' fine' : ''}` : hue,
  }),
  ring: (hue) => ({ class: `${hue} buys` }),
  community: { class: 'community' },
  stroke: ({ kind, breadth }) => ({ class: kind, 'stroke-width': breadth }),
  label: ({ bold }) => (bold ? { class: 'bold' } : {}),
};

/** The map in small: one path for each kind of mark, no links, a few names; the page around it says what it is. */
export function SmallPicture({ drawing }: { drawing: Drawing }) {
  const marks = new Map<string, { hue: string; shape: Shape; paths: string[]; rings: string[] }>();
  for (const { of, x, y, radius } of drawing.nodes) {
    const { hue, shape } = kindLabel(of.kind);
    const mark = marks.get(`${hue} ${shape}`) ?? { hue, shape, paths: [], rings: [] };
    marks.set(`${hue} ${shape}`, mark);
    mark.paths.push(outline(shape, x, y, radius));
    if (buys(of.role)) mark.rings.push(outline('circle', x, y, radius * 1.3 + 2.2));
  }
  return (
    <>
      {drawing.strokes.map((stroke) => (
        <path d={stroke.path} {...classPaint.stroke(stroke)} />
      ))}
      {drawing.communities.map(({ x, y, radius }) => (
        <circle cx={x} cy={y} r={radius} class="mark-of community" />
      ))}
      {[...marks.values()].map(({ hue, shape, paths, rings }) => (
        <>
          <path d={paths.join('')} class={`mark-of ${hue}${shape === 'ring' ? ' hollow fine' : ''}`} />
          {rings.length > 0 && <path d={rings.join('')} class={`mark-of ${hue} buys`} />}
        </>
      ))}
      <Labels labels={drawing.labels.wide} paint={classPaint} sort="wide" />
      <Labels labels={drawing.labels.narrow} paint={classPaint} sort="narrow" />
    </>
  );
}
