/** A crosshair over the pictures, with the time under the pointer. The page loses nothing without it. */

/** Runs in the reader's browser. The picture's own attributes say where its axis lies. */
export const crosshair = `(() => {
  const ns = 'http://www.w3.org/2000/svg';
  for (const svg of document.querySelectorAll('svg.picture')) {
    const [left, right, from, to] = svg.dataset.axis.split(' ').map(Number);
    const height = svg.viewBox.baseVal.height;
    const line = svg.appendChild(document.createElementNS(ns, 'line'));
    const text = svg.appendChild(document.createElementNS(ns, 'text'));
    line.setAttribute('class', 'crosshair');
    text.setAttribute('class', 'read-out');
    const show = (on) => { for (const one of [line, text]) one.setAttribute('visibility', on ? 'visible' : 'hidden'); };
    show(false);
    svg.addEventListener('pointerleave', () => show(false));
    svg.addEventListener('pointermove', (event) => {
      const x = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()).x;
      if (x < left || x > right) return show(false);
      const second = from + ((x - left) / (right - left)) * (to - from);
      const near = x > right - 70;
      for (const [name, value] of [['x1', x], ['x2', x], ['y1', 0], ['y2', height - 38]]) line.setAttribute(name, value);
      text.setAttribute('x', near ? x - 6 : x + 6);
      text.setAttribute('y', height - 24);
      text.setAttribute('text-anchor', near ? 'end' : 'start');
      text.textContent = (second > 0 ? '+' : '') + second.toFixed(2).replace('-', '\\u2212') + ' s';
      show(true);
    });
  }
})();`;

/** SHA-256 of the script, for the page's content security policy; a test holds both together. */
export const crosshairDigest = 'sha256-9PQju6VpJepxX8YPPr3F6yTWYZFDpGjN2fBOboCNuaI=';
