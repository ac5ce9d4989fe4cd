// How a function is named by its way from the top of its file: `square`, `Shape.area`, `commands.list-users`,
// `handlers["a.b"]`, `["odd name"].run`. What lists functions and what runs them read the same spelling.

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
/** A key that may stand after a dot: nothing in it means anything else here, and all of it is seen. */
const PLAIN = /^[^.[\]#"'`\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+$/u;
/** Signs that a JSON text leaves as they are, though nobody sees them. */
const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}\x7f-\x9f]/gu;
const PART = /\.([^.[\]#"'`\\]+)|\[(?:("(?:[^"\\]|\\.)*")|'([^'\\]*)'|(\d+))\]/uy;

export function isIdentifier(key: string): boolean {
  return IDENTIFIER.test(key);
}

/** The path to a member of what a path leads to; '' is the module itself. */
export function below(path: string, key: string): string {
  if (path === '') {
    return isIdentifier(key) ? key : `[${quoted(key)}]`;
  }
  return PLAIN.test(key) ? `${path}.${key}` : `${path}[${quoted(key)}]`;
}

export function spellPath(keys: readonly string[]): string {
  return keys.reduce(below, '');
}

/** @returns the keys; null for what is no path */
export function readPath(path: string): string[] | null {
  const keys: string[] = [];
  const [first = ''] = /^[^.[]*/.exec(path) as RegExpExecArray;
  if (isIdentifier(first)) {
    keys.push(first);
  } else if (first !== '' || !path.startsWith('[')) {
    return null;
  }
  for (PART.lastIndex = first.length; PART.lastIndex < path.length; ) {
    const found = PART.exec(path);
    const key = found && (found[1] ?? unquoted(found[2]) ?? found[3] ?? found[4]);
    if (key == null) {
      return null;
    }
    keys.push(key);
  }
  return keys;
}

/** One spelling for each path; a text that is none is taken for the name of an export. */
export function canonicalPath(path: string): string {
  return spellPath(readPath(path) ?? [path]);
}

function quoted(key: string): string {
  return JSON.stringify(key).replace(UNSEEN, (sign) =>
    [...Array(sign.length)].map((_, i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  );
}

function unquoted(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as string);
  } catch {
    return undefined;
  }
}
