/** From an answer to a drawing: what stands where on a sheet of fixed width, before anybody gives it colour. */
import type { MapLine, MapNode } from '../questions/map.ts';
import type { MapBetween, MapCommunity } from '../questions/map-community.ts';
import { type Label, type Labelled, placeLabels } from './map-label.ts';

/** Participants that a picture without script draws at most; the rest is in the table, and a script draws more. */
export const pictureLimit = 1500;
/** Communities that are drawn at most. */
export const communityLimit = 60;
/** Lines between communities that are drawn, and rows of their tables. */
export const betweenLimit = 200;

/** What can be drawn of a participant. */
export type DrawnNode = Pick<MapNode, 'id' | 'name' | 'kind' | 'role' | 'x' | 'y' | 'partners' | 'size'>;

/** What a drawing is made from: a map, or the same in small. */
export interface Drawable<N extends DrawnNode = DrawnNode> {
  readonly shows: 'participants' | 'communities';
  readonly nodes: readonly N[];
  readonly lines: readonly Pick<MapLine, 'from' | 'to' | 'kind' | 'size'>[];
  readonly communities: readonly MapCommunity[];
  readonly between: readonly MapBetween[];
  readonly centre?: { readonly id: string } | null;
}

/** Something drawn at a place: a participant or a community. */
export interface Spot<T> {
  readonly of: T;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** All lines of one kind and breadth, as one path. */
export interface Stroke {
  readonly kind: 'tangible' | 'intangible';
  /** In pixels of the sheet. */
  readonly breadth: number;
  readonly path: string;
}

export interface Drawing<N extends DrawnNode = DrawnNode> {
  readonly width: number;
  readonly height: number;
  readonly strokes: readonly Stroke[];
  readonly nodes: readonly Spot<N>[];
  readonly communities: readonly Spot<MapCommunity>[];
  /** For a sheet that is seen in full width, and for one that is seen on a phone. */
  readonly labels: { readonly wide: readonly Label[]; readonly narrow: readonly Label[] };
}

/** A sheet to draw on. */
export interface Sheet {
  readonly width: number;
  readonly heights: readonly [least: number, most: number];
  readonly margin: number;
  /** How many participants are drawn, and named, at most. */
  readonly most: number;
  readonly named: { readonly wide: number; readonly narrow: number };
  /** How much of the room that a participant has its mark may fill. */
  readonly fill: number;
}

export const fullSheet: Sheet = {
  width: 1000,
  heights: [300, 760],
  margin: 44,
  most: pictureLimit,
  named: { wide: 44, narrow: 9 },
  fill: 0.72,
};

/** The sheet of the map in small. */
export const smallSheet: Sheet = {
  width: 1000,
  heights: [200, 480],
  margin: 36,
  most: pictureLimit,
  named: { wide: 15, narrow: 4 },
  fill: 0.48,
};

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** No unit of the map becomes larger than this, so that two participants do not fill a sheet. */
const scaleLimit = 40;
/** Sizes of type on the two sorts of sheet, in pixels of the sheet. */
const types = { wide: 13, narrow: 30 } as const;

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly radius?: number;
}

/** How places of the map become places of the sheet. */
function fitting(things: readonly Placed[], { width, heights: [least, most], margin }: Sheet) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y, radius = 0 } of things) {
    left = Math.min(left, x - radius);
    right = Math.max(right, x + radius);
    top = Math.min(top, y - radius);
    bottom = Math.max(bottom, y + radius);
  }
  const across = Math.max(right - left, 1e-9);
  const down = Math.max(bottom - top, 1e-9);
  const scale = Math.min((width - 2 * margin) / across, (most - 2 * margin) / down, scaleLimit);
  const height = Math.round(Math.max(least, down * scale + 2 * margin));
  return {
    scale,
    height,
    x: (x: number) => tenth(width / 2 + (x - (left + right) / 2) * scale),
    y: (y: number) => tenth(height / 2 + (y - (top + bottom) / 2) * scale),
  };
}

/** Draws an answer: participants and their lines, or communities and what goes between them. */
export function drawMap<N extends DrawnNode>(answer: Drawable<N>, sheet: Sheet = fullSheet): Drawing<N> {
  return answer.shows === 'communities' ? drawCommunities(answer, sheet) : drawParticipants(answer, sheet);
}

