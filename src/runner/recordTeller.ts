import type { RecordPatch } from '../record/patch.js';
import type { Recorder } from '../record/recorder.js';

/** Patches are sent this often (ms). */
const EVERY = 100;
/** Rows in a patch: what is on its way to whoever started the run is held in memory until it is there. */
const ROWS = 16_384;
/** Characters of texts in a patch, likewise. */
const CHARACTERS = 8_000_000;

/** Tells whoever started a run what is new in its record, from now on until `stop`. */
export class RecordTeller {
  private readonly timer: NodeJS.Timeout;
  private isTelling = false;

  /**
   * @param look - called before each look at what is new
   * @param sent - settles when all patches but a few have left this process
   */
  constructor(
    private readonly recorder: Recorder,
    private readonly look: () => void,
    private readonly send: (patch: RecordPatch) => void,
    private readonly sent: () => Promise<void>,
  ) {
    this.timer = setInterval(() => this.tell(), EVERY);
  }

  /**
   * @param more - to be told along with it
   * @returns whether there was anything to tell
   */
  flush(more: RecordPatch = {}): boolean {
    this.look();
    const { inputs } = this.recorder.store.header;
    const { length } = this.recorder.store.tasks;
    if (inputs.open && length > inputs.count) {
      this.recorder.header({ inputs: { ...inputs, count: length } });
    }
    const patch = this.recorder.takePatch({ rows: ROWS, characters: CHARACTERS });
    if (patch) {
      this.send({ ...more, ...patch });
      this.recorder.forgetTexts(patch);
    }
    return patch !== null;
  }

  /** Tells all that is left, however much. */
  async flushAll(): Promise<void> {
    while (this.flush()) {
      await this.sent();
    }
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Tells what is new, once what was told before is on its way: what waits in between waits here, and once. */
  private tell(): void {
    if (!this.isTelling) {
      this.isTelling = true;
      this.flush();
      void this.sent().then(() => {
        this.isTelling = false;
      });
    }
  }
}
