export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.text');
  const bar = parentElement.querySelector('.bar');
  root.classList.toggle('tall', data.tall);
  root.setAttribute('aria-label', data.label);
  root.replaceChildren(...data.pieces.map(([text, fields]) => {
    const node = document.createElement(fields.length ? 'mark' : 'span');
    node.textContent = text;
    if (fields.length) node.dataset.fields = fields.join(', ');
    return node;
  }));
  bar.hidden = true;
  if (!data.fields.length) return;
  let span = null;
  // The offsets count characters; a length here counts a rare one as two.
  const characters = (text) => Array.from(text).length;
  const look = () => {
    const home = root.getRootNode();
    const selection = home.getSelection ? home.getSelection() : document.getSelection();
    if (!selection || !selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return;
    const before = document.createRange();
    before.setStart(root, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = characters(before.toString());
    span = { start, end: start + characters(range.toString()) };
    bar.hidden = span.end <= span.start;
  };
  const hint = document.createElement('span');
  hint.textContent = 'Use the marked words as';
  bar.replaceChildren(hint, ...data.fields.map(([field, words]) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words;
    button.onclick = () => { if (span) setTriggerValue('mark', { field, ...span }); };
    return button;
  }));
  root.onmouseup = look;
  root.onkeyup = look;
}
