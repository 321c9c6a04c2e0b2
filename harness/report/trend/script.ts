/** Comfort for the index where script runs: what a cell says, every narrow cell as a link, arrow keys, and a filter. The page says all of it without. */

/** Runs in the reader's browser. */
export const stripScript = `(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const strips = document.querySelector('.strips');
  if (!strips) return;
  const rows = [...strips.querySelectorAll('.row:not(.axis)')];
  const create = (name, kind, parent) => { const one = document.createElement(name); one.className = kind; parent.append(one); return one; };
  const box = create('div', 'readout', document.body);
  const hide = () => { box.hidden = true; };
  hide();
  for (const title of strips.querySelectorAll('a > title, g > title')) {
    title.parentNode.dataset.said = title.textContent;
    if (title.parentNode.tagName === 'a') title.parentNode.setAttribute('aria-label', title.textContent);
    title.remove();
  }
  const tell = (text, x, y) => {
    box.textContent = text;
    box.hidden = false;
    box.style.left = Math.max(8, Math.min(x + 12, innerWidth - box.offsetWidth - 8)) + 'px';
    box.style.top = (y + 22 + box.offsetHeight > innerHeight ? y - box.offsetHeight - 14 : y + 22) + 'px';
  };
  const nightAt = (x) => Math.max(0, data.lefts.findLastIndex((left) => left <= x));
  let night = 0;
  const older = (link, at, x, y) => {
    const count = data.cells[0].length;
    night = Math.max(0, Math.min(count - 1, at));
    const row = rows.indexOf(link.closest('.row'));
    const code = data.cells[row][night];
    link.dataset.page ??= link.getAttribute('href');
    const end = data.links.rows[row][data.links.alphabet.indexOf(data.links.places[row][night])];
    const own = end === undefined ? null : data.links.nights[night] + end;
    link.setAttribute('href', own ?? link.dataset.page);
    const state = data.states[code.toLowerCase().charCodeAt(0) - 97];
    const value = data.values[row][night];
    const text = code === '.' ? 'not run' : state + (code === code.toLowerCase() ? '' : ', red') + (value == null ? '' : ', ' + value / 1000 + ' s') + (own === null ? ', nothing kept' : '');
    const frame = link.ownerSVGElement.getBoundingClientRect();
    tell(data.nights[night] + ' ' + text, x ?? frame.left + data.lefts[night], y ?? frame.top + 14);
    link.setAttribute('aria-label', box.textContent);
  };
  strips.addEventListener('pointermove', (event) => {
    const link = event.target.closest('a.older');
    if (link) return older(link, nightAt(event.clientX - link.ownerSVGElement.getBoundingClientRect().left), event.clientX, event.clientY);
    const said = event.target.closest('[data-said]')?.dataset.said;
    if (said) tell(said, event.clientX, event.clientY); else hide();
  });
  strips.addEventListener('pointerleave', hide);
  strips.addEventListener('scroll', hide);
  strips.addEventListener('focusout', hide);
  strips.addEventListener('focusin', (event) => {
    const link = event.target.closest('svg a');
    if (!link?.matches(':focus-visible')) return;
    if (link.classList.contains('older')) return older(link, night || data.cells[0].length - 1);
    const frame = link.getBoundingClientRect();
    tell(link.dataset.said, frame.left, frame.top);
  });
  strips.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const link = event.target.closest('svg a');
    if (!step || !link) return;
    event.preventDefault();
    if (link.classList.contains('older') && night + step < data.cells[0].length) return older(link, night + step);
    const all = [...link.ownerSVGElement.querySelectorAll('a')];
    all[all.indexOf(link) + step]?.focus();
  });
  if (rows.length < 8) return;
  const tools = document.createElement('div');
  tools.className = 'tools';
  strips.before(tools);
  const labelled = (text, type) => {
    const label = create('label', '', tools);
    const input = create('input', '', label);
    input.type = type;
    if (type === 'checkbox') label.append(' ' + text); else label.prepend(text + ' ');
    input.addEventListener('input', sift);
    return input;
  };
  const name = labelled('scenario', 'search');
  const restless = labelled('only what is not steady', 'checkbox');
  function sift() {
    for (const row of rows) row.hidden = !row.dataset.name.includes(name.value.toLowerCase()) || (restless.checked && 'calm' in row.dataset);
  }
})();`;

/** SHA-256 of the script, for the page's content security policy; a test holds both together. */
export const stripScriptDigest = 'sha256-teFhB+K2QSyEDn5AOkihVLEuUIHdrPUQDpZkV4Zde4w=';
