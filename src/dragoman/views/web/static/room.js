"use strict";
// The room works without this script; with it charts can be touched and an event lights up without a new page.

const dark = window.matchMedia("(prefers-color-scheme: dark)");

async function draw(box) {
  const address = new URL(box.dataset.chart, location.href);
  if (dark.matches) address.searchParams.set("theme", "dark");
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the chart could not be made (${answer.status})`);
  const spec = await answer.json();
  fit(spec, box.clientWidth);
  const made = await vegaEmbed(box, spec, { ast: true, actions: false, renderer: "canvas", defaultStyle: false, tooltip: { disableDefaultStyle: true } });
  box.dataset.drawn = "yes";
  return made;
}

// Charts are as wide as the page leaves them; a map and a network keep their shape.
function fit(spec, wide) {
  if (wide < 620) spec.config.legend = { ...spec.config.legend, columns: 2 };
  const parts = spec.vconcat || [spec];
  for (const part of parts) {
    const width = Math.max(240, wide - 90);
    if (part.projection && part.projection.scale) part.projection.scale *= width / part.width;
    if (part.projection || (part.params && !spec.vconcat)) part.height = Math.max(280, Math.min(part.height, (part.height * width) / part.width));
    part.width = width;
  }
}

function drawAll() {
  for (const box of document.querySelectorAll("[data-chart]")) {
    draw(box).catch((error) => {
      box.classList.add("failed");
      box.textContent = `No chart: ${error.message}. The figures are in the table.`;
    });
  }
}

function choose(reader, number, push) {
  for (const piece of reader.querySelectorAll("[data-r]")) {
    const mine = piece.dataset.r.split(" ").filter((role) => role.slice(0, -1) === number);
    for (const letter of "atrswp") piece.classList.toggle(`lit-${letter}`, mine.includes(number + letter));
  }
  for (const item of reader.querySelectorAll("[data-event]")) {
    const chosen = item.dataset.event === number;
    item.classList.toggle("chosen", chosen);
    const link = item.querySelector(".choose");
    if (chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    if (chosen && push) history.replaceState(null, "", `?event=${encodeURIComponent(item.dataset.id)}`);
  }
  reader.dataset.chosen = number;
}

function reveal(reader) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const lit = reader.querySelector(".lit-t");
  if (lit) lit.scrollIntoView({ block: "center", behavior: calm });
}

function step(reader, by) {
  const items = [...reader.querySelectorAll("[data-event]")];
  if (!items.length) return;
  const now = items.findIndex((item) => item.dataset.event === reader.dataset.chosen);
  const next = items[(now + by + items.length) % items.length];
  choose(reader, next.dataset.event, true);
  reveal(reader);
  next.querySelector(".choose").focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function typing(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function startReader(reader) {
  reader.addEventListener("click", (event) => {
    const link = event.target.closest(".choose");
    const piece = event.target.closest("[data-r]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      choose(reader, link.closest("[data-event]").dataset.event, true);
      reveal(reader);
    } else if (piece && String(getSelection()) === "") {
      const number = piece.dataset.r.split(" ")[0].slice(0, -1);
      choose(reader, number, true);
      document.getElementById(`e${number}`).scrollIntoView({ block: "nearest" });
    }
  });
  document.addEventListener("keydown", (event) => {
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(reader, 1);
    if (event.key === "k") step(reader, -1);
  });
  if (reader.dataset.chosen !== "") reveal(reader);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !typing(event.target)) {
    event.preventDefault();
    document.getElementById("goto").focus();
  }
});

drawAll();
// A chart is drawn anew where the window's width or the theme changed.
let waiting;
let drawnAt = window.innerWidth;
window.addEventListener("resize", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (window.innerWidth !== drawnAt) drawAll();
    drawnAt = window.innerWidth;
  }, 300);
});
dark.addEventListener("change", drawAll);
const reader = document.querySelector(".reader");
if (reader) startReader(reader);

// Review: offsets of selected words, verdicts by one key. Pieces carry `data-at`, the offset of their first character;
// offsets of the record count characters (code points), those of the browser UTF-16 units.
function offsetOf(node, at) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
  if (!piece) return null;
  const before = node.nodeType === Node.TEXT_NODE ? node.data.slice(0, at) : "";
  return Number(piece.dataset.at) + [...before].length;
}

function selected() {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  return start === null || end === null || end <= start ? null : { start, end, words: String(chosen) };
}

function take(form, side) {
  const found = selected();
  if (!found) return;
  const rows = [...form.querySelectorAll(`[data-side="${side}"] .partyrow`)];
  let row = rows[rows.length - 1];
  if (side !== "trigger") {
    const empty = row.cloneNode(true);
    for (const input of empty.querySelectorAll("input")) input.value = "";
    empty.querySelector(".said").textContent = "";
    row.after(empty);
  }
  row.querySelector(".said").textContent = found.words;
  row.querySelector(`[name="${side}_start"]`).value = found.start;
  row.querySelector(`[name="${side}_end"]`).value = found.end;
}

// Modes belong to a type: those of other types cannot be chosen.
function fitModes(form, keep) {
  const type = form.querySelector("[name=type]").value;
  const mode = form.querySelector("[name=mode]");
  for (const group of mode.querySelectorAll("optgroup")) group.disabled = group.label !== type;
  if (!keep) mode.value = "";
}

function startReview(form) {
  fitModes(form, true);
  form.querySelector("[name=type]").addEventListener("change", () => fitModes(form, false));
  form.addEventListener("click", (event) => {
    const taker = event.target.closest("[data-take]");
    const remover = event.target.closest("[data-remove]");
    if (taker) take(form, taker.dataset.take);
    if (remover) {
      const row = remover.closest(".partyrow");
      for (const input of row.querySelectorAll("input")) input.value = "";
      row.querySelector(".said").textContent = "";
    }
  });
  document.addEventListener("keydown", (event) => {
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const sides = { 1: "trigger", 2: "actor", 3: "recipient" };
    if (sides[event.key]) take(form, sides[event.key]);
    const target = form.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!target) return;
    event.preventDefault();
    if (target.tagName === "BUTTON") target.click();
    else document.getElementById("correct").focus();
  });
}

const verdict = document.querySelector("form.verdict");
if (verdict) startReview(verdict);
