/* What lies in the view, asked for over HTTP as numbers; what is held already is not asked for again.

   Answer of `cells`, little-endian uint32: [total in the box, n], then n rows of six: x, y (Web
   Mercator, the world is 2^32 wide), count, type (255: several), row (0xFFFFFFFF: several), radius
   in metres with 2^31 added where the place itself is known, not only a place near it or around it.
   No name, date or other text of an incident ever comes here. */
(function () {
  'use strict';

  var S = L.atlasSymbols;
  var MARGIN = 0.35;
  var GRID_PX = 256;
  var THE_PLACE_ITSELF = 2147483648;

  /* Says: loading, received (new rows are here), here (the rows are the right ones already), failed. */
  L.AtlasCells = L.Evented.extend({
    initialize: function (address) {
      this._address = address;
      this.rows = [];
      this.total = 0;
      this.inCells = false;
      this.head = null;
      this.waiting = false;
      this._shown = null;
      this._held = null;
    },

    /* always: ask even if nothing has changed, since the ledger may have grown. */
    load: function (map, params, always) {
      var zoom = map.getZoom();
      var boxes = around(map, zoom);
      var key = params + '|' + zoom + '|' + boxes.join('|');
      if (!always && key === this._asked) {
        if (this._shown === key) this.fire('here');
        return;
      }
      if (this._abort) this._abort.abort();
      if (!always && this._holds(params, boxes)) {
        this._asked = this._shown = key;
        this.waiting = false;
        this.fire('here');
        return;
      }
      this._asked = key;
      var abort = this._abort = new AbortController();
      var self = this;
      self.waiting = true;
      self.fire('loading');
      Promise.all(boxes.map(function (box) { return self._fetch(params, box, zoom, abort.signal); }))
        .then(function (answers) {
          if (abort.signal.aborted) return;
          self.waiting = false;
          self._take(answers);
          self._shown = key;
          self._held = self.inCells ? null : { params: params, boxes: boxes };
          self.fire('received');
        })
        .catch(function (fault) {
          if (fault.name === 'AbortError') return;
          self._asked = null;
          self.waiting = false;
          self.fire('failed');
        });
    },

    /* Whether anything stands in the view itself; what was asked for has a margin around it. */
    anyInView: function (map) {
      var view = map.getPixelBounds();
      var scale = 256 * Math.pow(2, map.getZoom());
      return this.rows.some(function (row) {
        var reach = S.radiusPx(row, scale);
        var y = row.y * scale;
        if (y < view.min.y - reach || y > view.max.y + reach) return false;
        var x = row.x * scale;
        x += Math.ceil((view.min.x - reach - x) / scale) * scale;
        return x <= view.max.x + reach;
      });
    },

    /* Whether every incident of these boxes came one by one already, as when a person zooms in. */
    _holds: function (params, boxes) {
      var held = this._held;
      return Boolean(held) && held.params === params && boxes.every(function (box) {
        return held.boxes.some(function (known) { return lies(box.split(','), known.split(',')); });
      });
    },

    _fetch: function (params, box, zoom, signal) {
      var query = [params, 'z=' + zoom, 'box=' + box].filter(Boolean).join('&');
      /* no-cache: the browser keeps the answer and asks whether the ledger has grown since. */
      return fetch(this._address + '?' + query, { signal: signal, cache: 'no-cache', credentials: 'same-origin' })
        .then(function (answer) {
          if (!answer.ok) throw new Error('HTTP ' + answer.status);
          return answer.arrayBuffer().then(function (bytes) {
            return { head: Number(answer.headers.get('x-atlas-head')), numbers: new Uint32Array(bytes) };
          });
        });
    },

    _take: function (answers) {
      var rows = [];
      var total = 0;
      answers.forEach(function (answer) {
        var n = answer.numbers;
        total += n[0];
        for (var i = 0; i < n[1]; i++) {
          var j = 2 + 6 * i;
          var exact = n[j + 5] >= THE_PLACE_ITSELF;
          rows.push({
            x: n[j] / S.WORLD, y: n[j + 1] / S.WORLD, count: n[j + 2], type: n[j + 3], row: n[j + 4],
            metres: n[j + 5] - (exact ? THE_PLACE_ITSELF : 0), exact: exact
          });
        }
      });
      this.rows = rows;
      this.total = total;
      this.inCells = total > rows.length;
      this.head = answers[0].head;
    }
  });

  /* The view and a margin, on a grid, so that a small pan asks nothing new. It is two boxes where
     the view lies over 180°. */
  function around(map, zoom) {
    var scale = 256 * Math.pow(2, zoom);
    var bounds = map.getPixelBounds();
    var size = bounds.getSize();
    function down(value) { return Math.floor(value / GRID_PX) * GRID_PX / scale; }
    function up(value) { return Math.ceil(value / GRID_PX) * GRID_PX / scale; }
    var west = down(bounds.min.x - size.x * MARGIN);
    var east = up(bounds.max.x + size.x * MARGIN);
    var north = Math.max(0, down(bounds.min.y - size.y * MARGIN));
    var south = Math.min(1, up(bounds.max.y + size.y * MARGIN));
    var spans;
    if (east - west >= 1) {
      spans = [[0, 1]];
    } else {
      var start = west - Math.floor(west);
      var end = start + east - west;
      spans = end <= 1 ? [[start, end]] : [[start, 1], [0, end - 1]];
    }
    return spans.map(function (span) {
      return [span[0], north, span[1], south].map(function (value) {
        return Math.min(S.WORLD - 1, Math.round(value * S.WORLD));
      }).join(',');
    });
  }

  function lies(inner, outer) {
    return +inner[0] >= +outer[0] && +inner[1] >= +outer[1] && +inner[2] <= +outer[2] && +inner[3] <= +outer[3];
  }
})();
