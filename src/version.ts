/** package.json's version; the build puts it in. */
declare const POOLSCOPE_VERSION: string | undefined;

export const VERSION = typeof POOLSCOPE_VERSION === 'string' ? POOLSCOPE_VERSION : '0.0.0-source';
