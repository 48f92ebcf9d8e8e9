/* A window of time moves from the first day to the last, and the incidents follow without the page being
   drawn again. Where an answer is late its step is left out; none waits in a queue. */
(function () {
  'use strict';

  var DAY_MS = 86400000;
  /* More steps a second than this cannot be told apart. */
  var STEP_MS = 100;
  var LENGTHS = [['1 month', 1], ['3 months', 3], ['1 year', 12]];
  /* Seconds that the window takes to move by its own length. */
  var SPEEDS = [['Slow', 3], ['Normal', 1.2], ['Fast', 0.4]];

  function number(day) { return Math.round(Date.parse(day + 'T00:00:00Z') / DAY_MS); }

  function written(day) { return new Date(day * DAY_MS).toISOString().slice(0, 10); }

  /* The last day of a window of so many calendar months. */
  function endOf(day, months) {
    var start = new Date(day * DAY_MS);
    var month = start.getUTCMonth() + months;
    var longest = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate();
    var next = Date.UTC(start.getUTCFullYear(), month, Math.min(start.getUTCDate(), longest));
    return Math.round(next / DAY_MS) - 1;
  }

  function element(parent, tag, className, text) {
    var made = parent.appendChild(document.createElement(tag));
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function choice(parent, label, options, chosen) {
    var select = element(parent, 'select', '');
    select.setAttribute('aria-label', label);
    options.forEach(function (option) {
      var made = element(select, 'option', '', option[0]);
      made.value = String(option[1]);
      made.selected = option[1] === chosen;
    });
    return select;
  }

  L.atlasPlay = function (map, incidents) {
    var container = map.getContainer();
    var opener = document.createElement('button');
    opener.type = 'button';
    opener.className = 'atlas-box atlas-seen';
    opener.textContent = 'Play through time';
    opener.hidden = true;
    var bar = element(container, 'div', 'atlas-box atlas-play');
    bar.hidden = true;
    bar.setAttribute('role', 'group');
    bar.setAttribute('aria-label', 'Play through time. Escape stops.');
    L.DomEvent.disableClickPropagation(bar);
    L.DomEvent.disableScrollPropagation(bar);
    var toggle = element(bar, 'button', 'atlas-toggle', 'Play');
    toggle.type = 'button';
    var said = element(bar, 'output', 'atlas-dates');
    var close = element(bar, 'button', 'atlas-toggle', 'Close');
    close.type = 'button';
    var slider = element(bar, 'input', '');
    slider.type = 'range';
    slider.step = '1';
    slider.setAttribute('aria-label', 'First day of the window');
    var length = choice(bar, 'Length of the window', LENGTHS, 3);
    var speed = choice(bar, 'Speed', SPEEDS, 1.2);

    /* What stands at the bottom of the map stands above the bar. */
    new ResizeObserver(function () { container.style.setProperty('--play', bar.offsetHeight + 'px'); }).observe(bar);

    var days = null;
    var start = 0;
    var timer = null;
    var before = 0;

    function months() { return Number(length.value); }

    function latest() {
      var last = days[1];
      while (last > days[0] && endOf(last, months()) > days[1]) last -= 1;
      return last;
    }

    function limit() {
      slider.min = String(days[0]);
      slider.max = String(latest());
      start = Math.min(Math.max(start, days[0]), Number(slider.max));
    }

    function show() {
      var first = Math.floor(start);
      var span = [written(first), written(Math.min(endOf(first, months()), days[1]))];
      slider.value = String(first);
      said.textContent = span.join(' – ');
      slider.setAttribute('aria-valuetext', span.join(' to '));
      incidents.setWindow(span);
    }

    function step() {
      var now = performance.now();
      var lengthDays = endOf(Math.floor(start), months()) - Math.floor(start) + 1;
      start += (now - before) / 1000 / Number(speed.value) * lengthDays;
      before = now;
      var ended = start >= Number(slider.max);
      start = Math.min(start, Number(slider.max));
      if (!incidents.isWaiting() || ended) show();
      if (ended) pause();
    }

    function play() {
      if (start >= Number(slider.max)) start = days[0];
      before = performance.now();
      timer = setInterval(step, STEP_MS);
      toggle.textContent = 'Pause';
    }

    function pause() {
      clearInterval(timer);
      timer = null;
      toggle.textContent = 'Play';
    }

    function open() {
      bar.hidden = false;
      opener.hidden = true;
      container.classList.add('atlas-playing');
      start = days[0];
      limit();
      show();
      toggle.focus();
    }

    function shut() {
      pause();
      bar.hidden = true;
      opener.hidden = !days;
      container.classList.remove('atlas-playing');
      incidents.setWindow(null);
    }

    opener.addEventListener('click', open);
    close.addEventListener('click', function () {
      shut();
      opener.focus();
    });
    toggle.addEventListener('click', function () { if (timer) pause(); else play(); });
    slider.addEventListener('input', function () {
      pause();
      start = Number(slider.value);
      show();
    });
    length.addEventListener('change', function () {
      limit();
      show();
    });
    /* Keys on the bar must not move the map as well. */
    bar.addEventListener('keydown', function (event) { if (event.key !== 'Escape') event.stopPropagation(); });
    container.addEventListener('keydown', function (event) {
      if (event.key !== 'Escape' || bar.hidden) return;
      shut();
      container.focus();
    });

    return {
      opener: opener,
      setDays: function (asked) {
        var now = asked ? asked.map(number) : null;
        if (String(now) === String(days)) return;
        days = now;
        if (!days) shut();
        else if (bar.hidden) opener.hidden = false;
        else {
          limit();
          show();
        }
      }
    };
  };
})();
