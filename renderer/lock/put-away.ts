/**
 * Takes everything of the page out of the document while it is locked, and puts it back as it was: half-typed texts, open
 * dialogs, places scrolled to, the focus. What other parts add meanwhile goes to the rest. Touches the document only.
 */

/**
 * `stays` is what may be seen meanwhile: a child of the body. It gets copies of the style sheets that stand in the body,
 * which hold no figures. Returns the function that puts everything back.
 */
export function putAway(stays: HTMLElement): () => void {
  const { body } = document;
  const away = document.createDocumentFragment();
  const focused = document.activeElement;
  const scrolled = [...body.querySelectorAll('*')]
    .filter(({ scrollTop, scrollLeft }) => scrollTop !== 0 || scrollLeft !== 0)
    .map((element) => ({ element, top: element.scrollTop, left: element.scrollLeft }));
  const title = document.title;
  document.title = 'Hurdle';
  const sheets = [...body.querySelectorAll('style')].map((sheet) => sheet.cloneNode(true));
  stays.prepend(...sheets);
  const take = (): void => {
    for (const child of [...body.children]) if (child !== stays) away.append(child);
  };
  take();
  const watch = new MutationObserver(take);
  watch.observe(body, { childList: true });
  return () => {
    watch.disconnect();
    body.prepend(away);
    document.title = title;
    for (const { element, top, left } of scrolled) element.scrollTo({ top, left, behavior: 'instant' });
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  };
}
