import './language.js'; // Before whatever has words.

import { render } from 'preact';
import { App } from './App.js';
import { listenToKeys } from './keys/listen.js';
import { host } from './link.js';
import './panel.css';
import { watchTheme } from './theme.js';

/** Puts the panel into the page, and tells the editor that it is there. */
function start(): void {
  const root = document.createElement('main');
  (document.getElementById('root') ?? document.body).append(root);
  watchTheme();
  listenToKeys();
  render(<App />, root);
  void host.ready.asEvent();
}

// The script may stand before the body.
if (document.readyState === 'loading') {
  document.addEventListener('DOMContentLoaded', start);
} else {
  start();
}
