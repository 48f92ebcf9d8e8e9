/* The map of the incidents: it opens where they are, stays where the person moved it, and shows the one
   that is selected.

   state: {params, id, selected: {latitude, longitude, metres} | null, fit: [S, W, N, E] | null, refit, dark,
           head, days: [first, last] | null}; a refit that has grown asks for the fit again
   says:  {kind: "pick", ids: [...]}, and {kind: "view", box: [S, W, N, E], zoom} when the person asks for
          only what the map shows */
(function () {
  'use strict';

  var KEPT = 'incident-atlas map view';
  var NEAR_ENOUGH = 6;

  /* What start.js is given in this mode. */
  L.atlasIncidents = function (map, options, say) {
    var incidents = new L.AtlasIncidents({ kinds: options.kinds }).addTo(map);
    var furniture = L.atlasFurniture(map, incidents, options, fitNow);
    var kept = remembered();
    if (kept) map.setView(kept.centre, kept.zoom, { animate: false });
    map.on('moveend', function () {
      remember({ centre: [map.getCenter().lat, map.getCenter().lng], zoom: map.getZoom() });
    });
    incidents.on('pick', function (event) {
      picked = event.ids[0];
      say({ kind: 'pick', ids: event.ids });
    });
    incidents.on('view', function (event) { say({ kind: 'view', box: event.box, zoom: event.zoom }); });

    var fitted = kept ? kept.fit : null;
    var refitted = null;
    var pointed = null;
    var picked = null;
    var box = null;

    function fitNow() {
      if (!box) return;
      map.fitBounds([[box[0], box[1]], [box[2], box[3]]], { animate: false, padding: [24, 24], maxZoom: 10 });
    }

    /* A fit is asked for at the opening and when the filters are reset; else the person moves the map. */
    function fit(asked, refit) {
      box = asked;
      var again = refitted !== null && refit !== refitted;
      refitted = refit;
      if (!box || (fitted && !again)) return;
      fitted = box.join();
      remember({ fit: fitted });
      fitNow();
    }

    /* What was picked on the map is in sight; to what was chosen elsewhere, as in the table, the map goes. */
    function show(selected, id) {
      var asked = selected ? [selected.latitude, selected.longitude].join() : null;
      if (asked === pointed) return;
      var reopened = pointed === null && kept;
      pointed = asked;
      if (!selected || id === picked) return;
      var at = [selected.latitude, selected.longitude];
      if (map.getBounds().pad(-0.05).contains(at) && (reopened || map.getZoom() >= NEAR_ENOUGH)) return;
      map.setView(at, Math.max(map.getZoom(), NEAR_ENOUGH), { animate: false });
    }

    return {
      label: 'Map of incidents. Arrow keys move it, plus and minus zoom. Enter chooses the incident nearest ' +
        'to the centre, or zooms in where several lie close together.',
      setDark: furniture.setDark,
      setState: function (state) {
        fit(state.fit, state.refit || 0);
        show(state.selected, state.id);
        furniture.setState(state);
        incidents.setState(state);
      },
      enter: function () { incidents.pickNearest(map.getSize().divideBy(2)); }
    };
  };

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
