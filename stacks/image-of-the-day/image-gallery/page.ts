/** The gallery's page as text. */

export interface Picture {
  readonly url: string;
  readonly caption: string;
  readonly copyright: string;
}

/** What maps is taken, and all else is left empty: junk and an error's body give an empty page. */
export function readPicture(body: string): Picture {
  const { url, caption, copyright } = readObject(body);
  return { url: textOf(url), caption: textOf(caption), copyright: textOf(copyright) };
}

function readObject(body: string): Readonly<Record<string, unknown>> {
  try {
    return { ...JSON.parse(body) };
  } catch {
    return {};
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const page = ({ url, caption, copyright }: Picture): string => `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Image Gallery</title>
  <style>
    body { margin: 0 auto; max-width: 60rem; padding: 1rem; font-family: sans-serif; text-align: center; }
    img { max-width: 100%; height: auto; border: 0; }
    figcaption { margin-top: 0.5rem; font-size: 1.2rem; }
    small { color: #555; }
  </style>
</head>
<body>
  <h1>Image Gallery</h1>
  <figure>
    <a href="${escaped(url)}"><img src="${escaped(url)}" alt="${escaped(caption)}"></a>
    <figcaption>${escaped(caption)}</figcaption>
    <small>${escaped(copyright)}</small>
  </figure>
</body>
</html>
`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
