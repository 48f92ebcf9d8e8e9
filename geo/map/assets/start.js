/* The map is put together here, and talks to the page that shows it by messages of this origin.

   in:  {kind: "state", state: {dark, …}}; the rest is told where the modes are: incidents.js, places.js,
        previewed.js.
        The first one may lie ready at the frame as atlas.state
   out: {kind: "ready"} and what the mode says */
(function () {
  'use strict';

  L.atlasStart = function (map, options) {
    map.createPane('names');
    map.getPane('names').style.zIndex = 350;
    map.getPane('names').style.pointerEvents = 'none';
    var basemap = new L.AtlasBasemap({ folder: options.basemap, painter: options.painter }).addTo(map);
    var names = new L.AtlasLabels({ folder: options.basemap }).addTo(map);
    var modes = { '?places': L.atlasPlaces, '?preview': L.atlasPreviewed };
    var mode = (modes[window.location.search] || L.atlasIncidents)(map, options, say);
    var dark = null;
    keyboard(map, mode);
    wheel(map);
    movesAtOnce(map);
    L.atlasTiles(map, names);

    function setDark(wanted) {
      if (wanted === dark) return;
      dark = wanted;
      document.documentElement.classList.toggle('atlas-dark', dark);
      basemap.setDark(dark);
      names.setDark(dark);
      mode.setDark(dark);
    }

    function take(state) {
      setDark(Boolean(state.dark));
      mode.setState(state);
    }

    /* To ask for it by message would wait until the page has time to answer. */
    function takeFirst() {
      var page = window.frameElement && window.frameElement.atlas;
      if (!page) return;
      page.taken = page.state;
      take(page.state);
    }

    setDark(matchMedia('(prefers-color-scheme: dark)').matches);
    window.addEventListener('message', function (event) {
      if (event.source !== window.parent || event.origin !== window.location.origin) return;
      if (event.data && event.data.kind === 'state') take(event.data.state);
    });
    takeFirst();
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

  /* Whoever scrolls past must not zoom the map without meaning to. */
  function wheel(map) {
    var container = map.getContainer();
    container.addEventListener('focus', function () { map.scrollWheelZoom.enable(); });
    container.addEventListener('blur', function () { map.scrollWheelZoom.disable(); });
  }

  function keyboard(map, mode) {
    var container = map.getContainer();
    container.tabIndex = 0;
    container.setAttribute('role', 'application');
    container.setAttribute('aria-label', mode.label);
    var cross = document.createElement('div');
    cross.className = 'atlas-cross';
    cross.setAttribute('aria-hidden', 'true');
    container.appendChild(cross);
    container.addEventListener('keydown', function (event) {
      if (event.target !== container || event.key !== 'Enter') return;
      event.preventDefault();
      mode.enter();
    });
  }
})();
