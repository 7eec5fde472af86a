// What the pages do beyond being read: theme, filters, search, views of a change, keys. Text is only ever set as text.
"use strict";

const root = document.documentElement;
const remembered = (name) => { try { return localStorage.getItem("tosmon-" + name) || ""; } catch { return ""; } };
const remember = (name, value) => { try { localStorage.setItem("tosmon-" + name, value); } catch { /* a private window forgets */ } };
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const one = (id) => document.getElementById(id);
const words = (text) => text.toLocaleLowerCase().split(/\s+/).filter(Boolean);

if (remembered("theme")) root.dataset.theme = remembered("theme");

function theme() {
  const button = one("theme"), names = ["", "light", "dark"];
  const show = () => { button.textContent = "Theme: " + (root.dataset.theme || "system"); };
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    const next = names[(names.indexOf(root.dataset.theme || "") + 1) % names.length];
    if (next) root.dataset.theme = next; else delete root.dataset.theme;
    remember("theme", next);
    show();
  });
}

function filters() {
  const list = one("list");
  if (!list || !one("filter")) return;
  const rows = list.tBodies ? [...list.tBodies[0].rows] : [...list.children];
  const texts = rows.map((row) => row.textContent.toLocaleLowerCase());
  const stance = one("by-stance"), tag = one("by-tag"), severity = one("by-severity");
  const tally = all(".tally button");
  const apply = () => {
    const wanted = words(one("filter").value);
    let number = 0;
    rows.forEach((row, place) => {
      const fits = wanted.every((word) => texts[place].includes(word))
        && (!stance || !stance.value || row.dataset.stance === stance.value)
        && (!tag || !tag.value || row.dataset.tags.split(" ").includes(tag.value))
        && (!severity || !severity.value || row.classList.contains("v-" + severity.value));
      row.hidden = !fits;
      number += fits;
    });
    one("shown").textContent = `${number} of ${rows.length} shown`;
    tally.forEach((each) => each.setAttribute("aria-pressed", String(each.dataset.stance === stance.value)));
  };
  tally.forEach((each) => each.addEventListener("click", () => {
    stance.value = stance.value === each.dataset.stance ? "" : each.dataset.stance;
    apply();
    one("services").scrollIntoView();
  }));
  one("filter").form.hidden = false;
  one("filter").form.addEventListener("input", apply);
  one("filter").form.addEventListener("submit", (event) => event.preventDefault());
  apply();
}

// The files of the search call this with their records; they are loaded once somebody types, one after the other.
const records = [];
globalThis.tosmon = (more) => records.push(...more);

function search() {
  const form = one("search");
  if (!form) return;
  const field = one("words"), found = one("found"), most = 100, shards = Number(form.dataset.shards);
  let loaded = 0, loading = false;
  const show = () => {
    const wanted = words(field.value);
    const fits = wanted.length ? records.filter((each) => {
      const text = (each[1] + " " + each[2] + " " + each[3]).toLocaleLowerCase();
      return wanted.every((word) => text.includes(word));
    }) : [];
    found.replaceChildren(...fits.slice(0, most).map(result));
    const more = loaded < shards ? ", still looking" : "";
    one("shown").textContent = wanted.length ? `${fits.length} found${fits.length > most ? `, the first ${most} shown` : ""}${more}` : "";
  };
  const load = () => {
    if (loading || loaded >= shards) return;
    loading = true;
    const script = document.createElement("script");
    script.src = `search/${loaded + 1}.js`;
    script.onload = script.onerror = () => { loading = false; loaded += 1; show(); load(); };
    document.head.append(script);
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", () => {
    history.replaceState(null, "", "#" + encodeURIComponent(field.value));
    show();
    if (field.value.trim()) load();
  });
  if (location.hash.length > 1) {
    try { field.value = decodeURIComponent(location.hash.slice(1)); } catch { /* no address of ours */ }
    field.dispatchEvent(new Event("input"));
  }
}

