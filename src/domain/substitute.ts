/** What stands in place of a natural person's name. */
export const individual = 'an individual';
/** What stands in place of the name of who asked to be taken out. */
export const removed = 'removed on request';

/** Whether a name is none, but stands in the place of one. */
export const isSubstitute = (name: unknown): boolean => name === individual || name === removed;
