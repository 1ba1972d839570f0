import { MultiGraph } from 'graphology';
import Sigma from 'sigma';
import type { MapAnswer, MapLine, MapNode } from '../../questions/map.ts';
import { kindLabel } from '../label.ts';
import { drawMap, fullSheet, type Spot } from '../map-drawing.ts';
import { placeLabels } from '../map-label.ts';
import { buys } from '../map-words.ts';
import { type LineData, LineProgram } from './line-program.ts';
import { type MarkData, markProgram, shapes } from './node-program.ts';
import { type Palette, readPalette } from './palette.ts';
import type { Place } from './walk.ts';

/** Names that are shown at once, and marks in view that may be named. */
const namedAtOnce = 44;
const nameable = 160;

/** Where the buttons stand, in a corner. */
const buttonsOf = (width: number) => ({ left: width - 44, right: width, top: 0, bottom: 130 });

/** A participant on the stage. */
export interface Actor {
  readonly node: MapNode;
  readonly spot: Spot<MapNode>;
}

/** The map on a canvas: can be moved and zoomed, and shows one participant with its partners before all others. */
export class Stage {
  readonly actors: ReadonlyMap<string, Actor>;
  private readonly frame: HTMLElement;
  private readonly names: HTMLCanvasElement;
  private readonly graph = new MultiGraph();
  private readonly renderer: Sigma;
  private palette: Palette;
  private lit: ReadonlySet<string> | null = null;
  /** About whom the map is, if about one. */
  private readonly centre: string | null;
  private chosen: string | null = null;
  private hovered: string | null = null;

