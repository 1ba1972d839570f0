/** A role map as a picture: roles as ovals, tangible lines solid, intangible ones dashed, numbered deliverables. */
import type { RoleExchange } from '../domain/role-map.ts';
import type { RoleNetwork } from '../domain/value-network.ts';
import type { Overlay } from '../measures/principles/principle.ts';
import { type DrawnExchange, drawRoles, oval } from './role-drawing.ts';

const n = (value: number): string => value.toFixed(1);

interface PictureParts {
  readonly network: RoleNetwork;
  /** Unique on the page. */
  readonly id: string;
  /** Width and height in a file; a page makes it as wide as it is itself. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** The picture of a role map; the story beside it says in words what it shows. */
export function RolePicture({ network: { name, roles: described, exchanges: given }, id, size }: PictureParts) {
  const { width, height, roles, exchanges } = drawRoles(
    given,
    described.map((role) => role.name),
  );
  const beneficiaries = new Set(described.filter(({ beneficiary }) => beneficiary).map((role) => role.name));
  const intangible = given.filter(({ kind }) => kind === 'intangible').length;
  return (
    <svg
      class="role-map"
      viewBox={`0 0 ${n(width)} ${n(height)}`}
      width={size?.width}
      height={size?.height}
      role="img"
      aria-labelledby={`${id}-title`}
    >
      <title id={`${id}-title`}>
        {name}: {roles.length} roles, {given.length - intangible} tangible and {intangible} intangible exchanges; told
        one by one in the story
      </title>
      {exchanges.map((line) => (
        <ExchangeLine line={line} />
      ))}
      {roles.map(({ x, y, name: role, lines }) => (
        <g class={beneficiaries.has(role) ? 'role beneficiary' : 'role'} transform={`translate(${n(x)} ${n(y)})`}>
          <ellipse rx={oval.x} ry={oval.y} />
          {lines.map((line, at) => (
            <text y={n((at - (lines.length - 1) / 2) * 16 + 4.5)} text-anchor="middle">
              {line}
            </text>
          ))}
        </g>
      ))}
      {exchanges.map((line) => (
        <Badge line={line} />
      ))}
    </svg>
  );
}

interface OverlayParts {
  readonly network: RoleNetwork;
  readonly overlay: Overlay;
  readonly id: string;
}

/** The roles of a map where they always stand, and only the lines of a principle between them. */
export function OverlayPicture({ network: { roles: described, exchanges: given }, overlay, id }: OverlayParts) {
  const names = new Set(given.flatMap(({ fromRole, toRole }) => [fromRole, toRole]));
  const lines = overlay.lines.filter(({ from, to }) => names.has(from) && names.has(to));
  const shown = lines.map(({ from, to }) => ({
    ...(given[0] as RoleExchange),
    fromRole: from,
    toRole: to,
    kind: 'tangible' as const,
  }));
  const { width, height, roles, exchanges } = drawRoles(
    given,
    described.map((role) => role.name),
    shown,
  );
  const strengths = new Map(shown.map((exchange, at) => [exchange, lines[at]]));
  return (
    <figure class="principle-picture wide">
      <figcaption class="basis">{overlay.says}</figcaption>
      <svg class="role-map" viewBox={`0 0 ${n(width)} ${n(height)}`} role="img" aria-labelledby={`${id}-overlay`}>
        <title id={`${id}-overlay`}>
          {overlay.says}: {lines.map(({ from, to, mark }) => `${from} to ${to} ${mark}`).join('; ')}
        </title>
        {exchanges.map((line) => (
          <g
            stroke-width={n(0.8 + 3.2 * (strengths.get(line.exchange as (typeof shown)[number])?.strength ?? 0))}
            class="overlay"
          >
            <ExchangeLine line={line} />
          </g>
        ))}
        {roles.map(({ x, y, lines: words }) => (
          <g class="role" transform={`translate(${n(x)} ${n(y)})`}>
            <ellipse rx={oval.x} ry={oval.y} />
            {words.map((line, at) => (
              <text y={n((at - (words.length - 1) / 2) * 16 + 4.5)} text-anchor="middle">
                {line}
              </text>
            ))}
          </g>
        ))}
        {exchanges.map((line) => (
          <text class="overlay-mark" x={n(line.badge.x)} y={n(line.badge.y + 4)} text-anchor="middle">
            {strengths.get(line.exchange as (typeof shown)[number])?.mark}
          </text>
        ))}
      </svg>
    </figure>
  );
}

function ExchangeLine({ line: { exchange, start, bend, end } }: { line: DrawnExchange }) {
  const [x, y] = [end.x - bend.x, end.y - bend.y];
  const length = Math.hypot(x, y) || 1;
  const [dx, dy] = [x / length, y / length];
  const back = { x: end.x - dx * 9, y: end.y - dy * 9 };
  const head = `M${n(end.x)} ${n(end.y)}L${n(back.x - dy * 4.5)} ${n(back.y + dx * 4.5)}L${n(back.x + dy * 4.5)} ${n(back.y - dx * 4.5)}z`;
  return (
    <g class={exchange.kind}>
      <path class="way" d={`M${n(start.x)} ${n(start.y)}Q${n(bend.x)} ${n(bend.y)} ${n(back.x)} ${n(back.y)}`} />
      <path class="head" d={head} />
    </g>
  );
}

function Badge({ line: { exchange, number, badge } }: { line: DrawnExchange }) {
  return (
    <g class={`badge ${exchange.kind}`} transform={`translate(${n(badge.x)} ${n(badge.y)})`}>
      <title>
        {number}. {exchange.fromRole} to {exchange.toRole}: {exchange.deliverable}
      </title>
      <circle r="10.5" />
      <text y="4" text-anchor="middle">
        {number}
      </text>
    </g>
  );
}
