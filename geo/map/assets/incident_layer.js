/* The incidents of the view, asked for over HTTP as numbers whenever the map has come to rest.

   Answer of `cells`, little-endian uint32: [total in the box, n], then n rows of six: x, y (Web
   Mercator, the world is 2^32 wide), count, type (255: several), row (0xFFFFFFFF: several), radius
   in metres (0: a point). No name, date or other text of an incident ever comes here. */
(function () {
  'use strict';

  var S = L.atlasSymbols;
  var MARGIN = 0.35;
  var GRID_PX = 256;

  L.AtlasIncidents = L.AtlasCanvas.extend({
    options: { padding: MARGIN, pane: 'overlayPane', kinds: [], cells: 'cells', incident: 'incident', spot: 'spot' },

    initialize: function (options) {
      L.AtlasCanvas.prototype.initialize.call(this, options);
      this._state = null;
      this._dark = false;
      this._mode = 'points';
      this._rows = [];
      this._inCells = false;
      this._total = 0;
      this._head = null;
      this._drawn = [];
      this._shown = null;
      this._held = null;
      this._params = null;
      this._window = null;
      this._waiting = false;
    },

    getEvents: function () {
      var events = L.AtlasCanvas.prototype.getEvents.call(this);
      var moved = events.moveend;
      events.moveend = function () {
        moved.call(this);
        this._load(false);
      };
      return events;
    },

    onAdd: function (map) {
      L.AtlasCanvas.prototype.onAdd.call(this, map);
      map.on('click', this._click, this);
      map.on('mousemove', this._hover, this);
    },

    /* params: the filters as a query string. selected: {latitude, longitude, metres} or null. */
    setState: function (state) {
      this._state = state;
      this._dark = state.dark;
      this._params = this._windowed();
      this.fire('asking', { params: this._params });
      this.repaint();
      this._load(true);
    },

    /* [first day, last day] as ISO dates, within the days that the filters ask for; null: all of them. */
    setWindow: function (span) {
      this._window = span;
      if (!this._state) return;
      this._params = this._windowed();
      this.fire('asking', { params: this._params });
      this._load(false);
    },

    isWaiting: function () { return this._waiting; },

    _windowed: function () {
      if (!this._window) return this._state.params;
      var asked = new URLSearchParams(this._state.params);
      asked.set('from', this._window[0]);
      asked.set('to', this._window[1]);
      return asked.toString();
    },

    /* 'points', 'heat', or 'areas', where another layer draws and this one only rings the selection. */
    setMode: function (mode) {
      this._mode = mode;
      this.repaint();
      this._painted();
    },

    reload: function () {
      this._load(true);
    },

    /* Choose the incident nearest to a point of the view, for who cannot click. */
    pickNearest: function (point) {
      var layerPoint = this._map.containerPointToLayerPoint(point);
      var size = this._map.getSize();
      var nearest = null;
      this._drawn.forEach(function (sign) {
        var at = this._map.layerPointToContainerPoint(L.point(sign.x, sign.y));
        var seen = at.x >= 0 && at.y >= 0 && at.x <= size.x && at.y <= size.y;
        var distance = layerPoint.distanceTo(L.point(sign.x, sign.y));
        if (seen && (!nearest || distance < nearest.distance)) nearest = { sign: sign, distance: distance };
      }, this);
      if (nearest) this._choose(nearest.sign.group);
    },

    _load: function (always) {
      if (!this._state || !this._map) return;
      var zoom = this._map.getZoom();
      var boxes = this._boxes(zoom);
      var key = this._params + '|' + zoom + '|' + boxes.join('|');
      if (!always && key === this._asked) {
        if (this._shown === key) this._painted();
        return;
      }
      if (this._abort) this._abort.abort();
      if (!always && this._holds(boxes)) {
        this._asked = this._shown = key;
        this._waiting = false;
        this._painted();
        return;
      }
      this._asked = key;
      var abort = this._abort = new AbortController();
      var self = this;
      var params = self._params;
      self._waiting = true;
      self.fire('loading');
      Promise.all(boxes.map(function (box) { return self._cells(box, zoom, abort.signal); }))
        .then(function (answers) {
          if (abort.signal.aborted) return;
          self._waiting = false;
          self._received(answers, key);
          self._held = self._inCells ? null : { params: params, boxes: boxes };
        })
        .catch(function (fault) {
          if (fault.name === 'AbortError') return;
          self._asked = null;
          self._waiting = false;
          self.fire('failed');
        });
    },

    /* Whether every incident of these boxes came one by one already, as when a person zooms in. */
    _holds: function (boxes) {
      var held = this._held;
      return Boolean(held) && held.params === this._params && boxes.every(function (box) {
        return held.boxes.some(function (known) { return lies(box.split(','), known.split(',')); });
      });
    },

    _cells: function (box, zoom, signal) {
      var query = [this._params, 'z=' + zoom, 'box=' + box].filter(Boolean).join('&');
      /* no-cache: the browser keeps the answer and asks whether the ledger has grown since. */
      return fetch(this.options.cells + '?' + query, { signal: signal, cache: 'no-cache', credentials: 'same-origin' })
        .then(function (answer) {
          if (!answer.ok) throw new Error('HTTP ' + answer.status);
          return answer.arrayBuffer().then(function (bytes) {
            return { head: Number(answer.headers.get('x-atlas-head')), numbers: new Uint32Array(bytes) };
          });
        });
    },

    /* The view and a margin, on a grid, so that a small pan asks nothing new. It is two boxes where
       the view lies over 180°. */
    _boxes: function (zoom) {
      var scale = 256 * Math.pow(2, zoom);
      var bounds = this._map.getPixelBounds();
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
    },

    _received: function (answers, key) {
      var rows = [];
      var total = 0;
      answers.forEach(function (answer) {
        var n = answer.numbers;
        total += n[0];
        for (var i = 0; i < n[1]; i++) {
          var j = 2 + 6 * i;
          rows.push({
            x: n[j] / S.WORLD, y: n[j + 1] / S.WORLD, count: n[j + 2], type: n[j + 3], row: n[j + 4], metres: n[j + 5]
          });
        }
      });
      this._rows = rows;
      this._total = total;
      this._inCells = total > rows.length;
      this._head = answers[0].head;
      this._shown = key;
      this._paintNow();
      this._painted();
    },

    /* Whether anything stands in the view itself; what was asked for has a margin around it. */
    _anyInView: function () {
      var view = this._map.getPixelBounds();
      var scale = 256 * Math.pow(2, this._map.getZoom());
      return this._rows.some(function (row) {
        var reach = S.radiusPx(row, scale);
        var y = row.y * scale;
        if (y < view.min.y - reach || y > view.max.y + reach) return false;
        var x = row.x * scale;
        x += Math.ceil((view.min.x - reach - x) / scale) * scale;
        return x <= view.max.x + reach;
      });
    },

    /* What the browser tests and the benchmark read: the paint has reached the screen by the second
       frame after it. */
    _painted: function () {
      this.fire('loaded', { any: this._anyInView() });
      var state = {
        head: this._head, key: this._params, z: this._map.getZoom(),
        rows: this._rows.length, drawn: this._drawn.length, total: this._total,
        ringed: Boolean(this._state && this._state.selected)
      };
      requestAnimationFrame(function () {
        requestAnimationFrame(function () {
          state.t = performance.timeOrigin + performance.now();
          window.__painted = state;
        });
      });
    },

    paint: function (context, bounds, zoom) {
      var frame = L.atlasFrame(this._map, bounds, zoom);
      var theme = S.theme(this._dark);
      this._drawn = [];
      if (this._mode === 'heat') {
        L.atlasHeat(context, bounds, frame, this._rows, this._inCells);
      } else if (this._mode === 'points') {
        this._signs(context, bounds, frame, theme, zoom);
      }
      var selected = this._state && this._state.selected;
      if (selected) {
        var place = {
          x: L.atlasMercator.x(selected.longitude), y: L.atlasMercator.y(selected.latitude), metres: selected.metres
        };
        frame.turns.forEach(function (turn) { S.drawSelected(context, frame, place, turn, theme); });
      }
    },

    _signs: function (context, bounds, frame, theme, zoom) {
      var drawn = this._drawn;
      S.grouped(this._rows, zoom, this._inCells).forEach(function (group) {
        var reach = group.circle ? group.radius : 30;
        frame.turns.forEach(function (turn) {
          var x = frame.x(group.x) + turn;
          var y = frame.y(group.y);
          if (x + reach < bounds.min.x || x - reach > bounds.max.x) return;
          if (y + reach < bounds.min.y || y - reach > bounds.max.y) return;
          drawn.push({ group: group, x: x, y: y });
        });
      });
      /* Wide circles first and bubbles last, so that nothing small lies under something large. */
      drawn.sort(function (a, b) { return rank(a.group) - rank(b.group); });
      drawn.forEach(function (sign) { this._sign(context, sign, theme); }, this);
    },

    _sign: function (context, sign, theme) {
      var group = sign.group;
      var kind = this.options.kinds[group.type];
      var colour = kind ? kind.colour : theme.cluster;
      if (group.circle) S.drawCircle(context, group, colour, sign.x, sign.y, theme);
      else if (group.count > 1) S.drawBubble(context, group, colour, sign.x, sign.y, theme);
      else S.drawPoint(context, kind || { shape: 'circle', colour: colour }, group.hollow, sign.x, sign.y, theme);
    },

    /* What is drawn under a point: the topmost sign, else the smallest circle around it. */
    _under: function (point) {
      var circle = null;
      for (var i = this._drawn.length - 1; i >= 0; i--) {
        var sign = this._drawn[i];
        var group = sign.group;
        var distance = Math.hypot(sign.x - point.x, sign.y - point.y);
        if (!group.circle) {
          if (distance <= (group.count > 1 ? S.bubbleRadius(group.count) + 2 : 10)) return sign;
        } else if (distance <= group.radius + 3 && (!circle || group.radius < circle.group.radius)) {
          /* Inside a circle wider than the view a click most likely means the map. */
          var size = this._map.getSize();
          if (group.radius < Math.max(size.x, size.y) / 2 || distance > group.radius - 8) circle = sign;
        }
      }
      return circle;
    },

    _click: function (event) {
      var sign = this._mode === 'points' ? this._under(event.layerPoint) : null;
      if (sign) this._choose(sign.group);
    },

    _hover: function (event) {
      var over = this._mode === 'points' && this._under(event.layerPoint);
      this._map.getContainer().classList.toggle('atlas-over', Boolean(over));
    },

    _choose: function (group) {
      var deepest = this._map.getZoom() >= this._map.getMaxZoom();
      if (group.count === 1 && group.row !== S.NOBODY) this._pickRow(group);
      else if (group.oneSpot || deepest) this._pickSpot(group);
      else this._zoomInto(group);
    },

    _zoomInto: function (group) {
      var map = this._map;
      var most = map.getMaxZoom();
      var zoom = map.getZoom() + 2;
      var centre = [group.y, group.x];
      if (group.east > group.west || group.south > group.north) {
        var wide = Math.max((group.east - group.west) * 256, 1e-9);
        var high = Math.max((group.south - group.north) * 256, 1e-9);
        var size = map.getSize();
        var fits = Math.floor(Math.log2(Math.min(size.x * 0.6 / wide, size.y * 0.6 / high)));
        zoom = Math.max(map.getZoom() + 1, Math.min(fits, map.getZoom() + 5));
        centre = [(group.north + group.south) / 2, (group.west + group.east) / 2];
      }
      map.setView([L.atlasMercator.latitude(centre[0]), (centre[1] - 0.5) * 360], Math.min(zoom, most));
    },

    _pickRow: function (group) {
      var self = this;
      this._ask(this.options.incident + '?row=' + group.row + '&head=' + this._head).then(function (answer) {
        if (answer) self.fire('pick', { ids: [answer.id] });
        /* The ledger has grown since these rows were numbered: ask by place, and draw anew. */
        else { self._pickSpot(group); self.reload(); }
      });
    },

    _pickSpot: function (group) {
      var self = this;
      var reach = group.oneSpot || group.count === 1
        ? 0
        : S.bubbleRadius(group.count) / (256 * Math.pow(2, this._map.getZoom()));
      var query = [
        this._params, 'x=' + Math.round(group.x * S.WORLD), 'y=' + Math.round(group.y * S.WORLD),
        'reach=' + Math.ceil(reach * S.WORLD)
      ].filter(Boolean).join('&');
      this._ask(this.options.spot + '?' + query).then(function (answer) {
        if (answer && answer.ids.length) self.fire('pick', { ids: answer.ids });
      });
    },

    /* JSON, or null where the numbers have gone stale (409). */
    _ask: function (url) {
      var self = this;
      return fetch(url, { credentials: 'same-origin' })
        .then(function (answer) {
          if (answer.status === 409) return null;
          if (!answer.ok) throw new Error('HTTP ' + answer.status);
          return answer.json();
        })
        .catch(function () {
          self.fire('failed');
          return { ids: [] };
        });
    }
  });

  function lies(inner, outer) {
    return +inner[0] >= +outer[0] && +inner[1] >= +outer[1] && +inner[2] <= +outer[2] && +inner[3] <= +outer[3];
  }

  function rank(group) {
    return group.circle ? -group.radius : group.count > 1 ? 2 + group.count : 1;
  }
})();
