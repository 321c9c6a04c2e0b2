/** What all pages share: each is one file that fetches nothing, and runs no script but the one whose digest stands in its policy. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { html, type Markup, trusted } from './markup.ts';
import { styles } from './styles.ts';

export interface PageFrame {
  readonly title: string;
  /** Its own, after those of all pages. */
  readonly styles?: string;
  /** SVG that its pictures refer to. */
  readonly definitions?: string;
  readonly script?: PageScript | null;
}

export interface PageScript {
  readonly text: string;
  /** `sha256-…`. */
  readonly digest: string;
  /** JSON that the script reads. */
  readonly data?: string;
}

/** Not even a script that is smuggled in by a name may run. */
const policyOf = (script: PageScript | null): string =>
  `default-src 'none'; style-src 'unsafe-inline'; ${script === null ? '' : `script-src '${script.digest}'; `}base-uri 'none'; form-action 'none'`;

/** The whole file as text. */
export function renderPage({ title, styles: own, definitions, script = null }: PageFrame, main: Markup): string {
  const page = html`
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content=${policyOf(script)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${trusted('style', own === undefined ? styles : `${styles}\n${own}`)}
      </head>
      <body>
        ${definitions === undefined ? null : trusted('div', definitions, { class: 'definitions' })}
        <main>${main}</main>
        ${script?.data === undefined ? null : trusted('script', script.data, { type: 'application/json', id: 'data' })}
        ${script === null ? null : trusted('script', script.text)}
      </body>
    </html>
  `;
  return `<!doctype html>\n${renderToString(page as VNode)}\n`;
}
