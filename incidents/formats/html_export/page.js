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
  map.attributionControl.addAttribution('Land: Natural Earth');
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
        ['', (incident.notes || '').slice(0, 400)]
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

  function filter() {
    var from = document.getElementById('from').value;
    var to = document.getElementById('to').value;
    var types = {};
    document.querySelectorAll('#types input').forEach(function (box) {
      types[box.value] = box.checked;
    });
    shown = incidents.filter(function (incident) {
      if (!types[incident.type]) return false;
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

  data.types.forEach(function (name, at) {
    var label = element('label');
    var box = element('input');
    box.type = 'checkbox';
    box.checked = true;
    box.value = String(at);
    label.style.borderLeft = '.6rem solid ' + COLOURS[at];
    label.appendChild(box);
    label.appendChild(document.createTextNode(' ' + name));
    document.getElementById('types').appendChild(label);
  });
  data.about.forEach(function (sentence) {
    document.getElementById('about').appendChild(element('li', sentence));
  });
  document.getElementById('filters').addEventListener('input', filter);
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
  filter();
}());
