/* Tiles of the basemap are fetched, decoded and drawn one after the other, beside the page: the
   detailed coast of a tile takes longer than a person should wait for the incidents. Nothing is drawn
   before the first file is there: a tile without land would be sea.

   in:  {kind: "fetch", name, url}, {kind: "draw", id, tile, density}, {kind: "drop", id}
   out: {kind: "fetched", name}, {kind: "failed", name}, {kind: "drawn", id, picture}, {kind: "undrawn", id} */
(function (scope) {
  'use strict';

  /* send: takes a message and what is handed over with it. canvas: makes one of a size. */
  function painter(send, canvas) {
    var files = {};
    var queue = [];
    var busy = false;

    function fetchFile(name, url) {
      fetch(url)
        .then(function (answer) {
          if (!answer.ok) throw new Error('HTTP ' + answer.status);
          return answer.json();
        })
        .then(function (content) {
          files[name] = scope.atlasDrawing.decoded(content);
          send({ kind: 'fetched', name: name });
          wake();
        })
        .catch(function () { send({ kind: 'failed', name: name }); });
    }

    /* One at a time with a turn of the loop between them, so that what is no longer wanted can be
       taken out of the queue. */
    function next() {
      var job = queue.shift();
      busy = Boolean(job);
      if (!job) return;
      try {
        draw(job);
      } catch (fault) {
        /* One tile that cannot be drawn must not hold up the others. */
        send({ kind: 'undrawn', id: job.id });
      }
      setTimeout(next, 0);
    }

    function wake() {
      if (busy || !queue.length || !Object.keys(files).length) return;
      busy = true;
      setTimeout(next, 0);
    }

    function draw(job) {
      var side = job.tile.size * job.density;
      var drawn = canvas(side);
      var context = drawn.getContext('2d');
      context.scale(job.density, job.density);
      scope.atlasDrawing.drawTile(context, job.tile, files);
      var picture = drawn.transferToImageBitmap ? drawn.transferToImageBitmap() : drawn;
      send({ kind: 'drawn', id: job.id, picture: picture }, drawn.transferToImageBitmap ? [picture] : []);
    }

    return function (message) {
      if (message.kind === 'fetch') {
        fetchFile(message.name, message.url);
      } else if (message.kind === 'drop') {
        queue = queue.filter(function (job) { return job.id !== message.id; });
      } else {
        queue.push(message);
        wake();
      }
    };
  }

  if (typeof scope.document === 'undefined') {
    scope.importScripts('basemap_drawing.js');
    var take = painter(
      function (message, handed) { scope.postMessage(message, handed); },
      function (side) { return new scope.OffscreenCanvas(side, side); }
    );
    scope.addEventListener('message', function (event) { take(event.data); });
  } else {
    scope.atlasPainter = painter;
  }
})(self);
