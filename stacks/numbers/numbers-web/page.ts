/** The one page, as text. Loading it never calls the API. */

export const unavailable = 'RNG service unavailable!';

/** The original clicks over a WebSocket; here the button works where the addition `click` gives it a route. */
export function page(clickPath: string | null): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>Numbers.Web</title>
  <link rel="icon" href="data:,">
</head>
<body>
  <h1>DIAMOL Random Number Generator</h1>
  <button${clickPath === null ? ' disabled title="Needs the addition click"' : ''}>Get a random number</button>
  <p role="status"></p>${clickPath === null ? '' : clickScript(clickPath)}
</body>
</html>
`;
}

const clickScript = (path: string): string => `
  <script>
    const status = document.querySelector('p');
    document.querySelector('button').onclick = async () => {
      const answer = await fetch('${path}').catch(() => null);
      status.textContent = answer?.ok ? 'Here it is: ' + (await answer.text()) : '${unavailable}';
    };
  </script>`;
