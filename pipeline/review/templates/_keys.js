
'use strict';
document.documentElement.classList.add('js');
(function () {
  var items = Array.prototype.slice.call(document.querySelectorAll('[data-item]'));

  function go(item) {
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: 'start' });
  }

  document.addEventListener('keydown', function (event) {
    var at = document.activeElement, item = at && at.closest('[data-item]');
    if (!item || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (at.matches('textarea, input[type=text]')) return;
    var key = event.key, target = null;
    if (key === 'j' || key === 'k') {
      target = items[items.indexOf(item) + (key === 'j' ? 1 : -1)];
      if (target) go(target);
    } else if (key === 'Enter') {
      if (!at.matches('[data-item], .opt input')) return;
      target = item.querySelector('[value=save]');
      target.click();
    } else if (key === 'l') {
      target = item.querySelector('[data-later]');
      target.click();
    } else if (key === 'u') {
      target = document.querySelector('[data-undo]');
      if (target) target.click();
    } else {
      Array.prototype.forEach.call(item.querySelectorAll('[data-key]'), function (choice) {
        if (choice.dataset.key === key) target = choice;
      });
      if (target) { target.focus(); target.click(); }
    }
    if (target) event.preventDefault();
  });

  var start = document.querySelector('[data-start]');
  if (start) start.addEventListener('click', function (event) {
    if (items[0]) { event.preventDefault(); go(items[0]); }
  });

  // After a decision the address leads to what comes next; once loaded, or the browser takes the focus away again.
  window.addEventListener('load', function () {
    var notice = location.hash === '#next' && document.getElementById('next');
    var next = notice && notice.nextElementSibling;
    if (!next || !next.matches('[data-item]')) return;
    setTimeout(function () {
      next.setAttribute('aria-describedby', 'next');
      next.focus({ preventScroll: true });
      notice.scrollIntoView({ block: 'start' });
    }, 0);
  });
})();
