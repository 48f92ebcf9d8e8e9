/* The basemap's files into lines, and lines into a tile's picture. It knows nothing of Leaflet: it runs
   in a worker, and in the page where a browser has no worker that can draw. */
(function (scope) {
  'use strict';

  /* undrawn: what shows before a tile is there; neither sea nor land. */
  var STYLES = {
    light: {
      undrawn: '#ebedeb', sea: '#dce6ea', land: '#f8f7f3', coast: '#b4c4cb', river: '#c6d9e2', border: '#a7a29a',
      division: '#dcd8cf'
    },
    dark: {
      undrawn: '#1d2329', sea: '#14181d', land: '#242a31', coast: '#3d4751', river: '#1a2229', border: '#68717b',
      division: '#363e47'
    }
  };
  /* The least zoom at which each file is wanted. */
  var DETAIL = [['far', 0], ['middle', 4], ['near', 7]];
  var DIVISIONS_FROM = 5;
  /* Rivers are generalised for 1:50m: nearer than this they would run beside their bed. */
  var RIVERS_UP_TO = 8;

  /* The finest file that is there and has the theme. */
  function themeOf(files, theme, zoom) {
    for (var i = DETAIL.length - 1; i >= 0; i--) {
      var file = files[DETAIL[i][0]];
      if (file && zoom >= DETAIL[i][1] && file[theme]) return file[theme];
    }
    return [];
  }

  /* tile: {x, y, z, size, dark} */
  function drawTile(context, tile, files) {
    var zoom = tile.z;
    var view = {
      scale: 256 * Math.pow(2, zoom), left: tile.x * tile.size, top: tile.y * tile.size,
      width: tile.size, height: tile.size
    };
    var style = tile.dark ? STYLES.dark : STYLES.light;
    function lines(theme, colour, width) {
      stroke(context, view, themeOf(files, theme, zoom), colour, width);
    }
    context.lineJoin = 'round';
    context.fillStyle = style.sea;
    context.fillRect(0, 0, tile.size, tile.size);
    fill(context, view, themeOf(files, 'land', zoom), style.land, style.coast);
    fill(context, view, themeOf(files, 'lakes', zoom), style.sea, style.coast);
    if (zoom <= RIVERS_UP_TO) lines('rivers', style.river, zoom < 5 ? 0.7 : 1.1);
    if (zoom >= DIVISIONS_FROM) lines('divisions', style.division, zoom < 7 ? 0.8 : 1);
    lines('borders', style.border, zoom < 5 ? 0.8 : 1.2);
    context.setLineDash([4, 3]);
    lines('disputed', style.border, zoom < 5 ? 0.8 : 1.2);
    context.setLineDash([]);
  }

  function fill(context, view, shapes, colour, coast) {
    var seen = shapes.filter(function (shape) { return touches(shape, view); });
    context.fillStyle = colour;
    /* Two squares of land that touch would leave a hairline of sea between them. */
    context.strokeStyle = colour;
    context.lineWidth = 1;
    seen.forEach(function (shape) {
      context.beginPath();
      shape.rings.forEach(function (ring) { ringPath(context, view, ring); });
      context.fill('evenodd');
      context.stroke();
    });
    context.strokeStyle = coast;
    context.lineWidth = 0.8;
    context.beginPath();
    seen.forEach(function (shape) {
      shape.rings.forEach(function (ring) { linePath(context, view, ring, true); });
    });
    context.stroke();
  }

  function stroke(context, view, shapes, colour, width) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    for (var i = 0; i < shapes.length; i++) {
      if (touches(shapes[i], view)) linePath(context, view, shapes[i].rings[0], false);
    }
    context.stroke();
  }

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
      at[i] = x * step / 360 + 0.5;
      at[i + 1] = north(y * step);
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

  function north(latitude) {
    var sine = Math.sin(Math.max(-85.06, Math.min(85.06, latitude)) * Math.PI / 180);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  }

  scope.atlasDrawing = { DETAIL: DETAIL, STYLES: STYLES, decoded: decoded, drawTile: drawTile };
})(self);
