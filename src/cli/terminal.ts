import type { Writable } from 'node:stream';

/** Where a command prints. Colour and progress appear on a terminal only. */
export interface Terminal {
  /** Answers: standard output. */
  print(text: string): void;
  /** Resolves when whoever reads the answers has kept up; long answers wait for it, so that they need not fit in memory. */
  drained(): Promise<void>;
  /** Everything else: standard error. */
  say(text: string): void;
  /** Shows how far long work has come; `done` ends the line. Silent where nobody watches. */
  progress(state: Progress): void;
  done(): void;
  bold(text: string): string;
}

export interface Progress {
  readonly label: string;
  /** Bytes read, and how many there are; null where that is not known, as on standard input. */
  readonly read: number;
  readonly total: number | null;
  readonly elapsedSeconds: number;
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);

function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** One line: a bar, how much, how fast, how long still. */
function progressLine({ label, read, total, elapsedSeconds }: Progress, width: number): string {
  const rate = elapsedSeconds > 0 ? read / elapsedSeconds : 0;
  if (total === null || total === 0) return `${label}  ${megabytes(read)} MB  ${megabytes(rate)} MB/s`.slice(0, width);
  const share = Math.min(1, read / total);
  const cells = 24;
  const filled = Math.round(share * cells);
  const bar = '█'.repeat(filled) + '░'.repeat(cells - filled);
  const left = rate > 0 ? clock((total - read) / rate) : '–';
  return `${bar} ${Math.floor(share * 100)} %  ${megabytes(rate)} MB/s  ${left} left  ${label}`.slice(0, width);
}

/** The terminal that a process runs in. */
export function processTerminal(out: Writable, err: Writable & { isTTY?: boolean; columns?: number }): Terminal {
  const watched = err.isTTY === true;
  let shown = 0;
  // Whoever reads may have seen enough (`| head`); that is no fault.
  out.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const clear = () => {
    if (watched && shown > 0) err.write('\r\x1b[2K');
  };
  return {
    print: (text) => {
      out.write(`${text}\n`);
    },
    drained: () =>
      out.writableNeedDrain ? new Promise((resolve) => out.once('drain', () => resolve())) : Promise.resolve(),
    say: (text) => {
      clear();
      err.write(`${text}\n`);
    },
    progress: (state) => {
      const now = performance.now();
      if (!watched || now - shown < 100) return;
      shown = now;
      err.write(`\r\x1b[2K${progressLine(state, (err.columns ?? 80) - 1)}`);
    },
    done: () => {
      clear();
      shown = 0;
    },
    bold: (text) => (watched ? `\x1b[1m${text}\x1b[22m` : text),
  };
}
