import { useEffect, useState } from 'preact/hooks';
import type { RunStore } from '../../record/store.js';
import { host } from '../link.js';
import { FileLink } from '../parts/FileLink.js';
import { inEditor } from '../place.js';
import type { InputPlace as Place } from '../protocol.js';

/** Where the input of a task stands in its file, when it came from one. */
export function InputPlace({ store, index }: { store: RunStore; index: number }) {
  const { id, inputs } = store.header;
  const has = inEditor && inputs.file !== undefined;
  const of = `${id} ${index}`;
  const [found, setFound] = useState<{ of: string; place: Place | null } | null>(null);
  useEffect(() => {
    let wanted = true;
    // A moment later: whoever runs through the rows reads no file for each.
    const timer = setTimeout(() => {
      if (has) {
        host.inputPlace(index).then(
          (place) => wanted && setFound({ of, place }),
          () => {},
        );
      }
    }, 120);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [of, has]);
  if (!has || found?.of !== of || !found.place) {
    return null;
  }
  const { file, line, since } = found.place;
  return (
    <span class="input-place">
      <FileLink file={file} line={line} />
      {since !== null && <span class="muted"> {since}</span>}
    </span>
  );
}
