/**
 * A request that cannot be honoured: a file that is no procurement record, a word that is no option, an id that nobody bears.
 * Thrown with a stable code; each door (command line, server) translates it in one place.
 * A flaw in data is never a refusal, it is an {@link Issue}; our own mistakes are neither and propagate.
 */
export class Refusal extends Error {
  /** Stable, lower-case, hyphenated: `unknown-format`. */
  readonly code: string;
  /** Where it happened: a file, an option, an address. */
  readonly where: string;
  /** What the person can do about it, as a sentence. */
  readonly mend: string;

  constructor(refusal: { code: string; message: string; where: string; mend: string; cause?: unknown }) {
    super(refusal.message, { cause: refusal.cause });
    this.name = 'Refusal';
    this.code = refusal.code;
    this.where = refusal.where;
    this.mend = refusal.mend;
  }
}
