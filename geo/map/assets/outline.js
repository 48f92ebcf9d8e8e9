/* A region whose edge is known is drawn by its edge: the region of the incident that is selected, else of the
   one incident that is there.

   Answer of `outline`: {outline}, a MultiPolygon as GeoJSON has it (longitude first), or null where no edge is
   known. */
(function () {
  'use strict';

  L.AtlasOutline = L.Evented.extend({
    initialize: function (address) {
      this._address = address;
      this._asked = null;
      this._shapes = null;
    },

    /* which: {query, x, y, metres}, or null for none. Says changed when another edge is to be drawn. */
    want: function (which) {
      var query = which && which.query;
      if (query === this._asked) return;
      if (this._abort) this._abort.abort();
      this._asked = query;
      this._of = which;
      var had = this._shapes;
      this._shapes = null;
      if (had) this.fire('changed');
      if (!query) return;
      var abort = this._abort = new AbortController();
      var self = this;
      fetch(self._address + '?' + query, { signal: abort.signal, credentials: 'same-origin' })
        .then(function (answer) {
          if (!answer.ok) throw new Error('HTTP ' + answer.status);
          return answer.json();
        })
        .then(function (found) {
          if (abort.signal.aborted || !found.outline) return;
          self._shapes = L.atlasEdge.shapes(found.outline.coordinates);
          self.fire('changed');
        })
        /* Without its edge the region is still there as its circle. */
        .catch(function (fault) { if (fault.name !== 'AbortError') self._asked = null; });
    },

    /* Whether a group's circle stands for the region that the edge is of. */
    isOf: function (place) {
      var of = this._shapes && this._of;
      return Boolean(of) && Math.abs(of.x - place.x) < 1e-8 && Math.abs(of.y - place.y) < 1e-8 &&
        of.metres === place.metres;
    },

    isKnown: function () { return Boolean(this._shapes); },

    draw: function (context, frame, bounds, colour, halo) {
      if (this._shapes) L.atlasEdge.draw(context, frame, bounds, this._shapes, colour, halo);
    }
  });

  /* The edge of an area: a MultiPolygon's coordinates as GeoJSON has them become shapes, and are drawn. */
  L.atlasEdge = {
    shapes: function (polygons) { return polygons.map(shape); },

    draw: function (context, frame, bounds, shapes, colour, halo) {
      context.lineJoin = 'round';
      context.beginPath();
      frame.turns.forEach(function (turn) {
        shapes.forEach(function (shape) {
          if (frame.x(shape.east) + turn < bounds.min.x || frame.x(shape.west) + turn > bounds.max.x) return;
          shape.rings.forEach(function (at) { path(context, frame, at, turn); });
        });
      });
      /* Where it is wider than the view it would only tint all of it. */
      if (widest(shapes) * frame.scale < bounds.getSize().x) {
        context.fillStyle = colour;
        context.globalAlpha = 0.1;
        context.fill('evenodd');
        context.globalAlpha = 1;
      }
      [[4.5, halo], [2, colour]].forEach(function (stroke) {
        context.lineWidth = stroke[0];
        context.strokeStyle = stroke[1];
        context.stroke();
      });
    }
  };

  function shape(rings) {
    var made = { rings: rings.map(mercator), west: Infinity, east: -Infinity };
    for (var i = 0; i < made.rings[0].length; i += 2) {
      made.west = Math.min(made.west, made.rings[0][i]);
      made.east = Math.max(made.east, made.rings[0][i]);
    }
    return made;
  }

  function widest(shapes) {
    return Math.max.apply(null, shapes.map(function (each) { return each.east - each.west; }));
  }

  function mercator(ring) {
    var at = new Float64Array(2 * ring.length);
    ring.forEach(function (point, i) {
      at[2 * i] = L.atlasMercator.x(point[0]);
      at[2 * i + 1] = L.atlasMercator.y(point[1]);
    });
    return at;
  }

  function path(context, frame, at, turn) {
    for (var i = 0; i < at.length; i += 2) {
      context[i ? 'lineTo' : 'moveTo'](frame.x(at[i]) + turn, frame.y(at[i + 1]));
    }
    context.closePath();
  }
})();
