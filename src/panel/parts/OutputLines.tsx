import * as l10n from '@vscode/l10n';
import { useRef } from 'preact/hooks';
import { duration } from '../../profile/format.js';
import type { OutputLine } from '../../record/schema.js';
import { useVirtualRows } from '../orders/useVirtualRows.js';
import { select } from '../select.js';

/** Height of a line, px. panel.css has the same number. */
const LINE_HEIGHT = 18;

/** Lines that were printed, each with its moment and its task; only those in view exist. */
export function OutputLines({ lines, label }: { lines: OutputLine[]; label: string }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(scroller, lines.length, LINE_HEIGHT, () => {});
  return (
    // biome-ignore lint/a11y/useSemanticElements: a named place that scrolls.
    <div
      class="output"
      ref={scroller}
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls.
      tabIndex={0}
      style={{ '--lines': Math.min(lines.length, 12) }}
    >
      <div class="rows" style={{ height: `${virtual.height}px` }}>
        {virtual.rows.map((row) => {
          const line = lines[row] as OutputLine;
          return (
            <div
              key={row}
              class={`output-line ${line.stream}`}
              style={{ transform: `translateY(${virtual.top(row)}px)` }}
            >
              <span class="output-at">{duration(line.at)}</span>
              <Origin line={line} />
              <span class="output-text" title={line.text}>
                {line.stream === 'stderr' && <span class="stream">{l10n.t('stderr')} </span>}
                {line.text}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Origin({ line: { index, worker } }: { line: OutputLine }) {
  if (index === null) {
    return <span class="output-task muted">{worker === null ? l10n.t('run') : `w${worker}`}</span>;
  }
  return (
    <button
      type="button"
      class="link output-task"
      title={l10n.t('Select task {0}', index)}
      onClick={() => select(index)}
    >
      #{index}
    </button>
  );
}
