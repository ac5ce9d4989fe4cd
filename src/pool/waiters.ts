/** Promises that are kept once a condition holds; whoever changes what the conditions look at calls `wake`. */
export class Waiters {
  private waiting: { holds: () => boolean; resolve: () => void }[] = [];

  until(holds: () => boolean): Promise<void> {
    return holds() ? Promise.resolve() : new Promise((resolve) => this.waiting.push({ holds, resolve }));
  }

  wake(): void {
    if (this.waiting.length === 0) {
      return;
    }
    const woken = this.waiting.filter(({ holds }) => holds());
    this.waiting = this.waiting.filter((each) => !woken.includes(each));
    for (const { resolve } of woken) {
      resolve();
    }
  }
}
