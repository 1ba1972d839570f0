import type { DraftAnswers } from '../check/draft.ts';
import type { CheckAnswer } from '../questions/draft-check.ts';

/** A draft that comes with the program, made up to show what the check does. */
export interface ExampleDraft {
  /** As it stands in the address: `waste-paper`. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly says: string;
  /** What a person would fill in for it. */
  readonly answers: DraftAnswers;
  readonly text: string;
}

/** A draft as text, from whatever file it came in. */
export interface ReadDraft {
  readonly text: string;
  readonly notes: readonly string[];
}

/** What the check says about a notice, and the notice in JSON as it was given. */
export interface CheckedNotice {
  readonly text: string;
  readonly checked: CheckAnswer;
}

/**
 * What the server needs for drafts and may not import itself. All verbs end within a few seconds, whatever they are given,
 * without holding up other requests; they refuse what they cannot do.
 */
export interface Drafts {
  readonly examples: readonly ExampleDraft[];
  /** Checks a notice in JSON; null for what is none, which may be a draft. */
  notice(bytes: Uint8Array, name: string): Promise<CheckedNotice | null>;
  read(bytes: Uint8Array, name: string): Promise<ReadDraft>;
  check(text: string, answers: DraftAnswers): Promise<CheckAnswer>;
}
