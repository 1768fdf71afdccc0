'use strict';
(function () {
  var form = document.querySelector('[data-sift]');
  if (!form) return;
  function all(where, what) { return Array.prototype.slice.call(where.querySelectorAll(what)); }
  var rows = all(document, '[data-is]'), said = form.querySelector('output');
  var tokens = rows.map(function (row) { return ' ' + row.dataset.is + ' '; });
  var words = null, opened = [];

  function texts() {
    return words || (words = rows.map(function (row) {
      var mail = row.querySelector('.mail');  // says all of it again, with numbers and an address
      return row.textContent.replace(mail ? mail.textContent : '', '').toLowerCase();
    }));
  }

  function sift() {
    var wanted = all(form, 'select[data-facet]').map(function (one) { return one.value; }).filter(Boolean);
    var find = form.elements.find.value.toLowerCase().split(/\s+/).filter(Boolean);
    var active = wanted.length + find.length > 0, shown = 0;
    rows.forEach(function (row, i) {
      row.hidden = !(wanted.every(function (token) { return tokens[i].indexOf(' ' + token + ' ') >= 0; }) &&
        find.every(function (word) { return texts()[i].indexOf(word) >= 0; }));
      if (!row.hidden) shown += 1;
    });
    opened.forEach(function (fold) { fold.open = false; });
    opened = [];
    all(document, 'main section, main details').forEach(function (box) {
      var held = all(box, '[data-is]'), left = held.filter(function (row) { return !row.hidden; });
      if (!held.length) return;
      box.hidden = !left.length;
      if (active && left.length && box.tagName === 'DETAILS' && !box.open) { box.open = true; opened.push(box); }
    });
    form.querySelector('[data-all]').hidden = !active;
    said.textContent = active ? shown + ' of ' + rows.length + ' shown.' : '';
  }

  function sort() {
    var by = form.elements.sort.value;
    all(document, 'ul').forEach(function (list) {
      var mine = Array.prototype.filter.call(list.children, function (one) { return one.matches('[data-is]'); });
      mine.map(function (row) {
        return { row: row, key: by ? row.getAttribute('data-' + by) || '\uffff' : '', at: rows.indexOf(row) };
      }).sort(function (a, b) {
        return a.key < b.key ? -1 : a.key > b.key ? 1 : a.at - b.at;
      }).forEach(function (one) { list.appendChild(one.row); });
    });
  }

  function clear() { form.reset(); sift(); if (form.elements.sort) sort(); }

  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('input', function (event) { if (event.target.name === 'sort') sort(); else sift(); });
  form.querySelector('[data-all]').addEventListener('click', function () { clear(); form.elements.find.focus(); });
  // a link to a row that is narrowed away must still lead to it
  window.addEventListener('hashchange', function () {
    var row = document.getElementById(location.hash.slice(1));
    if (row && row.closest('[hidden]')) { clear(); row.scrollIntoView(); }
  });
  form.hidden = false;
})();
