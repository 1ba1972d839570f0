/** The pictures of principles, each from the numbers of its table. */
import { decimal, figure as writeFigure } from '../domain/number.ts';
import type {
  BarPicture,
  CurvePicture,
  GapPicture,
  LedgerPicture,
  LoopPicture,
  Picture,
  SharePicture,
  SurvivalPicture,
  TiePicture,
} from '../measures/principles/principle.ts';
import { Details } from './form.tsx';
import { Name } from './mark.tsx';
import { table } from './table.tsx';

const width = 300;
const step = 34;
const n = (value: number): string => value.toFixed(1);

/** Bars that a picture draws; the table has all. */
const drawnLimit = 8;

/** Characters of a name on the line of a bar. */
const shorten = (name: string, length = 38): string => (name.length > length ? `${name.slice(0, length - 1)}…` : name);

/** A picture with its table one step away. */
export function PrinciplePicture({ picture, id }: { picture: Picture; id: string }) {
  return (
    <figure class="principle-picture">
      <figcaption class="basis">{picture.says}</figcaption>
      <Drawing picture={picture} id={id} />
      <Details summary="The same as a table">
        <PictureTable picture={picture} />
      </Details>
    </figure>
  );
}

function Drawing({ picture, id }: { picture: Picture; id: string }) {
  switch (picture.type) {
    case 'bar':
      return <Bars picture={picture} id={id} />;
    case 'ledger':
      return <Ledger picture={picture} id={id} />;
    case 'gap':
      return <Gaps picture={picture} id={id} />;
    case 'share':
      return <Shares picture={picture} id={id} />;
    case 'curve':
      return <Curve picture={picture} id={id} />;
    case 'survival':
      return <Survival picture={picture} id={id} />;
    case 'loop':
      return <Loops picture={picture} />;
    case 'tie':
      return <Ties picture={picture} />;
  }
}

interface Parts<P> {
  readonly picture: P;
  readonly id: string;
}

/** The frame of a picture: its words for who cannot see it, its height from its lines. */
function Frame({ id, says, height, children }: { id: string; says: string; height: number; children?: unknown }) {
  return (
    <svg class="chart brand" viewBox={`0 0 ${width} ${n(height)}`} role="img" aria-labelledby={`${id}-picture`}>
      <title id={`${id}-picture`}>{says}</title>
      {children}
    </svg>
  );
}

const Label = ({ name, value }: { name: string; value: string }) => (
  <>
    <text y="12">{shorten(name)}</text>
    <text class="value" x={width} y="12" text-anchor="end">
      {value}
    </text>
  </>
);

function Bars({ picture: { says, unit, lines }, id }: Parts<BarPicture>) {
  const drawn = lines.slice(0, drawnLimit);
  const most = drawn.reduce((largest, { value }) => Math.max(largest, Math.abs(value)), 0) || 1;
  const negative = drawn.some(({ value }) => value < 0);
  const zero = negative ? width / 2 : 0;
  return (
    <Frame id={id} says={says} height={drawn.length * step}>
      {drawn.map(({ name, value }, at) => {
        const length = (Math.abs(value) / most) * (width - zero);
        return (
          <g transform={`translate(0 ${at * step})`}>
            <Label name={name} value={writeFigure(value, unit)} />
            <rect class="track" y="17" width={width} height="8" />
            <rect class="fill" x={n(value < 0 ? zero - length : zero)} y="17" width={n(length)} height="8" />
            {negative && <path class="bounds" d={`M${zero} 14v14`} />}
          </g>
        );
      })}
    </Frame>
  );
}

function Ledger({ picture: { says, unit, lines }, id }: Parts<LedgerPicture>) {
  const drawn = lines.slice(0, drawnLimit);
  const most = drawn.reduce((largest, { given, received }) => Math.max(largest, given, received), 0) || 1;
  const half = width / 2;
  return (
    <Frame
      id={id}
      says={`${says}: to the left given, to the right received, in ${unit}`}
      height={drawn.length * step + 14}
    >
      <text class="quiet" y="10">
        gives
      </text>
      <text class="quiet" x={width} y="10" text-anchor="end">
        receives
      </text>
      {drawn.map(({ name, given, received }, at) => (
        <g transform={`translate(0 ${at * step + 14})`}>
          <text x={half} y="12" text-anchor="middle">
            {shorten(name, 30)}
          </text>
          <text class="value" y="12">
            {decimal(given)}
          </text>
          <text class="value" x={width} y="12" text-anchor="end">
            {decimal(received)}
          </text>
          <rect class="track" y="17" width={width} height="8" />
          <rect class="fill" x={n(half - (given / most) * half)} y="17" width={n((given / most) * half)} height="8" />
          <rect class="fill half" x={half} y="17" width={n((received / most) * half)} height="8" />
          <path class="bounds" d={`M${half} 15v12`} />
        </g>
      ))}
    </Frame>
  );
}

