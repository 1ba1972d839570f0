import { counted, decimal } from '../../domain/number.ts';
import type { RoleExchange } from '../../domain/role-map.ts';
import type { NetworkFact, RoleDescription, RoleNetwork } from '../../domain/value-network.ts';
import type { DrawnNetworkAnswer, NetworkLine, NetworkListAnswer } from '../../questions/network-list.ts';
import { address, type Frame, hasDoor, pathTo } from '../frame.ts';
import { Absent, Kind, Name, Tangibility } from '../mark.tsx';
import { page } from '../page.tsx';
import { RolePicture } from '../role-picture.tsx';
import { table } from '../table.tsx';

/** `/networks`: which networks there are, and how to draw one. */
export function NetworksPage({ networks }: NetworkListAnswer, frame: Frame) {
  return page({
    title: 'Networks',
    frame,
    main: (
      <>
        <h1>Networks</h1>
        <p class="lead">
          The record shows what was published. A role map shows what people say they give each other: contracts, and the
          knowledge, access and trust beside them.
        </p>
        <ul class="networks">
          {networks.map((network) => (
            <li>
              <NetworkCard network={network} frame={frame} />
            </li>
          ))}
        </ul>
        <section class="section" aria-labelledby="draw">
          <h2 id="draw">Draw one</h2>
          <p>
            A role map is a table with an exchange a line. <a href="/networks/new">Draw one in the browser</a>, or write
            it as CSV, as Valueflows, GraphML or GEXF, and take it up with <code>commonweal network import FILE</code>.
            It stays on this machine.
          </p>
        </section>
      </>
    ),
  });
}

function NetworkCard({ network, frame }: { network: NetworkLine; frame: Frame }) {
  const { id, name, about, kind, embedded, participantCount, grain, exchangeCount, illustrative } = network;
  return (
    <article aria-labelledby={`network-${id}`}>
      <h2 id={`network-${id}`}>
        <a href={kind === 'record' ? '/' : pathTo('/networks', id)}>
          <Name>{name}</Name>
        </a>
      </h2>
      <p>
        <Name>{about}</Name>
      </p>
      <p class="basis">
        {kind === 'record'
          ? 'From public records'
          : embedded
            ? 'Role map; comes with the program'
            : 'Role map of this store'}
        : {counted(participantCount, grain === 'role' ? 'role' : 'participant')}, {counted(exchangeCount, 'exchange')}
        {illustrative && '; partly illustrative'}.
      </p>
      {hasDoor(frame, '/principles') && (
        <p class="links">
          <a href={address('/principles', { network: id })}>
            Thirteen principles<span class="govuk-visually-hidden"> of {name}</span>
          </a>
          {kind === 'drawn' && (
            <a href={address('/principles', { network: `record+${id}` })}>
              Laid over the record<span class="govuk-visually-hidden">: {name}</span>
            </a>
          )}
        </p>
      )}
    </article>
  );
}

/** `/networks/{id}`: a role map as a picture, a story and a table. */
export function DrawnNetworkPage({ network, embedded }: DrawnNetworkAnswer, frame: Frame) {
  const { id, name, about, illustrative, roles, facts, exchanges } = network;
  return page({
    title: name,
    frame,
    main: (
      <>
        <nav class="crumbs" aria-label="Where you are">
          <a href="/networks">Networks</a>
        </nav>
        <h1>
          <Name>{name}</Name>
        </h1>
        {about && (
          <p class="lead">
            <Name>{about}</Name>
          </p>
        )}
        {illustrative && (
          <p class="attention">
            <strong>Partly illustrative.</strong> <Name>{illustrative}</Name>
          </p>
        )}
        <section class="section" aria-labelledby="map">
          <h2 id="map">Who gives what to whom</h2>
          <p class="basis">
            <Tangibility kind="tangible" />: by contract, expected or paid for; <Tangibility kind="intangible" />{' '}
            knowledge and benefits that no contract asks for. Heavy ovals: those for whom the network exists. Numbers:
            the story below.
          </p>
          {exchanges.length === 0 ? (
            <Absent because="this map has no exchange yet" />
          ) : (
            <RolePicture network={network} id="map" />
          )}
        </section>
        <Story exchanges={exchanges} />
        <Purposes network={network} />
        <Roles roles={roles} exchanges={exchanges} />
        <Facts facts={facts} />
        <section class="section" aria-labelledby="take">
          <h2 id="take">Take it along</h2>
          <p class="links">
            <a href={address('/principles', { network: id })}>Its thirteen principles</a>
            <a href={`/networks/new?from=${encodeURIComponent(id)}`}>
              {embedded ? 'Draw your own from it' : 'Change it'}
            </a>
            <a href={`${pathTo('/networks', id)}.csv`}>Table (CSV)</a>
            <a href={`${pathTo('/networks', id)}.svg`}>Picture (SVG)</a>
            <a href={`${pathTo('/networks', id)}.json`}>JSON</a>
            <a href={`${pathTo('/networks', id)}.jsonld`}>Valueflows (JSON-LD)</a>
            <a href={`${pathTo('/networks', id)}.graphml`}>GraphML</a>
            <a href={`${pathTo('/networks', id)}.gexf`}>GEXF</a>
          </p>
          <p class="basis">
            GraphML and GEXF go to other programs for networks. In the terminal,{' '}
            <code>commonweal network export {id} --format gexf</code> writes the same.
          </p>
        </section>
      </>
    ),
  });
}

