/* A person says which place is meant: numbered circles of the candidates, or their edges where those are
   known, and a pin that is dropped by a click, or by Enter at the centre. Nothing is asked of the server here.

   state: {candidates: [[latitude, longitude, metres, number, edge], ...], pin: {latitude, longitude} | null};
   an edge is a MultiPolygon's coordinates as GeoJSON has them, longitude first, or null. */
(function () {
  'use strict';

  var S = L.atlasSymbols;

  L.AtlasPlaces = L.AtlasCanvas.extend({
    options: { padding: 0.3, pane: 'overlayPane' },

    initialize: function (options) {
      L.AtlasCanvas.prototype.initialize.call(this, options);
      this._candidates = [];
      this._edges = [];
      this._pin = null;
      this._dark = false;
    },

    onAdd: function (map) {
      L.AtlasCanvas.prototype.onAdd.call(this, map);
      map.on('click', function (event) { this.drop(event.latlng); }, this);
    },

    setState: function (state) {
      this._candidates = state.candidates;
      this._edges = state.candidates.map(function (each) { return each[4] && L.atlasEdge.shapes(each[4]); });
      this._pin = state.pin;
      this._dark = state.dark;
      this.repaint();
    },

    drop: function (at) {
      var place = at.wrap();
      this._pin = { latitude: Number(place.lat.toFixed(6)), longitude: Number(place.lng.toFixed(6)) };
      this.repaint();
      this.fire('pin', this._pin);
    },

    paint: function (context, bounds, zoom) {
      var frame = L.atlasFrame(this._map, bounds, zoom);
      var theme = S.theme(this._dark);
      this._edges.forEach(function (shapes) {
        if (shapes) L.atlasEdge.draw(context, frame, bounds, shapes, theme.cluster, theme.halo);
      });
      frame.turns.forEach(function (turn) {
        this._candidates.forEach(function (each) {
          var place = placed(each[0], each[1], each[2]);
          var radius = each[4] ? 0 : S.radiusPx(place, frame.scale);
          candidate(context, frame.x(place.x) + turn, frame.y(place.y), radius, each[3], theme);
        });
        if (this._pin) {
          var at = placed(this._pin.latitude, this._pin.longitude, 0);
          pin(context, frame.x(at.x) + turn, frame.y(at.y), theme);
        }
      }, this);
      window.__painted = {
        candidates: this._candidates.length, edges: this._edges.filter(Boolean).length, pin: this._pin, z: zoom
      };
    }
  });

  function placed(latitude, longitude, metres) {
    return { x: L.atlasMercator.x(longitude), y: L.atlasMercator.y(latitude), metres: metres };
  }

  function candidate(context, x, y, radius, number, theme) {
    if (radius >= S.LEAST_CIRCLE) S.drawCircle(context, { radius: radius, count: 1 }, theme.cluster, x, y, theme);
    S.drawBubble(context, { count: number, label: String(number) }, theme.cluster, x, y, theme);
  }

  /* Its tip is the place. */
  function pin(context, x, y, theme) {
    context.beginPath();
    context.moveTo(x, y);
    context.bezierCurveTo(x - 4, y - 9, x - 10, y - 13, x - 10, y - 20);
    context.arc(x, y - 20, 10, Math.PI, 0);
    context.bezierCurveTo(x + 10, y - 13, x + 4, y - 9, x, y);
    context.closePath();
    context.fillStyle = '#c24718';
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = theme.halo;
    context.stroke();
    context.beginPath();
    context.arc(x, y - 20, 3.5, 0, 2 * Math.PI);
    context.fillStyle = '#ffffff';
    context.fill();
  }

  /* What start.js is given in this mode. */
  L.atlasPlaces = function (map, options, say) {
    var places = new L.AtlasPlaces().addTo(map);
    var fitted = null;
    L.control.zoom({ position: 'topleft' }).addTo(map);
    L.atlasCredits(map, options.attribution);
    L.control.scale({ imperial: false, position: 'bottomright', maxWidth: 90 }).addTo(map);
    var hint = document.createElement('div');
    hint.className = 'atlas-box atlas-status';
    hint.textContent = 'Click where it was. By keyboard: arrows, then Enter.';
    map.getContainer().appendChild(hint);
    places.on('pin', function (event) {
      say({ kind: 'pin', latitude: event.latitude, longitude: event.longitude });
    });

    /* Another incident's candidates move the map; the same ones leave it to the person. */
    function fit(candidates) {
      var asked = JSON.stringify(candidates);
      if (asked === fitted || !candidates.length) return;
      fitted = asked;
      var all = L.latLngBounds([]);
      candidates.forEach(function (each) {
        if (each[4]) each[4].forEach(function (rings) { all.extend(edges(rings[0])); });
        else all.extend(L.latLng(each[0], each[1]).toBounds(2 * Math.max(each[2], 2000)));
      });
      map.fitBounds(all, { animate: false, padding: [30, 30], maxZoom: 12 });
    }

    function edges(ring) {
      return L.latLngBounds(ring.map(function (point) { return [point[1], point[0]]; }));
    }

    return {
      label: 'Map of the places that may be meant. Arrow keys move it, plus and minus zoom. Enter drops the ' +
        'pin at the centre.',
      setDark: function () {},
      setState: function (state) {
        fit(state.candidates);
        places.setState(state);
      },
      enter: function () { places.drop(map.getCenter()); }
    };
  };
})();
