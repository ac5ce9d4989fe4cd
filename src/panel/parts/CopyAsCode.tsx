import type { Change } from '../../profile/verdict/finding.js';
import { host } from '../link.js';
import { Icon } from './Icon.js';

/** Copies a program that does what the run did, changed in this. */
export function CopyAsCode({ change }: { change: Change }) {
  return (
    <button
      type="button"
      class="button"
      title="A program for your own code: with Poolscope, workerpool, or Node alone"
      onClick={() => host.copyAsCode(change)}
    >
      <Icon name="code" />
      Copy as code…
    </button>
  );
}
