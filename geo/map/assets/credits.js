/* Whose the map is, as plain text: a file of tiles may bring words of its own, and Leaflet's control takes markup. */
(function () {
  'use strict';

  var Credits = L.Control.extend({
    options: { position: 'bottomright' },
    onAdd: function (map) {
      var box = document.createElement('div');
      var container = map.getContainer();
      box.className = 'leaflet-control-attribution';
      /* What stands at the left of the bottom stands above it. */
      new ResizeObserver(function () {
        container.style.setProperty('--credits', box.offsetHeight + 'px');
      }).observe(box);
      this._box = box;
      return box;
    },
    say: function (words) {
      this._box.textContent = words.filter(Boolean).join(' · ');
    }
  });

  L.atlasCredits = function (map, words) {
    var credits = new Credits().addTo(map);
    credits.say([words]);
    map.atlasCredit = function (more) { credits.say(more.concat(words)); };
  };
})();
