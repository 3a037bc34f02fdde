/** Hands the visitor a JSON file: built in the page, nothing leaves it. */
export function download(document_: unknown): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(document_, null, 2)], { type: 'application/json' }));
  link.download = 'kelisim-receipt.json';
  link.click();
  URL.revokeObjectURL(link.href);
}
