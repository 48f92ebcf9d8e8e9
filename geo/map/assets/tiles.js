/* Pictures of a person's own file or of a server that the settings name, over the basemap, which shows through where
   there is none. A button puts them away. What must be known of them stands in the credits.

   Answer of `tiles`: {address, said, problems} and of a file credit, least_zoom, most_zoom. */
(function () {
  'use strict';

  var SERVER_MOST = 19;

  /* names: the layer of names, which pictures bring themselves. */
  L.atlasTiles = function (map, names) {
    fetch('tiles', { credentials: 'same-origin' })
      .then(function (answer) { return answer.ok ? answer.json() : { problems: [] }; })
      .then(function (told) {
        map.atlasCredit([told.said].concat(told.problems, told.credit || ''));
        if (told.address) show(map, names, told);
      })
      /* The map's own basemap is there already. */
      .catch(function () {});
  };

  function show(map, names, told) {
    var least = told.least_zoom || 0;
    var layer = L.tileLayer(told.address, {
      minNativeZoom: least, maxNativeZoom: told.most_zoom === undefined ? SERVER_MOST : told.most_zoom,
      minZoom: least, maxZoom: map.getMaxZoom(), zIndex: 2, className: 'atlas-tiles', referrerPolicy: 'no-referrer'
    });
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'atlas-box atlas-seen';
    button.textContent = 'Own tiles';
    button.title = 'Show or hide the tiles that the settings name';
    var any = false;
    function nameOrNot() {
      names.getPane().style.display = any && map.hasLayer(layer) && map.getZoom() >= least ? 'none' : '';
    }
    layer.on('tileload', function () {
      if (any) return;
      any = true;
      nameOrNot();
    });
    function put(on) {
      if (on) layer.addTo(map); else layer.remove();
      button.setAttribute('aria-pressed', String(on));
      nameOrNot();
    }
    button.addEventListener('click', function () { put(!map.hasLayer(layer)); });
    map.on('zoomend', nameOrNot);
    var Control = L.Control.extend({
      options: { position: 'topright' },
      onAdd: function () {
        L.DomEvent.disableClickPropagation(button);
        return button;
      }
    });
    new Control().addTo(map);
    put(true);
    window.__tiles = layer;
  }
})();
