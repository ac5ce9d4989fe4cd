// `node owned.mjs PROGRAM ARGUMENTS…` runs a program that ends, with all below it, when the process that started it
// is gone, however it went: a killed test run leaves nothing behind. (Windows keeps a dead parent's id, so there it
// lives on.) It is no `--import` flag because flags are handed on to every process that the program forks.
import { pathToFileURL } from 'node:url';
import { killTree } from './processTree.mjs';

const owner = process.ppid;
setInterval(() => {
  if (process.ppid !== owner) {
    void killTree(process.pid, 500);
  }
}, 1000).unref();

process.argv.splice(1, 1);
await import(pathToFileURL(String(process.argv[1])).href);
