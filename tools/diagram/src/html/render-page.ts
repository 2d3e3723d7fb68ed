import { createHash } from 'node:crypto';
import type { PageData } from '../data/page-data';
import { STYLES } from './styles';

/**
 * One file that opens from disk: data, program and styles are in it, and its policy lets it load nothing.
 *
 * @param script the bundled program of the page
 */
export function renderPage(data: PageData, script: string): string {
  // `</script` would end the element; in JSON and in JavaScript strings this writes the same text.
  const program = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(program)}`,
    `style-src ${hashOf(STYLES)}`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeText(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeText(data.title)}</title>`,
    `<style>${STYLES}</style>`,
    '</head>',
    '<body>',
    '<div id="page"><noscript>The page asks its questions by JavaScript, which is switched off.</noscript></div>',
    `<script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`,
    `<script>${program}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
