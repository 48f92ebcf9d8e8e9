/* The map is put together here, and talks to the page that shows it by messages of this origin.

   in:  {kind: "state", state: {params, selected, fit, dark}}
   out: {kind: "ready"}, {kind: "pick", ids: [...]}, and {kind: "view", box: [S, W, N, E], zoom} when the
        person asks for only what the map shows */
(function () {
  'use strict';

  var KEPT = 'incident-atlas map view';
  var NEAR_ENOUGH = 6;

  L.atlasStart = function (map, options) {
    map.createPane('names');
    map.getPane('names').style.zIndex = 350;
    map.getPane('names').style.pointerEvents = 'none';
    var basemap = new L.AtlasBasemap({ folder: options.basemap, painter: options.painter }).addTo(map);
    var names = new L.AtlasLabels({ folder: options.basemap }).addTo(map);
    var incidents = new L.AtlasIncidents({ kinds: options.kinds }).addTo(map);
    var furniture = L.atlasFurniture(map, incidents, options);
    var kept = remembered();
    if (kept) map.setView(kept.centre, kept.zoom, { animate: false });
    map.on('moveend', function () {
      remember({ centre: [map.getCenter().lat, map.getCenter().lng], zoom: map.getZoom() });
    });
    keyboard(map, incidents);
    movesAtOnce(map);

    var dark = null;
    var fitted = kept ? kept.fit : null;
    var pointed = null;

    function setDark(wanted) {
      if (wanted === dark) return;
      dark = wanted;
      document.documentElement.classList.toggle('atlas-dark', dark);
      basemap.setDark(dark);
      names.setDark(dark);
      furniture.setDark(dark);
    }

    function setState(state) {
      setDark(Boolean(state.dark));
      fit(state.fit);
      show(state.selected);
      incidents.setState(state);
    }

    /* A fit is asked for once; afterwards the person moves the map and keeps it. */
    function fit(box) {
      var asked = box ? box.join() : null;
      if (!asked || fitted) return;
      fitted = asked;
      map.fitBounds([[box[0], box[1]], [box[2], box[3]]], { animate: false, padding: [24, 24], maxZoom: 10 });
      remember({ fit: asked });
    }

    function show(selected) {
      var asked = selected ? [selected.latitude, selected.longitude].join() : null;
      if (asked === pointed) return;
      pointed = asked;
      if (!selected || map.getBounds().pad(-0.05).contains([selected.latitude, selected.longitude])) return;
      map.setView([selected.latitude, selected.longitude], Math.max(map.getZoom(), NEAR_ENOUGH), { animate: false });
    }

    setDark(matchMedia('(prefers-color-scheme: dark)').matches);
    window.addEventListener('message', function (event) {
      if (event.source !== window.parent || event.origin !== window.location.origin) return;
      if (event.data && event.data.kind === 'state') setState(event.data.state);
    });
    incidents.on('pick', function (event) { say({ kind: 'pick', ids: event.ids }); });
    incidents.on('view', function (event) { say({ kind: 'view', box: event.box, zoom: event.zoom }); });
    new ResizeObserver(function () { map.invalidateSize({ animate: false }); }).observe(map.getContainer());
    say({ kind: 'ready' });
    window.atlasMap = map;
  };

  function say(message) {
    window.parent.postMessage(message, window.location.origin);
  }

  /* A step by the keyboard is there at once; a throw by the pointer asks for its movement itself. */
  function movesAtOnce(map) {
    var panBy = map.panBy;
    map.panBy = function (offset, options) {
      return panBy.call(map, offset, Object.assign({ animate: false }, options));
    };
  }

  function keyboard(map, incidents) {
    var container = map.getContainer();
    container.tabIndex = 0;
    container.setAttribute('role', 'application');
    container.setAttribute('aria-label',
      'Map of incidents. Arrow keys move it, plus and minus zoom. Enter chooses the incident nearest ' +
      'to the centre, or zooms in where several lie close together.');
    var cross = document.createElement('div');
    cross.className = 'atlas-cross';
    cross.setAttribute('aria-hidden', 'true');
    container.appendChild(cross);
    container.addEventListener('keydown', function (event) {
      if (event.target !== container || event.key !== 'Enter') return;
      event.preventDefault();
      incidents.pickNearest(map.getSize().divideBy(2));
    });
  }

  function remembered() {
    try {
      var kept = JSON.parse(sessionStorage.getItem(KEPT));
      return kept && kept.centre ? kept : null;
    } catch (fault) {
      return null; /* storage is off, or holds what we did not write */
    }
  }

  function remember(part) {
    try {
      var kept = JSON.parse(sessionStorage.getItem(KEPT)) || {};
      sessionStorage.setItem(KEPT, JSON.stringify(Object.assign(kept, part)));
    } catch (fault) {
      /* storage is off: the map forgets where it was, and works */
    }
  }
})();
