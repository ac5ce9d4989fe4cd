import { areConstant, isConstant } from './constant.js';
import { LazyTexts } from './lazyTexts.js';
import type { RunStore } from './store.js';
import type { Texts } from './texts.js';
import { encodeArgs } from './values.js';

/** Writes the texts of tasks: of values that can change at once, of all others when somebody asks for them. */
export class TaskTexts {
  private readonly lazyArgs = new LazyTexts((value) => encodeArgs([value]));
  private readonly lazyOutcomes: LazyTexts;

  /** @param encode - a result as its text */
  constructor(
    private readonly store: RunStore,
    readonly encode: (value: unknown) => string,
  ) {
    this.lazyOutcomes = new LazyTexts(encode);
    store.fillTexts = () => this.fill();
  }

  /** @param args - the arguments of one task */
  keepArgs(row: number, args: unknown[]): void {
    if (args.length === 1 && isConstant(args[0])) {
      this.lazyArgs.addOne(row, args[0]);
    } else {
      this.store.texts.args.set(row, encodeArgs(args));
    }
  }

  /** @param inputs - the one argument of each task from row `first` on; the list must not change any more */
  keepInputs(first: number, inputs: ArrayLike<unknown>): void {
    if (areConstant(inputs)) {
      this.lazyArgs.add(first, inputs);
      return;
    }
    for (let i = 0; i < inputs.length; i++) {
      this.store.texts.args.set(first + i, encodeArgs([inputs[i]]));
    }
  }

  keepOutcome(row: number, text: string): void {
    this.store.texts.outcomes.set(row, text);
  }

  /** What the tasks from row `row` on have given: `count` of these values, from place `at` on. */
  keepValues(row: number, at: number, count: number, values: ArrayLike<unknown>): void {
    if (areConstant(values)) {
      const all = at === 0 && count === values.length;
      this.lazyOutcomes.add(row, all ? values : (values as unknown[]).slice(at, at + count));
      return;
    }
    for (let i = 0; i < count; i++) {
      this.keepOutcome(row + i, this.encode(values[at + i]));
    }
  }

  /** The texts of the arguments of some rows, which are ascending. */
  argsOf(rows: ArrayLike<number>): string[] {
    return this.lazyArgs.textsOf(rows, this.store.texts.args);
  }

  outcomesOf(rows: ArrayLike<number>): string[] {
    return this.lazyOutcomes.textsOf(rows, this.store.texts.outcomes);
  }

  /** The texts of these rows' arguments, which are ascending, are not asked for again. */
  forgetArgs(rows: ArrayLike<number>): void {
    forget(rows, this.lazyArgs, this.store.texts.args);
  }

  forgetOutcomes(rows: ArrayLike<number>): void {
    forget(rows, this.lazyOutcomes, this.store.texts.outcomes);
  }

  /** Writes the texts that were put off. */
  private fill(): void {
    const { args, outcomes } = this.store.texts;
    this.lazyArgs.drain(args);
    this.lazyOutcomes.drain(outcomes);
  }
}

function forget(rows: ArrayLike<number>, lazy: LazyTexts, texts: Texts): void {
  lazy.forget(rows);
  for (let i = 0; i < rows.length; i++) {
    if ((rows[i] as number) < texts.length) {
      texts.set(rows[i] as number, undefined);
    }
  }
}
