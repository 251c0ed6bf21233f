// SPDX-License-Identifier: EUPL-1.2
// In `[data-letter-form]`: an editor in place of each textarea of words, and what is typed is kept on the server while it is not
// saved. The editor knows exactly the blocks of `letters.domain.bodies`; nothing else can be pasted into it.

const form = document.querySelector("[data-letter-form]");
const MARKS = { b: "strong", i: "em", u: "u" };
const AFTER = 4000;
const FULL = 5;

function schemaOf(pm) {
  const cell = pm.tableNodes({ tableGroup: "block", cellContent: "line", cellAttributes: {} });
  const textblock = (tag, more = {}) => ({ content: "inline*", parseDOM: [{ tag }], toDOM: () => [tag, 0], ...more });
  return new pm.Schema({
    nodes: {
      doc: { content: "block+" },
      paragraph: {
        content: "inline*", group: "block", attrs: { indent: { default: 0 } },
        parseDOM: [{ tag: "p", getAttrs: (dom) => ({ indent: Number(dom.dataset.indent) || 0 }) }],
        toDOM: (node) => ["p", node.attrs.indent ? { "data-indent": node.attrs.indent } : {}, 0],
      },
      title: textblock("h4", {
        group: "block", parseDOM: ["h1", "h2", "h3", "h4"].map((tag) => ({ tag })),
        toDOM: () => ["p", { class: "letter-title" }, 0],
      }),
      line: { content: "inline*", parseDOM: [{ tag: "p", context: "item/|table_cell/|table_header/" }], toDOM: () => ["p", 0] },
      list: {
        content: "item+", group: "block", attrs: { style: { default: "1" }, indent: { default: 0 } },
        parseDOM: [
          { tag: "ol", getAttrs: (dom) => ({ style: dom.dataset.style === "a" || dom.type === "a" ? "a" : "1" }) },
          { tag: "ul", attrs: { style: "-" } },
        ],
        toDOM: (node) => [node.attrs.style === "-" ? "ul" : "ol", { "data-style": node.attrs.style }, 0],
      },
      item: { content: "line list?", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
      fields: { content: "field+", group: "block", parseDOM: [{ tag: "dl.letter-fields" }], toDOM: () => ["div", { class: "letter-fields" }, 0] },
      field: { content: "label value", toDOM: () => ["div", { class: "letter-field" }, 0], parseDOM: [{ tag: "div.letter-field" }] },
      label: { content: "text*", marks: "", toDOM: () => ["div", 0] },
      value: { content: "inline*", toDOM: () => ["div", 0] },
      ...cell,
      text: { group: "inline" },
      hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
    },
    marks: {
      b: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
      i: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
      u: { parseDOM: [{ tag: "u" }], toDOM: () => ["u", 0] },
    },
  });
}

// Blocks to a document.
function inlineOf(schema, runs) {
  return runs.flatMap(([text, marks]) => {
    const on = [...marks].map((mark) => schema.marks[mark].create());
    return text.split("\n").flatMap((part, at) => [
      ...(at ? [schema.nodes.hard_break.create()] : []),
      ...(part ? [schema.text(part, on)] : []),
    ]);
  });
}

function listOf(schema, block) {
  const items = block.items.map((item) => schema.nodes.item.create(null, [
    schema.nodes.line.create(null, inlineOf(schema, item.runs)),
    ...(item.inner ? [listOf(schema, item.inner)] : []),
  ]));
  return schema.nodes.list.create({ style: block.style, indent: block.indent || 0 }, items);
}

function nodeOf(schema, block) {
  const { nodes } = schema;
  if (block.is === "text") return nodes.paragraph.create({ indent: block.indent || 0 }, inlineOf(schema, block.runs));
  if (block.is === "title") return nodes.title.create(null, inlineOf(schema, block.runs));
  if (block.is === "list") return listOf(schema, block);
  if (block.is === "fields") {
    return nodes.fields.create(null, block.rows.map(([label, value]) => nodes.field.create(null, [
      nodes.label.create(null, label ? schema.text(label) : null),
      nodes.value.create(null, inlineOf(schema, value)),
    ])));
  }
  return nodes.table.create(null, block.rows.map((row, at) => nodes.table_row.create(null, row.map((cell) => (
    (block.head && at === 0 ? nodes.table_header : nodes.table_cell).create(null, nodes.line.create(null, inlineOf(schema, cell)))
  )))));
}

function docOf(schema, blocks) {
  const made = blocks.map((block) => nodeOf(schema, block));
  return schema.nodes.doc.create(null, made.length ? made : [schema.nodes.paragraph.create()]);
}

// A document to blocks.
function runsOf(node) {
  const runs = [];
  node.forEach((child) => {
    const marks = Object.keys(MARKS).filter((name) => child.marks.some((mark) => mark.type.name === name)).join("");
    runs.push([child.isText ? child.text : "\n", marks]);
  });
  return runs;
}

function childrenOf(node) {
  const found = [];
  node.forEach((child) => found.push(child));
  return found;
}

function listBlock(node) {
  const items = childrenOf(node).map((item) => {
    const [line, inner] = childrenOf(item);
    return inner ? { runs: runsOf(line), inner: listBlock(inner) } : { runs: runsOf(line) };
  });
  return { is: "list", style: node.attrs.style, items };
}

function blockOf(node) {
  const name = node.type.name;
  if (name === "paragraph") return { is: "text", runs: runsOf(node), indent: node.attrs.indent };
  if (name === "title") return { is: "title", runs: runsOf(node) };
  if (name === "list") return { ...listBlock(node), indent: node.attrs.indent };
  if (name === "fields") {
    return { is: "fields", rows: childrenOf(node).map((field) => [field.firstChild.textContent, runsOf(field.lastChild)]) };
  }
  const rows = childrenOf(node);
  const head = rows.length > 1 && childrenOf(rows[0]).every((cell) => cell.type.name === "table_header");
  return { is: "table", rows: rows.map((row) => childrenOf(row).map((cell) => runsOf(cell.firstChild))), head };
}

// What the buttons do.
function inside(state, name) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type.name === name) return depth;
  return 0;
}

