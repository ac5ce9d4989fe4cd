/** Height of a row, px: as in the editor's own lists. panel.css has the same number. */
export const ROW_HEIGHT = 22;
/** Tables of up to so many rows need no scroll bar at any width. */
export const SHORT = 10;
/** Lines between the tables are drawn for runs up to this size; beyond it, for the selected task only. */
export const MANY = 400;