const ratings = ({ valueProvider, valueReceiver, costReceiver, importance }: RoleExchange): string =>
  [
    valueProvider !== null && `provider ${signed(valueProvider)}`,
    valueReceiver !== null && `receiver ${signed(valueReceiver)}`,
    costReceiver !== null && `cost ${costReceiver}`,
    importance !== null && `importance ${importance}`,
  ]
    .filter(Boolean)
    .join(', ');

const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0');

function Story({ exchanges }: { exchanges: readonly RoleExchange[] }) {
  if (exchanges.length === 0) return null;
  const rows = exchanges
    .map((exchange, at) => ({ exchange, number: exchange.sequence ?? at + 1 }))
    .sort((a, b) => a.number - b.number);
  return (
    <section class="section" aria-labelledby="story">
      <h2 id="story">The story, exchange by exchange</h2>
      {table<(typeof rows)[number]>({
        caption: 'The exchanges in the order of the story',
        captionHidden: true,
        rows,
        columns: [
          { head: 'No.', numeric: true, cell: ({ number }) => <span id={`exchange-${number}`}>{number}</span> },
          {
            head: 'What moves',
            main: true,
            cell: ({ exchange }) => (
              <>
                <Name>{exchange.deliverable}</Name>
                {exchange.quantity !== null && (
                  <span class="note">
                    {decimal(exchange.quantity)} {exchange.unit}
                  </span>
                )}
              </>
            ),
          },
          {
            head: 'From',
            cell: ({ exchange }) => <Who role={exchange.fromRole} participant={exchange.fromParticipant} />,
          },
          { head: 'To', cell: ({ exchange }) => <Who role={exchange.toRole} participant={exchange.toParticipant} /> },
          {
            head: 'Form',
            cell: ({ exchange }) => (
              <>
                {exchange.form} <Tangibility kind={exchange.kind} />
              </>
            ),
          },
          {
            head: 'Perceived value',
            cell: ({ exchange }) => ratings(exchange) || <Absent because="not rated" />,
          },
          {
            head: 'Said by',
            cell: ({ exchange }) =>
              exchange.evidence === null ? <Absent because="not said" /> : <Name>{exchange.evidence}</Name>,
          },
        ],
      })}
    </section>
  );
}

const Who = ({ role, participant }: { role: string; participant: string | null }) => (
  <>
    <Name>{role}</Name>
    {participant !== null && (
      <span class="note">
        <Name>{participant}</Name>
      </span>
    )}
  </>
);

function Purposes({ network: { purpose } }: { network: RoleNetwork }) {
  return (
    <section class="section" aria-labelledby="purpose">
      <h2 id="purpose">What it says it is for</h2>
      {purpose === null ? (
        <Absent because="the network states no purpose" />
      ) : (
        <>
          <p class="says">
            <Name>{purpose.text}</Name>
          </p>
          {purpose.weights.length > 0 && (
            <p class="basis">
              It weighs {purpose.weights.map(({ form, weight }) => `${form} ${weight}`).join(', ')}
              {purpose.outcomes.length > 0 && `; it looks for ${purpose.outcomes.join(', ')}`}.
            </p>
          )}
        </>
      )}
    </section>
  );
}

function Roles({ roles, exchanges }: { roles: readonly RoleDescription[]; exchanges: readonly RoleExchange[] }) {
  if (roles.length === 0) return null;
  const given = (name: string) => exchanges.filter(({ fromRole }) => fromRole === name).length;
  const received = (name: string) => exchanges.filter(({ toRole }) => toRole === name).length;
  return (
    <section class="section" aria-labelledby="roles">
      <h2 id="roles">Roles</h2>
      {table<RoleDescription>({
        caption: 'Roles',
        captionHidden: true,
        rows: roles,
        columns: [
          {
            head: 'Role',
            main: true,
            cell: ({ name, says }) => (
              <>
                <Name>{name}</Name>
                {says && (
                  <span class="note">
                    <Name>{says}</Name>
                  </span>
                )}
              </>
            ),
          },
          {
            head: 'Sector',
            cell: ({ sector }) => (sector === null ? <Absent because="not said" /> : <Sector sector={sector} />),
          },
          {
            head: 'Who plays it',
            numeric: true,
            cell: ({ holders }) => (holders === null ? <Absent because="not said" /> : String(holders)),
          },
          { head: 'Gives', numeric: true, cell: ({ name }) => String(given(name)) },
          { head: 'Receives', numeric: true, cell: ({ name }) => String(received(name)) },
        ],
      })}
    </section>
  );
}

const kinds = ['public body', 'sme', 'vcse', 'not recorded as sme'];

const Sector = ({ sector }: { sector: string }) =>
  kinds.includes(sector) ? <Kind kind={sector} /> : <Name>{sector}</Name>;

function Facts({ facts }: { facts: readonly NetworkFact[] }) {
  if (facts.length === 0) return null;
  return (
    <section class="section" aria-labelledby="facts">
      <h2 id="facts">What it rests on</h2>
      {table<NetworkFact>({
        caption: 'Facts, with where they are said and how sure they are',
        captionHidden: true,
        rows: facts,
        columns: [
          { head: 'Fact', main: true, cell: ({ fact }) => <Name>{fact}</Name> },
          { head: 'Figure', cell: ({ figure }) => (figure === '' ? '–' : <Name>{figure}</Name>) },
          { head: 'Where it is said', cell: ({ source }) => <Name>{source}</Name> },
          { head: 'How sure', cell: ({ sure }) => <Name>{sure}</Name> },
        ],
      })}
    </section>
  );
}
