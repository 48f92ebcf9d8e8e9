/* Shows the incidents of this file. Every text goes in by textContent; nothing is fetched. */
(function () {
  'use strict';

  var ROWS_AT_ONCE = 200;
  var COLOURS = ['#b2182b', '#e08214', '#762a83', '#1b7837', '#bf812d', '#4d4d4d'];
  var read = function (id) { return JSON.parse(document.getElementById(id).textContent); };
  var data = read('incidents');
  var land = read('land');
  var NAMES = ['id', 'type', 'sub', 'start', 'end', 'when', 'location', 'country', 'latitude',
    'longitude', 'radius', 'precision', 'killed', 'injured', 'notes', 'sources'];
  var incidents = data.rows.map(function (row) {
    var incident = {};
    NAMES.forEach(function (name, at) { incident[name] = row[at]; });
    return incident;
  });
  var shown = incidents;
  var rowsShown = ROWS_AT_ONCE;

  function element(kind, text) {
    var made = document.createElement(kind);
    if (text !== undefined && text !== null) made.textContent = String(text);
    return made;
  }

  /* The browser knows the names of countries without a network. */
  function countryName(code) {
    try {
      return new Intl.DisplayNames(['en'], { type: 'region' }).of(code);
    } catch (unknown) {
      return code;
    }
  }

  function number(count) { return count.toLocaleString('en'); }

  function ring(flat, step) {
    var x = 0, y = 0, points = [];
    for (var at = 0; at < flat.length; at += 2) {
      x += flat[at];
      y += flat[at + 1];
      points.push([y * step, x * step]);
    }
    return points;
  }

  var canvas = L.canvas({ padding: 0.3 });
  var map = L.map('map', { renderer: canvas, minZoom: 1, maxZoom: 14, worldCopyJump: true });
  map.attributionControl.setPrefix('');
  map.attributionControl.addAttribution('Land: Natural Earth · Towns: GeoNames');
  L.control.scale({ imperial: false, position: 'bottomleft' }).addTo(map);
  (land.land || []).forEach(function (polygon) {
    L.polygon(polygon.map(function (flat) { return ring(flat, land.step); }), {
      interactive: false, color: '#f8f7f3', weight: 1, fillColor: '#f8f7f3', fillOpacity: 1,
      renderer: canvas
    }).addTo(map);
  });
  (land.borders || []).forEach(function (flat) {
    L.polyline(ring(flat, land.step), {
      interactive: false, color: '#a7a29a', weight: 1, renderer: canvas
    }).addTo(map);
  });
  (land.disputed || []).forEach(function (flat) {
    L.polyline(ring(flat, land.step), {
      interactive: false, color: '#a7a29a', weight: 1, dashArray: '4 4', renderer: canvas
    }).addTo(map);
  });
  var layer = L.layerGroup().addTo(map);
  var chosen = L.layerGroup().addTo(map);
  /* More circles than this on top of each other say nothing; the chosen one is always drawn. */
  var MOST_CIRCLES = 300;

  /* The greatest towns in sight that do not cover each other. */
  var towns = read('towns');
  var names = L.layerGroup().addTo(map);
  var TOWN_HEIGHT = 16, LETTER_WIDTH = 6.5, MOST_TOWNS = 60;

  function drawTowns() {
    var taken = [];
    var sight = map.getBounds();
    var zoom = map.getZoom();
    names.clearLayers();
    towns.forEach(function (town) {
      var at = L.latLng(town[1], town[2]);
      if (town[3] > zoom || taken.length >= MOST_TOWNS || !sight.contains(at)) return;
      var point = map.latLngToContainerPoint(at);
      var right = point.x + 12 + String(town[0]).length * LETTER_WIDTH;
      var covers = taken.some(function (other) {
        return point.x < other[2] && right > other[0] && Math.abs(point.y - other[1]) < TOWN_HEIGHT;
      });
      if (covers) return;
      taken.push([point.x, point.y, right]);
      L.circleMarker(at, {
        radius: 1.5, color: '#8b8e90', weight: 1, interactive: false, renderer: canvas
      }).addTo(names);
      L.tooltip({ permanent: true, direction: 'right', offset: [2, 0], className: 'town', opacity: 1 })
        .setLatLng(at).setContent(element('span', town[0])).addTo(names);
    });
  }
  map.on('moveend', drawTowns);

  function circle(incident, opacity) {
    return L.circle([incident.latitude, incident.longitude], {
      radius: incident.radius, interactive: false, stroke: opacity > 0.1, weight: 1,
      color: COLOURS[incident.type], fillColor: COLOURS[incident.type], fillOpacity: opacity,
      renderer: canvas
    });
  }

  function typeOf(incident) {
    return incident.sub || data.types[incident.type];
  }

  function tell(incident) {
    var box = document.getElementById('details');
    box.hidden = false;
    box.textContent = [
      incident.when + ': ' + typeOf(incident),
      (incident.location || 'place not named') + (incident.country ? ', ' + incident.country : '') +
        ' (' + incident.precision + ')',
      'Killed: ' + incident.killed + '. Injured: ' + incident.injured + '.',
      incident.notes || '',
      incident.sources ? 'Sources: ' + incident.sources : '',
      'Id: ' + incident.id
    ].filter(Boolean).join('\n');
    chosen.clearLayers();
    if (incident.latitude !== null) circle(incident, 0.15).addTo(chosen);
  }

  function drawMap() {
    var circles = {};
    layer.clearLayers();
    chosen.clearLayers();
    shown.forEach(function (incident) {
      if (incident.latitude === null) return;
      circles[[incident.latitude, incident.longitude, incident.radius].join()] = incident;
    });
    var distinct = Object.keys(circles);
    if (distinct.length <= MOST_CIRCLES) {
      distinct.forEach(function (key) { circle(circles[key], 0.06).addTo(layer); });
    }
    shown.forEach(function (incident) {
      if (incident.latitude === null) return;
      L.circleMarker([incident.latitude, incident.longitude], {
        radius: 4, color: COLOURS[incident.type], weight: 1, fillColor: COLOURS[incident.type],
        fillOpacity: 0.7, renderer: canvas
      }).on('click', function () { tell(incident); }).addTo(layer);
    });
  }

  function drawRows() {
    var body = document.getElementById('rows');
    body.textContent = '';
    shown.slice(0, rowsShown).forEach(function (incident) {
      var row = element('tr');
      var first = element('td');
      var button = element('button', incident.when);
      button.type = 'button';
      button.addEventListener('click', function () { tell(incident); });
      first.appendChild(button);
      row.appendChild(first);
      [['', typeOf(incident)],
        ['', [incident.location, incident.country].filter(Boolean).join(', ')],
        ['Killed', incident.killed], ['Injured', incident.injured],
        ['', (incident.notes || incident.sources || '').slice(0, 400)]
      ].forEach(function (pair) {
        var cell = element('td', pair[1]);
        /* On a narrow screen the head of the table is out of sight. */
        if (pair[0]) cell.dataset.name = pair[0];
        row.appendChild(cell);
      });
      body.appendChild(row);
    });
    document.getElementById('more').hidden = rowsShown >= shown.length;
  }

  /* Those without a date stand last in either order. */
  var ordered = incidents;

  function order() {
    var turn = document.getElementById('order').value === 'old' ? 1 : -1;
    ordered = incidents.slice().sort(function (one, other) {
      if (one.start === other.start) return 0;
      if (one.start === null) return 1;
      if (other.start === null) return -1;
      return one.start < other.start ? -turn : turn;
    });
  }

  function said(incident) {
    if (incident.said === undefined) {
      incident.said = [incident.location, incident.country, typeOf(incident), incident.notes, incident.sources]
        .filter(Boolean).join('\n').toLocaleLowerCase();
    }
    return incident.said;
  }

  function filter() {
    var from = document.getElementById('from').value;
    var to = document.getElementById('to').value;
    var types = {};
    document.querySelectorAll('#types input').forEach(function (box) {
      types[box.value] = box.checked;
    });
    var country = document.getElementById('country').value;
    var words = document.getElementById('words').value.trim().toLocaleLowerCase();
    shown = ordered.filter(function (incident) {
      if (!types[incident.type]) return false;
      if (country && incident.country !== country) return false;
      if (words && said(incident).indexOf(words) < 0) return false;
      if ((from || to) && incident.start === null) return false;
      return (!from || incident.end >= from) && (!to || incident.start <= to);
    });
    rowsShown = ROWS_AT_ONCE;
    var located = shown.filter(function (incident) { return incident.latitude !== null; }).length;
    document.getElementById('count').textContent = number(shown.length) + ' of ' +
      number(incidents.length) + ' incidents, ' + number(located) + ' on the map';
    drawMap();
    drawRows();
  }

  function counted(of) {
    var counts = {};
    incidents.forEach(function (incident) {
      var key = of(incident);
      if (key !== null && key !== undefined) counts[key] = (counts[key] || 0) + 1;
    });
    return counts;
  }

  var ofType = counted(function (incident) { return incident.type; });
  data.types.forEach(function (name, at) {
    if (!ofType[at]) return;
    var label = element('label');
    var box = element('input');
    box.type = 'checkbox';
    box.checked = true;
    box.value = String(at);
    label.style.borderLeft = '.6rem solid ' + COLOURS[at];
    label.appendChild(box);
    label.appendChild(document.createTextNode(' ' + name + ' (' + number(ofType[at]) + ')'));
    document.getElementById('types').appendChild(label);
  });
  var ofCountry = counted(function (incident) { return incident.country; });
  Object.keys(ofCountry).sort().forEach(function (code) {
    var option = element('option', countryName(code) + ' (' + number(ofCountry[code]) + ')');
    option.value = code;
    document.getElementById('country').appendChild(option);
  });
  data.about.forEach(function (sentence) {
    document.getElementById('about').appendChild(element('li', sentence));
  });
  document.getElementById('filters').addEventListener('submit', function (event) { event.preventDefault(); });
  document.getElementById('filters').addEventListener('input', function (event) {
    if (event.target.id === 'order') order();
    filter();
  });
  document.getElementById('more').addEventListener('click', function () {
    rowsShown += ROWS_AT_ONCE;
    drawRows();
  });
  var points = incidents.filter(function (incident) { return incident.latitude !== null; });
  if (points.length) {
    map.fitBounds(L.latLngBounds(points.map(function (incident) {
      return [incident.latitude, incident.longitude];
    })).pad(0.1), { maxZoom: 9 });
  } else {
    map.setView([20, 0], 2);
  }
  order();
  filter();
}());
