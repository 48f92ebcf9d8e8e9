/* One canvas that covers the view and a margin, moves with the map and is painted anew when the
   map has come to rest. Leaflet's own canvas keeps an object a shape and hit-tests all of them;
   at 1,500 shapes that is what a pan would wait for. */
(function () {
  'use strict';

  L.AtlasCanvas = L.Renderer.extend({
    /* late: painted in a frame of its own after the others; until then the old picture is moved. */
    options: { padding: 0.3, late: false },

    /* To be given by who extends this: paint(context, bounds, zoom); points are layer points. */

    repaint: function () {
      if (this._map) this._paintNow();
    },

    _initContainer: function () {
      this._container = document.createElement('canvas');
      this._container.setAttribute('aria-hidden', 'true');
      this._context = this._container.getContext('2d');
    },

    _destroyContainer: function () {
      L.DomUtil.remove(this._container);
      delete this._container;
      delete this._context;
    },

    _updatePaths: function () {},

    /* moveend follows each viewreset at once and paints; twice would double the wait. */
    _reset: function () {},

    _update: function () {
      if (!this.options.late || !this._bounds) {
        this._paintNow();
      } else if (!this._frame) {
        this._frame = requestAnimationFrame(function () {
          setTimeout(function () {
            this._frame = null;
            if (this._map) this._paintNow();
          }.bind(this), 0);
        }.bind(this));
      }
    },

    _paintNow: function () {
      /* While a zoom is animated the old picture is stretched; a new one would not fit it. */
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      var bounds = this._bounds;
      var size = bounds.getSize();
      var density = Math.min(window.devicePixelRatio || 1, 2);
      L.DomUtil.setPosition(this._container, bounds.min);
      this._container.width = size.x * density;
      this._container.height = size.y * density;
      this._container.style.width = size.x + 'px';
      this._container.style.height = size.y + 'px';
      this._context.setTransform(density, 0, 0, density, -bounds.min.x * density, -bounds.min.y * density);
      this.paint(this._context, bounds, this._map.getZoom());
    }
  });

  /* Where a place of the world (x east and y south, 0 to 1) lies on the map at rest. The map shows
     the world again to the left and right, so a place may have to be drawn more than once. */
  L.atlasFrame = function (map, bounds, zoom) {
    var scale = 256 * Math.pow(2, zoom);
    var origin = map.getPixelOrigin();
    var first = Math.floor((bounds.min.x + origin.x) / scale);
    var last = Math.floor((bounds.max.x + origin.x) / scale);
    var turns = [];
    for (var turn = first; turn <= last; turn++) turns.push(turn * scale);
    return {
      scale: scale,
      turns: turns,
      x: function (x) { return x * scale - origin.x; },
      y: function (y) { return y * scale - origin.y; }
    };
  };

  L.atlasMercator = {
    x: function (longitude) { return longitude / 360 + 0.5; },
    y: function (latitude) {
      var sine = Math.sin(Math.max(-85.06, Math.min(85.06, latitude)) * Math.PI / 180);
      return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    },
    latitude: function (y) { return Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180 / Math.PI; }
  };
})();