function result([kind, label, title, text, address]) {
  const item = document.createElement("li"), mark = document.createElement("span"), link = document.createElement("a");
  const said = document.createElement("p");
  mark.className = kind;
  mark.textContent = label;
  link.textContent = title;
  link.href = address;
  said.textContent = text;
  said.dir = "auto";
  item.append(mark, link, said);
  return item;
}

function views() {
  const diff = one("diff");
  if (!diff) return;
  const narrow = matchMedia("(max-width: 48rem)");
  const set = (view) => {
    diff.dataset.view = view;
    all(".views [data-view]").forEach((each) => each.setAttribute("aria-pressed", String(each.dataset.view === view)));
  };
  all(".views").forEach((each) => { each.hidden = false; });
  all(".views [data-view]").forEach((each) => each.addEventListener("click", () => { remember("view", each.dataset.view); set(each.dataset.view); }));
  all(".views [data-jump]").forEach((each) => each.addEventListener("click", () => jump(Number(each.dataset.jump))));
  set(remembered("view") || (narrow.matches ? "inline" : "side"));
}

function jump(by) {
  const hunks = all(".hunk");
  if (!hunks.length) return;
  const here = hunks.indexOf(document.activeElement.closest(".hunk"));
  const next = here < 0 ? (by > 0 ? 0 : hunks.length - 1) : Math.min(Math.max(here + by, 0), hunks.length - 1);
  hunks[next].focus({ preventScroll: true });
  hunks[next].scrollIntoView({ block: "center" });
}

// A sentence that is clicked shows its permanent link; in a text that goes on elsewhere, a link leads to the part that has it.
function sentences() {
  const text = one("text");
  if (!text) return;
  const elsewhere = new Map(text.dataset.elsewhere.split(" ").filter(Boolean).map((each) => each.split(":")));
  const lead = () => {
    const part = elsewhere.get(location.hash.slice(1));
    if (part) location.replace(location.pathname.split("/").pop().replace(/\.html$/, `-${part}.html`) + location.hash);
  };
  addEventListener("hashchange", lead);
  lead();
  const bar = document.createElement("p"), link = document.createElement("a");
  bar.className = "chosen-link";
  bar.hidden = true;
  bar.setAttribute("role", "status");
  link.textContent = "Permanent link to this sentence";
  bar.append(link);
  text.after(bar);
  text.addEventListener("click", (event) => {
    const sentence = event.target.closest("[id]");
    if (!sentence || sentence === text || event.target.closest("a") || String(getSelection())) return;
    all(".chosen").forEach((each) => each.classList.remove("chosen"));
    sentence.classList.add("chosen");
    link.href = "#" + sentence.id;
    bar.hidden = false;
  });
}

// Keys of one letter can be turned off (WCAG 2.2, 2.1.4), and never count while somebody types.
function keys() {
  const button = one("keys"), on = () => remembered("keys") !== "off";
  const show = () => {
    button.textContent = "Keyboard shortcuts: " + (on() ? "on" : "off");
    all(".keyhelp").forEach((each) => { each.hidden = !on(); });
  };
  button.hidden = false;
  button.addEventListener("click", () => { remember("keys", on() ? "off" : "on"); show(); });
  show();
  const follow = (id) => { if (one(id)) one(id).click(); };
  const does = {
    "/": () => (document.querySelector("[data-key]") || document.querySelector(".top nav a:nth-child(3)")).focus(),
    n: () => jump(1), p: () => jump(-1), N: () => follow("newer"), P: () => follow("older"),
    d: () => { const other = document.querySelector(".views [data-view][aria-pressed=false]"); if (other) other.click(); },
  };
  addEventListener("keydown", (event) => {
    if (!on() || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
    if (does[event.key]) { event.preventDefault(); does[event.key](); }
  });
}

addEventListener("DOMContentLoaded", () => { theme(); filters(); search(); views(); sentences(); keys(); });
