/** `{"$type":type,"value":text}`: a value that JSON has no word for. */
export function tagged(type: string, text: string): string {
  return `{"$type":"${type}","value":${JSON.stringify(text)}}`;
}

/** In the place of what threw when it was read (a getter, a revoked proxy). */
export function unreadable(error: unknown): string {
  return `{"$type":"unreadable","preview":${JSON.stringify(describe(error))}}`;
}

/** Anything as a short text, even where its own `toString` throws. */
export function describe(thing: unknown): string {
  try {
    return String(thing).slice(0, 500);
  } catch {
    return typeof thing;
  }
}
