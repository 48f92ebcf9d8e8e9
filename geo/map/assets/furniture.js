/* What stands around the map: how incidents are drawn, what is seen, full screen, and one quiet line that says
   when something is loading, empty or has failed. */
(function () {
  'use strict';

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

  function modes(onMode) {
    var box = element('div', 'atlas-box atlas-modes');
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', 'How incidents are drawn');
    var buttons = [['Points', 'points'], ['Heat', 'heat'], ['Countries', 'country'], ['Regions', 'admin1']].map(function (mode, at) {
      var button = box.appendChild(element('button', '', mode[0]));
      button.type = 'button';
      button.setAttribute('aria-pressed', String(at === 0));
      button.addEventListener('click', function () {
        buttons.forEach(function (each) { each.setAttribute('aria-pressed', String(each === button)); });
        onMode(mode[1]);
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

  function showAll(fitNow) {
    var box = element('div', 'leaflet-bar');
    var button = box.appendChild(element('button', 'atlas-fit'));
    button.type = 'button';
    button.title = 'Show all that the filters leave';
    button.setAttribute('aria-label', button.title);
    button.addEventListener('click', fitNow);
    return box;
  }

  function statusLine(incidents, areas) {
    var box = element('div', 'atlas-box atlas-status');
    box.setAttribute('role', 'status');
    var text = box.appendChild(element('span'));
    var retry = box.appendChild(element('button', '', 'Try again'));
    var timer;
    retry.type = 'button';
    retry.addEventListener('click', function () {
      incidents.reload();
      areas.reload();
    });
    function say(words, failed) {
      clearTimeout(timer);
      text.textContent = words;
      retry.hidden = !failed;
      box.hidden = !words;
    }
    say('', false);
    function loading() {
      clearTimeout(timer);
      timer = setTimeout(function () { say('Loading…', false); }, SAY_LOADING_AFTER);
    }
    function failed() { say('The map’s data could not be loaded.', true); }
    incidents.on('loading', loading);
    areas.on('loading', loading);
    incidents.on('loaded', function (event) {
      say(event.any ? '' : 'No incident in this part of the map.', false);
    });
    areas.on('counted', function () { say('', false); });
    incidents.on('failed', failed);
    areas.on('failed', failed);
    return box;
  }

  L.atlasFurniture = function (map, incidents, options, fitNow) {
    var key = L.atlasLegend(options.kinds);
    var areas = new L.AtlasAreas({ folder: options.basemap });
    areas.on('counted', key.sayApart);
    incidents.on('asking', function (event) { areas.setParams(event.params); });
    L.control.zoom({ position: 'topleft' }).addTo(map);
    control('topleft', showAll(fitNow)).addTo(map);
    if (document.fullscreenEnabled) control('topleft', fullScreen(map)).addTo(map);
    control('topright', modes(function (mode) {
      var coloured = mode === 'country' || mode === 'admin1';
      incidents.setMode(coloured ? 'areas' : mode);
      key.setMode(coloured ? 'areas' : mode);
      if (!coloured) {
        areas.remove();
        return;
      }
      areas.setLevel(mode);
      areas.addTo(map);
    })).addTo(map);
    control('topright', onlySeen(map, incidents)).addTo(map);
    var play = L.atlasPlay(map, incidents);
    control('topright', play.opener).addTo(map);
    control('bottomleft', key).addTo(map);
    L.atlasCredits(map, options.attribution);
    L.control.scale({ imperial: false, position: 'bottomright', maxWidth: 90 }).addTo(map);
    map.getContainer().appendChild(statusLine(incidents, areas));
    function setDark(dark) {
      key.setDark(dark);
      areas.setDark(dark);
    }
    return { setDark: setDark, setState: function (state) { play.setDays(state.days); } };
  };
})();
