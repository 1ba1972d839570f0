import type { Frame } from '../frame.ts';
import { page } from '../page.tsx';
import { table } from '../table.tsx';

/** The OpenAPI document, reduced to what a reader needs. */
export interface ApiAnswer {
  /** Address of the whole document. */
  readonly document: string;
  readonly version: string;
  readonly operations: readonly Operation[];
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly responses: readonly { readonly status: string; readonly description: string }[];
}

export interface Parameter {
  readonly name: string;
  /** path, query or header. */
  readonly in: string;
  readonly required: boolean;
  readonly description: string;
}

/** `/api`: every address that programs can use, in words. */
export function ApiPage(answer: ApiAnswer, frame: Frame) {
  return page({
    title: 'API',
    frame,
    main: (
      <>
        <p class="dateline">Version {answer.version}</p>
        <h1>The same answers, for programs</h1>
        <p class="lead">
          Every page answers as JSON when <code>.json</code> is added to its path, and every table as CSV with{' '}
          <code>.csv</code>. The <a href={answer.document}>OpenAPI document</a> says the same to a machine.
        </p>
        {answer.operations.map((operation, index) => (
          <section class="section operation" id={`operation-${index + 1}`}>
            <h2>
              <code>
                {operation.method.toUpperCase()} {operation.path}
              </code>
            </h2>
            <p>{operation.summary}</p>
            {operation.parameters.length > 0 && parameters(operation)}
            {operation.responses.length > 0 && (
              <dl class="responses">
                {operation.responses.map((response) => (
                  <div>
                    <dt>
                      <code>{response.status}</code>
                    </dt>
                    <dd>{response.description}</dd>
                  </div>
                ))}
              </dl>
            )}
          </section>
        ))}
      </>
    ),
  });
}

const parameters = (operation: Operation) =>
  table<Parameter>({
    caption: 'Parameters',
    rows: operation.parameters,
    columns: [
      { head: 'Name', main: true, cell: (one) => <code>{one.name}</code> },
      { head: 'In', cell: (one) => one.in },
      { head: 'Needed', cell: (one) => (one.required ? 'yes' : 'no') },
      { head: 'What it is', cell: (one) => one.description },
    ],
  });
