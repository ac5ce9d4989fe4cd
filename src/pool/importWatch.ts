import { fileURLToPath } from 'node:url';
import { slowImport } from './importWords.js';
import { after } from './longTimer.js';

/** An import that takes longer than this (ms) is named. */
export const SLOW_IMPORT = 10_000;

/** Watches how long imports take, of workers or whoever else imports a user's file. */
export class ImportWatch<Who extends object> {
  private readonly underway = new Map<Who, () => void>();
  private readonly named = new Set<string>();

  /**
   * @param limit - ms an import may take; undefined: as long as it likes
   * @param slow - told once of each file that takes long
   * @param late - told of an import whose time is over
   */
  constructor(
    private readonly limit: number | undefined,
    private readonly slow: (who: Who, sentence: string) => void,
    private readonly late: (who: Who, url: string, limit: number) => void,
  ) {}

  begun(who: Who, url: string): void {
    this.ended(who);
    const { limit } = this;
    const naming = setTimeout(() => {
      if (!this.named.has(url)) {
        this.named.add(url);
        this.slow(who, slowImport(fileURLToPath(url), SLOW_IMPORT));
      }
    }, SLOW_IMPORT);
    const limiting = limit === undefined ? undefined : after(limit, () => this.late(who, url, limit));
    naming.unref();
    this.underway.set(who, () => {
      clearTimeout(naming);
      limiting?.();
    });
  }

  ended(who: Who): void {
    this.underway.get(who)?.();
    this.underway.delete(who);
  }
}
