// The console of the extension host on ours, without what the server says about itself: it misses native parts that
// are left out on purpose, and tells of its connections.

const noise = [
  /^(Resolv(ing|ed) connection token|Creating a socket|\[reconnection-grace-time\]|\[AgentHost|\[AccountPolicyGate\])/,
  /^(Updating additional builtin extensions cache|Ignoring fetching additional builtin|No search provider registered|\[Service Worker\] registration)/,
  /Could not locate the bindings file|Cannot find module '\.\/build\/Release\//,
  /^\[remote-connection\]|stopAllInReverse|^An unknown error occurred/,
  // What the workbench was about to do when the tests were over.
  /^Canceled: /,
];

/**
 * @param {string} type `info`, `warn`, `error`, …
 * @param {unknown[]} args
 */
export function relay(type, args) {
  const line = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
  if (noise.some((pattern) => pattern.test(line))) {
    return;
  }
  if (type === 'error' || type === 'warn') {
    console.error(line);
  } else {
    console.log(line);
  }
}
