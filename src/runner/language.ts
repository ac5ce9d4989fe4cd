import { speak } from '../language.js';
import { SENTENCES } from './sentences.js';

const file = process.env[SENTENCES];
delete process.env[SENTENCES];
if (file !== undefined) {
  try {
    speak({ fsPath: file });
  } catch {
    // Gone or damaged: this process says all in English.
  }
}
