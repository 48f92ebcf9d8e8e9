/* Names of states and towns, below the incidents, none over another: the greater name wins. */
(function () {
  'use strict';

  var STYLES = {
    light: { state: '#6d6a65', town: '#55585b', dot: '#8b8e90', halo: 'rgba(250,250,247,.9)' },
    dark: { state: '#97a0aa', town: '#a9b1ba', dot: '#7c858e', halo: 'rgba(28,33,39,.9)' }
  };
  var FONT = '"Source Sans 3","Source Sans Pro",system-ui,"DejaVu Sans",sans-serif';
  var STATES_UP_TO = 7;

  L.AtlasLabels = L.AtlasCanvas.extend({
    options: { padding: 0.3, pane: 'names', late: true },

    initialize: function (options) {
      L.AtlasCanvas.prototype.initialize.call(this, options);
      this._style = STYLES.light;
      this._states = [];
      this._towns = [];
      this._widths = {};
    },

    onAdd: function (map) {
      L.AtlasCanvas.prototype.onAdd.call(this, map);
      var self = this;
      /* What a disputed place is called is the project's choice: {names: {name: the one to show}}. */
      Promise.all([read(self.options.folder + 'labels.json.gz'), read('names')])
        .then(function (found) {
          var chosen = found[1].names;
          function named(label) { return placed(label, Object.hasOwn(chosen, label[0]) ? chosen[label[0]] : label[0]); }
          self._states = found[0].countries.map(named);
          self._towns = found[0].towns.map(named);
          window.__names = self._states;
          self.repaint();
        })
        /* A map without names is still a map. */
        .catch(function () {});
    },

    setDark: function (dark) {
      this._style = dark ? STYLES.dark : STYLES.light;
      this.repaint();
    },

    paint: function (context, bounds, zoom) {
      var frame = L.atlasFrame(this._map, bounds, zoom);
      var taken = new Taken();
      var self = this;
      context.lineJoin = 'round';
      context.textBaseline = 'middle';
      function each(names, draw) {
        for (var i = 0; i < names.length; i++) {
          if (names[i].zoom > zoom) continue;
          var y = frame.y(names[i].y);
          if (y < bounds.min.y - 20 || y > bounds.max.y + 20) continue;
          for (var t = 0; t < frame.turns.length; t++) {
            var x = frame.x(names[i].x) + frame.turns[t];
            if (x > bounds.min.x - 80 && x < bounds.max.x + 80) draw.call(self, context, names[i], x, y, zoom, taken);
          }
        }
      }
      if (zoom <= STATES_UP_TO) each(this._states, this._state);
      each(this._towns, this._town);
    },

    _state: function (context, name, x, y, zoom, taken) {
      var size = zoom <= 3 ? 10.5 : zoom <= 5 ? 12 : 13;
      context.font = '600 ' + size + 'px ' + FONT;
      context.letterSpacing = '0.08em';
      var width = this._width(context, name.name);
      if (taken.take(x - width / 2 - 4, y - size / 2 - 3, x + width / 2 + 4, y + size / 2 + 3)) {
        this._write(context, name.name, x, y, 'center', this._style.state);
      }
      context.letterSpacing = '0px';
    },

    _town: function (context, name, x, y, zoom, taken) {
      var great = zoom - name.zoom;
      var size = name.capital || great >= 3 ? 12 : 11;
      context.font = (name.capital ? '600 ' : '400 ') + size + 'px ' + FONT;
      var width = this._width(context, name.name);
      var right = taken.take(x - 4, y - size / 2 - 2, x + width + 9, y + size / 2 + 2);
      if (!right && !taken.take(x - width - 9, y - size / 2 - 2, x + 4, y + size / 2 + 2)) return;
      context.beginPath();
      context.arc(x, y, name.capital ? 2.4 : 1.8, 0, 2 * Math.PI);
      context.fillStyle = this._style.dot;
      context.fill();
      this._write(context, name.name, right ? x + 6 : x - 6, y, right ? 'left' : 'right', this._style.town);
    },

    _write: function (context, text, x, y, align, colour) {
      context.textAlign = align;
      context.lineWidth = 3;
      context.strokeStyle = this._style.halo;
      context.strokeText(text, x, y);
      context.fillStyle = colour;
      context.fillText(text, x, y);
    },

    _width: function (context, text) {
      var key = context.font + text;
      if (!(key in this._widths)) this._widths[key] = context.measureText(text).width;
      return this._widths[key];
    }
  });

  function read(address) {
    return fetch(address, { credentials: 'same-origin' }).then(function (answer) {
      if (!answer.ok) throw new Error('HTTP ' + answer.status);
      return answer.json();
    });
  }

  function placed(label, name) {
    return {
      name: name, x: L.atlasMercator.x(label[1]), y: L.atlasMercator.y(label[2]), zoom: label[3],
      capital: label[4] === 1
    };
  }

  /* Rectangles on a grid of 64 pixels, so that a new one is compared with its neighbours only. */
  function Taken() {
    this._grid = new Map();
  }

  Taken.prototype.take = function (left, top, right, bottom) {
    var squares = [];
    for (var gx = Math.floor(left / 64); gx <= Math.floor(right / 64); gx++) {
      for (var gy = Math.floor(top / 64); gy <= Math.floor(bottom / 64); gy++) {
        var key = gx + ',' + gy;
        var here = this._grid.get(key) || [];
        for (var i = 0; i < here.length; i++) {
          var other = here[i];
          if (left < other[2] && right > other[0] && top < other[3] && bottom > other[1]) return false;
        }
        squares.push(key);
      }
    }
    var rectangle = [left, top, right, bottom];
    for (var s = 0; s < squares.length; s++) {
      var list = this._grid.get(squares[s]);
      if (list) list.push(rectangle); else this._grid.set(squares[s], [rectangle]);
    }
    return true;
  };
})();
