/**
 * What is wrong with the place that the command line was started in, when that is what an error tells.
 *
 * @returns a sentence; null for any other error
 */
export function surroundingsInWords(error: unknown): string | null {
  const { code, syscall, message } = (error ?? {}) as NodeJS.ErrnoException;
  if (syscall === 'uv_cwd' || (code === 'ENOENT' && /\buv_cwd\b|process\.cwd/.test(message))) {
    return 'The folder that this was started in does not exist any more. Go to one that does, and start it again.';
  }
  if (code === 'ERR_ACCESS_DENIED') {
    const { permission, resource } = error as { permission?: string; resource?: string };
    const what = [permission, resource].filter(Boolean).join(' ');
    return `Node.js was started with --permission and does not allow what is needed here${what ? ` (${what})` : ''}: ${message}`;
  }
  return null;
}