function Gaps({ picture: { says, low, high, lines }, id }: Parts<GapPicture>) {
  const drawn = lines.slice(0, drawnLimit);
  const at = (value: number) => n(8 + ((value - low) / (high - low)) * (width - 16));
  return (
    <Frame id={id} says={says} height={drawn.length * step + 14}>
      <text class="quiet" y="10">
        {decimal(low)}
      </text>
      <text class="quiet" x={width / 2} y="10" text-anchor="middle">
        ○ provider ● receiver
      </text>
      <text class="quiet" x={width} y="10" text-anchor="end">
        {decimal(high)}
      </text>
      {drawn.map(({ name, provider, receiver }, index) => (
        <g transform={`translate(0 ${index * step + 14})`}>
          <text y="12">{shorten(name, 46)}</text>
          <path class="nothing" d={`M0 22H${width}`} />
          <path class="bounds" d={`M${at(provider)} 22H${at(receiver)}`} />
          <circle class="open" cx={at(provider)} cy="22" r="5" />
          <circle class="fill" cx={at(receiver)} cy="22" r={provider === receiver ? 2.5 : 5} />
        </g>
      ))}
    </Frame>
  );
}

function Shares({ picture: { says, sides, lines }, id }: Parts<SharePicture>) {
  const most = lines.reduce((largest, { shares }) => Math.max(largest, ...shares), 0) || 1;
  return (
    <Frame id={id} says={says} height={lines.length * 40 + 14}>
      <text class="quiet" y="10">
        upper bar {sides[0]}, lower {sides[1]}
      </text>
      {lines.map(({ name, shares }, at) => (
        <g transform={`translate(0 ${at * 40 + 14})`}>
          <Label name={name} value={`${writeFigure(shares[0], 'ratio')}, ${writeFigure(shares[1], 'ratio')}`} />
          <rect class="track" y="17" width={width} height="14" />
          <rect class="fill" y="17" width={n((shares[0] / most) * width)} height="7" />
          <rect class="fill half" y="24" width={n((shares[1] / most) * width)} height="7" />
        </g>
      ))}
    </Frame>
  );
}

const plot = { left: 30, top: 12, width: 258, height: 150 } as const;

function Axes({ xLabel, yLabel, xEnd, yEnd }: { xLabel: string; yLabel: string; xEnd: string; yEnd: string }) {
  const bottom = plot.top + plot.height;
  return (
    <>
      <path class="nothing solid" d={`M${plot.left} ${plot.top}V${bottom}H${plot.left + plot.width}`} />
      <text class="quiet" x={plot.left - 4} y={plot.top + 4} text-anchor="end">
        {yEnd}
      </text>
      <text class="quiet" x={plot.left - 4} y={bottom} text-anchor="end">
        0
      </text>
      <text class="quiet" x={plot.left + plot.width} y={bottom + 14} text-anchor="end">
        {xEnd}
      </text>
      <text class="quiet" x={plot.left + 6} y={plot.top}>
        {yLabel}
      </text>
      <text class="quiet" x={plot.left} y={bottom + 14}>
        {xLabel}
      </text>
    </>
  );
}

function Curve({ picture: { says, xLabel, yLabel, curve, places }, id }: Parts<CurvePicture>) {
  const x = (value: number) => n(plot.left + value * plot.width);
  const y = (value: number) => n(plot.top + (1 - value) * plot.height);
  return (
    <Frame id={id} says={says} height={plot.top + plot.height + 20}>
      <Axes xLabel={shorten(xLabel, 40)} yLabel={yLabel} xEnd="1" yEnd="1" />
      <path class="drawn" d={`M${curve.map((point) => `${x(point.x)} ${y(point.y)}`).join('L')}`} />
      {places.map((place) => (
        <>
          <circle class="fill" cx={x(place.x)} cy={y(place.y)} r="5" />
          <text
            class="value"
            x={n(plot.left + place.x * plot.width + (place.x > 0.6 ? -9 : 9))}
            y={y(Math.max(0.06, place.y - 0.2))}
            text-anchor={place.x > 0.6 ? 'end' : 'start'}
          >
            {shorten(place.name, 24)}: {decimal(place.x)}
          </text>
        </>
      ))}
    </Frame>
  );
}

