/** Puts a text into the clipboard, where the browser lets a page from a file do that at all. */
export function copyText(text: string): void {
  const byHand = () => {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  };
  if (navigator.clipboard) {
    navigator.clipboard.writeText(text).catch(byHand);
  } else {
    byHand();
  }
}
