import { fileURLToPath } from 'node:url';
import { slowImport } from './importWords.js';

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
    const limiting =
      limit === undefined ? undefined : setLongTimeout(() => this.late(who, url, limit), limit);
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

/** The longest time (ms) that a timer of Node.js can be set to. */
const LONGEST = 2 ** 31 - 1;

/** @returns what takes it back */
function setLongTimeout(then: () => void, ms: number): () => void {
  let timer: NodeJS.Timeout;
  const set = (left: number) => {
    timer = setTimeout(() => (left > LONGEST ? set(left - LONGEST) : then()), Math.min(left, LONGEST));
  };
  set(ms);
  return () => clearTimeout(timer);
}
