// SPDX-License-Identifier: EUPL-1.2
// What the editor of letters uses of ProseMirror; built into static/vendor/prosemirror.
export { EditorState } from "prosemirror-state";
export { EditorView } from "prosemirror-view";
export { Schema, Node, Fragment } from "prosemirror-model";
export { keymap } from "prosemirror-keymap";
export { baseKeymap, chainCommands, toggleMark, setBlockType, exitCode } from "prosemirror-commands";
export { history, undo, redo } from "prosemirror-history";
export { wrapInList, splitListItem, liftListItem, sinkListItem } from "prosemirror-schema-list";
export { tableNodes, tableEditing, goToNextCell, addRowAfter, addColumnAfter, deleteRow, deleteColumn, deleteTable, isInTable, toggleHeaderRow } from "prosemirror-tables";
