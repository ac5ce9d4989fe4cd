import { render } from 'preact';
import { App } from './App.js';
import { host } from './link.js';
import './panel.css';
import { watchTheme } from './theme.js';

const root = document.createElement('main');
document.body.append(root);
watchTheme();
render(<App />, root);
void host.ready.asEvent();
