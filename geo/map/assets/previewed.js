/* Before an import the person sees where its rows would lie, and which of them look odd. Nothing is asked of the
   server here, and nothing is chosen.

   state: {spots: [[latitude, longitude, metres, count, is a point], ...], odd: [[latitude, longitude], ...],
   odd_in_all: how many are odd, where not all are marked} */
(function () {
  'use strict';

  var S = L.atlasSymbols;
  var ODD = '#c24718';
  var NEAR = 14;

  L.AtlasPreviewed = L.AtlasCanvas.extend({
    options: { padding: 0.3, pane: 'overlayPane' },

    initialize: function (options) {
      L.AtlasCanvas.prototype.initialize.call(this, options);
      this._spots = [];
      this._odd = [];
      this._dark = false;
    },

    setState: function (state) {
      this._spots = state.spots.map(function (each) {
        return Object.assign(placed(each[0], each[1]), { metres: each[2], count: each[3], exact: Boolean(each[4]) });
      });
      this._odd = state.odd.map(function (each) { return placed(each[0], each[1]); });
      this._dark = state.dark;
      this.repaint();
    },

    /* How many rows lie within a finger's width of a point of the map, and how many of them look odd. */
    near: function (at) {
      var scale = 256 * Math.pow(2, this._map.getZoom());
      var place = at.wrap();
      var here = placed(place.lat, place.lng);
      function isNear(each) {
        return Math.hypot((each.x - here.x) * scale, (each.y - here.y) * scale) <= NEAR;
      }
      return {
        count: this._spots.filter(isNear).reduce(function (sum, each) { return sum + each.count; }, 0),
        odd: this._odd.filter(isNear).length
      };
    },

    paint: function (context, bounds, zoom) {
      var frame = L.atlasFrame(this._map, bounds, zoom);
      var theme = S.theme(this._dark);
      var usual = { colour: this._dark ? '#6cc4de' : '#0b6e8a', shape: 'circle' };
      frame.turns.forEach(function (turn) {
        this._spots.forEach(function (each) {
          var radius = S.radiusPx(each, frame.scale);
          if (radius < S.LEAST_CIRCLE || each.exact) return;
          S.drawCircle(context, { radius: radius }, usual.colour, frame.x(each.x) + turn, frame.y(each.y), theme);
        });
        this._spots.forEach(function (each) {
          S.drawPoint(context, usual, !each.exact, frame.x(each.x) + turn, frame.y(each.y), theme);
        });
        this._odd.forEach(function (each) {
          S.drawPoint(
            context, { colour: ODD, shape: 'diamond' }, false, frame.x(each.x) + turn, frame.y(each.y), theme
          );
        });
      }, this);
      window.__painted = { spots: this._spots.length, odd: this._odd.length, z: zoom };
    }
  });

  function placed(latitude, longitude) {
    return {
      latitude: latitude, longitude: longitude,
      x: L.atlasMercator.x(longitude), y: L.atlasMercator.y(latitude)
    };
  }

  function rows(count) {
    return count === 1 ? '1 row' : count.toLocaleString('en') + ' rows';
  }

  /* What start.js is given in this mode. */
  L.atlasPreviewed = function (map, options) {
    var layer = new L.AtlasPreviewed().addTo(map);
    var state = { spots: [], odd: [], odd_in_all: 0 };
    var fitted = null;
    L.control.zoom({ position: 'topleft' }).addTo(map);
    L.atlasCredits(map, options.attribution);
    L.control.scale({ imperial: false, position: 'bottomright', maxWidth: 90 }).addTo(map);
    var box = document.createElement('div');
    box.className = 'atlas-box atlas-status atlas-previewed';
    box.setAttribute('role', 'status');
    L.DomEvent.disableClickPropagation(box);
    var words = box.appendChild(document.createElement('span'));
    var all = box.appendChild(document.createElement('button'));
    all.type = 'button';
    all.textContent = 'Show all';
    all.addEventListener('click', showAll);
    map.getContainer().appendChild(box);
    map.on('click', function (event) { tell(layer.near(event.latlng)); });
    sayWhole();

    function tell(found) {
      var odd = found.odd ? ', ' + rows(found.odd) + ' odd' : '';
      if (!found.count && !found.odd) {
        sayWhole();
        return;
      }
      words.textContent = 'Here: ' + rows(Math.max(found.count, found.odd)) + odd;
      box.hidden = false;
    }

    function sayWhole() {
      var odd = state.odd_in_all;
      words.textContent = odd ? '◆ ' + rows(odd) + (odd === 1 ? ' looks odd' : ' look odd') : '';
      all.hidden = !odd;
      box.hidden = !odd;
    }

    function to(places) {
      if (!places.length) return;
      var bounds = L.latLngBounds(places.map(function (each) { return [each[0], each[1]]; }));
      map.fitBounds(bounds, { animate: false, padding: [24, 24], maxZoom: 9 });
    }

    function showAll() { to(state.spots.concat(state.odd)); }

    /* One swapped point would shrink all others to a dot: the map opens on those that look right. */
    function fit() {
      var asked = JSON.stringify([state.spots, state.odd]);
      if (asked === fitted) return;
      fitted = asked;
      to(state.spots.length ? state.spots : state.odd);
      sayWhole();
    }

    return {
      label: 'Map of where the rows would lie. Arrow keys move it, plus and minus zoom. Enter shows all of them.',
      setDark: function () {},
      setState: function (given) {
        state = given;
        fit();
        layer.setState(given);
      },
      enter: showAll
    };
  };
})();
