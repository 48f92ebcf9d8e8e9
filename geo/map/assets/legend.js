/* What the signs and colours mean, for each way in which incidents are drawn. */
(function () {
  'use strict';

  var WIDE_ENOUGH = 640;

  function element(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function swatch(draw) {
    var canvas = element('canvas', 'atlas-swatch');
    canvas.width = 44;
    canvas.height = 36;
    canvas.setAttribute('aria-hidden', 'true');
    canvas.draw = function (dark) {
      var context = canvas.getContext('2d');
      context.setTransform(2, 0, 0, 2, 0, 0);
      context.clearRect(0, 0, 22, 18);
      draw(context, L.atlasSymbols.theme(dark), dark);
    };
    return canvas;
  }

  L.atlasLegend = function (kinds) {
    var box = element('details', 'atlas-box atlas-legend');
    box.open = window.innerWidth >= WIDE_ENOUGH;
    var summary = box.appendChild(element('summary', '', 'Legend'));
    var mode = 'points';
    var apartNow = 0;
    /* A legend that is shut says too that something is not coloured. */
    function head() {
      summary.textContent = mode === 'areas' && apartNow ? 'Legend · ' + number(apartNow) + ' not coloured' : 'Legend';
    }
    var lists = {};
    var list = null;
    var swatches = [];
    function begin(name) {
      list = lists[name] = box.appendChild(element('ul'));
      list.hidden = name !== 'points';
    }
    function line(text, draw) {
      var item = list.appendChild(element('li'));
      var drawn = swatch(draw);
      swatches.push(drawn);
      item.appendChild(drawn);
      item.appendChild(element('span', '', text));
    }
    var S = L.atlasSymbols;
    begin('points');
    kinds.forEach(function (kind) {
      line(kind.name, function (context, theme) { S.drawPoint(context, kind, false, 11, 9, theme); });
    });
    line('Several close together', function (context, theme) {
      context.beginPath();
      context.arc(11, 9, 8, 0, 2 * Math.PI);
      context.fillStyle = theme.cluster;
      context.fill();
      context.font = '600 9px system-ui,"DejaVu Sans",sans-serif';
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillStyle = theme.number;
      context.fillText('12', 11, 9.5);
    });
    line('Somewhere inside this line', function (context, theme) {
      S.drawCircle(context, { radius: 7.5, count: 1 }, theme.cluster, 11, 9, theme);
    });
    line('The same, too small to draw', function (context, theme) {
      S.drawPoint(context, { shape: 'circle', colour: theme.cluster }, true, 11, 9, theme);
    });
    begin('heat');
    [['Few incidents', 0.25], ['More', 0.6], ['Most in this view', 1]].forEach(function (part) {
      line(part[0], function (context) { fill(context, L.atlasHeatColour(part[1])); });
    });
    begin('areas');
    var steps = L.atlasAreaSteps;
    steps.least.forEach(function (least, at) {
      var next = steps.least[at + 1];
      var words = next ? number(least) + ' to ' + number(next - 1) : number(least) + ' and more';
      line(words, function (context, theme, dark) { fill(context, steps.colours[dark ? 'dark' : 'light'][at]); });
    });
    var unknown = list.appendChild(element('li', 'atlas-unknown'));
    box.setDark = function (dark) { swatches.forEach(function (each) { each.draw(dark); }); };
    box.setMode = function (wanted) {
      mode = wanted;
      head();
      Object.keys(lists).forEach(function (each) { lists[each].hidden = each !== mode; });
    };
    /* Incidents that no colour shows, each with its reason. */
    box.sayApart = function (told) {
      apartNow = apart(told).reduce(function (sum, part) { return sum + part[0]; }, 0);
      head();
      unknown.textContent = apart(told).filter(function (part) { return part[0]; }).map(function (part) {
        return number(part[0]) + (part[0] === 1 ? ' incident ' + part[1] : ' incidents ' + part[2]);
      }).join('; ');
    };
    box.setDark(false);
    return box;
  };

  /* How many, what is said of one, what is said of several. */
  function apart(told) {
    if (told.level === 'country') {
      return [
        [told.unknown, 'with no country', 'with no country'],
        [told.undrawn, 'in a country too small or contested to colour', 'in countries too small or contested to colour']
      ];
    }
    return [
      [told.country_only, 'is known by its country only', 'are known by their country only'],
      [told.unnamed + told.undrawn, 'names no region we can draw', 'name no region we can draw'],
      [told.unknown, 'with no country and no region', 'with no country and no region']
    ];
  }

  function number(value) { return value.toLocaleString('en'); }

  function fill(context, colour) {
    context.fillStyle = colour;
    context.fillRect(2, 3, 18, 12);
  }
})();
