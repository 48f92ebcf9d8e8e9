// The words of a text are chosen by mouse, finger or arrow keys, and named by a button.
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,-][\p{L}\p{N}\p{M}]+)*/gu;
const OF_A_WORD = /[\p{L}\p{N}\p{M}]/u;
const SENTENCE = /[.!?]['"”’]?\s+|\n+/gu;
const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;
const SHOWN = 60; // characters of the chosen words

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.text');
  const bar = parentElement.querySelector('.bar');
  draw(root, data);
  bar.hidden = !data.fields.length;
  if (bar.hidden) return undefined;
  const text = root.textContent;
  const said = bar.querySelector('.said');
  const buttons = namedButtons(bar, data.fields);
  let span = null;
  let waiting = 0;

  const choose = (found) => {
    span = found && found.end > found.start ? found : null;
    for (const button of buttons) button.disabled = !span;
    const words = span ? text.slice(span.start, span.end).replace(/\s+/g, ' ').trim() : '';
    const cut = words.length > SHOWN ? `${words.slice(0, SHOWN)} …` : words;
    said.textContent = span ? `Use “${cut}” as` : data.hint;
  };
  const look = () => {
    const found = selected(root);
    if (found) choose(wholeWords(text, found));
  };
  const lookSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 150);
  };
  choose(null);
  root.onmouseup = () => {
    look();
    if (span && selected(root)) show(root, span);
  };
  root.ontouchend = look;
  root.onkeydown = keys(root, text, {
    chosen: (found) => {
      show(root, found);
      choose(found);
    },
    done: () => span && buttons[0].focus(),
  });
  buttons.forEach((button, at) => {
    button.onclick = () => {
      if (!span) return;
      // A length here counts a rare character as two; the offsets count it as one.
      const start = Array.from(text.slice(0, span.start)).length;
      const end = start + Array.from(text.slice(span.start, span.end)).length;
      root.focus();
      setTriggerValue('mark', { subject: data.subject, field: button.value, start, end });
    };
    button.onkeydown = (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.key === 'Escape') root.focus();
      else if (step) buttons[(at + step + buttons.length) % buttons.length].focus();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
  });
  document.addEventListener('selectionchange', lookSoon);
  return () => {
    clearTimeout(waiting);
    document.removeEventListener('selectionchange', lookSoon);
  };
}

function draw(root, data) {
  const pieces = JSON.stringify(data.pieces);
  root.classList.toggle('tall', data.tall);
  root.setAttribute('aria-label', data.label);
  if (data.tall) root.tabIndex = 0;
  // The page is drawn again for many reasons; what somebody is choosing stays chosen.
  if (root.drawn !== pieces) {
    const at = root.scrollTop;
    root.replaceChildren(...data.pieces.map(([text, fields]) => {
      const node = document.createElement(fields.length ? 'mark' : 'span');
      node.textContent = text;
      if (fields.length) node.dataset.fields = fields.join(', ');
      return node;
    }));
    root.scrollTop = at;
    root.drawn = pieces;
  }
  if (root.subject !== data.subject) {
    root.subject = data.subject;
    const first = root.querySelector('mark');
    root.scrollTop = 0;
    if (first) reveal(root, first.getBoundingClientRect());
  }
}

function namedButtons(bar, fields) {
  const names = JSON.stringify(fields);
  const home = bar.querySelector('.fields');
  if (home.names !== names) {
    home.names = names;
    home.replaceChildren(...fields.map(([field, words]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.value = field;
      button.textContent = words;
      return button;
    }));
  }
  return [...home.children];
}

// The selection, as offsets into the text; null where there is none in it.
function selected(root) {
  const home = root.getRootNode();
  const selection = home.getSelection ? home.getSelection() : document.getSelection();
  if (!selection) return null;
  const range = selection.getComposedRanges
    ? selection.getComposedRanges({ shadowRoots: [home] })[0]
    : selection.rangeCount && selection.getRangeAt(0);
  if (!range || range.collapsed) return null;
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(root, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  before.setEnd(range.endContainer, range.endOffset);
  return { start, end: before.toString().length };
}

// A hand that begins or ends within a word means all of it.
function wholeWords(text, { start, end }) {
  const within = (at) => OF_A_WORD.test(text[at - 1] ?? '') && OF_A_WORD.test(text[at] ?? '');
  while (end > start && !text[end - 1].trim()) end -= 1;
  while (start > 0 && within(start)) start -= 1;
  while (end < text.length && within(end)) end += 1;
  return { start, end };
}

function show(root, span) {
  const home = root.getRootNode();
  const selection = home.getSelection ? home.getSelection() : document.getSelection();
  if (!span) {
    selection.removeAllRanges();
    return;
  }
  const [start, end] = [placeOf(root, span.start), placeOf(root, span.end)];
  selection.setBaseAndExtent(...start, ...end);
  const range = document.createRange();
  range.setStart(...start);
  range.setEnd(...end);
  reveal(root, range.getBoundingClientRect());
}

function placeOf(root, offset) {
  let before = 0;
  for (const child of root.children) {
    const length = child.textContent.length;
    if (offset <= before + length) return [child.firstChild, offset - before];
    before += length;
  }
  return [root, root.childNodes.length];
}

// Scrolls the text alone: the page around it stays where the person is.
function reveal(root, box) {
  const window_ = root.getBoundingClientRect();
  if (box.top < window_.top || box.bottom > window_.bottom) {
    root.scrollTop += box.top - window_.top - root.clientHeight / 4;
  }
}

function keys(root, text, { chosen, done }) {
  let words = null;
  let opens = null;
  let anchor = null;
  let head = null;

  // A long text is taken apart only for who asks for its words by key.
  const takeApart = () => {
    words ??= [...text.matchAll(WORD)].map((found) => [found.index, found.index + found[0].length]);
    opens ??= [0, ...[...text.matchAll(SENTENCE)].map((found) => found.index + found[0].length)];
  };
  const wordFrom = (offset) => {
    let [low, high] = [0, words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle][1] <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.min(low, words.length - 1);
  };
  const begin = () => {
    const now = selected(root);
    if (now) return wordFrom(now.start);
    let before = 0;
    for (const child of root.children) {
      if (child.tagName === 'MARK') return wordFrom(before);
      before += child.textContent.length;
    }
    return 0;
  };
  const sentenceAway = (step) => {
    const at = words[head][0];
    let number = opens.findLastIndex((open) => open <= at);
    for (number += step; number >= 0 && number < opens.length; number += step) {
      const word = wordFrom(opens[number]);
      if (step > 0 ? word > head : word < head) return word;
    }
    return step > 0 ? words.length - 1 : 0;
  };

  return (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const side = RIGHT_TO_LEFT.test(text) ? -1 : 1;
    const step = { ArrowRight: side, ArrowLeft: -side }[event.key];
    const leap = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') done();
    else if (event.key === 'Escape') {
      anchor = head = null;
      chosen(null);
    } else if (step || leap) {
      takeApart();
      if (!words.length) return;
      if (!selected(root)) anchor = head = null;
      if (head === null) anchor = head = begin();
      else head = leap ? sentenceAway(leap) : Math.max(0, Math.min(words.length - 1, head + step));
      if (!event.shiftKey) anchor = head;
      chosen({ start: words[Math.min(anchor, head)][0], end: words[Math.max(anchor, head)][1] });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
