import * as l10n from '@vscode/l10n';
import { SENTENCES } from './sentences.js';

const file = process.env[SENTENCES];
delete process.env[SENTENCES];
if (file !== undefined) {
  try {
    l10n.config({ fsPath: file });
  } catch {
    // Gone or damaged: this process says all in English.
  }
}
