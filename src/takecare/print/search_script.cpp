#include "takecare/print/search_script.h"

namespace takecare::print {

namespace {

// All words must occur; names count more than words of the text. Text reaches the page as text only.
constexpr std::string_view script = R"js(
'use strict';
const entries = JSON.parse(document.getElementById('index').textContent).map(([title, kind, href, words]) => {
  const name = title.toLowerCase();
  return { title, kind, href, words, name, plain: name.replaceAll('_', ' '), text: words.toLowerCase() };
});
const field = document.getElementById('find');
const list = document.getElementById('found');
const count = document.getElementById('count');
const most = 60;

function scoreOf(entry, words, phrase) {
  let score = entry.plain === phrase || entry.name === phrase ? 100 : 0;
  for (const word of words) {
    const at = entry.plain.indexOf(word);
    if (at === 0) score += 12;
    else if (at > 0) score += entry.plain[at - 1] === ' ' ? 8 : 4;
    else if (entry.name.includes(word)) score += 4;
    else if (entry.text.includes(word)) score += 1;
    else return 0;
  }
  return score + (entry.text.includes(phrase) ? 2 : 0) + (entry.kind.startsWith('rule') ? 2 : 0);
}

function excerpt(entry, word) {
  const at = Math.max(0, entry.text.indexOf(word));
  const from = at < 60 ? 0 : entry.words.lastIndexOf(' ', at - 50) + 1;
  const part = entry.words.slice(from, from + 180);
  return (from > 0 ? '\u2026 ' : '') + part + (from + 180 < entry.words.length ? ' \u2026' : '');
}

function show(entry, word) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = entry.href;
  link.textContent = entry.title;
  const kind = document.createElement('span');
  kind.className = 'kind';
  kind.textContent = entry.kind;
  const text = document.createElement('p');
  text.textContent = excerpt(entry, word);
  item.append(link, ' ', kind, text);
  list.append(item);
}

function search() {
  const phrase = field.value.trim().toLowerCase();
  list.replaceChildren();
  if (phrase === '') { count.textContent = 'Type what you are looking for.'; return; }
  const words = phrase.split(/[\s_]+/).filter(Boolean);
  const found = entries.map((entry) => ({ entry, score: scoreOf(entry, words, phrase) })).filter((one) => one.score > 0);
  found.sort((a, b) => b.score - a.score);
  found.slice(0, most).forEach(({ entry }) => show(entry, words[0]));
  count.textContent = found.length === 0 ? 'Nothing has all of these words.'
    : found.length > most ? `The best ${most} of ${found.length} places` : `${found.length} ${found.length === 1 ? 'place' : 'places'}`;
}

field.value = new URLSearchParams(location.search).get('q') ?? '';
field.addEventListener('input', search);
field.form.addEventListener('submit', (event) => { event.preventDefault(); search(); });
search();
)js";

}  // namespace

std::string_view search_script() { return script; }

}  // namespace takecare::print
