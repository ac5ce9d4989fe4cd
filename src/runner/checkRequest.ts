import { isAbsolute } from 'node:path';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import { subjectOf } from '../inputs/kinds/list.js';
import { faultOf, LIMITS, type Limit, shownValue as show } from '../limits.js';
import { VALUES_KEPT } from '../record/kept.js';
import { isMode, MODE_NAMES, MODES, WORKER_TYPES } from '../record/modes.js';
import type { RunRequest } from './request.js';

/**
 * Looks at a request as far as that needs neither files nor processes. Whether the file and the function are there
 * comes to light when the run begins.
 *
 * @throws RequestError with a sentence on the first thing that is wrong
 */
export function checkRequest(request: RunRequest): void {
  const { file, function: name, mode, workerType, chunksize, cwd } = request;
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
  checkNumber('workers', LIMITS.workers, request.workers);
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
    checkNumber('chunksize', LIMITS.chunksize, chunksize);
  }
  checkNumber('maxtasksperchild', LIMITS.maxtasksperchild, request.maxtasksperchild);
  checkNumber('max-inputs', LIMITS.maxInputs, request.maxInputs);
  checkNumber('timeout', LIMITS.timeout, request.timeout);
  checkNumber('import-timeout', LIMITS.timeout, request.importTimeout);
  const { cpuProf, values } = request;
  if (values !== undefined && !VALUES_KEPT.includes(values)) {
    throw new RequestError(l10n.t('values must be {1} or {2}, not {0}.', show(values), ...VALUES_KEPT));
  }
  if (cpuProf !== undefined && (typeof cpuProf !== 'string' || !isAbsolute(cpuProf))) {
    throw new RequestError(l10n.t('cpu-prof must be the path of a folder, not {0}.', show(cpuProf)));
  }
  checkInputs(request.inputs);
}

function checkNumber(name: string, limit: Limit, value: unknown): void {
  const fault = value === undefined ? null : faultOf(name, limit, value);
  if (fault !== null) {
    throw new RequestError(fault);
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
