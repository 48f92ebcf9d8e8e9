/* Countries or their first-order divisions coloured by how many incidents each has, in five steps that a reader can
   tell apart.

   Answer of `areas`: {level, counts: {code: number}, unknown, head} and, of divisions, country_only and unnamed; the
   outlines come from a file of the page. */
(function () {
  'use strict';

  var FILES = { country: 'countries.json.gz', admin1: 'divisions.json.gz' };
  /* The least number of each step; the colours' lightness falls (dark map: rises) from step to step, and none is near
     the sea's blue. */
  var STEPS = [1, 10, 100, 1000, 10000];
  var COLOURS = {
    light: ['#fbdfbd', '#f7b774', '#e58440', '#b8501c', '#6e2709'],
    dark: ['#4a3420', '#7b4b20', '#b26a24', '#e39d4a', '#ffdca8']
  };

  L.AtlasAreas = L.AtlasCanvas.extend({
    options: { padding: 0.3, pane: 'overlayPane', areas: 'areas' },

    initialize: function (options) {
      L.AtlasCanvas.prototype.initialize.call(this, options);
      this._level = 'country';
      this._known = {};
      this._outlines = null;
      this._counts = {};
      this._dark = false;
      this._params = null;
    },

    setDark: function (dark) {
      this._dark = dark;
      this.repaint();
    },

    setParams: function (params) {
      this._params = params;
      this.reload();
    },

    /* 'country' or 'admin1'. */
    setLevel: function (level) {
      if (level === this._level) return;
      this._level = level;
      this._outlines = null;
      this._counts = {};
      this.repaint();
      this.reload();
    },

    onAdd: function (map) {
      L.AtlasCanvas.prototype.onAdd.call(this, map);
      this.getPane().insertBefore(this._container, this.getPane().firstChild);
      this.reload();
    },

    reload: function () {
      if (this._map && this._params !== null) this._load();
    },

    _load: function () {
      this.fire('loading');
      if (this._abort) this._abort.abort();
      var abort = this._abort = new AbortController();
      var self = this;
      var level = self._level;
      var query = [self._params, 'level=' + level].filter(Boolean).join('&');
      var answer = fetch(self.options.areas + '?' + query, { signal: abort.signal, credentials: 'same-origin' }).then(json);
      Promise.all([answer, self._fetchOutlines(level)])
        .then(function (found) {
          if (abort.signal.aborted) return;
          var told = found[0];
          var bare = Object.keys(told.counts).filter(function (code) { return !(code in found[1]); });
          self._outlines = found[1];
          self._counts = told.counts;
          self.repaint();
          told.undrawn = bare.reduce(function (sum, code) { return sum + told.counts[code]; }, 0);
          self.fire('counted', told);
          window.__areas = Object.assign({ params: self._params }, told);
        })
        .catch(function (fault) { if (fault.name !== 'AbortError') self.fire('failed'); });
    },

    _fetchOutlines: function (level) {
      var known = this._known;
      if (known[level]) return Promise.resolve(known[level]);
      return fetch(this.options.folder + FILES[level]).then(json).then(function (content) {
        var outlines = {};
        Object.keys(content.areas).forEach(function (code) {
          var shapes = { step: content.step, land: content.areas[code] };
          outlines[code] = window.atlasDrawing.decoded(shapes).land;
        });
        known[level] = outlines;
        return outlines;
      });
    },

    paint: function (context, bounds, zoom) {
      if (!this._outlines) return;
      var frame = L.atlasFrame(this._map, bounds, zoom);
      var colours = COLOURS[this._dark ? 'dark' : 'light'];
      context.lineWidth = 0.6;
      context.strokeStyle = this._dark ? '#14181d' : '#ffffff';
      Object.keys(this._counts).forEach(function (code) {
        var step = stepOf(this._counts[code]);
        if (step < 0 || !this._outlines[code]) return;
        context.fillStyle = colours[step];
        this._outlines[code].forEach(function (shape) {
          frame.turns.forEach(function (turn) { draw(context, frame, shape, turn, bounds); });
        });
      }, this);
    }
  });

  function json(answer) {
    if (!answer.ok) throw new Error('HTTP ' + answer.status);
    return answer.json();
  }

  function stepOf(count) {
    for (var i = STEPS.length - 1; i >= 0; i--) if (count >= STEPS[i]) return i;
    return -1;
  }

  function draw(context, frame, shape, turn, bounds) {
    if (frame.x(shape.east) + turn < bounds.min.x || frame.x(shape.west) + turn > bounds.max.x) return;
    if (frame.y(shape.south) < bounds.min.y || frame.y(shape.north) > bounds.max.y) return;
    context.beginPath();
    shape.rings.forEach(function (ring) {
      var at = ring.at;
      for (var i = 0; i < at.length; i += 2) {
        context[i ? 'lineTo' : 'moveTo'](frame.x(at[i]) + turn, frame.y(at[i + 1]));
      }
      context.closePath();
    });
    context.fill('evenodd');
    context.stroke();
  }

  L.atlasAreaSteps = { least: STEPS, colours: COLOURS };
})();
