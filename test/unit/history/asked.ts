/** What a run was asked for. */
export const ASKED = {
  file: '/a.js',
  function: 'f',
  inputs: { kind: 'export', name: 'i' },
  mode: 'map',
  cwd: '/',
} as const;
