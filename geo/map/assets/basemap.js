/* Land, water and borders, drawn tile by tile from vector files that came with the page. The files
   come in three degrees of detail; a finer one is fetched when the zoom first asks for it, and
   until it is there the coarser one stands in. The drawing itself is done by basemap_painter.js. */
(function () {
  'use strict';

  var DETAIL = self.atlasDrawing.DETAIL;
  /* Drawn tiles that left the view and may come back: so many of 512 pixels are 48 MB. */
  var KEPT = 48;
  var AHEAD = 2;
  var QUIET_MS = 1500;
  var ASK_AGAIN_MS = 3000;

  L.AtlasBasemap = L.GridLayer.extend({
    options: { tileSize: 512, keepBuffer: 1, updateWhenZooming: false, pane: 'tilePane' },

    initialize: function (options) {
      L.GridLayer.prototype.initialize.call(this, options);
      this._dark = false;
      this._files = {};
      this._stamp = 0;
      this._orders = 0;
      this._waiting = new Map();
      this._kept = new Map();
      this._density = Math.min(window.devicePixelRatio || 1, 2);
    },

    getEvents: function () {
      var events = L.GridLayer.prototype.getEvents.call(this);
      /* Leaflet would clear the map before the new zoom is drawn; the old tiles stand in instead. */
      delete events.viewprereset;
      return events;
    },

    onAdd: function (map) {
      this._painter = this._hire();
      map.on('zoomend', this._want, this);
      this.on('tileunload', this._keep, this);
      L.GridLayer.prototype.onAdd.call(this, map);
      this._want();
    },

    setDark: function (dark) {
      this._dark = dark;
      this._map.getContainer().style.background = self.atlasDrawing.STYLES[dark ? 'dark' : 'light'].undrawn;
      this._drawAnew();
    },

    _hire: function () {
      var heard = this._heard.bind(this);
      if (window.Worker && window.OffscreenCanvas) {
        var worker = new Worker(this.options.painter);
        worker.addEventListener('message', function (event) { heard(event.data); });
        worker.addEventListener('error', this._hireAnother.bind(this), { once: true });
        return function (message) { worker.postMessage(message); };
      }
      return inThePage(heard);
    },

    /* A worker that could not start draws nothing: the page does it, with everything asked anew. */
    _hireAnother: function () {
      this._painter = inThePage(this._heard.bind(this));
      this._files = {};
      this._want();
      this._drawAnew();
    },

    /* What the zoom needs at once, and in a quiet moment what the zooms after it will need. */
    _want: function () {
      this._fetchUpTo(this._map.getZoom());
      clearTimeout(this._ahead);
      this._ahead = setTimeout(function () {
        if (this._map) this._fetchUpTo(this._map.getZoom() + AHEAD);
      }.bind(this), QUIET_MS);
    },

    _fetchUpTo: function (zoom) {
      DETAIL.forEach(function (file) {
        var name = file[0];
        if (zoom < file[1] || name in this._files) return;
        this._files[name] = false;
        var url = new URL(this.options.folder + name + '.json.gz', document.baseURI).href;
        this._painter({ kind: 'fetch', name: name, url: url });
      }, this);
    },

    _heard: function (message) {
      if (message.kind === 'drawn') {
        this._drawn(message);
      } else if (message.kind === 'failed') {
        delete this._files[message.name];
        setTimeout(function () { if (this._map) this._want(); }.bind(this), ASK_AGAIN_MS);
      } else if (message.kind === 'undrawn') {
        this._waiting.delete(message.id);
      } else {
        this._files[message.name] = true;
        if (this._map) this._drawAnew();
      }
    },

    /* Each tile is kept as it is until its new picture is there. */
    _drawAnew: function () {
      this._stamp += 1;
      this._kept.clear();
      Object.keys(this._tiles).forEach(function (key) {
        var tile = this._tiles[key];
        this._order(tile.el, this._wrapCoords(tile.coords), function () {});
      }, this);
    },

    createTile: function (coords, done) {
      var key = [coords.z, coords.x, coords.y].join('/');
      var known = this._kept.get(key);
      if (known) {
        this._kept.delete(key);
        L.DomUtil.removeClass(known, 'leaflet-tile-loaded');
        setTimeout(done, 0);
        return known;
      }
      var tile = document.createElement('canvas');
      tile.width = tile.height = this.getTileSize().x * this._density;
      this._order(tile, coords, done);
      return tile;
    },

    _order: function (tile, coords, done) {
      if (this._waiting.has(tile.atlasOrder)) this._painter({ kind: 'drop', id: tile.atlasOrder });
      var before = this._waiting.get(tile.atlasOrder);
      this._waiting.delete(tile.atlasOrder);
      var id = tile.atlasOrder = ++this._orders;
      tile.atlasKey = [coords.z, coords.x, coords.y].join('/');
      this._waiting.set(id, { tile: tile, stamp: this._stamp, done: before ? before.done : done });
      this._painter({
        kind: 'draw', id: id, density: this._density,
        tile: { x: coords.x, y: coords.y, z: coords.z, size: this.getTileSize().x, dark: this._dark }
      });
    },

    _drawn: function (message) {
      var order = this._waiting.get(message.id);
      this._waiting.delete(message.id);
      if (!order) return;
      var context = order.tile.getContext('2d');
      context.clearRect(0, 0, order.tile.width, order.tile.height);
      context.drawImage(message.picture, 0, 0);
      if (message.picture.close) message.picture.close();
      order.tile.atlasStamp = order.stamp;
      order.done(null, order.tile);
    },

    _keep: function (event) {
      var tile = event.tile;
      if (this._waiting.delete(tile.atlasOrder)) {
        this._painter({ kind: 'drop', id: tile.atlasOrder });
      } else if (tile.atlasStamp === this._stamp) {
        this._kept.set(tile.atlasKey, tile);
        var oldest = this._kept.keys().next().value;
        if (this._kept.size > KEPT / (this._density * this._density)) this._kept.delete(oldest);
      }
    }
  });

  function inThePage(heard) {
    return self.atlasPainter(heard, function (side) {
      var canvas = document.createElement('canvas');
      canvas.width = canvas.height = side;
      return canvas;
    });
  }
})();
