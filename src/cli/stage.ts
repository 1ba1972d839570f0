/** How long each stage of some work took, in order, so that the next person knows where the time goes. */
export class Stages {
  readonly seconds: Record<string, number> = {};
  private last = performance.now();

  /** Ends a stage that began when the one before it ended. */
  end(name: string): void {
    const now = performance.now();
    this.seconds[name] = Math.round((this.seconds[name] ?? 0) * 1000 + (now - this.last)) / 1000;
    this.last = now;
  }
}
