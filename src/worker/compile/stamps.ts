import { statSync } from 'node:fs';

/** Which state of a file was looked at; '' where there was none. */
export type FileStamps = Record<string, string>;

const known = new Map<string, string>();

export function stampsOf(files: Iterable<string>): FileStamps {
  return Object.fromEntries([...files].map((file) => [file, stampOf(file)]));
}

/** Whether files are as they were when they were looked at. */
export function areUnchanged(stamps: FileStamps): boolean {
  return Object.entries(stamps).every(([file, stamp]) => stampOf(file) === stamp);
}

/** Once in the life of a thread or process, which loads each file once, too. */
function stampOf(file: string): string {
  let stamp = known.get(file);
  if (stamp === undefined) {
    const stat = statSync(file, { throwIfNoEntry: false });
    stamp = stat ? `${stat.mtimeMs} ${stat.size}` : '';
    known.set(file, stamp);
  }
  return stamp;
}
