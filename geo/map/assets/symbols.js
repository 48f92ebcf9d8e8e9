/* How incidents look: a shape and a colour a type, a bubble with its number where several lie close,
   a dashed circle of the true radius where the place is not a point. */
(function () {
  'use strict';

  var NOBODY = 0xffffffff;
  var MIXED = 255;
  var WORLD = 4294967296;
  /* Metres around the equator; a metre on the map grows with the latitude. */
  var EQUATOR = 40075016.686;
  /* Single incidents nearer than this many pixels would cover each other. */
  var SINGLES_APART = 15;
  var CELLS_APART = 42;
  /* A circle smaller than this cannot be told from a point, so it becomes a hollow sign. The circle of a place that
     is known itself (a town and its outskirts) is drawn where it is wider than the sign that stands for it. */
  var LEAST_CIRCLE = 6;
  var LEAST_TOWN = 12;
  /* A circle about as wide as the view would tint all of it, and blue over land looks like sea. */
  var MOST_FILLED = 160;

  var THEMES = {
    light: { halo: '#ffffff', cluster: '#41525f', number: '#ffffff', hollow: '#ffffff', ring: '#111417' },
    dark: { halo: '#14181d', cluster: '#c3ced8', number: '#14181d', hollow: '#14181d', ring: '#ffffff' }
  };

  /* Rows as they came (six numbers each) into what is drawn at a zoom. */
  function grouped(rows, zoom, inCells) {
    var scale = 256 * Math.pow(2, zoom);
    var apart = inCells ? CELLS_APART : SINGLES_APART;
    var grid = new Map();
    var groups = [];
    rows = inCells ? rows.slice().sort(function (a, b) { return b.count - a.count; }) : rows;
    rows.forEach(function (row) {
      var px = row.x * scale;
      var py = row.y * scale;
      var radius = radiusPx(row, scale);
      var circle = radius >= (row.exact ? LEAST_TOWN : LEAST_CIRCLE);
      var gx = Math.floor(px / apart);
      var gy = Math.floor(py / apart);
      var near = null;
      for (var u = -1; u <= 1 && !near; u++) {
        for (var v = -1; v <= 1 && !near; v++) {
          var here = grid.get((gx + u) * 67108864 + gy + v) || [];
          for (var i = 0; i < here.length && !near; i++) {
            if (joins(here[i], row, px, py, circle, apart)) near = here[i];
          }
        }
      }
      if (near) {
        add(near, row);
        return;
      }
      var group = {
        px: px, py: py, x: row.x, y: row.y, count: row.count, type: row.type, row: row.row,
        metres: row.metres, radius: circle ? radius : 0, circle: circle, hollow: !row.exact,
        oneSpot: row.row !== NOBODY, west: row.x, east: row.x, north: row.y, south: row.y
      };
      groups.push(group);
      var square = gx * 67108864 + gy;
      if (grid.has(square)) grid.get(square).push(group); else grid.set(square, [group]);
    });
    return groups;
  }

  /* A circle is joined only by the same circle: it says where, a bubble says about where. */
  function joins(group, row, px, py, circle, apart) {
    if (group.circle || circle) {
      return group.circle && circle && group.x === row.x && group.y === row.y && group.metres === row.metres;
    }
    return Math.hypot(group.px - px, group.py - py) < apart;
  }

  function add(group, row) {
    group.count += row.count;
    group.row = NOBODY;
    if (group.type !== row.type) group.type = MIXED;
    if (group.x !== row.x || group.y !== row.y || row.row === NOBODY) group.oneSpot = false;
    group.hollow = group.hollow && !row.exact;
    group.west = Math.min(group.west, row.x);
    group.east = Math.max(group.east, row.x);
    group.north = Math.min(group.north, row.y);
    group.south = Math.max(group.south, row.y);
  }

  function radiusPx(place, scale) {
    if (!place.metres) return 0;
    var latitude = L.atlasMercator.latitude(place.y) * Math.PI / 180;
    return place.metres / (EQUATOR * Math.max(Math.cos(latitude), 0.01)) * scale;
  }

  function bubbleRadius(count) {
    return 9 + 3.2 * Math.log10(count);
  }

  function inWords(count) {
    if (count >= 1e6) return (count / 1e6).toFixed(1) + 'M';
    if (count >= 1e4) return Math.round(count / 1e3) + 'k';
    return count >= 1e3 ? (count / 1e3).toFixed(1) + 'k' : String(count);
  }

  /* The outline of a type's shape around a point; size is half its width. */
  function shapePath(context, shape, x, y, size) {
    context.beginPath();
    if (shape === 'square') {
      context.rect(x - size * 0.82, y - size * 0.82, size * 1.64, size * 1.64);
    } else if (shape === 'circle') {
      context.arc(x, y, size * 0.95, 0, 2 * Math.PI);
    } else {
      var corners = { diamond: 4, triangle: 3, wedge: 3, hexagon: 6 }[shape];
      var turn = shape === 'wedge' ? Math.PI / 2 : -Math.PI / 2;
      /* A triangle's middle lies below the middle of its box. */
      var shift = shape === 'triangle' ? size * 0.22 : shape === 'wedge' ? -size * 0.22 : 0;
      var reach = corners === 3 ? size * 1.22 : size * 1.12;
      for (var i = 0; i < corners; i++) {
        var angle = turn + i * 2 * Math.PI / corners;
        context[i ? 'lineTo' : 'moveTo'](x + reach * Math.cos(angle), y + shift + reach * Math.sin(angle));
      }
      context.closePath();
    }
  }

  function drawPoint(context, kind, hollow, x, y, theme) {
    shapePath(context, kind.shape, x, y, 6);
    context.lineJoin = 'round';
    if (hollow) {
      context.lineWidth = 4.5;
      context.strokeStyle = theme.halo;
      context.stroke();
      context.fillStyle = theme.hollow;
      context.fill();
      context.lineWidth = 2;
      context.strokeStyle = kind.colour;
      context.stroke();
    } else {
      context.lineWidth = 2.5;
      context.strokeStyle = theme.halo;
      context.stroke();
      context.fillStyle = kind.colour;
      context.fill();
    }
  }

  function drawBubble(context, group, colour, x, y, theme) {
    context.beginPath();
    context.arc(x, y, bubbleRadius(group.count), 0, 2 * Math.PI);
    context.globalAlpha = 0.94;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = 1.5;
    context.strokeStyle = theme.halo;
    context.stroke();
    drawNumber(context, group.label || inWords(group.count), x, y, colour === theme.cluster ? theme.number : '#ffffff');
  }

  function drawNumber(context, words, x, y, colour) {
    context.font = '600 11px system-ui,"DejaVu Sans",sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = colour;
    context.fillText(words, x, y + 0.5);
  }

  function drawCircle(context, group, colour, x, y, theme) {
    context.beginPath();
    context.arc(x, y, group.radius, 0, 2 * Math.PI);
    if (group.radius <= MOST_FILLED) {
      context.fillStyle = colour;
      context.globalAlpha = 0.07;
      context.fill();
    }
    context.globalAlpha = 0.6;
    context.lineWidth = 3.5;
    context.strokeStyle = theme.halo;
    context.stroke();
    context.globalAlpha = 1;
    context.lineWidth = 1.8;
    context.strokeStyle = colour;
    context.setLineDash([5, 4]);
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  /* How many incidents mean the same circle or region. */
  function drawCount(context, group, colour, x, y, theme) {
    context.lineWidth = 3;
    context.strokeStyle = theme.halo;
    context.font = '600 11px system-ui,"DejaVu Sans",sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.strokeText(inWords(group.count), x, y + 0.5);
    drawNumber(context, inWords(group.count), x, y, colour);
  }

  /* outlined: its edge is drawn, so that its circle would say less. A ring around a circle's middle would point at a
     spot that nobody named. */
  function drawSelected(context, frame, selected, turn, theme, outlined) {
    var x = frame.x(selected.x) + turn;
    var y = frame.y(selected.y);
    var radius = radiusPx(selected, frame.scale);
    if (outlined) return;
    if (radius >= LEAST_TOWN) {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.lineWidth = 5;
      context.strokeStyle = theme.halo;
      context.stroke();
      context.lineWidth = 2.5;
      context.strokeStyle = theme.ring;
      context.setLineDash([7, 4]);
      context.stroke();
      context.setLineDash([]);
      return;
    }
    [[5, theme.halo], [2.5, theme.ring]].forEach(function (stroke) {
      context.beginPath();
      context.arc(x, y, 13, 0, 2 * Math.PI);
      context.lineWidth = stroke[0];
      context.strokeStyle = stroke[1];
      context.stroke();
    });
  }

  L.atlasSymbols = {
    NOBODY: NOBODY,
    MIXED: MIXED,
    WORLD: WORLD,
    LEAST_CIRCLE: LEAST_CIRCLE,
    theme: function (dark) { return dark ? THEMES.dark : THEMES.light; },
    grouped: grouped,
    radiusPx: radiusPx,
    bubbleRadius: bubbleRadius,
    drawPoint: drawPoint,
    drawBubble: drawBubble,
    drawCircle: drawCircle,
    drawCount: drawCount,
    drawSelected: drawSelected
  };
})();
