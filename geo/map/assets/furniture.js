/* What stands around the map: legend, points or heat, full screen, and one quiet line that says
   when something is loading, empty or has failed. */
(function () {
  'use strict';

  var WIDE_ENOUGH = 640;
  /* An answer usually takes a few milliseconds; to say so would only flicker. */
  var SAY_LOADING_AFTER = 400;

  function element(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function control(position, made) {
    var Control = L.Control.extend({
      options: { position: position },
      onAdd: function () {
        L.DomEvent.disableClickPropagation(made);
        L.DomEvent.disableScrollPropagation(made);
        return made;
      }
    });
    return new Control();
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
      draw(context, L.atlasSymbols.theme(dark));
    };
    return canvas;
  }

  function legend(kinds) {
    var box = element('details', 'atlas-box atlas-legend');
    box.open = window.innerWidth >= WIDE_ENOUGH;
    box.appendChild(element('summary', '', 'Legend'));
    var list = box.appendChild(element('ul'));
    var swatches = [];
    function line(text, draw) {
      var item = list.appendChild(element('li'));
      var drawn = swatch(draw);
      swatches.push(drawn);
      item.appendChild(drawn);
      item.appendChild(element('span', '', text));
    }
    var S = L.atlasSymbols;
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
    line('Somewhere in this circle', function (context, theme) {
      S.drawCircle(context, { radius: 7.5, count: 1 }, theme.cluster, 11, 9, theme);
    });
    line('The same, too small to draw', function (context, theme) {
      S.drawPoint(context, { shape: 'circle', colour: theme.cluster }, true, 11, 9, theme);
    });
    box.setDark = function (dark) { swatches.forEach(function (each) { each.draw(dark); }); };
    box.setDark(false);
    return box;
  }

  function modes(onHeat) {
    var box = element('div', 'atlas-box atlas-modes');
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', 'How incidents are drawn');
    var buttons = [['Points', false], ['Heat', true]].map(function (mode) {
      var button = box.appendChild(element('button', '', mode[0]));
      button.type = 'button';
      button.setAttribute('aria-pressed', String(!mode[1]));
      button.addEventListener('click', function () {
        buttons.forEach(function (each) { each.setAttribute('aria-pressed', String(each === button)); });
        onHeat(mode[1]);
      });
      return button;
    });
    return box;
  }

  /* The box that the map shows, as south, west, north, east; west is greater where it lies over 180°. */
  function seen(map) {
    var bounds = map.getBounds();
    var whole = bounds.getEast() - bounds.getWest() >= 360;
    function around(longitude) { return longitude - 360 * Math.floor((longitude + 180) / 360); }
    return [
      Math.max(-90, bounds.getSouth()), whole ? -180 : around(bounds.getWest()),
      Math.min(90, bounds.getNorth()), whole ? 180 : around(bounds.getEast())
    ].map(function (degrees) { return Number(degrees.toFixed(4)); });
  }

  function onlySeen(map, incidents) {
    var button = element('button', 'atlas-box atlas-seen', 'Only what I see');
    button.type = 'button';
    button.title = 'Show only the incidents in this part of the map';
    button.addEventListener('click', function () {
      incidents.fire('view', { box: seen(map), zoom: map.getZoom() });
    });
    return button;
  }

  function fullScreen(map) {
    var box = element('div', 'leaflet-bar');
    var button = box.appendChild(element('button', 'atlas-full'));
    button.type = 'button';
    button.title = 'Full screen';
    button.setAttribute('aria-label', 'Full screen');
    button.addEventListener('click', function () {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen().catch(function () {});
    });
    document.addEventListener('fullscreenchange', function () {
      button.classList.toggle('atlas-leave', Boolean(document.fullscreenElement));
      map.invalidateSize();
    });
    return box;
  }

  function statusLine(incidents) {
    var box = element('div', 'atlas-box atlas-status');
    box.setAttribute('role', 'status');
    var text = box.appendChild(element('span'));
    var retry = box.appendChild(element('button', '', 'Try again'));
    var timer;
    retry.type = 'button';
    retry.addEventListener('click', function () { incidents.reload(); });
    function say(words, failed) {
      clearTimeout(timer);
      text.textContent = words;
      retry.hidden = !failed;
      box.hidden = !words;
    }
    say('', false);
    incidents.on('loading', function () {
      clearTimeout(timer);
      timer = setTimeout(function () { say('Loading…', false); }, SAY_LOADING_AFTER);
    });
    incidents.on('loaded', function (event) {
      say(event.any ? '' : 'No incident in this part of the map.', false);
    });
    incidents.on('failed', function () { say('The map’s data could not be loaded.', true); });
    return box;
  }

  L.atlasFurniture = function (map, incidents, options) {
    var key = legend(options.kinds);
    L.control.zoom({ position: 'topleft' }).addTo(map);
    if (document.fullscreenEnabled) control('topleft', fullScreen(map)).addTo(map);
    control('topright', modes(function (heat) { incidents.setHeat(heat); })).addTo(map);
    control('topright', onlySeen(map, incidents)).addTo(map);
    var play = L.atlasPlay(map, incidents);
    control('topright', play.opener).addTo(map);
    control('bottomleft', key).addTo(map);
    L.control.attribution({ prefix: false, position: 'bottomright' }).addAttribution(options.attribution).addTo(map);
    L.control.scale({ imperial: false, position: 'bottomright', maxWidth: 90 }).addTo(map);
    map.getContainer().appendChild(statusLine(incidents));
    return { setDark: key.setDark, setState: function (state) { play.setDays(state.days); } };
  };
})();
