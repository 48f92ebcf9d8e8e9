/* Which incident a person means by a click, or by Enter at the centre; several on one spot are all named. */
(function () {
  'use strict';

  var S = L.atlasSymbols;

  /* incidents: the layer whose signs are meant. It gives signs() as drawn last, head(), params(), address.
     Says: pick {ids}, stale (the rows were numbered before the ledger grew), failed. */
  L.AtlasPicking = L.Evented.extend({
    initialize: function (map, incidents) {
      this._map = map;
      this._incidents = incidents;
    },

    /* The topmost sign under a layer point, else the smallest circle around it. */
    under: function (point) {
      var signs = this._incidents.signs();
      var circle = null;
      for (var i = signs.length - 1; i >= 0; i--) {
        var sign = signs[i];
        var group = sign.group;
        var distance = Math.hypot(sign.x - point.x, sign.y - point.y);
        if (!group.circle) {
          if (distance <= (group.count > 1 ? S.bubbleRadius(group.count) + 2 : 10)) return sign;
        } else if (distance <= group.radius + 3 && (!circle || group.radius < circle.group.radius)) {
          /* Inside a circle wider than the view a click most likely means the map. */
          var size = this._map.getSize();
          if (group.radius < Math.max(size.x, size.y) / 2 || distance > group.radius - 8) circle = sign;
        }
      }
      return circle;
    },

    /* The sign nearest to a point of the view, for who cannot click. */
    nearest: function (point) {
      var layerPoint = this._map.containerPointToLayerPoint(point);
      var size = this._map.getSize();
      var nearest = null;
      this._incidents.signs().forEach(function (sign) {
        var at = this._map.layerPointToContainerPoint(L.point(sign.x, sign.y));
        var seen = at.x >= 0 && at.y >= 0 && at.x <= size.x && at.y <= size.y;
        var distance = layerPoint.distanceTo(L.point(sign.x, sign.y));
        if (seen && (!nearest || distance < nearest.distance)) nearest = { sign: sign, distance: distance };
      }, this);
      return nearest && nearest.sign;
    },

    choose: function (group) {
      var deepest = this._map.getZoom() >= this._map.getMaxZoom();
      if (group.count === 1 && group.row !== S.NOBODY) this._row(group);
      else if (group.oneSpot || deepest) this._spot(group);
      else this._zoomInto(group);
    },

    _zoomInto: function (group) {
      var map = this._map;
      var most = map.getMaxZoom();
      var zoom = map.getZoom() + 2;
      var centre = [group.y, group.x];
      if (group.east > group.west || group.south > group.north) {
        var wide = Math.max((group.east - group.west) * 256, 1e-9);
        var high = Math.max((group.south - group.north) * 256, 1e-9);
        var size = map.getSize();
        var fits = Math.floor(Math.log2(Math.min(size.x * 0.6 / wide, size.y * 0.6 / high)));
        zoom = Math.max(map.getZoom() + 1, Math.min(fits, map.getZoom() + 5));
        centre = [(group.north + group.south) / 2, (group.west + group.east) / 2];
      }
      map.setView([L.atlasMercator.latitude(centre[0]), (centre[1] - 0.5) * 360], Math.min(zoom, most));
    },

    _row: function (group) {
      var self = this;
      var address = this._incidents.options.incident + '?row=' + group.row + '&head=' + this._incidents.head();
      this._ask(address).then(function (answer) {
        if (answer) self.fire('pick', { ids: [answer.id] });
        /* The ledger has grown since these rows were numbered: ask by place, and draw anew. */
        else { self._spot(group); self.fire('stale'); }
      });
    },

    _spot: function (group) {
      var self = this;
      var reach = group.oneSpot || group.count === 1
        ? 0
        : S.bubbleRadius(group.count) / (256 * Math.pow(2, this._map.getZoom()));
      var query = [
        this._incidents.params(), 'x=' + Math.round(group.x * S.WORLD), 'y=' + Math.round(group.y * S.WORLD),
        'reach=' + Math.ceil(reach * S.WORLD)
      ].filter(Boolean).join('&');
      this._ask(this._incidents.options.spot + '?' + query).then(function (answer) {
        if (answer && answer.ids.length) self.fire('pick', { ids: answer.ids });
      });
    },

    /* JSON, or null where the numbers have gone stale (409). */
    _ask: function (url) {
      var self = this;
      return fetch(url, { credentials: 'same-origin' })
        .then(function (answer) {
          if (answer.status === 409) return null;
          if (!answer.ok) throw new Error('HTTP ' + answer.status);
          return answer.json();
        })
        .catch(function () {
          self.fire('failed');
          return { ids: [] };
        });
    }
  });
})();