function moved(by) {
  return (state, dispatch) => {
    const { $from, $to } = state.selection;
    const transaction = state.tr;
    state.doc.nodesBetween($from.before(1), $to.after(1), (node, at) => {
      if (node.type.name !== "paragraph") return node.type.name === "doc";
      const indent = Math.min(3, Math.max(0, node.attrs.indent + by));
      if (indent !== node.attrs.indent) transaction.setNodeMarkup(at, null, { ...node.attrs, indent });
      return false;
    });
    if (dispatch && transaction.docChanged) dispatch(transaction);
    return transaction.docChanged;
  };
}

// A list of the chosen paragraphs; in a list of that style back to paragraphs, in another its style changes.
function listed(pm, schema, style) {
  return (state, dispatch) => {
    const depth = inside(state, "list");
    const { $from, $to } = state.selection;
    if (depth) {
      const list = $from.node(depth);
      if (list.attrs.style !== style) {
        if (dispatch) dispatch(state.tr.setNodeMarkup($from.before(depth), null, { ...list.attrs, style }));
        return true;
      }
      if (depth > 1) return pm.liftListItem(schema.nodes.item)(state, dispatch);
      const lines = [];
      list.descendants((node) => { if (node.type.name === "line") lines.push(schema.nodes.paragraph.create(null, node.content)); });
      if (dispatch) dispatch(state.tr.replaceWith($from.before(1), $from.after(1), lines));
      return true;
    }
    const start = $from.index(0), end = $to.index(0) + 1, items = [];
    for (let at = start; at < end; at += 1) {
      const node = state.doc.child(at);
      if (!["paragraph", "title"].includes(node.type.name)) return false;
      items.push(schema.nodes.item.create(null, schema.nodes.line.create(null, node.content)));
    }
    if (dispatch) {
      const list = schema.nodes.list.create({ style }, items);
      const transaction = state.tr.replaceWith($from.before(1), $to.after(1), list);
      const at = transaction.mapping.map($from.before(1), -1) + list.nodeSize - 3;
      dispatch(transaction.setSelection(state.selection.constructor.near(transaction.doc.resolve(at), -1)));
    }
    return true;
  };
}

