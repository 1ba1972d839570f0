/** What XML 1.0 knows no way to write: control signs, halves of pairs, and two that are no characters. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/**
 * Text as content or as the value of an attribute of an XML document. What XML cannot hold is left out; tabs and line ends are
 * written as numbers, since a reader would make spaces of them.
 */
export function xmlText(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  return value.replace(unwritable, '').replace(/[&<>"'\t\n\r]/g, (sign) => escapes[sign] as string);
}
