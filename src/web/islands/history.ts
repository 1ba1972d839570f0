/** States that one can go back to, and forward again; each is kept whole, since a role map is small. */
export class History<T> {
  private readonly past: string[] = [];
  private readonly future: string[] = [];
  private present: string;

  constructor(state: T) {
    this.present = JSON.stringify(state);
  }

  /** Takes down a new state; the same again is none. */
  take(state: T): void {
    const text = JSON.stringify(state);
    if (text === this.present) return;
    this.past.push(this.present);
    if (this.past.length > 200) this.past.shift();
    this.present = text;
    this.future.length = 0;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  undo(): T | null {
    return this.go(this.past, this.future);
  }

  redo(): T | null {
    return this.go(this.future, this.past);
  }

  private go(from: string[], to: string[]): T | null {
    const state = from.pop();
    if (state === undefined) return null;
    to.push(this.present);
    this.present = state;
    return JSON.parse(state) as T;
  }
}
