/** What each status of an answer means; `/openapi.json` and docs/api.md say it in these words. */
export const statusMeanings = {
  200: 'The answer.',
  301: 'This id has been superseded; `location` has the address under the new one.',
  303: 'Done; `location` has the page that shows it.',
  304: 'Unchanged since the `ETag` that was sent along.',
  400: 'A parameter, a field or the address is not what it should be; the answer says which and how to mend it.',
  403: 'The form was sent from another site.',
  404: 'Nothing lives at this address.',
  405: 'The address takes no such method; `allow` has those that it takes.',
  413: 'What was sent is too large.',
  415: 'What was sent is no form.',
  421: 'The server was asked under a name that is not its own.',
  500: 'Our fault; the answer has the reference under which it stands in the log.',
  503: 'Nothing has been imported yet, or too much is going on: try again in a minute.',
} as const;

export type Status = keyof typeof statusMeanings;
/** A status that a refusal can have. */
export type RefusalStatus = Extract<Status, 400 | 403 | 404 | 405 | 413 | 415 | 421 | 503>;

/** Statuses that any address may answer. They are said once and not at every operation. */
export const everywhere: readonly Status[] = [405, 421, 500];

/** Statuses as OpenAPI lists them. */
export const responsesOf = (statuses: readonly Status[]): Record<string, { readonly description: string }> =>
  Object.fromEntries(statuses.map((status) => [status, { description: statusMeanings[status] }]));
