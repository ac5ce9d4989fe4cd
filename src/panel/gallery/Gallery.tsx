import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import { CASES, type Case } from './cases.js';
import { Picture } from './Picture.js';
import { galleryRun } from './record.js';

/** What the commonest kinds of runs look like, each with a run that was recorded. */
export function Gallery() {
  return (
    <div class="gallery">
      <p>
        {l10n.t(
          'Runs of the examples, on two cores. Each is drawn as the timeline draws yours, with the verdict that it got.',
        )}
      </p>
      {CASES.map((each) => (
        <Figure key={each.id} {...each} />
      ))}
    </div>
  );
}

function Figure({ id, title, look, advice }: Case) {
  const run = useMemo(() => galleryRun(id), [id]);
  const { mode, pool, function: ref } = run.store.header;
  return (
    <figure data-case={id} aria-label={title}>
      <figcaption>
        <h4>{title}</h4>
        <p>{look}</p>
        <p>
          <strong>{advice}</strong>
        </p>
        <p class="muted">
          {l10n.t('{0} by {1} on {2} workers. {3}', ref.name, mode, pool.workers, run.judged?.says ?? '')}
        </p>
      </figcaption>
      <Picture of={run} />
    </figure>
  );
}