function Survival({ picture: { says, curves }, id }: Parts<SurvivalPicture>) {
  const last = curves.reduce((most, { steps }) => Math.max(most, steps.at(-1)?.days ?? 0), 0) || 1;
  const x = (days: number) => n(plot.left + (days / last) * plot.width);
  const y = (share: number) => n(plot.top + (1 - share) * plot.height);
  return (
    <Frame id={id} says={says} height={plot.top + plot.height + 20}>
      <Axes xLabel="years" yLabel="share that lasts longer" xEnd={decimal(last / 365.25, 1)} yEnd="1" />
      {curves.map(({ steps }) => (
        <>
          <path
            class="band"
            d={`M${x(0)} ${y(1)}${steps.map((one) => `H${x(one.days)}V${y(one.high)}`).join('')}${[...steps]
              .reverse()
              .map((one, at, all) => `V${y(one.low)}H${x(all[at + 1]?.days ?? 0)}`)
              .join('')}z`}
          />
          <path class="drawn" d={`M${x(0)} ${y(1)}${steps.map((one) => `H${x(one.days)}V${y(one.share)}`).join('')}`} />
        </>
      ))}
    </Frame>
  );
}

const Loops = ({ picture: { loops } }: { picture: LoopPicture }) => (
  <ol class="loops">
    {loops.slice(0, drawnLimit).map(({ names, share }) => (
      <li>
        <span class="way">
          {names.map((name) => (
            <>
              <Name>{name}</Name> <span aria-hidden="true">→</span>
              <span class="govuk-visually-hidden">to</span>{' '}
            </>
          ))}
          <Name>{names[0] ?? ''}</Name>
        </span>{' '}
        <span class="quiet">{writeFigure(share, 'ratio')}</span>
      </li>
    ))}
  </ol>
);

const Ties = ({ picture: { lines, unit } }: { picture: TiePicture }) => (
  <ol class="loops">
    {lines.slice(0, drawnLimit).map(({ from, to, value }) => (
      <li>
        <span class="way">
          <Name>{from}</Name> <span aria-hidden="true">–</span>
          <span class="govuk-visually-hidden">and</span> <Name>{to}</Name>
        </span>{' '}
        {unit === 'count' && <span class="quiet">{decimal(value)}</span>}
      </li>
    ))}
  </ol>
);

/** Rows and columns of a picture, as its table says them. */
function sheetOf(picture: Picture): {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  switch (picture.type) {
    case 'bar':
      return {
        heads: ['Name', 'Value'],
        rows: picture.lines.map(({ name, value }) => [name, writeFigure(value, picture.unit)]),
      };
    case 'ledger':
      return {
        heads: ['Name', 'Given', 'Received'],
        rows: picture.lines.map(({ name, given, received }) => [name, decimal(given), decimal(received)]),
      };
    case 'gap':
      return {
        heads: ['Exchange', 'Provider', 'Receiver'],
        rows: picture.lines.map(({ name, provider, receiver }) => [name, decimal(provider), decimal(receiver)]),
      };
    case 'share':
      return {
        heads: ['Form', ...picture.sides],
        rows: picture.lines.map(({ name, shares }) => [name, ...shares.map((share) => writeFigure(share, 'ratio'))]),
      };
    case 'curve':
      return {
        heads: ['Place', picture.xLabel, picture.yLabel],
        rows: picture.places.map(({ name, x, y }) => [name, decimal(x, 3), decimal(y, 3)]),
      };
    case 'survival':
      return {
        heads: ['Days', 'Share that lasts longer', 'Low', 'High'],
        rows: picture.curves.flatMap(({ steps }) =>
          thinned(steps).map(({ days, share, low, high }) => [
            decimal(days, 0),
            ...[share, low, high].map((value) => writeFigure(value, 'ratio')),
          ]),
        ),
      };
    case 'loop':
      return {
        heads: ['Loop', 'Share of value'],
        rows: picture.loops.map(({ names, share }) => [names.join(' → '), writeFigure(share, 'ratio')]),
      };
    case 'tie':
      return {
        heads: ['From', 'To', 'Value'],
        rows: picture.lines.map(({ from, to, value }) => [from, to, decimal(value, 3)]),
      };
  }
}

/** At most twenty steps of a curve, the last among them. */
function thinned<T>(steps: readonly T[]): readonly T[] {
  const every = Math.ceil(steps.length / 20);
  return steps.filter((_, at) => at % every === 0 || at === steps.length - 1);
}

function PictureTable({ picture }: { picture: Picture }) {
  const { heads, rows } = sheetOf(picture);
  return table<readonly string[]>({
    caption: picture.says,
    captionHidden: true,
    rows,
    columns: heads.map((head, at) => ({
      head,
      main: at === 0,
      numeric: at > 0 && picture.type !== 'tie',
      cell: (row) => <Name>{row[at] ?? ''}</Name>,
    })),
  });
}