function put(make) {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if (dispatch) {
      const after = $from.after(1);
      const transaction = state.tr.insert(after, make());
      dispatch(transaction.setSelection(state.selection.constructor.near(transaction.doc.resolve(after + 2))).scrollIntoView());
    }
    return true;
  };
}

function breakLine(schema) {
  return (state, dispatch) => {
    if (inside(state, "label")) return false;
    if (dispatch) dispatch(state.tr.replaceSelectionWith(schema.nodes.hard_break.create()).scrollIntoView());
    return true;
  };
}

// Enter in fields: a new line of label and value; on an empty one out of the fields.
function nextField(schema) {
  return (state, dispatch) => {
    const depth = inside(state, "field");
    if (!depth) return false;
    const { $from } = state.selection;
    const field = $from.node(depth), after = $from.after(depth);
    const near = (transaction, at) => transaction.setSelection(state.selection.constructor.near(transaction.doc.resolve(at))).scrollIntoView();
    if (dispatch && !field.textContent && $from.node(depth - 1).childCount > 1) {
      const transaction = state.tr.delete($from.before(depth), after);
      const end = transaction.mapping.map($from.after(1));
      transaction.insert(end, schema.nodes.paragraph.create());
      dispatch(near(transaction, end + 1));
    } else if (dispatch) {
      const made = schema.nodes.field.create(null, [schema.nodes.label.create(), schema.nodes.value.create()]);
      dispatch(near(state.tr.insert(after, made), after + 2));
    }
    return true;
  };
}

// Enter on an empty point: one list further out, or out of the list into a paragraph after it.
function outOfList(pm, schema) {
  return (state, dispatch) => {
    const depth = inside(state, "item");
    const { $from } = state.selection;
    if (!depth || $from.parent.content.size || $from.node(depth).childCount > 1) return false;
    if (depth > 2) return pm.liftListItem(schema.nodes.item)(state, dispatch);
    const list = $from.node(depth - 1);
    if ($from.index(depth - 1) < list.childCount - 1 || list.childCount < 2) return false;
    if (dispatch) {
      const transaction = state.tr.delete($from.before(depth), $from.after(depth));
      const end = transaction.mapping.map($from.after(1));
      transaction.insert(end, schema.nodes.paragraph.create());
      dispatch(transaction.setSelection(state.selection.constructor.near(transaction.doc.resolve(end + 1))).scrollIntoView());
    }
    return true;
  };
}

function commandsOf(pm, schema) {
  const { nodes, marks } = schema;
  const cell = (type) => type.create(null, nodes.line.create());
  const row = (type) => nodes.table_row.create(null, [cell(type), cell(type), cell(type)]);
  return {
    bold: pm.toggleMark(marks.b),
    italic: pm.toggleMark(marks.i),
    underline: pm.toggleMark(marks.u),
    numbers: listed(pm, schema, "1"),
    letters: listed(pm, schema, "a"),
    dashes: listed(pm, schema, "-"),
    in: pm.chainCommands(pm.sinkListItem(nodes.item), moved(1)),
    out: pm.chainCommands(pm.liftListItem(nodes.item), moved(-1)),
    title: (state, dispatch) => (state.selection.$from.parent.type === nodes.title
      ? pm.setBlockType(nodes.paragraph) : pm.setBlockType(nodes.title))(state, dispatch),
    fields: put(() => nodes.fields.create(null, [nodes.field.create(null, [nodes.label.create(), nodes.value.create()])])),
    table: put(() => nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)])),
    row: pm.addRowAfter, column: pm.addColumnAfter, noRow: pm.deleteRow, noColumn: pm.deleteColumn, noTable: pm.deleteTable,
    undo: pm.undo, redo: pm.redo,
  };
}

