/* The incidents of the view, drawn on one canvas whenever the map has come to rest: what lies there is asked for by
   cells.js, what a click means is told by picking.js, and a region's edge comes by outline.js. */
(function () {
  'use strict';

  var S = L.atlasSymbols;

  L.AtlasIncidents = L.AtlasCanvas.extend({
    options: {
      padding: 0.35, pane: 'overlayPane', kinds: [], cells: 'cells', incident: 'incident', spot: 'spot',
      outline: 'outline'
    },

    initialize: function (options) {
      L.AtlasCanvas.prototype.initialize.call(this, options);
      this._state = null;
      this._dark = false;
      this._mode = 'points';
      this._drawn = [];
      this._params = null;
      this._window = null;
      this._cells = new L.AtlasCells(this.options.cells);
      this._outline = new L.AtlasOutline(this.options.outline);
      this._cells.on('loading failed', function (event) { this.fire(event.type); }, this);
      this._cells.on('here', this._painted, this);
      this._cells.on('received', this._received, this);
      this._outline.on('changed', this.repaint, this);
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
      this._picking = new L.AtlasPicking(map, this);
      this._picking.on('pick failed', function (event) { this.fire(event.type, { ids: event.ids }); }, this);
      this._picking.on('stale', this.reload, this);
      map.on('click', this._click, this);
      map.on('mousemove', this._hover, this);
    },

    /* params: the filters as a query string. id, selected: the incident that is ringed and its
       {latitude, longitude, metres}, or null. */
    setState: function (state) {
      this._state = state;
      this._dark = state.dark;
      this._params = this._windowed();
      this._wantOutline();
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

    /* 'points', 'heat', or 'areas', where another layer draws and this one only rings the selection. */
    setMode: function (mode) {
      this._mode = mode;
      this.repaint();
      this._painted();
    },

    isWaiting: function () { return this._cells.waiting; },

    reload: function () { this._load(true); },

    /* What picking.js asks: the signs as they were drawn last, and how their rows are called. */
    signs: function () { return this._drawn; },
    head: function () { return this._cells.head; },
    params: function () { return this._params; },

    /* Choose the incident nearest to a point of the view, for who cannot click. */
    pickNearest: function (point) {
      var sign = this._picking.nearest(point);
      if (sign) this._picking.choose(sign.group);
    },

    _windowed: function () {
      if (!this._window) return this._state.params;
      var asked = new URLSearchParams(this._state.params);
      asked.set('from', this._window[0]);
      asked.set('to', this._window[1]);
      return asked.toString();
    },

    _load: function (always) {
      if (this._state && this._map) this._cells.load(this._map, this._params, always);
    },

    _received: function () {
      this._wantOutline();
      this._paintNow();
      this._painted();
    },

    /* The selected incident's region, else that of the only incident there is. */
    _wantOutline: function () {
      var selected = this._selected();
      var rows = this._cells.rows;
      if (selected && this._state.id) {
        selected.query = this._cited('id=' + encodeURIComponent(this._state.id));
        this._outline.want(selected);
      } else if (!selected && this._cells.total === 1 && rows[0].row !== S.NOBODY && !rows[0].exact) {
        var query = this._cited('row=' + rows[0].row + '&head=' + this._cells.head);
        this._outline.want({ query: query, x: rows[0].x, y: rows[0].y, metres: rows[0].metres });
      } else {
        this._outline.want(null);
      }
    },

    /* A citable view shows what was known then, of a region's edge too. */
    _cited: function (query) {
      var at = new URLSearchParams(this._state.params).get('at');
      return at ? query + '&at=' + encodeURIComponent(at) : query;
    },

    _selected: function () {
      var selected = this._state && this._state.selected;
      return selected && {
        x: L.atlasMercator.x(selected.longitude), y: L.atlasMercator.y(selected.latitude), metres: selected.metres
      };
    },

    /* What the browser tests and the benchmark read: the paint has reached the screen by the second
       frame after it. */
    _painted: function () {
      var any = this._cells.anyInView(this._map);
      var circles = this._drawn.filter(function (sign) { return sign.group.circle; }).length;
      this.fire('loaded', { any: any });
      var state = {
        head: this._cells.head, key: this._params, z: this._map.getZoom(),
        rows: this._cells.rows.length, drawn: this._drawn.length, total: this._cells.total,
        circles: circles, ringed: Boolean(this._state && this._state.selected)
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
      var selected = this._selected();
      var outline = this._outline;
      this._drawn = [];
      outline.draw(context, frame, bounds, selected ? theme.ring : theme.cluster, theme.halo);
      if (this._mode === 'heat') {
        L.atlasHeat(context, bounds, frame, this._cells.rows, this._cells.inCells);
      } else if (this._mode === 'points') {
        this._signs(context, bounds, frame, theme, zoom);
      }
      window.__outlined = outline.isKnown();
      if (!selected) return;
      frame.turns.forEach(function (turn) { S.drawSelected(context, frame, selected, turn, theme, outline.isOf(selected)); });
    },

    _signs: function (context, bounds, frame, theme, zoom) {
      var drawn = this._drawn;
      S.grouped(this._cells.rows, zoom, this._cells.inCells).forEach(function (group) {
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
      if (group.circle) {
        if (!this._outline.isOf(group)) S.drawCircle(context, group, colour, sign.x, sign.y, theme);
        if (group.count > 1) S.drawCount(context, group, colour, sign.x, sign.y, theme);
      } else if (group.count > 1) {
        S.drawBubble(context, group, colour, sign.x, sign.y, theme);
      } else {
        S.drawPoint(context, kind || { shape: 'circle', colour: colour }, group.hollow, sign.x, sign.y, theme);
      }
    },

    _click: function (event) {
      var sign = this._mode === 'points' ? this._picking.under(event.layerPoint) : null;
      if (sign) this._picking.choose(sign.group);
    },

    _hover: function (event) {
      var over = this._mode === 'points' && this._picking.under(event.layerPoint);
      this._map.getContainer().classList.toggle('atlas-over', Boolean(over));
    }
  });

  function rank(group) {
    return group.circle ? -group.radius : group.count > 1 ? 2 + group.count : 1;
  }
})();
