import { isAbsolute } from 'node:path';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import { subjectOf } from '../inputs/kinds/list.js';
import { VALUES_KEPT } from '../record/kept.js';
import { isMode, MODE_NAMES, MODES, WORKER_TYPES } from '../record/modes.js';
import type { RunRequest } from './request.js';

/** More workers than this cannot be meant; threads and processes of that many would take the machine down. */
const MAX_WORKERS = 1024;
/** The longest time a timer can be set to, ms (24.8 days). */
const MAX_TIMEOUT = 2 ** 31 - 1;

/**
 * Looks at a request as far as that needs neither files nor processes. Whether the file and the function are there
 * comes to light when the run begins.
 *
 * @throws RequestError with a sentence on the first thing that is wrong
 */
export function checkRequest(request: RunRequest): void {
  const { file, function: name, mode, workerType, chunksize, timeout, cwd } = request;
  if (typeof file !== 'string' || !isAbsolute(file)) {
    throw new RequestError(
      l10n.t('file must be the path of a JavaScript or TypeScript file, not {0}.', show(file)),
    );
  }
  if (typeof name !== 'string' || name.trim() === '') {
    throw new RequestError(l10n.t('Which function is to run? Give its name.'));
  }
  if (typeof cwd !== 'string' || !isAbsolute(cwd)) {
    throw new RequestError(l10n.t('The folder to run in must be an absolute path, not {0}.', show(cwd)));
  }
  if (!isMode(mode)) {
    throw new RequestError(
      l10n.t('There is no mode {0}. The modes are {1}.', show(mode), MODE_NAMES.join(', ')),
    );
  }
  if (workerType !== undefined && !WORKER_TYPES.includes(workerType)) {
    throw new RequestError(
      l10n.t('There is no worker type {0}. It is {1} or {2}.', show(workerType), ...WORKER_TYPES),
    );
  }
  checkWhole('workers', request.workers, MAX_WORKERS);
  if (chunksize !== undefined && MODES[mode].chunks === 'none') {
    const others = MODE_NAMES.filter((each) => MODES[each].chunks !== 'none').join(', ');
    throw new RequestError(
      l10n.t(
        'chunksize has no meaning for {0}, which sends each input on its own; it is for {1}.',
        mode,
        others,
      ),
    );
  }
  if (chunksize !== 'auto') {
    checkWhole('chunksize', chunksize);
  }
  checkWhole('maxtasksperchild', request.maxtasksperchild);
  checkWhole('max-inputs', request.maxInputs);
  checkTime('timeout', timeout);
  checkTime('import-timeout', request.importTimeout);
  const { cpuProf, values } = request;
  if (values !== undefined && !VALUES_KEPT.includes(values)) {
    throw new RequestError(l10n.t('values must be {1} or {2}, not {0}.', show(values), ...VALUES_KEPT));
  }
  if (cpuProf !== undefined && (typeof cpuProf !== 'string' || !isAbsolute(cpuProf))) {
    throw new RequestError(l10n.t('cpu-prof must be the path of a folder, not {0}.', show(cpuProf)));
  }
  checkInputs(request.inputs);
}

function checkWhole(name: string, value: unknown, most = Number.MAX_SAFE_INTEGER): void {
  if (value === undefined) {
    return;
  }
  if (!Number.isSafeInteger(value) || (value as number) < 1) {
    throw new RequestError(l10n.t('{0} must be a whole number of at least 1, not {1}.', name, show(value)));
  }
  if ((value as number) > most) {
    throw new RequestError(l10n.t('{0} must be at most {1}, not {2}.', name, most, show(value)));
  }
}

function checkTime(name: string, value: unknown): void {
  if (value !== undefined && !(typeof value === 'number' && value > 0 && value <= MAX_TIMEOUT)) {
    throw new RequestError(
      l10n.t(
        '{0} must be a number of milliseconds above 0 and at most {1}, not {2}.',
        name,
        MAX_TIMEOUT,
        show(value),
      ),
    );
  }
}

function checkInputs(inputs: RunRequest['inputs']): void {
  const text = inputs ? subjectOf(inputs) : undefined;
  if (typeof text !== 'string' || text.trim() === '') {
    throw new RequestError(
      l10n.t(
        'The inputs are given as nothing: an expression, a path, a glob or the name of an export is needed.',
      ),
    );
  }
}

function show(value: unknown): string {
  try {
    return typeof value === 'bigint' ? `${value}n` : String(JSON.stringify(value) ?? value).slice(0, 100);
  } catch {
    return typeof value;
  }
}