function pluginsOf(pm, schema, commands) {
  const { item } = schema.nodes;
  return [
    pm.history(),
    pm.keymap({
      "Mod-z": pm.undo, "Mod-y": pm.redo, "Shift-Mod-z": pm.redo,
      "Mod-b": commands.bold, "Mod-i": commands.italic, "Mod-u": commands.underline,
      Enter: pm.chainCommands(nextField(schema), outOfList(pm, schema), pm.splitListItem(item)),
      "Shift-Enter": breakLine(schema), "Mod-Enter": breakLine(schema),
      // Tab leaves the editor, for whoever works by keyboard; steps have keys of their own.
      "Mod-]": commands.in, "Mod-[": commands.out,
    }),
    pm.keymap(pm.baseKeymap),
    pm.tableEditing(),
  ];
}

function editorFor(pm, area, changed) {
  const schema = schemaOf(pm), commands = commandsOf(pm, schema);
  const box = document.createElement("div");
  box.className = `letter-editor letter-words-${area.name}`;
  const tools = document.querySelector("[data-letter-tools]").content.cloneNode(true).firstElementChild;
  // An opening or a closing is a sentence: it needs no tables.
  if (Number(area.rows) < FULL) tools.querySelectorAll("[data-more]").forEach((button) => button.remove());
  const label = form.querySelector(`label[for="${area.id}"]`);
  const place = document.createElement("div");
  box.append(tools, place);
  area.after(box);
  area.hidden = true;
  const sent = form.elements[`${area.name}_blocks`]
    || form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: `${area.name}_blocks` }));
  const tell = (state) => { sent.value = JSON.stringify(childrenOf(state.doc).map(blockOf)); };
  const view = new pm.EditorView(place, {
    state: pm.EditorState.create({ doc: docOf(schema, JSON.parse(area.dataset.blocks)), plugins: pluginsOf(pm, schema, commands) }),
    attributes: {
      role: "textbox", "aria-multiline": "true", "aria-label": label ? label.textContent.trim() : area.name,
      ...(area.getAttribute("aria-describedby") ? { "aria-describedby": area.getAttribute("aria-describedby") } : {}),
    },
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged) { tell(view.state); changed(); }
      for (const [name, button] of pressed) {
        const { from, $from, to, empty } = view.state.selection, mark = schema.marks[name];
        const on = empty ? mark.isInSet(view.state.storedMarks || $from.marks()) : view.state.doc.rangeHasMark(from, to, mark);
        button.setAttribute("aria-pressed", String(Boolean(on)));
      }
    },
  });
  const named = { bold: "b", italic: "i", underline: "u" };
  const pressed = [...tools.querySelectorAll("[data-command]")].filter((one) => named[one.dataset.command])
    .map((one) => [named[one.dataset.command], one]);
  if (label) label.addEventListener("click", () => view.focus());
  tools.addEventListener("mousedown", (event) => event.preventDefault());
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("[data-command]");
    if (button) { commands[button.dataset.command](view.state, view.dispatch); view.focus(); }
  });
  tell(view.state);
}

// What is typed is kept a few seconds after the last key, and once more when the page is left.
function keeper() {
  const said = form.querySelector("[data-kept]");
  let waits = 0, isDirty = false;
  async function keep() {
    isDirty = false;
    const data = new FormData(form);
    data.delete("word");
    try {
      const answer = await fetch(form.dataset.keepUrl, { method: "POST", body: data, keepalive: false });
      const moment = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      if (said) said.textContent = answer.ok ? `${form.dataset.keptWords} ${moment}` : form.dataset.notKeptWords;
    } catch {
      if (said) said.textContent = form.dataset.notKeptWords;
      isDirty = true;
    }
  }
  form.addEventListener("submit", () => { clearTimeout(waits); isDirty = false; });
  document.addEventListener("visibilitychange", () => { if (document.hidden && isDirty) { clearTimeout(waits); keep(); } });
  return () => { isDirty = true; clearTimeout(waits); waits = setTimeout(keep, AFTER); };
}

if (form) {
  const changed = keeper();
  form.addEventListener("input", changed);
  const pm = await import(form.dataset.editorUrl);
  for (const area of form.querySelectorAll("textarea[data-letter-words]")) editorFor(pm, area, changed);
}
