/** Each makes a request wrong: nothing may run, and a sentence says why. */
const WRONGS = [
  ({ args }) => {
    args[1] = 'nothing';
  },
  ({ args }) => {
    args.push('--workers', '0');
  },
  ({ args }) => {
    args.push('--timeout', 'soon');
  },
  ({ args }) => {
    args.push('--nonsense');
  },
  ({ args, asked }) => {
    args.push('--chunksize', asked.mode.startsWith('apply') ? '2' : '0');
  },
  ({ files, args }) => {
    files[args[0]] += '\nlet = =;\n';
  },
  ({ files, args }) => {
    files[args[0]] += "\nthrow new Error('at the top');\n";
  },
  ({ files, args, asked }) => {
    files[args[0]] += '\nprocess.exit(0);\n';
    asked.mayKill = args.includes('--inputs-export');
  },
  ({ args }) => {
    withInputs(args, "(() => { throw new Error('no inputs'); })()");
  },
  ({ args }) => {
    withInputs(args, '[1, 2');
  },
  ({ args }) => {
    withInputs(args, '42');
  },
];

/** @param program - as `runProgram` makes it; what is wrong with it is put in */
export function wrongRequest(random, program) {
  random.pick(WRONGS)(program);
  return program;
}

function withInputs(args, expression) {
  const at = args.findIndex((arg) => arg.startsWith('--inputs'));
  args.splice(at, 2, '--inputs', expression);
}
