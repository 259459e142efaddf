(function () {
  'use strict';
  var SVG = 'http://www.w3.org/2000/svg', W = 1160, H = 560, HEAD = 17;

  function el(name, attributes, text) {
    var node = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (k) { node.setAttribute(k, attributes[k]); });
    if (text !== undefined) { node.textContent = text; }
    return node;
  }
  function svg(name, attributes, text) {
    var node = document.createElementNS(SVG, name);
    Object.keys(attributes || {}).forEach(function (k) { node.setAttribute(k, attributes[k]); });
    if (text !== undefined) { node.textContent = text; }
    return node;
  }
  function exact(n) { return n.toLocaleString('en-US') + ' B'; }
  function size(n) {
    var a = Math.abs(n);
    return a >= 104858 ? (n / 1048576).toFixed(1) + ' MiB' : a >= 1024 ? (n / 1024).toFixed(1) + ' KiB' : n + ' B';
  }

  function copyButton(text) {
    var copy = el('button', { type: 'button', class: 'copy' }, 'Copy');
    copy.addEventListener('click', function () { if (navigator.clipboard) { navigator.clipboard.writeText(text).then(function () { copy.textContent = 'Copied'; }); } });
    return copy;
  }
  document.querySelectorAll('#changes td:last-child code').forEach(function (code) {
    if (code.textContent) {
      code.parentNode.appendChild(document.createTextNode(' '));
      code.parentNode.appendChild(copyButton(code.textContent));
    }
  });

  // Tables: sorted by a button in each title, filtered where they are long.
  document.querySelectorAll('table').forEach(function (table) {
    var body = table.tBodies[0];
    table.querySelectorAll('th').forEach(function (th, column) {
      var button = el('button', { type: 'button' }, th.textContent);
      th.textContent = '';
      th.appendChild(button);
      button.addEventListener('click', function () {
        var down = th.getAttribute('aria-sort') ? th.getAttribute('aria-sort') === 'ascending' : th.classList.contains('n');
        table.querySelectorAll('th').forEach(function (other) { other.removeAttribute('aria-sort'); });
        th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        Array.from(body.rows).sort(function (a, b) {
          var x = a.cells[column], y = b.cells[column];
          var order = x.dataset.v !== undefined ? x.dataset.v - y.dataset.v : x.textContent.localeCompare(y.textContent, 'en', { numeric: true });
          return down ? -order : order;
        }).forEach(function (row) { body.appendChild(row); });
      });
    });
    if (body.rows.length > 12) {
      var filter = el('input', { type: 'search', class: 'filter', placeholder: 'Filter this table', 'aria-label': 'Filter this table' });
      table.parentNode.parentNode.insertBefore(filter, table.parentNode);
      filter.addEventListener('input', function () {
        var words = filter.value.toLowerCase();
        Array.from(body.rows).forEach(function (row) { row.hidden = row.textContent.toLowerCase().indexOf(words) < 0; });
      });
    }
  });

  var packed = document.getElementById('data').textContent;
  if (typeof DecompressionStream !== 'function') { return; } // the static map stays
  var bytes = Uint8Array.from(atob(packed), function (c) { return c.charCodeAt(0); });
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).json().then(start);

  function start(data) {
    var leaves = [];
    (function walk(items, artifact, folders) {
      items.forEach(function (item) {
        if (item.length === 2) {
          var parts = item[0].split('/');
          if (artifact === null) { walk(item[1], parts[0], parts.slice(1)); } else { walk(item[1], artifact, folders.concat(parts)); }
        } else {
          leaves.push({ artifact: artifact, parts: folders.concat([item[0]]), before: item[1], now: item[2], component: item[3], category: item[4], reason: item[5] });
        }
      });
    })(data.tree, null, []);

    var host = document.getElementById('treemap');
    host.textContent = '';
    var tools = el('div', { class: 'tools' });
    var search = el('input', { type: 'search', placeholder: 'Search paths, components, rules  ( / )', 'aria-label': 'Search the map' });
    var group = el('select', { 'aria-label': 'Group by' });
    [['component', 'by component'], ['path', 'by path'], ['category', 'by kind'], ['rule', data.verb === 'diff' ? 'by change' : 'by rule']].forEach(function (o) { group.appendChild(el('option', { value: o[0] }, o[1])); });
    var measure = el('select', { 'aria-label': 'Size shown' });
    [['both', data.verb === 'diff' ? 'the larger of both' : 'before, what goes hatched'], ['now', data.verb === 'shrink' || data.verb === 'diff' ? 'now' : 'what would stay'], ['saved', data.verb === 'diff' ? 'difference' : 'what goes']]
      .forEach(function (o) { measure.appendChild(el('option', { value: o[0] }, o[1])); });
    var out = el('button', { type: 'button' }, 'Zoom out (Esc)');
    [search, group, measure, out].forEach(function (t) { tools.appendChild(t); });
    var crumbs = el('p', { class: 'crumbs', 'aria-live': 'polite' });
    var map = svg('svg', { class: 'map', viewBox: '0 0 ' + W + ' ' + H, width: '100%', role: 'group', 'aria-label': 'Treemap; arrow keys move, Enter zooms in, Escape zooms out', 'font-family': 'sans-serif', 'font-size': 12 });
    var legend = el('p', { class: 'legend' });
    data.categories.forEach(function (title, i) {
      if (!leaves.some(function (l) { return l.category === i; })) { return; }
      var s = svg('svg', { width: 14, height: 14 });
      s.appendChild(svg('rect', { width: 14, height: 14, class: 'k' + i }));
      var item = el('span');
      item.appendChild(s);
      item.appendChild(document.createTextNode(' ' + title));
      legend.appendChild(item);
    });
    legend.appendChild(el('span', {}, data.verb === 'shrink' || data.verb === 'diff' ? 'hatched: what went' : 'hatched: what a shrink would take away'));
    var why = el('div', { class: 'why', 'aria-live': 'polite' });
    why.hidden = true;
    [tools, crumbs, map, legend, why].forEach(function (n) { host.appendChild(n); });

    var root, at, query = '', GOES = data.verb === 'shrink' || data.verb === 'diff' ? ' of it went' : ' of it would go';

    function bytesOf(leaf) {
      var m = measure.value;
      return m === 'now' ? leaf.now : m === 'saved' ? Math.abs(leaf.before - leaf.now) : data.verb === 'diff' ? Math.max(leaf.before, leaf.now) : leaf.before;
    }
    function keysOf(leaf) {
      var path = (data.artifacts.length > 1 ? [leaf.artifact] : []).concat(leaf.parts);
      switch (group.value) {
        case 'path': return path;
        case 'category': return [data.categories[leaf.category]].concat(path);
        case 'rule': return [leaf.reason < 0 ? (data.verb === 'diff' ? 'the same' : 'stays as it is') : data.reasons[leaf.reason][0] + (data.reasons[leaf.reason][1] ? ' by ' + data.reasons[leaf.reason][1] : '')].concat(path);
        default: return [data.components[leaf.component]].concat(path);
      }
    }
    function text(leaf) {
      return (leaf.artifact + ':' + leaf.parts.join('/') + ' ' + data.components[leaf.component] + ' ' + (leaf.reason < 0 ? '' : data.reasons[leaf.reason].slice(0, 3).join(' '))).toLowerCase();
    }
    function build() {
      root = { name: 'all', children: new Map(), size: 0, gone: 0, parent: null };
      leaves.forEach(function (leaf) {
        var bytes = bytesOf(leaf);
        if (bytes <= 0) { return; }
        var gone = measure.value === 'both' ? Math.max(0, leaf.before - leaf.now) : 0, node = root, keys = keysOf(leaf);
        root.size += bytes; root.gone += gone;
        keys.forEach(function (key, i) {
          var next = node.children.get(key);
          if (!next) { next = { name: key, children: new Map(), size: 0, gone: 0, parent: node }; node.children.set(key, next); }
          next.size += bytes; next.gone += gone;
          if (i === keys.length - 1) { next.leaf = leaf; }
          node = next;
        });
      });
      (function squash(node) {
        node.list = Array.from(node.children.values());
        node.list.forEach(function (child, i) {
          while (child.children.size === 1) {
            var only = child.children.values().next().value;
            only.name = child.name + (node === root && group.value !== 'path' ? ' › ' : '/') + only.name;
            only.parent = node;
            child = only;
          }
          node.list[i] = child;
          squash(child);
        });
        if (node.list.length) { node.leaf = null; } // a folder that is an entry by itself
        node.list.sort(function (a, b) { return b.size - a.size || (a.name < b.name ? -1 : 1); });
        node.category = node.leaf ? node.leaf.category : node.list.length ? node.list[0].category : 0;
      })(root);
      mark(root);
      at = root;
    }
    function mark(node) {
      node.found = query && node.leaf && text(node.leaf).indexOf(query) >= 0 ? node.size : 0;
      node.list.forEach(function (child) { mark(child); node.found += child.found; });
    }
    function squarify(items, box, place) {
      var total = items.reduce(function (s, i) { return s + i.size; }, 0), scale = box.w * box.h / (total || 1), x = box.x, y = box.y, w = box.w, h = box.h, from = 0;
      function worst(a, b, side) {
        var sum = 0, i, most = 0;
        for (i = a; i < b; i++) { sum += items[i].size * scale; }
        var thick = sum / side;
        for (i = a; i < b; i++) { var len = items[i].size * scale / thick; most = Math.max(most, len / thick, thick / len); }
        return most;
      }
      while (from < items.length) {
        var side = Math.min(w, h), to = from + 1, sum = 0, i, pos = 0;
        if (side < 0.5) { return; }
        while (to < items.length && worst(from, to + 1, side) <= worst(from, to, side)) { to++; }
        for (i = from; i < to; i++) { sum += items[i].size * scale; }
        var thick = sum / side;
        for (i = from; i < to; i++) {
          var len = items[i].size * scale / thick;
          place(items[i], w >= h ? { x: x, y: y + pos, w: thick, h: len } : { x: x + pos, y: y, w: len, h: thick });
          pos += len;
        }
        if (w >= h) { x += thick; w -= thick; } else { y += thick; h -= thick; }
        from = to;
      }
    }
    function clip(label, width, letter) {
      var n = Math.floor(width / letter);
      return label.length <= n ? label : n < 3 ? '' : label.slice(0, n - 1) + '…';
    }
    function draw() {
      map.textContent = '';
      var defs = svg('defs'), hatch = svg('pattern', { id: 'hatch', width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' });
      hatch.appendChild(svg('line', { x1: 0, y1: 0, x2: 0, y2: 7, style: 'stroke:var(--hatch)', 'stroke-width': 3, 'stroke-opacity': 0.65 }));
      defs.appendChild(hatch);
      map.appendChild(defs);
      if (at.leaf) { show(at); at = at.parent; }
      level(at, { x: 0, y: 0, w: W, h: H }, 0, map);
      crumbs.textContent = '';
      var chain = [];
      for (var n = at; n; n = n.parent) { chain.unshift(n); }
      chain.forEach(function (node, i) {
        if (i) { crumbs.appendChild(document.createTextNode(' › ')); }
        if (node === at) { crumbs.appendChild(document.createTextNode(node.name + ' – ' + exact(node.size) + ' (' + size(node.size) + ')' + (node.gone ? ', ' + size(node.gone) + GOES : ''))); } else {
          var b = el('button', { type: 'button' }, node.name);
          b.addEventListener('click', function () { zoom(node); });
          crumbs.appendChild(b);
        }
      });
      if (query) { crumbs.appendChild(document.createTextNode(' · “' + query + '”: ' + exact(at.found))); }
      out.disabled = at === root;
      reachable(map.querySelector('[tabindex]'));
    }
    function level(node, box, depth, parent) {
      squarify(node.list, box, function (child, b) {
        if (b.w < 1.2 || b.h < 1.2) { return; }
        var g = svg('g', {}), folder = !child.leaf, inside = folder && b.w > 34 && b.h > 34 && depth < 6;
        if (depth === 0) { g.setAttribute('tabindex', -1); g.node = child; g.setAttribute('role', 'button'); g.setAttribute('aria-label', child.name + ', ' + exact(child.size)); }
        if (query && !child.found) { g.setAttribute('class', 'dim'); }
        g.appendChild(svg('title', {}, child.name + '\n' + exact(child.size) + ' (' + size(child.size) + ')' + (child.gone ? '\n' + exact(child.gone) + GOES : '')));
        g.appendChild(svg('rect', { x: b.x.toFixed(1), y: b.y.toFixed(1), width: b.w.toFixed(1), height: b.h.toFixed(1), class: inside ? 'folder' : 'k' + child.category, 'stroke-width': depth ? 0.5 : 1 }));
        g.addEventListener('click', function (e) { e.stopPropagation(); var top = child; while (top.parent !== at && top.parent) { top = top.parent; } if (child.leaf) { show(child); choose(g); } else { zoom(top === child ? child : top); } });
        g.addEventListener('keydown', function (e) { if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); if (child.leaf) { show(child); choose(g); } else { zoom(child); } } });
        parent.appendChild(g);
        if (inside) {
          var label = clip(child.name + '  ' + size(child.size), b.w - 8, depth ? 6.7 : 7.6);
          if (label) { g.appendChild(svg('text', { x: b.x + 4, y: b.y + 12.5, class: 'head', 'font-weight': depth ? 400 : 600 }, label)); }
          level(child, { x: b.x + 1.5, y: b.y + (label ? HEAD : 1.5), w: b.w - 3, h: b.h - (label ? HEAD : 1.5) - 1.5 }, depth + 1, g);
        } else {
          var share = child.gone / child.size, wide = b.w > b.h; // what goes is hatched at the far end, as large as it is
          if (share > 0.01) {
            g.appendChild(svg('rect', { x: (b.x + (wide ? b.w * (1 - share) : 0)).toFixed(1), y: (b.y + (wide ? 0 : b.h * (1 - share))).toFixed(1),
              width: (wide ? b.w * share : b.w).toFixed(1), height: (wide ? b.h : b.h * share).toFixed(1), fill: 'url(#hatch)' }));
          }
          if (b.w > 60 && b.h > 18) { g.appendChild(svg('text', { x: b.x + 5, y: b.y + 14, class: 'label' }, clip(child.name.split('/').pop(), b.w - 10, 7.8))); }
        }
      });
    }
    function choose(g) {
      map.querySelectorAll('.chosen').forEach(function (o) { o.classList.remove('chosen'); });
      g.classList.add('chosen');
    }
    /** The map is one stop of the Tab key; arrow keys move inside it. */
    function reachable(g) {
      map.querySelectorAll('[tabindex="0"]').forEach(function (o) { o.setAttribute('tabindex', -1); });
      if (g) { g.setAttribute('tabindex', 0); }
    }
    function zoom(node, from) {
      at = node;
      draw();
      var all = Array.from(map.querySelectorAll('[tabindex]')), first = all.filter(function (g) { return g.node === from; })[0] || all[0];
      if (first && document.activeElement !== search) { reachable(first); first.focus({ preventScroll: true }); }
    }
    function up() { if (at.parent) { zoom(at.parent, at); } }
    map.addEventListener('keydown', function (e) {
      var all = Array.from(map.querySelectorAll('[tabindex]')), here = all.indexOf(document.activeElement);
      var to = { ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[e.key];
      if (here < 0 || to === undefined) { return; }
      e.preventDefault();
      var next = all[Math.max(0, Math.min(all.length - 1, to))];
      reachable(next);
      next.focus({ preventScroll: true });
    });
    function quote(s) { return /^[\w@%+=:,./-]+$/.test(s) ? s : "'" + s.replace(/'/g, "'\\''") + "'"; }
    function show(node) {
      var leaf = node.leaf, path = leaf.parts.join('/'), reason = leaf.reason < 0 ? null : data.reasons[leaf.reason], chain = data.chains[leaf.component];
      path = path.replace(/\/\[archive overhead\]$/, '/');
      why.textContent = '';
      why.hidden = false;
      why.appendChild(el('h3', {}, path));
      why.appendChild(el('p', {}, leaf.artifact + ', ' + data.categories[leaf.category] + ': ' + exact(leaf.before) + (leaf.before === leaf.now ? '' : ' before, ' + exact(leaf.now) + ' after')));
      why.appendChild(el('p', {}, 'Component: ' + data.components[leaf.component] + (chain.length > 1 ? ', comes with ' + chain.slice(0, -1).join(' › ') : '')));
      if (reason) {
        why.appendChild(el('p', {}, reason[0].charAt(0).toUpperCase() + reason[0].slice(1) + (reason[1] ? ' by ' + reason[1] : '') + (reason[2] ? ': ' + reason[2] : '')));
        if (reason[3].length) {
          var list = el('ul');
          reason[3].forEach(function (e) { list.appendChild(el('li', {}, e)); });
          why.appendChild(list);
        }
      } else { why.appendChild(el('p', {}, data.verb === 'diff' ? 'The same in both.' : 'No rule changes it, so it stays as it is.')); }
      var name = path.slice(path.lastIndexOf('!/') + (path.lastIndexOf('!/') < 0 ? 1 : 2));
      var keep = /\.class$/.test(name) ? name.replace(/\.class$/, '').replace(/\//g, '.') : path;
      var artifact = data.artifacts.filter(function (a) { return a[0] === leaf.artifact; })[0];
      var added = reason && reason[0] === 'added', told = [];
      if (!added) { told.push([leaf.now === 0 ? 'Restore it' : 'Keep it as it is', 'keep: ["' + keep + '"]']); }
      if (leaf.now > 0) { told.push(['Ask', 'shrink why ' + quote(artifact ? artifact[1] : leaf.artifact) + ' ' + quote(keep)]); }
      told.forEach(function (s) {
        var p = el('p', {}, s[0] + ': ');
        p.appendChild(el('code', {}, s[1]));
        p.appendChild(document.createTextNode(' '));
        p.appendChild(copyButton(s[1]));
        why.appendChild(p);
      });
    }
    var waiting;
    search.addEventListener('input', function () {
      clearTimeout(waiting);
      waiting = setTimeout(function () { query = search.value.trim().toLowerCase(); mark(root); draw(); }, 120);
    });
    group.addEventListener('change', function () { build(); draw(); });
    measure.addEventListener('change', function () { build(); draw(); });
    out.addEventListener('click', up);
    document.addEventListener('keydown', function (e) {
      if (e.key === 'Escape') { if (document.activeElement === search && search.value) { search.value = ''; query = ''; mark(root); draw(); } else { up(); } }
      if (e.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) { e.preventDefault(); search.focus(); }
    });
    build();
    draw();
    document.body.dataset.ready = 'true';
  }
})();
