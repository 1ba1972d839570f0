/**
 * Spreadsheets run a cell as a formula when it begins with one of these: the four signs, also in full width, and a tab or a line
 * end, behind which they look for them. An apostrophe before it makes it text.
 */
const running = String.raw`[=+\-@\t\r\n＝＋－＠]`;
const runs = new RegExp(`^'*${running}`);
const guarded = new RegExp(`^'+${running}`);

/** Text as a spreadsheet may hold it: with an apostrophe before what it would run, or what would look as if it had one from here. */
export const guardFormula = (text: string): string => (runs.test(text) ? `'${text}` : text);

/** The text that was guarded: exactly what it was before. */
export const unguardFormula = (text: string): string => (guarded.test(text) ? text.slice(1) : text);