  /** Puts the map into a frame that has a size already; throws where WebGL cannot be had. */
  constructor(frame: HTMLElement, answer: MapAnswer, on: { readonly choose: (id: string | null) => void }) {
    this.frame = frame;
    this.palette = readPalette(frame);
    this.centre = answer.centre?.id ?? null;
    const drawing = drawMap(answer, { ...fullSheet, most: answer.nodes.length });
    this.actors = new Map(drawing.nodes.map((spot) => [spot.of.id, { node: spot.of, spot }]));
    // Large ones first, so that small ones lie upon them.
    for (const spot of drawing.nodes) this.graph.addNode(spot.of.id, this.markOf(spot, drawing.height));
    const largest = answer.lines.reduce((most, { size }) => Math.max(most, size), 0);
    for (const line of answer.lines) this.graph.addEdge(line.from, line.to, this.lineOf(line, largest));
    const MarkProgram = markProgram(() => this.palette.paper);
    this.renderer = new Sigma(this.graph, frame, {
      nodeProgramClasses: { mark: MarkProgram as never },
      nodeHoverProgramClasses: { mark: MarkProgram as never },
      edgeProgramClasses: { line: LineProgram as never },
      defaultDrawNodeHover: () => undefined,
      renderLabels: false,
      stagePadding: 0,
      minCameraRatio: 0.02,
      maxCameraRatio: 1.6,
      zoomDuration: this.moving(200),
      inertiaDuration: this.moving(200),
      nodeReducer: (id, data) => this.shownMark(id, data as MarkData),
      edgeReducer: (_, data) => this.shownLine(data as unknown as LineData & { ends: readonly [string, string] }),
    });
    this.renderer.setCustomBBox({ x: [0, drawing.width], y: [0, drawing.height] });
    this.names = document.createElement('canvas');
    this.names.className = 'map-names';
    this.names.ariaHidden = 'true';
    frame.append(this.names);
    this.renderer.on('afterRender', () => this.writeNames());
    this.renderer.on('clickNode', ({ node }) => on.choose(node));
    this.renderer.on('clickStage', () => on.choose(null));
    this.renderer.on('enterNode', ({ node }) => this.hover(node));
    this.renderer.on('leaveNode', () => this.hover(null));
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.repaint());
    this.renderer.refresh();
  }

  /** Neighbours of a participant, where they stand on the sheet. */
  readonly neighboursOf = (id: string): readonly Place[] => this.graph.neighbors(id).map((one) => this.placeOf(one));

  placeOf(id: string): Place {
    const { x, y } = (this.actors.get(id) as Actor).spot;
    return { id, x, y };
  }

  /** Shows one participant with its partners before all others; with null, everybody alike. */
  choose(id: string | null): void {
    this.chosen = id;
    this.light(id ?? this.hovered);
  }

  /** Moves the view so that a participant is well within it, and near if asked. */
  goTo(id: string, near: boolean): void {
    const data = this.renderer.getNodeDisplayData(id);
    if (!data) return;
    const camera = this.renderer.getCamera();
    const { x, y } = this.renderer.framedGraphToViewport(data);
    const { width, height } = this.renderer.getDimensions();
    const isWithin = x > width * 0.12 && x < width * 0.88 && y > height * 0.12 && y < height * 0.88;
    if (isWithin && !near) return;
    const ratio = near ? Math.min(camera.ratio, 0.45) : camera.ratio;
    camera.animate({ x: data.x, y: data.y, ratio }, { duration: this.moving(300) });
  }

  /** Zooms by a factor: below 1, nearer. */
  zoom(factor: number): void {
    const camera = this.renderer.getCamera();
    camera.animate({ ratio: camera.ratio * factor }, { duration: this.moving(200) });
  }

  /** Shows all of the map. */
  reset(): void {
    this.renderer.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: this.moving(300) });
  }

  /** So many milliseconds, or none for who wants no motion. */
  private moving(milliseconds: number): number {
    return matchMedia('(prefers-reduced-motion: reduce)').matches ? 1 : milliseconds;
  }

  private markOf({ of, x, y, radius }: Spot<MapNode>, height: number): Partial<MarkData> & { hue: string } {
    const { hue, shape } = kindLabel(of.kind);
    const size = Math.max(1.4, radius * (this.frame.clientWidth / fullSheet.width));
    // The sheet counts downwards, the stage upwards.
    return { x, y: height - y, size, type: 'mark', shape: shapes.indexOf(shape), isRinged: buys(of.role), hue };
  }

  private lineOf({ from, to, kind, size }: MapLine, largest: number) {
    const share = largest > 0 ? Math.sqrt(size / largest) : 0;
    return { type: 'line', size: 0.8 + 2.6 * share, isDashed: kind === 'intangible', ends: [from, to] as const };
  }

  private shownMark(id: string, data: MarkData): Partial<MarkData> {
    const isDim = this.lit !== null && !this.lit.has(id);
    const hue = this.palette.hues[(data as MarkData & { hue: string }).hue] as string;
    return { ...data, color: isDim ? this.palette.dim : hue, zIndex: isDim ? 0 : 1 };
  }

  private shownLine(data: LineData & { readonly ends: readonly [string, string] }): Partial<LineData> {
    const { tangible, intangible, faint } = this.palette;
    const focus = this.chosen ?? this.hovered;
    if (focus !== null && !data.ends.includes(focus)) return { ...data, color: faint };
    const colors = data.isDashed ? intangible : tangible;
    return { ...data, color: focus === null ? colors.quiet : colors.clear };
  }

  private hover(id: string | null): void {
    this.hovered = id;
    this.frame.classList.toggle('pointing', id !== null);
    if (this.chosen === null) this.light(id);
  }

  private light(id: string | null): void {
    this.lit = id === null ? null : new Set([id, ...this.graph.neighbors(id)]);
    this.renderer.refresh({ skipIndexation: true });
  }

  private repaint(): void {
    this.palette = readPalette(this.frame);
    this.renderer.refresh({ skipIndexation: true });
  }

  /** Names of who is in view, those of most partners first; the nearer one looks, the more. */
  private writeNames(): void {
    const { width, height } = this.renderer.getDimensions();
    const density = window.devicePixelRatio || 1;
    const { names } = this;
    if (names.width !== Math.round(width * density) || names.height !== Math.round(height * density)) {
      names.width = Math.round(width * density);
      names.height = Math.round(height * density);
    }
    const pen = names.getContext('2d');
    if (!pen) return;
    pen.setTransform(density, 0, 0, density, 0, 0);
    pen.clearRect(0, 0, width, height);
    const seen = this.actorsInView(width, height);
    const most = width < 600 ? 12 : namedAtOnce;
    const labels = placeLabels(seen, { width, height, most, type: 13, edge: 4, reserved: [buttonsOf(width)] });
    pen.lineJoin = 'round';
    pen.lineWidth = 3.5;
    pen.strokeStyle = this.palette.paperColor;
    pen.fillStyle = this.palette.ink;
    for (const { lines, x, y, anchor, bold } of labels) {
      pen.font = `${bold ? 700 : 400} 13px ${this.palette.font}`;
      pen.textAlign = anchor === 'middle' ? 'center' : anchor;
      for (const [index, line] of lines.entries()) {
        pen.strokeText(line, x, y + index * 14.5);
        pen.fillText(line, x, y + index * 14.5);
      }
    }
  }

  private actorsInView(width: number, height: number) {
    const seen = [];
    for (const [id, { node }] of this.actors) {
      if (this.lit !== null && !this.lit.has(id)) continue;
      const data = this.renderer.getNodeDisplayData(id);
      if (!data) continue;
      const { x, y } = this.renderer.framedGraphToViewport(data);
      if (x < 0 || y < 0 || x > width || y > height) continue;
      const radius = this.renderer.scaleSize(data.size);
      const isFocus = id === (this.chosen ?? this.hovered ?? this.centre);
      seen.push({ name: node.name, x, y, radius, partners: node.partners, bold: isFocus });
      if (seen.length >= nameable && this.lit === null) break;
    }
    return seen;
  }
}
