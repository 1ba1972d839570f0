import { forms } from '../../domain/exchange.ts';
import { type RoleMapFault, roleMapColumns, roleMapLimit } from '../../domain/role-map.ts';
import type { RoleNetwork } from '../../domain/value-network.ts';
import { Button, Details } from '../form.tsx';
import { type Frame, pathTo } from '../frame.ts';
import { Name } from '../mark.tsx';
import { page } from '../page.tsx';
import { table } from '../table.tsx';

/** What the page of drawing shows: a table to go on with, and what is wrong with it. */
export interface DrawAnswer {
  /** The network that it was taken from; absent for a new one. */
  readonly from: Pick<RoleNetwork, 'id' | 'name'> | null;
  /** Saving puts the table in place of the network it was taken from. */
  readonly replaces: boolean;
  readonly name: string;
  /** The table as CSV, as it was given. */
  readonly table: string;
  readonly faults: readonly RoleMapFault[];
}

/** `/networks/new`: a role map is drawn, with a script as lines and a picture, without one as a table. */
export function DrawPage({ from, replaces, name, table: given, faults }: DrawAnswer, frame: Frame) {
  const errors = faults.filter(({ weight }) => weight === 'error');
  const title = from === null ? 'Draw a role map' : `Draw on: ${from.name}`;
  return page({
    title: errors.length > 0 ? `Error: ${title}` : title,
    frame,
    island: 'role-map.js',
    main: (
      <>
        <nav class="crumbs" aria-label="Where you are">
          <a href="/networks">Networks</a>
          {from && (
            <>
              {' '}
              <a href={pathTo('/networks', from.id)}>
                <Name>{from.name}</Name>
              </a>
            </>
          )}
        </nav>
        <h1>
          <Name>{title}</Name>
        </h1>
        <p class="lead">
          Who gives what to whom? Each line is one thing that goes one way: what a contract asks for, and the knowledge,
          access and trust beside it. What you draw stays on this machine.
        </p>
        {errors.length > 0 && <Faults faults={errors} />}
        <form class="draw" action="/networks/new" method="post" enctype="multipart/form-data" accept-charset="utf-8">
          {replaces && from && <input type="hidden" name="id" value={from.id} />}
          <div class="field">
            <label class="govuk-label" for="name">
              Name of the network
            </label>
            <input class="govuk-input" id="name" name="name" value={name} maxlength={200} required autocomplete="off" />
          </div>
          <div id="drawing" data-forms={forms.join(' ')} data-limit={roleMapLimit} />
          <div class="field" id="table-field">
            <label class="govuk-label" for="table">
              The table
            </label>
            <div id="table-hint" class="govuk-hint">
              CSV: the first line names the columns, every further line is an exchange. from_role, to_role, deliverable,
              kind and form must be filled.
            </div>
            <textarea
              class="govuk-textarea"
              id="table"
              name="table"
              rows={14}
              aria-describedby="table-hint"
              spellcheck={false}
            >
              {given}
            </textarea>
          </div>
          <div class="field">
            <label class="govuk-label" for="file">
              Or a file instead
            </label>
            <div id="file-hint" class="govuk-hint">
              CSV, Valueflows JSON-LD, GraphML or GEXF. It takes the place of what is written above.
            </div>
            <input
              class="govuk-file-upload"
              id="file"
              name="file"
              type="file"
              aria-describedby="file-hint"
              accept=".csv,.txt,.tsv,.json,.jsonld,.graphml,.gexf,.xml"
            />
          </div>
          <Button>{replaces ? 'Save the changes' : 'Keep it beside the record'}</Button>
        </form>
        <Details summary="The columns, and what may stand in them">
          {table<(typeof roleMapColumns)[number]>({
            caption: 'Columns of a role map’s table',
            captionHidden: true,
            rows: roleMapColumns,
            columns: [
              { head: 'Column', main: true, cell: ({ name: column }) => <code>{column}</code> },
              { head: 'What it says', cell: ({ says, required }) => `${says}${required ? ' (must be filled)' : ''}` },
            ],
          })}
          <p class="basis">Forms: {forms.join(', ')}.</p>
        </Details>
      </>
    ),
  });
}

/** What is wrong, where, and how to mend it, above the form. */
const Faults = ({ faults }: { faults: readonly RoleMapFault[] }) => (
  <div class="govuk-error-summary" role="alert" aria-labelledby="faults">
    <h2 class="govuk-error-summary__title" id="faults">
      The map was not taken up
    </h2>
    <div class="govuk-error-summary__body">
      <ul class="govuk-error-summary__list">
        {faults.map(({ line, column, message, mend }) => (
          <li>
            <a href="#table">
              Line {line}
              {column !== null && `, ${column}`}: <Name>{message}</Name>
            </a>{' '}
            {mend}
          </li>
        ))}
      </ul>
    </div>
  </div>
);
