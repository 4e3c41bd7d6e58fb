/**
 * The comment on a pull request: a bundle of its own (`dist/comment/`), which `preview` loads if it is to write one. As such
 * a bundle has copies of its own of the classes it imports, it is handed the clients, and imports only plain functions.
 */
export { bringUpToDate } from './up-to-date.js'
