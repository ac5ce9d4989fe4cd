// What functions of generated programs do besides giving and throwing. Each is given the number of its input, and gives `done <number>`
// where it comes to that. What other deeds may replace is taken here, before anything runs.
const { closeSync, writeFileSync } = require('node:fs');
const { parentPort } = require('node:worker_threads');
const { process, console, setTimeout, Promise: Later } = globalThis;
const now = performance.now.bind(performance);

const sleep = (ms) => new Later((resolve) => setTimeout(resolve, ms));
const port = {
  on: (...args) => (parentPort ?? process).on(...args),
  removeAllListeners: () => (parentPort ?? process).removeAllListeners('message'),
};

function post(message) {
  if (parentPort) {
    parentPort.postMessage(message);
  } else {
    process.send?.(message);
  }
}

exports.DEEDS = {
  nap: async () => sleep(3),
  tick: async () => {},
  think: () => {
    for (const end = now() + 2; now() < end; );
  },

  // Ends of the worker.
  exit: (i) => process.exit(i % 3),
  'exit later': () => {
    setTimeout(() => process.exit(7), 3);
    return new Later(() => {});
  },
  'throw while it waits': () => {
    setTimeout(() => {
      throw new TypeError('out of the blue');
    }, 3);
    return new Later(() => {});
  },
  'reject while it waits': () => {
    void Later.reject(new TypeError('unheard'));
    return new Later(() => {});
  },
  kill: () => {
    process.kill(process.pid, 'SIGKILL');
    for (;;);
  },
  'out of memory': () => {
    const kept = [];
    for (;;) {
      kept.push(new Array(10_000).fill(kept));
    }
  },

  // What has no end.
  spin: () => {
    for (;;);
  },
  hang: () => new Later(() => {}),
  mark: (_, held) => {
    writeFileSync(held, '');
  },
  'hold and spin': (_, held) => {
    writeFileSync(held, '');
    for (;;);
  },
  hold: (_, held) => {
    writeFileSync(held, '');
    return new Later(() => {});
  },

  // What is left behind.
  'throw late': () => {
    setTimeout(() => {
      throw new Error('too late');
    }, 3);
  },
  'reject late': () => {
    void sleep(3).then(() => {
      throw new Error('nobody listens');
    });
  },
  'hold on': () => {
    setInterval(() => {}, 1000);
  },

  // Output.
  say: (i) => console.log(`said by ${i}.`),
  'say on stderr': (i) => console.error(`said by ${i}.`),
  'say without end': (i) => {
    process.stdout.write(`said by ${i}.`);
  },
  'say later': async (i) => {
    await sleep(2);
    console.log(`said by ${i}.`);
  },
  'say much': (i) => {
    for (let line = 0; line < 300; line++) {
      console.log(`said by ${i}. ${line}`);
    }
  },

  // What it sends on our channel, and does to it.
  'post null': () => post(null),
  'post as output': () => post({ poolscope: 'output' }),
  'post as results': () => post({ poolscope: 'results', seq: 1, from: 0, values: [1], failures: [] }),
  'post an answer': () => {
    for (let id = 1; id < 20; id++) {
      post({ id, result: 'mine', error: null });
    }
  },
  'hear messages': () => {
    port.on('message', (message) => post({ id: message?.id, result: 'mine' }));
  },
  'remove listeners': () => {
    port.removeAllListeners();
  },
  'remove all listeners': () => {
    process.removeAllListeners();
  },
  'close the channel': () => {
    parentPort?.close();
    process.disconnect?.();
  },
  'close the channel and wait': () => {
    parentPort?.close();
    process.disconnect?.();
    return sleep(20);
  },
  'close descriptor 3': () => {
    try {
      closeSync(3);
    } catch {
      // It is not there.
    }
  },
  'replace send': () => {
    process.send = () => true;
    if (parentPort) {
      parentPort.postMessage = () => {};
    }
  },

  // What it does to what all share.
  'replace Promise': () => {
    globalThis.Promise = class extends Later {};
  },
  'replace performance': () => {
    performance.now = () => 0;
  },
  'replace JSON': () => {
    JSON.stringify = () => {
      throw new Error('no JSON');
    };
  },
  'replace prepareStackTrace': () => {
    Error.prepareStackTrace = () => {
      throw new Error('no stack');
    };
  },
  'replace timers': () => {
    globalThis.setTimeout = () => ({ unref() {} });
    globalThis.clearTimeout = () => {};
    globalThis.setImmediate = () => {};
    globalThis.queueMicrotask = () => {};
  },
  'replace console': () => {
    globalThis.console = {};
  },
  'replace nextTick': () => {
    process.nextTick = () => {};
  },
  'extend prototypes': () => {
    Object.prototype.extra = 1;
    Array.prototype.extra = () => 1;
  },
  'break Map': () => {
    Map.prototype.get = () => {
      throw new Error('no Map');
    };
  },
  'mute stdout': () => {
    process.stdout.write = () => true;
  },
  'change folder': () => {
    if (parentPort === null) {
      process.chdir('/');
    }
  },
};
