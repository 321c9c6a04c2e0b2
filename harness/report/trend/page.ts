/** What all pages of the site share: no network, and no script but the one whose digest stands in its policy. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Markup } from '../html/markup.ts';
import { html, trusted } from '../html/markup.ts';
import { styles } from '../html/styles.ts';
import { statePatterns } from './state-sign.ts';
import { trendStyles } from './style.ts';

export interface PageScript {
  readonly text: string;
  /** `sha256-…`. */
  readonly digest: string;
  /** JSON that the script reads. */
  readonly data: string;
}

const policy = (script: PageScript | null): string =>
  `default-src 'none'; style-src 'unsafe-inline'; ${script === null ? '' : `script-src '${script.digest}'; `}base-uri 'none'; form-action 'none'`;

/** The whole file as text. */
export function renderPage(title: string, body: Markup, script: PageScript | null): string {
  const page = html`
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content=${policy(script)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${trusted('style', `${styles}\n${trendStyles}`)}
      </head>
      <body>
        ${trusted('div', statePatterns(), { class: 'definitions' })}
        <main>${body}</main>
        ${script === null ? null : trusted('script', script.data, { type: 'application/json', id: 'data' })}
        ${script === null ? null : trusted('script', script.text)}
      </body>
    </html>
  `;
  return `<!doctype html>\n${renderToString(page as VNode)}\n`;
}
