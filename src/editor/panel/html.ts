import { randomBytes } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** A page that only says something: why a file cannot be shown. */
export function messageHtml(webview: vscode.Webview, dist: vscode.Uri, message: string): string {
  const style = webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.css'));
  const text = message.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}">
  <link rel="stylesheet" href="${style}">
  <title>Poolscope</title>
</head>
<body>
  <main class="empty" role="alert">
    <h1>${l10n.t('This run cannot be shown')}</h1>
    <p>${text}</p>
  </main>
</body>
</html>`;
}

/** The page's sentences in the person's language, for its script to read. A block of data is not run: it needs no nonce. */
function sentences(): string {
  const text = JSON.stringify(vscode.l10n.bundle ?? {}).replaceAll('<', '\\u003c');
  return `  <script type="application/json" id="l10n">${text}</script>`;
}

/** The page of the panel: our script and our styles, nothing else may load or run in it. */
export function panelHtml(webview: vscode.Webview, dist: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const script = webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.js'));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.css'));
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    'img-src blob:', // The page draws pictures of the run for export.
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${style}">
  <title>Poolscope</title>
</head>
<body>
  <div id="root"></div>
${sentences()}
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
