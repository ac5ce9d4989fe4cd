/** Whether the page stands in an editor, which can run, open and save; a page of its own can only show. */
export const inEditor = !document.documentElement.hasAttribute('data-standalone');
