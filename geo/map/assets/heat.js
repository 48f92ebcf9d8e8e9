/* A heat map at a quarter of the resolution: colouring each pixel of the screen would take longer
   than everything else, and a blur has no detail to lose. */
(function () {
  'use strict';

  var SHRINK = 4;
  var REACH = 30;
  /* Cells of 64 pixels must melt into one another. */
  var CELL_REACH = 62;
  /* Okabe and Ito's blue over orange to yellow: its lightness rises all the way, so it reads
     without colour vision too. */
  var RAMP = [[0, 60, 110], [0, 114, 178], [120, 110, 140], [213, 94, 0], [230, 159, 0], [250, 235, 120]];

  L.atlasHeat = function (context, bounds, frame, rows, inCells) {
    var reach = (inCells ? CELL_REACH : REACH) / SHRINK;
    var size = bounds.getSize();
    var width = Math.ceil(size.x / SHRINK);
    var height = Math.ceil(size.y / SHRINK);
    var glow = new Float32Array(width * height);
    rows.forEach(function (row) {
      frame.turns.forEach(function (turn) {
        var x = (frame.x(row.x) + turn - bounds.min.x) / SHRINK;
        var y = (frame.y(row.y) - bounds.min.y) / SHRINK;
        shine(glow, width, height, x, y, row.count, reach);
      });
    });
    var most = 0;
    for (var i = 0; i < glow.length; i++) if (glow[i] > most) most = glow[i];
    if (!most) return;
    var small = document.createElement('canvas');
    small.width = width;
    small.height = height;
    var pen = small.getContext('2d');
    var picture = pen.createImageData(width, height);
    for (var p = 0; p < glow.length; p++) {
      if (glow[p] > 0) colour(picture.data, 4 * p, Math.log1p(glow[p]) / Math.log1p(most));
    }
    pen.putImageData(picture, 0, 0);
    context.imageSmoothingEnabled = true;
    context.drawImage(small, bounds.min.x, bounds.min.y, width * SHRINK, height * SHRINK);
  };

  /* The colour of a share of the most, 0 to 1, for the legend. */
  L.atlasHeatColour = function (share) {
    var four = [0, 0, 0, 0];
    colour(four, 0, share);
    return 'rgb(' + four.slice(0, 3).map(Math.round).join() + ')';
  };

  function shine(glow, width, height, x, y, count, reach) {
    var left = Math.max(0, Math.ceil(x - reach));
    var right = Math.min(width - 1, Math.floor(x + reach));
    var top = Math.max(0, Math.ceil(y - reach));
    var bottom = Math.min(height - 1, Math.floor(y + reach));
    for (var py = top; py <= bottom; py++) {
      for (var px = left; px <= right; px++) {
        var part = 1 - ((px - x) * (px - x) + (py - y) * (py - y)) / (reach * reach);
        if (part > 0) glow[py * width + px] += count * part * part;
      }
    }
  }

  function colour(data, at, share) {
    var place = share * (RAMP.length - 1);
    var low = Math.min(RAMP.length - 2, Math.floor(place));
    for (var c = 0; c < 3; c++) {
      data[at + c] = RAMP[low][c] + (RAMP[low + 1][c] - RAMP[low][c]) * (place - low);
    }
    data[at + 3] = 255 * Math.min(0.88, share * 1.6);
  }
})();
