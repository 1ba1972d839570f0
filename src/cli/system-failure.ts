import { Refusal } from '../domain/refusal.ts';

interface Failure {
  readonly code: string;
  readonly message: string;
  readonly mend: string;
}

const room = 'Make room there, or put the store on another disk with --store. What was published before is as it was.';

const full: Failure = { code: 'disk-full', message: 'There is no room left on the disk.', mend: room };
const forbidden: Failure = {
  code: 'not-permitted',
  message: 'The system does not permit to read or write this.',
  mend: 'Ask for permission, or use a folder that is yours; --store names the one of the store.',
};
const tooManyFiles: Failure = {
  code: 'too-many-open-files',
  message: 'The system lets no more files be opened.',
  mend: 'Close other programs, or raise the limit (ulimit -n), and try again.',
};

/** Failures of the machine by the code of the system. Others, such as ENOENT, may be mistakes of the program and stay faults. */
const failures: Readonly<Record<string, Failure>> = {
  ENOSPC: full,
  EDQUOT: { code: 'quota-exceeded', message: 'The quota of this disk is used up.', mend: room },
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: {
    code: 'read-only-disk',
    message: 'This disk can only be read.',
    mend: 'Use a folder on another one; --store names that of the store.',
  },
  ENOTDIR: {
    code: 'no-folder',
    message: 'There is a file where a folder is needed.',
    mend: 'Name a folder, or take the file away; --store names the folder of the store.',
  },
  EMFILE: tooManyFiles,
  ENFILE: tooManyFiles,
  EIO: {
    code: 'disk-failure',
    message: 'The disk, or the network to it, failed while it was read or written.',
    mend: 'Try again; if it fails again, copy what you can to another disk.',
  },
  ENAMETOOLONG: { code: 'name-too-long', message: 'This name is too long.', mend: 'Choose a shorter one.' },
};

const outOfMemory: Failure = {
  code: 'out-of-memory',
  message: 'The database could not do this in the memory that it may take.',
  mend: 'Close other programs and try again, or import fewer files at once. What was published before is as it was.',
};

/** What the engine says of such failures; it gives no codes. */
const engineFailures: readonly (readonly [RegExp, Failure])[] = [
  [/No space left on device|max_temp_directory_size/, full],
  [/Disk quota exceeded/, failures.EDQUOT as Failure],
  [/Permission denied|Operation not permitted/, forbidden],
  [/Read-only file system/, failures.EROFS as Failure],
  [/Too many open files/, tooManyFiles],
  [/Input\/output error/, failures.EIO as Failure],
  [/^Out of Memory Error/, outOfMemory],
];

/** How such messages of the engine begin; those about a statement begin otherwise. */
const engineError = /^(?:IO|FATAL|Out of Memory|TransactionContext) Error/;

const tooManyWatches: Failure = {
  code: 'too-many-watches',
  message: 'The system lets no more folders be watched.',
  mend: 'Close other programs that watch files, or raise the limit (fs.inotify.max_user_watches), and try again.',
};

/**
 * A failure of the machine, not of the program, as a refusal: a full disk, a folder that may not be written to. Null for
 * everything else, which is a fault. Where the system does not say where it happened, it is at `place`.
 */
export function refusalOfSystem(error: unknown, place: string): Refusal | null {
  if (!(error instanceof Error)) return null;
  const { path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const failure = failureOfSystem(error);
  if (failure) return new Refusal({ ...failure, where: dest ?? path ?? place, cause: error });
  if (!engineError.test(error.message)) return null;
  const [, found] = engineFailures.find(([pattern]) => pattern.test(error.message)) ?? [];
  const where = /"([^"]*[/\\][^"]*)"/.exec(error.message)?.[1] ?? place;
  return found ? new Refusal({ ...found, where, cause: error }) : null;
}

function failureOfSystem({ code, syscall }: NodeJS.ErrnoException): Failure | null {
  if (typeof syscall !== 'string' || code === undefined) return null;
  // The code for a full disk stands for a full table of watches too.
  if (syscall === 'watch' && code === 'ENOSPC') return tooManyWatches;
  if (syscall === 'mkdir' && code === 'EEXIST') return failures.ENOTDIR as Failure;
  return Object.hasOwn(failures, code) ? (failures[code] as Failure) : null;
}
