/**
 * A text for a notification with foreign words in it (a header of a CSV file, a path, what a function threw). VS Code
 * makes links of `[text](command:…)` there, commands among them; here they stay text.
 */
export function inert(message: string): string {
  return message.replaceAll('](', '] (');
}