function drawParticipants<N extends DrawnNode>({ nodes: all, lines, centre }: Drawable<N>, sheet: Sheet): Drawing<N> {
  const nodes = all.slice(0, sheet.most);
  if (nodes.length === 0) return emptyDrawing(sheet);
  const fit = fitting(nodes, sheet);
  const largest = nodes.reduce((most, { size }) => Math.max(most, size), 0);
  const spots = nodes.map((node) => ({
    of: node,
    x: fit.x(node.x),
    y: fit.y(node.y),
    radius: radiusOf(node, largest, fit.scale * sheet.fill),
  }));
  const places = new Map(spots.map((spot) => [spot.of.id, spot]));
  const ends = lines.flatMap(({ from, to, kind, size }) => {
    const [a, b] = [places.get(from), places.get(to)];
    return a && b ? [{ a, b, kind, size }] : [];
  });
  const things = spots.map(({ of, x, y, radius }) => ({
    ...{ name: of.name, x, y, radius, partners: of.partners },
    bold: of.id === centre?.id,
  }));
  return {
    width: sheet.width,
    height: fit.height,
    strokes: strokesOf(ends),
    nodes: spots,
    communities: [],
    labels: labelsOf(things, fit.height, sheet),
  };
}

/** Areas go with size, within what the room of one participant bears. */
function radiusOf({ size, partners }: DrawnNode, largest: number, room: number): number {
  const share = largest > 0 ? Math.sqrt(size / largest) : 0;
  // Others stand round who has several partners, further off.
  const most = room * (partners > 1 ? 1.4 : 1);
  return tenth(Math.max(1.6, Math.min(2.6 + 14 * share, most)));
}

function drawCommunities({ communities: all, between }: Drawable, sheet: Sheet): Drawing<never> {
  const communities = all.slice(0, communityLimit);
  if (communities.length === 0) return emptyDrawing(sheet);
  const fit = fitting(communities, sheet);
  const spots = communities.map((community) => ({
    of: community,
    x: fit.x(community.x),
    y: fit.y(community.y),
    radius: tenth(Math.max(5, (Math.sqrt(community.members) + 1) * fit.scale)),
  }));
  const places = new Map(spots.map((spot) => [spot.of.community, spot]));
  const ends = between.slice(0, betweenLimit).flatMap(({ from, to, kind, size }) => {
    const [a, b] = [places.get(from), places.get(to)];
    return a && b ? [{ a, b, kind, size }] : [];
  });
  const things = spots.map(({ of, x, y, radius }) => ({
    ...{ name: of.leader.name, x, y, radius, partners: of.members },
    bold: false,
  }));
  return {
    width: sheet.width,
    height: fit.height,
    strokes: strokesOf(ends, 9),
    nodes: [],
    communities: spots,
    labels: labelsOf(things, fit.height, sheet),
  };
}

const emptyDrawing = ({ width, heights }: Sheet): Drawing<never> => ({
  width,
  height: heights[0],
  strokes: [],
  nodes: [],
  communities: [],
  labels: { wide: [], narrow: [] },
});

function labelsOf(things: readonly Labelled[], height: number, { width, named, margin }: Sheet): Drawing['labels'] {
  const on = (sort: 'wide' | 'narrow') =>
    placeLabels(things, { width, height, most: named[sort], type: types[sort], edge: margin / 8 });
  return { wide: on('wide'), narrow: named.narrow === 0 ? [] : on('narrow') };
}

interface Ends {
  readonly a: Placed;
  readonly b: Placed;
  readonly kind: 'tangible' | 'intangible';
  readonly size: number;
}

/** Breadths of lines, of which each is taken by a quarter of the way to the largest, by the root of the size. */
const steps = [0.18, 0.4, 0.7, 1] as const;

/** One path for each kind and breadth: what lies upon each other in one path does not grow darker. */
function strokesOf(ends: readonly Ends[], broadest = 3.2): readonly Stroke[] {
  const largest = ends.reduce((most, { size }) => Math.max(most, size), 0);
  const paths = new Map<string, { kind: Stroke['kind']; breadth: number; parts: string[] }>();
  for (const { a, b, kind, size } of ends) {
    const share = largest > 0 ? Math.sqrt(size / largest) : 0;
    const step = steps.findIndex((one) => share <= one);
    const breadth = tenth(0.7 + (broadest - 0.7) * (step / (steps.length - 1)));
    const key = `${kind} ${breadth}`;
    const path = paths.get(key) ?? { kind, breadth, parts: [] };
    path.parts.push(`M${a.x} ${a.y}L${b.x} ${b.y}`);
    paths.set(key, path);
  }
  return [...paths.values()]
    .sort((a, b) => a.breadth - b.breadth || (a.kind < b.kind ? 1 : -1))
    .map(({ kind, breadth, parts }) => ({ kind, breadth, path: parts.join('') }));
}
