/* Land, water and borders, drawn tile by tile from vector files that came with the page. The files
   come in three degrees of detail; a finer one is fetched when the zoom first asks for it, and
   until it is there the coarser one stands in. */
(function () {
  'use strict';

  var STYLES = {
    light: {
      sea: '#dce6ea', land: '#f8f7f3', coast: '#b4c4cb', river: '#c6d9e2', border: '#a7a29a',
      division: '#dcd8cf'
    },
    dark: {
      sea: '#14181d', land: '#242a31', coast: '#3d4751', river: '#1a2229', border: '#68717b',
      division: '#363e47'
    }
  };
  /* The least zoom at which each file is wanted. */
  var DETAIL = [['far', 0], ['middle', 4], ['near', 7]];
  var DIVISIONS_FROM = 5;
  /* Rivers are generalised for 1:50m: nearer than this they would run beside their bed. */
  var RIVERS_UP_TO = 8;

  L.AtlasBasemap = L.GridLayer.extend({
    options: { tileSize: 512, keepBuffer: 1, updateWhenZooming: false, pane: 'tilePane' },

    initialize: function (options) {
      L.GridLayer.prototype.initialize.call(this, options);
      this._style = STYLES.light;
      this._files = {};
    },

    onAdd: function (map) {
      map.on('zoomend', this._want, this);
      L.GridLayer.prototype.onAdd.call(this, map);
      this._want();
    },

    setDark: function (dark) {
      this._style = dark ? STYLES.dark : STYLES.light;
      this._map.getContainer().style.background = this._style.sea;
      this.redraw();
    },

    _want: function () {
      var zoom = this._map.getZoom();
      DETAIL.forEach(function (file) {
        if (zoom >= file[1] && !(file[0] in this._files)) this._fetch(file[0]);
      }, this);
    },

    _fetch: function (name) {
      var self = this;
      self._files[name] = null;
      fetch(self.options.folder + name + '.json.gz')
        .then(function (answer) {
          if (!answer.ok) throw new Error('HTTP ' + answer.status);
          return answer.json();
        })
        .then(function (content) {
          self._files[name] = decoded(content);
          if (self._map) self.redraw();
        })
        .catch(function () { delete self._files[name]; });
    },

    /* The finest file that is there and has the theme. */
    _theme: function (theme, zoom) {
      for (var i = DETAIL.length - 1; i >= 0; i--) {
        var file = this._files[DETAIL[i][0]];
        if (file && zoom >= DETAIL[i][1] && file[theme]) return file[theme];
      }
      return [];
    },

    createTile: function (coords) {
      var size = this.getTileSize();
      var density = Math.min(window.devicePixelRatio || 1, 2);
      var tile = document.createElement('canvas');
      tile.width = size.x * density;
      tile.height = size.y * density;
      var context = tile.getContext('2d');
      context.scale(density, density);
      this._draw(context, coords, size);
      return tile;
    },

    _draw: function (context, coords, size) {
      var zoom = coords.z;
      var scale = 256 * Math.pow(2, zoom);
      var view = {
        scale: scale, left: coords.x * size.x, top: coords.y * size.y, width: size.x, height: size.y
      };
      var style = this._style;
      context.lineJoin = 'round';
      context.fillStyle = style.sea;
      context.fillRect(0, 0, size.x, size.y);
      this._fill(context, view, this._theme('land', zoom), style.land);
      this._fill(context, view, this._theme('lakes', zoom), style.sea);
      if (zoom <= RIVERS_UP_TO) {
        this._stroke(context, view, this._theme('rivers', zoom), style.river, zoom < 5 ? 0.7 : 1.1);
      }
      if (zoom >= DIVISIONS_FROM) {
        this._stroke(context, view, this._theme('divisions', zoom), style.division, zoom < 7 ? 0.8 : 1);
      }
      this._stroke(context, view, this._theme('borders', zoom), style.border, zoom < 5 ? 0.8 : 1.2);
      context.setLineDash([4, 3]);
      this._stroke(context, view, this._theme('disputed', zoom), style.border, zoom < 5 ? 0.8 : 1.2);
      context.setLineDash([]);
    },

    _fill: function (context, view, shapes, colour) {
      var style = this._style;
      context.fillStyle = colour;
      for (var i = 0; i < shapes.length; i++) {
        var shape = shapes[i];
        if (!touches(shape, view)) continue;
        context.beginPath();
        shape.rings.forEach(function (ring) { ringPath(context, view, ring); });
        context.fill('evenodd');
        /* Two squares of land that touch would leave a hairline of sea between them. */
        context.strokeStyle = colour;
        context.lineWidth = 1;
        context.stroke();
      }
      context.strokeStyle = style.coast;
      context.lineWidth = 0.8;
      context.beginPath();
      for (var j = 0; j < shapes.length; j++) {
        if (touches(shapes[j], view)) {
          shapes[j].rings.forEach(function (ring) { linePath(context, view, ring, true); });
        }
      }
      context.stroke();
    },

    _stroke: function (context, view, shapes, colour, width) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.beginPath();
      for (var i = 0; i < shapes.length; i++) {
        if (touches(shapes[i], view)) linePath(context, view, shapes[i].rings[0], false);
      }
      context.stroke();
    }
  });

  /* Lists of integers as the file has them, into shapes in Mercator with their bounds. */
  function decoded(content) {
    var themes = {};
    Object.keys(content).forEach(function (theme) {
      if (theme === 'step') return;
      themes[theme] = content[theme].map(function (shape) {
        var rings = Array.isArray(shape[0]) ? shape : [shape];
        return bounded(rings.map(function (ring) { return points(ring, content.step); }));
      });
    });
    return themes;
  }

  function points(flat, step) {
    var x = 0;
    var y = 0;
    var at = new Float64Array(flat.length);
    /* A land's edge along a whole degree is where it was cut, not a coast. */
    var cut = new Uint8Array(flat.length / 2);
    for (var i = 0; i < flat.length; i += 2) {
      x += flat[i];
      y += flat[i + 1];
      at[i] = L.atlasMercator.x(x * step);
      at[i + 1] = L.atlasMercator.y(y * step);
      var along = (flat[i] === 0 && whole(x * step)) || (flat[i + 1] === 0 && whole(y * step));
      cut[i / 2] = i > 0 && along ? 1 : 0;
    }
    return { at: at, cut: cut };
  }

  function whole(degrees) {
    return Math.abs(degrees / 5 - Math.round(degrees / 5)) < 1e-6 || degrees < -85.05;
  }

  function bounded(rings) {
    var shape = { rings: rings, west: Infinity, east: -Infinity, north: Infinity, south: -Infinity };
    var at = rings[0].at;
    for (var i = 0; i < at.length; i += 2) {
      shape.west = Math.min(shape.west, at[i]);
      shape.east = Math.max(shape.east, at[i]);
      shape.north = Math.min(shape.north, at[i + 1]);
      shape.south = Math.max(shape.south, at[i + 1]);
    }
    return shape;
  }

  function touches(shape, view) {
    return shape.east * view.scale >= view.left - 4 &&
      shape.west * view.scale <= view.left + view.width + 4 &&
      shape.south * view.scale >= view.top - 4 &&
      shape.north * view.scale <= view.top + view.height + 4;
  }

  function ringPath(context, view, ring) {
    var at = ring.at;
    for (var i = 0; i < at.length; i += 2) {
      var x = at[i] * view.scale - view.left;
      var y = at[i + 1] * view.scale - view.top;
      if (i) context.lineTo(x, y); else context.moveTo(x, y);
    }
    context.closePath();
  }

  /* Only what lies near the tile: a dash pattern laid along a million pixels would take seconds. */
  function linePath(context, view, line, skipCuts) {
    var at = line.at;
    var margin = 8;
    var pen = false;
    var x0 = 0;
    var y0 = 0;
    for (var i = 0; i < at.length; i += 2) {
      var x1 = at[i] * view.scale - view.left;
      var y1 = at[i + 1] * view.scale - view.top;
      if (i) {
        var part = skipCuts && line.cut[i / 2]
          ? null
          : clipped(x0, y0, x1, y1, -margin, -margin, view.width + margin, view.height + margin);
        if (part) {
          if (!pen || part[0] > 0) context.moveTo(x0 + part[0] * (x1 - x0), y0 + part[0] * (y1 - y0));
          context.lineTo(x0 + part[1] * (x1 - x0), y0 + part[1] * (y1 - y0));
          pen = part[1] === 1;
        } else {
          pen = false;
        }
      }
      x0 = x1;
      y0 = y1;
    }
  }

  /* The part of a segment inside a rectangle, as two fractions of it (Liang and Barsky, 1984). */
  function clipped(x0, y0, x1, y1, left, top, right, bottom) {
    var from = 0;
    var to = 1;
    var dx = x1 - x0;
    var dy = y1 - y0;
    var sides = [[-dx, x0 - left], [dx, right - x0], [-dy, y0 - top], [dy, bottom - y0]];
    for (var i = 0; i < 4; i++) {
      var p = sides[i][0];
      var q = sides[i][1];
      if (p === 0) {
        if (q < 0) return null;
      } else if (p < 0) {
        from = Math.max(from, q / p);
      } else {
        to = Math.min(to, q / p);
      }
      if (from > to) return null;
    }
    return [from, to];
  }
})();
