// Writes a made-up log of a web server, the same one each time: `node make-log.mjs [lines] > access.log`.
// The addresses are of the block that is kept free for examples (192.0.2.0/24).
const LINES = Number(process.argv[2] ?? 2400);
const PATHS = ['/', '/about', '/search?q=tea', '/api/users', '/api/orders', '/img/logo.svg', '/feed.xml'];
const STATUSES = [200, 200, 200, 200, 200, 200, 304, 304, 301, 404, 500];

let state = 42;
/** A number from 0 to `below`, not included; a linear congruential generator, so that it is the same everywhere. */
function random(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

let time = Date.UTC(2026, 0, 5, 8, 0, 0);
let out = '';
for (let i = 0; i < LINES; i++) {
  time += random(3000);
  const [, day, month, year, clock] = new Date(time).toUTCString().split(' ');
  const stamp = `${day}/${month}/${year}:${clock} +0000`;
  const status = STATUSES[random(STATUSES.length)];
  const bytes = status === 304 ? 0 : 200 + random(20_000);
  const method = random(12) === 0 ? 'POST' : 'GET';
  const request = `"${method} ${PATHS[random(PATHS.length)]} HTTP/1.1"`;
  // Now and then a line that is cut, as after a crash.
  out +=
    random(400) === 0
      ? `192.0.2.${random(256)} - - [${stamp}\n`
      : `192.0.2.${random(256)} - - [${stamp}] ${request} ${status} ${bytes}\n`;
}
process.stdout.write(out);
