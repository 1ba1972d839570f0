/** A day as the export writes it, `28/09/2020`, as ISO; what is no such day stays as it is, to be reported by who reads it. */
export function isoDay(text: string): string {
  const found = /^\s*(\d{2})\/(\d{2})\/(\d{4})\s*$/.exec(text);
  return found ? `${found[3]}-${found[2]}-${found[1]}` : text;
}

/**
 * A day and a time of the clock in Britain as ISO with its offset. Midnight stands for “no time given” (a third of all notices
 * close at it), and the day then stays without a time: in summer it would be moved to the day before.
 */
export function isoTime(day: string, clock: string | null): string {
  const date = isoDay(day);
  const time = /^\s*(\d{2}):(\d{2})/.exec(clock ?? '');
  if (date === day || !time || time[0].trim() === '00:00') return date;
  return `${date}T${time[1]}:${time[2]}:00${isSummer(date) ? '+01:00' : 'Z'}`;
}

/** British summer time, by days: from the last Sunday of March to the one before the last Sunday of October (since 1996). */
function isSummer(date: string): boolean {
  const year = Number(date.slice(0, 4));
  return date >= lastSunday(year, 3) && date < lastSunday(year, 10);
}

function lastSunday(year: number, month: 3 | 10): string {
  const last = new Date(Date.UTC(year, month - 1, 31));
  return `${year}-${month === 3 ? '03' : '10'}-${31 - last.getUTCDay()}`;
}
